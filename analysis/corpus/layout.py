"""Which stretch of an article's text is kicker, title, dateline, caption or body."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from analysis.corpus.agencies import agency_name, find_credits
from analysis.corpus.articles import Part
from analysis.corpus.captions import find_captions
from analysis.corpus.date_lines import find_date_line
from analysis.corpus.datelines import find_datelines
from analysis.corpus.dates import GERMAN_DATE, Day, read_date
from analysis.corpus.hygiene import Cleaned, cleaned

LONGEST_HEADLINE = 160
LONGEST_KICKER = 200
UNWRAPPED = 100
"""A line longer than this was not wrapped by hand: the line before it is a paragraph of its own."""

_MARKER = re.compile(rf"(?i:date|datum)\s*:?\s+(?P<date>{GERMAN_DATE}|\d{{4}}\S*)(?:[ \t]+(?P<kicker>\S.*))?")


class Layout(NamedTuple):
    """An article's text taken apart.

    Attributes:
        parts: in order, without overlap.
        day: the date that the text itself bears; None if it bears none or an impossible one.
        impossible: the date as written, if it is impossible; else None.
        agency: the agencies of the first dateline and of the credit at the end, joined by "/"; None without.
        day_and_month: of a dateline that leaves out the year; None without one.
    """

    parts: tuple[Part, ...]
    day: Day | None = None
    impossible: str | None = None
    agency: str | None = None
    day_and_month: tuple[int, int] | None = None


class _Line(NamedTuple):
    start: int
    end: int


def running_text(text: str) -> Layout:
    """Take apart a text whose headline and date are given beside it.

    Args:
        text: the article.

    Returns:
        Datelines, captions and, for all the rest, body; its date, which belongs to no part, and its agency.
    """
    copy = cleaned(text)
    lines = _lines(copy.text)
    found = find_date_line(copy.text, lines) if len(lines) > 1 else None
    layout = _complete(copy.text, (), [_Line(*found[0])] if found else [])
    return _in_given(_dated(layout, found[1] if found else None), copy)


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
    lines = _lines(text)
    date, written, kicker = _date_and_kicker(text, lines)
    headings = [kicker] if kicker else []
    captions = {_Line(p.start, p.end) for p in find_captions(text)}
    rest = [line for line in lines if line not in captions and not (date and line.start == date.start)]
    if len(rest) > 1 and _is_headline(text, *rest[:2]):
        headings.append(Part("title", *rest[0]))
    return _dated(_complete(text, headings, [date] if date else []), written)


def _lines(text: str) -> list[_Line]:
    return [_Line(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text)]


def _dated(layout: Layout, written: str | None) -> Layout:
    """Add the date of a line of its own; without one that of the dateline stays."""
    if written is None:
        return layout
    day = read_date(written)
    return layout._replace(day=day, impossible=None if day else written)


def _date_and_kicker(text: str, lines: list[_Line]) -> tuple[_Line | None, str | None, Part | None]:
    """Find where the date stands, how it is written, and the kicker behind it."""
    first = _MARKER.fullmatch(text, *lines[0])
    if first is None:
        found = find_date_line(text, lines)
        return (_Line(*found[0]), found[1], None) if found else (None, None, None)
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
    """Add datelines, credits, captions and body to the headings; name date and agency."""
    datelines, credits = find_datelines(text), find_credits(text)
    taken, dates = list(headings), list(dates)
    closed = sorted([*taken, *(Part("body", *line) for line in dates)], key=lambda part: part.start)
    for part in (*(d.part for d in datelines), *(c.part for c in credits), *find_captions(text)):
        place = bisect_left(closed, part.end, key=lambda other: other.start)
        if not place or closed[place - 1].end <= part.start:
            taken.append(part)
            closed.insert(place, part)
    edges = sorted([(p.start, p.end) for p in taken] + dates)
    body = [
        Part("body", start + len(gap) - len(gap.lstrip()), start + len(gap.rstrip()))
        for start, end in zip([0, *(e for _, e in edges)], [*(s for s, _ in edges), len(text)], strict=True)
        if (gap := text[start:end]).strip()
    ]
    parts = tuple(sorted([*taken, *body], key=lambda part: part.start))
    agency = agency_name(*(d.agency for d in datelines[:1]), *(c.agencies for c in credits))
    if not datelines:
        return Layout(parts, agency=agency)
    return Layout(parts, datelines[0].day, None, agency, datelines[0].day_and_month)
