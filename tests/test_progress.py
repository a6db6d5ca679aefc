import io
import sys
from types import SimpleNamespace

import pytest

from analysis.progress import FEW, Progress, shown


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def open_terminal(monkeypatch):
    """What puts a terminal in the place of stderr and gives what is written to it."""

    def open_one():
        monkeypatch.setattr(sys, "stderr", Terminal())
        return sys.stderr

    return open_one


@pytest.fixture
def notebook(monkeypatch):
    """A kernel that runs this, and how often it was asked to clear what a cell has written."""
    cleared = []
    shell = SimpleNamespace(get_ipython=lambda: SimpleNamespace(kernel=None))
    monkeypatch.setitem(sys.modules, "IPython", shell)
    display = SimpleNamespace(clear_output=lambda: cleared.append(True))
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    return cleared


def test_a_terminal_shows_phase_articles_rate_and_time_left_and_nothing_at_the_end(open_terminal):
    terminal = open_terminal()
    with shown(True) as progress:
        assert list(progress.over("abcd", "Analysing", 4)) == list("abcd")
        assert list(progress.over("ab", "Reading")) == list("ab")
    written = terminal.getvalue()
    assert "Analysing:   0%|" in written
    assert "| 0/4 [00:00<?, ? articles/s]" in written
    assert "Reading: 0 articles [00:00, ? articles/s]" in written
    assert written.split("\r")[-2].strip() == ""
    assert written.endswith("\r")


def test_a_line_is_written_beside_the_bar_and_not_into_it(open_terminal):
    terminal = open_terminal()
    with shown(True) as progress:
        tell = progress.aside(lambda matter: print(f"note: {matter}", file=sys.stderr))
        for item in progress.over("ab", "Reading", 2):
            tell(item)
    lines = [line.split("\r")[-1] for line in terminal.getvalue().split("\n")]
    assert lines[:2] == ["note: a", "note: b"]


def test_without_a_terminal_nothing_is_written(capsys):
    with shown(True) as progress:
        assert list(progress.over(range(500), "Analysing", 500)) == list(range(500))
    assert capsys.readouterr() == ("", "")


def test_a_terminal_stays_quiet_when_nobody_wants_to_know(open_terminal):
    terminal = open_terminal()
    with shown(False) as progress:
        list(progress.over("ab", "Analysing", 2))
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("total", [FEW - 1, None])
def test_a_notebook_shows_nothing_for_few_articles(notebook, capsys, total):
    with shown(True) as progress:
        assert list(progress.over(range(FEW - 1), "Analysing", total)) == list(range(FEW - 1))
    assert capsys.readouterr() == ("", "")
    assert notebook == []


@pytest.mark.parametrize("total", [FEW + 1, None])
def test_a_notebook_shows_a_bar_for_more_and_clears_it(notebook, capsys, total):
    with shown(True) as progress:
        assert list(progress.over(range(FEW + 1), "Analysing", total)) == list(range(FEW + 1))
        assert notebook == []
    told = capsys.readouterr()
    assert "Analysing: " in told.out
    assert told.err == ""
    assert notebook == [True]


def test_the_bar_goes_when_a_run_is_interrupted(open_terminal):
    terminal = open_terminal()

    def interrupted():
        yield 1
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), shown(True) as progress:
        list(progress.over(interrupted(), "Analysing", 2))
    assert terminal.getvalue().endswith("\r")


def test_items_are_handed_on_as_they_come():
    seen = []
    items = (seen.append(n) or n for n in range(3))
    assert next(Progress().over(items, "Reading")) == 0
    assert seen == [0]
