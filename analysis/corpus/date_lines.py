"""The line of an article's text that bears its date."""

import re
from collections.abc import Sequence

from analysis.corpus.dates import GERMAN_DATE, read_date

_LONGEST = 80
_FIRST, _LAST = 3, 2
"""A date line is one of so many first or last lines."""
_DATE_LINE = re.compile(
    rf"(?:Stand:\s*)?(?P<date>{GERMAN_DATE}|\d{{4}}-\d\d-\d\d)(?:[ ,|\-–]*\d\d?[:.]\d\d(?: Uhr)?)?"
)
_PLACE = re.compile(r"[A-ZÄÖÜ][\w./-]*(?: (?:am |an der |im )?[A-ZÄÖÜ][\w./-]*){0,3},\s+(?=\S)")
"""Before the date of a press release: "Berlin, 27. Februar 2019"."""


def find_date_line(text: str, lines: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], str] | None:
    """Find a line that is nothing but a date.

    Args:
        text: of an article.
        lines: start and end of its lines.

    Returns:
        The line's place and the date as written, though the calendar may have no such; None without one.
    """
    ends = [*lines[:_FIRST], *lines[max(_FIRST, len(lines) - _LAST) :]]
    for start, end in ends:
        if end - start > _LONGEST or not any(character.isdigit() for character in text[start:end]):
            continue
        if match := _DATE_LINE.fullmatch(text, start, end):
            return (start, end), match["date"]
        place = _PLACE.match(text, start, end)
        for written in (text[start:end], text[place.end() : end] if place else ""):
            day = read_date(written)
            if day and day.precision == "day" and not written.isdigit():
                return (start, end), written
    return None
