"""How far a run has come: one bar, in a terminal or under a notebook's cell, which is gone at the end."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TextIO, TypeVar

from tqdm.std import tqdm

FEW = 100
"""A notebook shows no bar for fewer articles: what it stores must not depend on how fast a machine is."""

_Item = TypeVar("_Item")


class Progress:
    """A bar for one phase of a run after the other, the articles counted anew in each.

    Args:
        file: on which it is drawn; None for nowhere.
        fewest: of fewer articles nothing is drawn.
    """

    def __init__(self, file: TextIO | None = None, fewest: int = 0) -> None:
        self.drawn = False
        self._file = file
        self._fewest = fewest
        self._bar: tqdm | None = None

    def over(self, items: Iterable[_Item], phase: str, total: int | None = None) -> Iterator[_Item]:
        """Hand items on and count them.

        Args:
            items: one for each article, as they are done.
            phase: what is done with them ("Analysing").
            total: how many there will be; None if nobody knows.

        Yields:
            The items.
        """
        coming = iter(items)
        done = 0
        if total is None or total < self._fewest:
            for item in islice(coming, self._fewest):
                yield item
                done += 1
        if self._file is None or (total is not None and total < self._fewest):
            yield from coming
            return
        for item in coming:
            if self._bar is None:
                self._bar = self._begun(phase, total, done)
            yield item
            self._bar.update()
        self.close()

    def aside(self, tell: Callable[[_Item], None]) -> Callable[[_Item], None]:
        """Let something write lines without running into the bar.

        Args:
            tell: writes to stderr.

        Returns:
            What does the same, with the bar out of the way.
        """

        def told(matter: _Item) -> None:
            with tqdm.external_write_mode(file=sys.stderr):
                tell(matter)

        return told if self._file else tell

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
        self._bar = None

    def _begun(self, phase: str, total: int | None, done: int) -> tqdm:
        self.drawn = True
        return tqdm(
            desc=phase, total=total, initial=done, unit=" articles", file=self._file, leave=False, miniters=1
        )


@contextmanager
def shown(wanted: bool) -> Iterator[Progress]:
    """Show progress where somebody can see it.

    Args:
        wanted: whether to show it at all.

    Yields:
        What counts the articles. It draws on stderr if that is a terminal, else below the notebook's cell
        that runs this, if one does, else nowhere. In the end nothing of it is left.
    """
    notebook = wanted and _in_notebook()
    if notebook:
        progress = Progress(sys.stdout, FEW)
    else:
        progress = Progress(sys.stderr if wanted and sys.stderr.isatty() else None)
    try:
        yield progress
    finally:
        progress.close()
        if notebook and progress.drawn:
            from IPython.display import clear_output  # which only a notebook has loaded

            clear_output()


def _in_notebook() -> bool:
    """Whether a notebook's kernel runs this."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return hasattr(shell, "kernel")
