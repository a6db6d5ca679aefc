"""Lines that were broken at a fixed width, in mails, exports and text taken from pages of print."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

NARROWEST = 30
"""Narrower lines are columns of a table, names in a list, or verse."""
WIDEST = 100
"""A text with longer lines was not broken by hand or by a program."""

_MOSTLY = 0.7
"""So many of the line ends within paragraphs must be there because the next word did not fit."""
_RUNNING = 0.25
"""So many lines must go on in lower case, as running text does and lists do not."""
_LEAST = 2

_LONGEST_WORD = 60
_DIVIDED = re.compile(r"(\w+)-\Z")
_ITEM = re.compile(r"[-*•·>|]|\d+[.)]\Z")
"""What begins an item of a list, a quoted line of a mail or a row of a table."""
_COORDINATED = re.compile(r"(?:und|oder|bzw|sowie|bis|noch|wie|statt|als|aber|u)\b|[&/]")
"""Behind a hyphen that stands for a part of a word ("Daten- und Informationsschutz")."""
_KEEPS_HYPHEN = re.compile(r"(?:.*[A-ZÄÖÜ]{2}|\w|.*\d)\Z")
"""Before a hyphen that belongs to the word ("US-amerikanisch", "30-jährig", "x-beliebig")."""

Mended = tuple[int, int, str]
"""First character and end of a stretch of text, and what replaces it."""


class _Line(NamedTuple):
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class _Gap(NamedTuple):
    """The space between two lines of a paragraph.

    Attributes:
        start: after the last mark of the first line.
        end: first character of the second.
        divided: how to mend a word that the break divides; None if it divides none.
        full: the next word would not have fitted into the first line.
        running: the second line goes on in lower case, or within a word.
        item: the second line begins an item.
    """

    start: int
    end: int
    divided: Mended | None
    full: bool
    running: bool
    item: bool


def mended_breaks(text: str) -> Iterator[Mended]:
    """Find the line breaks that mean nothing.

    Words divided at a line's end are joined, without the hyphen if they go on in lower case. If the text was
    broken at a fixed width, its lines are joined too; its paragraphs and lists stay.

    Args:
        text: whose lines end with a line feed.

    Yields:
        What to replace, in text order.
    """
    lines = list(_lines(text))
    width = max((len(line.text) for line in lines if " " in line.text), default=0)
    gaps = [_gap(*two, width) for two in pairwise(lines) if two[0].text and two[1].text]
    wrapped = NARROWEST <= width <= WIDEST and _is_wrapped(gaps)
    for gap in gaps:
        if gap.divided:
            yield gap.divided
        elif wrapped and gap.full and not gap.item:
            yield gap.start, gap.end, " "


def _lines(text: str) -> Iterator[_Line]:
    """Give all lines without the space at their ends."""
    start = 0
    for line in text.split("\n"):
        yield _Line(start + len(line) - len(line.lstrip()), line.strip())
        start += len(line) + 1


def _gap(line: _Line, following: _Line, width: int) -> _Gap:
    word = following.text[:_LONGEST_WORD].split()[0]
    divided = _divided(line, following, word)
    full = divided is not None or len(line.text) + 1 + len(word) > width
    running = divided is not None or word[0].islower()
    return _Gap(line.end, following.start, divided, full, running, bool(_ITEM.match(word)))


def _divided(line: _Line, following: _Line, word: str) -> Mended | None:
    """Say how to mend a word that goes on in the next line."""
    before = _DIVIDED.search(line.text[-_LONGEST_WORD:])
    if before is None or not (word[0].isalpha() or word[0] in "&/"):
        return None
    if _COORDINATED.match(word):
        return line.end, following.start, " "
    keeps = word[0].isupper() or _KEEPS_HYPHEN.match(before[1]) is not None
    return line.end - (not keeps), following.start, ""


def _is_wrapped(gaps: list[_Gap]) -> bool:
    """Whether a text's lines end where the next word did not fit, and go on like running text."""
    full = [gap for gap in gaps if gap.full]
    running = sum(gap.running for gap in full)
    return len(full) >= _MOSTLY * len(gaps) and running >= max(_LEAST, _RUNNING * len(gaps))
