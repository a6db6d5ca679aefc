"""What a source gives of an article, before dates, agencies and parts are read out of it."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from analysis.corpus.articles import MAX_CHARACTERS, Article, Notice, Rejection
from analysis.corpus.dates import german_date, iso_date
from analysis.corpus.hygiene import unanalysable
from analysis.corpus.identity import article_hash
from analysis.corpus.layout import running_text


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


def articles_from(given: Given, source: str) -> Iterator[Article | Notice | Rejection]:
    """Make an article of what its source gives.

    Args:
        given: the article as its source gives it.
        source: the document, relative to the input.

    Yields:
        The article, behind a notice if its date is impossible; or why it was rejected.
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
    day = (iso_date(given.date) or german_date(given.date)) if given.date else None
    if given.date and day is None:
        told = json.dumps(given.date, ensure_ascii=True)
        yield Notice(
            source,
            given.line,
            f"{told} is no date; the article is read without one (write it like 2019-02-27)",
        )
    layout = running_text(given.text)
    yield Article(
        article_id=given.id or article_hash(source, given.line, given.text),
        source=source,
        line=given.line,
        text=given.text,
        parts=layout.parts,
        title=given.title,
        kicker=given.kicker,
        date=day.date if day else None,
        date_precision=day.precision if day else "none",
        outlet=given.outlet,
        agency=given.agency or layout.agency,
        author=given.author,
        url=given.url,
    )
