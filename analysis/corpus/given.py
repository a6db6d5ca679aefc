"""What a source gives of an article, before dates, agencies and parts are read out of it."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from analysis.corpus.agencies import agencies_in, agency_name
from analysis.corpus.articles import MAX_CHARACTERS, Article, DateSource, Notice, Rejection
from analysis.corpus.dates import Day, make_day, read_date, why_no_date
from analysis.corpus.hygiene import unanalysable
from analysis.corpus.identity import article_hash
from analysis.corpus.layout import Layout, running_text
from analysis.corpus.outlets import outlet_of
from analysis.corpus.urls import url_date

_MOST_SHOWN = 60
"""Of a longer date, which is none, so many characters are told."""


class Given(NamedTuple):
    """An article as its source gives it.

    Attributes:
        text: what is annotated; it is stored as it stands here.
        line: its line, row or number in the document, from 1.
        id: the given identifier; None for a hash of source, line and text.
        title: the headline beside the text; None if there is none.
        kicker: the line above the headline; None if there is none.
        date: as written, in any notation; None if there is none.
        outlet: the paper or station; None if unknown.
        agency: the news agency that the metadata name; None if they name none.
        author: as given; None if unknown.
        url: as given; None if unknown.
    """

    text: str
    line: int
    id: str | None = None
    title: str | None = None
    kicker: str | None = None
    date: str | None = None
    outlet: str | None = None
    agency: str | None = None
    author: str | None = None
    url: str | None = None


class _Dated(NamedTuple):
    """An article's date, where it stands, and what its owner should know of it."""

    day: Day | None
    source: DateSource | None
    notice: str | None = None


def articles_from(given: Given, source: str) -> Iterator[Article | Notice | Rejection]:
    """Make an article of what its source gives.

    Args:
        given: the article as its source gives it.
        source: the document, relative to the input.

    Yields:
        The article, behind a notice if its date is none, or is not from the metadata; or why it was rejected.
    """
    if not given.text.strip():
        yield Rejection(source, given.line, "there is no text; give the article's text")
        return
    if len(given.text) > MAX_CHARACTERS:
        yield Rejection(
            source, given.line, f"more than {MAX_CHARACTERS:,} characters; split it into articles"
        )
        return
    if reason := unanalysable(given.text):
        yield Rejection(source, given.line, reason)
        return
    layout = running_text(given.text)
    dated = _date_of(given, layout)
    if dated.notice:
        yield Notice(source, given.line, dated.notice)
    yield Article(
        article_id=given.id or article_hash(source, given.line, given.text),
        source=source,
        line=given.line,
        text=given.text,
        parts=layout.parts,
        title=given.title,
        kicker=given.kicker,
        date=dated.day.date if dated.day else None,
        date_precision=dated.day.precision if dated.day else "none",
        outlet=outlet_of(given.outlet, given.url),
        agency=_agency_of(given, layout),
        author=given.author,
        url=given.url,
        date_source=dated.source,
    )


def _agency_of(given: Given, layout: Layout) -> str | None:
    """Name the agencies: those of the metadata, else those of an author ("dpa"), else those of the text."""
    if given.agency and given.agency.strip():
        return agency_name(given.agency)
    return "/".join(agencies_in(given.author)) or layout.agency


def _date_of(given: Given, layout: Layout) -> _Dated:
    """Date an article by its metadata, else by its text, else by its address."""
    written = (given.date or "").strip()
    if day := read_date(written):
        exact = _with_day(day, layout)
        return _Dated(exact, "text", None) if exact else _Dated(day, "metadata")
    told = f"{_shown(written)} {why_no_date(written)}" if written else ""
    if day := layout.day:
        return _Dated(day, "text", _elsewhere(told, "in the text"))
    if day := url_date(given.url):
        return _Dated(_with_day(day, layout) or day, "url", _elsewhere(told, "in the URL"))
    if told:
        return _Dated(None, None, f"{told}; the article is read without one (write it like 2019-02-27)")
    if layout.impossible:
        told = _shown(layout.impossible)
        return _Dated(None, None, f"{told} in the text is no date; the article is read without one")
    return _Dated(None, None)


def _shown(written: str) -> str:
    """Quote what was given, in characters that every terminal shows."""
    return json.dumps(
        written if len(written) <= _MOST_SHOWN else f"{written[:_MOST_SHOWN]}…", ensure_ascii=True
    )


def _with_day(day: Day, layout: Layout) -> Day | None:
    """Complete a year or a month by a dateline that names a day in it; None if it cannot be."""
    if day.precision == "day" or layout.day_and_month is None:
        return None
    number, month = layout.day_and_month
    exact = make_day(int(day.date[:4]), month, number)
    return exact if exact and exact.date.startswith(day.date) else None


def _elsewhere(told: str, place: str) -> str:
    """Say that a date is not from the metadata, in words that are the same for all articles without one."""
    reason = told or "the metadata give no date"
    return f"{reason}; the one {place} is taken (check it, or give one like 2019-02-27)"
