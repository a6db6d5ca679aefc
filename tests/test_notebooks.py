"""Notebooks are thin, their outputs are stored, and they run on any corpus."""

import ast
import inspect
import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from analysis.figures.gallery import CHARTS
from analysis.workbench import open_corpus

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MOST_LINES = 8
NOT_THIN = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.For,
    ast.While,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.If,
    ast.Try,
)
RENEW = "renew it with: make notebooks"
ENGINE = inspect.signature(open_corpus).parameters["quotes"].default
WITHOUT_CONFIDENCE = {"quotes_by_confidence"} if ENGINE == "rules" else set()
"""Charts for which the notebooks' quotes engine gives no numbers."""


def read(path):
    return nbformat.read(path, as_version=4)


def code_cells(path):
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def run_on(corpus, figures, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "notebooks.run", *arguments],
        cwd=ROOT,
        env={**os.environ, "CORPUS": str(corpus), "FIGURES": str(figures)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def test_there_are_five():
    assert [path.stem for path in NOTEBOOKS] == [
        "01_corpus",
        "02_entities",
        "03_quotes",
        "04_sentiment",
        "05_topics",
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_thin(path):
    for number, cell in enumerate(code_cells(path), 1):
        kinds = {type(node) for node in ast.walk(ast.parse(cell.source))}
        assert not kinds & set(NOT_THIN), f"code cell {number}: move this into the package"
        assert len(cell.source.splitlines()) <= MOST_LINES, f"code cell {number} is too long"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_asks_before_it_answers(path):
    kinds = [cell.cell_type for cell in read(path).cells]
    assert kinds[0] == "markdown"
    headings = [cell.source for cell in read(path).cells if cell.source.startswith("#")]
    assert sum("?" in heading.splitlines()[0] for heading in headings) == len(headings)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_first_code_cell_holds_the_parameters(path):
    first = code_cells(path)[0]
    assert first.metadata["tags"] == ["parameters"]
    assert 'CORPUS = os.environ.get("CORPUS")' in first.source
    assert 'LANG = "en"' in first.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_stored(path):
    cells = code_cells(path)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1)), RENEW
    assert all(
        cell.outputs for cell in cells[1:] if not cell.source.splitlines()[-1].startswith("corpus = ")
    ), RENEW
    kinds = {output.output_type for cell in cells for output in cell.outputs}
    assert kinds == {"execute_result"}, f"errors or warnings are stored; {RENEW}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_nothing_of_the_machine_is_stored(path):
    text = path.read_text(encoding="utf-8")
    assert json.loads(text)["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }, RENEW
    assert str(ROOT) not in text, RENEW
    assert "iopub" not in text, RENEW


def test_every_chart_is_in_a_notebook():
    sources = "\n".join(cell.source for path in NOTEBOOKS for cell in code_cells(path))
    assert [name for name in CHARTS if f'corpus.chart("{name}"' not in sources] == []


def test_they_run_on_a_corpus_of_several_dates_and_outlets(tmp_path):
    before = [path.read_bytes() for path in NOTEBOOKS]
    done = run_on(ROOT / "tests" / "corpus", tmp_path)
    assert done.returncode == 0, done.stderr
    written = {path.name for path in tmp_path.iterdir()}
    charts = set(CHARTS) - WITHOUT_CONFIDENCE - {"copies_over_time"}  # no text is printed twice here
    assert written == {f"{name}.{kind}" for name in charts for kind in ("svg", "png", "csv")}
    assert [path.read_bytes() for path in NOTEBOOKS] == before


def test_they_run_on_one_article_without_anything_in_it(tmp_path):
    article = tmp_path / "leer.txt"
    article.write_text("Es regnet.\n", encoding="utf-8")
    done = run_on(article, tmp_path / "figures")
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "figures").glob("*")) == []


@pytest.mark.parametrize(
    ("corpus", "arguments", "reason"),
    [
        ("no/such/place", (), "no/such/place: there is no such file or folder"),
        ("tests/corpus", ("--store",), "leave CORPUS empty"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(corpus, arguments, reason, tmp_path):
    done = run_on(corpus, tmp_path, *arguments)
    assert done.returncode == 2
    assert reason in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_failing_cell_is_named(tmp_path):
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x00\x01\x02\xff" * 50)
    done = run_on(broken, tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("notebooks: 01_corpus.ipynb, cell 3: ")
    assert len(done.stderr.splitlines()) == 1
