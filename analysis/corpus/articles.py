"""What a reader hands on: an article, the parts it consists of, and what was noticed or rejected."""

import re
from bisect import bisect_right
from typing import Literal, NamedTuple

PartName = Literal["kicker", "title", "dateline", "caption", "body"]
DatePrecision = Literal["day", "month", "year", "none"]
DateSource = Literal["metadata", "text", "url"]

MAX_CHARACTERS = 1_000_000
"""A longer text is rejected: its analysis would take gigabytes, and it is hardly one article."""


_DETAILS = re.compile(r"[:;]\s.*| \(.*")
_GIVEN = re.compile(r"'[^']*'|(?<!than )\b\d[\d.,]*\b")


class Part(NamedTuple):
    """A stretch of an article's text that serves one purpose on the page.

    Attributes:
        name: kicker, title, dateline, caption or body.
        start: first character.
        end: after the last character.
    """

    name: PartName
    start: int
    end: int


class Article(NamedTuple):
    """One article as it was given, with what its source says of it.

    Attributes:
        article_id: the given id, else a hash of the path relative to the input, row and text.
        source: the file it came from, relative to the input.
        line: its line in a JSON Lines file, from 1; 1 for a text file.
        text: the text as given; all offsets count its characters.
        parts: the text's parts in order, without overlap; what lies between them is white space
            or a separator.
        title: the headline, from the metadata or the text; None if there is none.
        kicker: the line above the headline; None if there is none.
        date: the ISO date at its precision ("2019-02-27", "2019-02", "2019"); None if unknown.
        date_precision: day, month, year or none.
        outlet: the paper or station; None if unknown.
        agency: the news agencies that metadata, dateline or credit name, joined by "/"; None without any.
        author: as given; None if unknown.
        url: as given; None if unknown.
        language: "de", or the other language in which it is written; None if that is unknown.
        date_source: where the date stands; None if there is none or the reader does not say.
    """

    article_id: str
    source: str
    line: int
    text: str
    parts: tuple[Part, ...]
    title: str | None = None
    kicker: str | None = None
    date: str | None = None
    date_precision: DatePrecision = "none"
    outlet: str | None = None
    agency: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = "de"
    date_source: DateSource | None = None


class Notice(NamedTuple):
    """Something about a document that its owner should know, though the document is read.

    Attributes:
        source: the file, relative to the input.
        line: its line, from 1; None if the whole file is meant.
        message: one sentence that says what was found, what follows from it and what to do.
    """

    source: str
    line: int | None
    message: str


class Rejection(NamedTuple):
    """A document that could not be read.

    Attributes:
        source: the file, relative to the input.
        line: its line, from 1; None if the whole file is meant.
        reason: one sentence that says what is wrong and what to do, details behind a colon or in brackets,
            the advice behind a semicolon.
    """

    source: str
    line: int | None
    reason: str

    @property
    def kind(self) -> str:
        """What is wrong, without details, advice and what the document itself gave: the same for all such."""
        return _GIVEN.sub("…", _DETAILS.sub("", self.reason))


def part_around(parts: tuple[Part, ...], start: int, end: int) -> Part | None:
    """Find the part in which a stretch lies.

    Args:
        parts: an article's parts in order.
        start: first character of the stretch.
        end: after its last character.

    Returns:
        The part; None if it lies between parts or reaches beyond one.
    """
    before = bisect_right(parts, start, key=lambda part: part.start)
    return parts[before - 1] if before and end <= parts[before - 1].end else None


def part_at(parts: tuple[Part, ...], offset: int) -> PartName:
    """Name the part in which a character stands.

    Args:
        parts: an article's parts in order.
        offset: of the character.

    Returns:
        The part's name; "body" for a character between parts.
    """
    part = part_around(parts, offset, offset + 1)
    return part.name if part else "body"
