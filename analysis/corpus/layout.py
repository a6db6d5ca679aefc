"""Which stretch of an article's text is kicker, title, dateline, caption or body."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from analysis.corpus.articles import Part
from analysis.corpus.captions import find_captions
from analysis.corpus.datelines import find_datelines
from analysis.corpus.dates import GERMAN_DATE, Day, german_date, iso_date
from analysis.corpus.hygiene import Cleaned, cleaned

LONGEST_HEADLINE = 160
LONGEST_KICKER = 200
UNWRAPPED = 100
"""A line longer than this was not wrapped by hand: the line before it is a paragraph of its own."""

_MARKER = re.compile(rf"(?i:date|datum)\s*:?\s+(?P<date>{GERMAN_DATE}|\d{{4}}\S*)(?:[ \t]+(?P<kicker>\S.*))?")
_DATE_LINE = re.compile(
    rf"(?:Stand:\s*)?(?P<date>{GERMAN_DATE}|\d{{4}}-\d\d-\d\d)(?:[ ,|\-–]*\d\d?[:.]\d\d(?: Uhr)?)?"
)


class Layout(NamedTuple):
    """An article's text taken apart.

    Attributes:
        parts: in order, without overlap.
        day: the date that the text itself bears; None if it bears none or an impossible one.
        impossible: the date as written, if it is impossible; else None.
        agency: the agency of the first dateline; None without one.
    """

    parts: tuple[Part, ...]
    day: Day | None = None
    impossible: str | None = None
    agency: str | None = None


class _Line(NamedTuple):
    start: int
    end: int


def running_text(text: str) -> Layout:
    """Take apart a text whose headline and date are given beside it.

    Args:
        text: the article.

    Returns:
        Datelines, captions and, for all the rest, body.
    """
    copy = cleaned(text)
    return _in_given(_complete(copy.text, (), ()), copy)


def laid_out_text(text: str) -> Layout:
    """Take apart a text that carries its own date, kicker and headline.

    The first line may be a date marker with the kicker behind it ("date 2019-02 Kicker …"); or one
    of the first lines is nothing but a date. The headline is the first paragraph if it is short and
    does not end like a sentence, and if something follows it.

    Args:
        text: the article.

    Returns:
        Its parts, its date and its agency; the date belongs to no part.
    """
    copy = cleaned(text)
    return _in_given(_laid_out(copy.text), copy)


def _in_given(layout: Layout, copy: Cleaned) -> Layout:
    """Find the parts of a clean copy in the given text."""
    return layout._replace(
        parts=tuple(Part(part.name, *copy.in_given(part.start, part.end)) for part in layout.parts)
    )


def _laid_out(text: str) -> Layout:
    lines = [_Line(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text)]
    date, written, kicker = _date_and_kicker(text, lines)
    headings = [kicker] if kicker else []
    captions = {_Line(p.start, p.end) for p in find_captions(text)}
    rest = [line for line in lines if line not in captions and not (date and line.start == date.start)]
    if len(rest) > 1 and _is_headline(text, *rest[:2]):
        headings.append(Part("title", *rest[0]))
    layout = _complete(text, headings, [date] if date else [])
    day = (iso_date(written) or german_date(written)) if written else None
    return layout._replace(day=day, impossible=None if day else written)


def _date_and_kicker(text: str, lines: list[_Line]) -> tuple[_Line | None, str | None, Part | None]:
    """Find where the date stands, how it is written, and the kicker behind it."""
    first = _MARKER.fullmatch(text, *lines[0])
    if first is None:
        for line in lines[:3]:
            if match := _DATE_LINE.fullmatch(text, *line):
                return line, match["date"], None
        return None, None, None
    if first["kicker"] is None:
        return lines[0], first["date"], None
    marker = _Line(first.start(), first.end("date"))
    fits = len(lines) > 1 and len(first["kicker"]) <= LONGEST_KICKER
    return marker, first["date"], Part("kicker", *first.span("kicker")) if fits else None


def _is_headline(text: str, line: _Line, following: _Line) -> bool:
    """Whether a line reads and stands like a headline above the next one."""
    words = text[line.start : line.end]
    if len(words) > LONGEST_HEADLINE or words.endswith((".", ",", ";", ":")) or find_datelines(words + "\nX"):
        return False
    apart = text.count("\n", line.end, following.start) > 1
    return apart or following.end - following.start > UNWRAPPED


def _complete(text: str, headings: Iterable[Part], dates: Iterable[_Line]) -> Layout:
    """Add datelines, captions and body to the headings."""
    datelines = find_datelines(text)
    taken = sorted(headings, key=lambda part: part.start)
    for part in (*(d.part for d in datelines), *find_captions(text)):
        place = bisect_left(taken, part.end, key=lambda other: other.start)
        if not place or taken[place - 1].end <= part.start:
            taken.insert(place, part)
    edges = sorted([(p.start, p.end) for p in taken] + list(dates))
    body = [
        Part("body", start + len(gap) - len(gap.lstrip()), start + len(gap.rstrip()))
        for start, end in zip([0, *(e for _, e in edges)], [*(s for s, _ in edges), len(text)], strict=True)
        if (gap := text[start:end]).strip()
    ]
    parts = tuple(sorted([*taken, *body], key=lambda part: part.start))
    return Layout(parts, agency=datelines[0].agency if datelines else None)
