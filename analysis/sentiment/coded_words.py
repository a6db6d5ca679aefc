"""Judging words of German news, coded one by one: see `words/README.md`."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).with_name("words")
_STRONGEST = 3


class Coded(NamedTuple):
    """A coded word.

    Attributes:
        word: its base form.
        tone: the light on what it is said of or on its object, in [−1, 1].
        subject: of a verb, the light on its subject, in [−1, 1].
        effect: what it does to what depends on it; "none" judges by its tone alone.
    """

    word: str
    tone: float
    subject: float
    effect: str


def coded_verbs() -> Iterator[Coded]:
    """Yield the coded verbs, in the infinitive."""
    for row in _rows("verbs"):
        yield Coded(row["verb"], _share(row["object"]), _share(row["subject"]), row["effect"])


def coded_nouns() -> Iterator[Coded]:
    """Yield the coded nouns, in the nominative singular."""
    for row in _rows("nouns"):
        yield Coded(row["noun"], _share(row["tone"]), 0.0, row["effect"])


def coded_adjectives() -> Iterator[Coded]:
    """Yield the coded adjectives, participles and adverbs, uninflected."""
    for row in _rows("adjectives"):
        yield Coded(row["word"], _share(row["tone"]), 0.0, "none")


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


def _share(code: str) -> float:
    return int(code) / _STRONGEST
