"""An article to read, with everything that was found in it highlighted."""

from html import escape
from typing import NamedTuple

import pandas as pd

from analysis.corpus.hygiene import readable
from analysis.evidence.looks import framed, key_to
from analysis.evidence.marking import judgement_marks, mention_marks, quote_marks
from analysis.evidence.marks import mark_up
from analysis.figures.labels import Lang, say
from analysis.tables import Tables

_WORDS, _ROOM = 8, 1000
"""So many words name an article without a title, and are sought within so many characters."""


class Reading(NamedTuple):
    """A highlighted article; a notebook shows it as such.

    Attributes:
        summary: one line on what was found.
        html: the article, escaped, with its marks and their key.
    """

    summary: str
    html: str

    def __repr__(self) -> str:
        """Say what was found."""
        return self.summary

    def _repr_html_(self) -> str:
        return self.html


def read_article(tables: Tables, article_id: str | None = None, *, lang: Lang = "en") -> Reading:
    """Show an article with its mentions, quotations and judgements highlighted.

    Args:
        tables: of a corpus.
        article_id: of the article; None takes the one with the most quotations, of several the first.
        lang: of the key and the hover texts.

    Returns:
        The article.

    Raises:
        KeyError: there is no such article.
    """
    if article_id is None:
        article_id = article_with_most_quotes(tables)
    chosen = tables.articles[tables.articles["article_id"] == article_id]
    if chosen.empty:
        raise KeyError(f"no article has the id {article_id!r}")
    article = chosen.iloc[0]
    mentions, quotes, sentiment = (
        table[table["article_id"] == article_id]
        for table in (tables.mentions, tables.quotes, tables.sentiment)
    )
    marks = [*quote_marks(quotes, lang), *mention_marks(mentions), *judgement_marks(sentiment, lang)]
    key = key_to(lang, types=quotes["type"], labels=mentions["label"], polarities=sentiment["polarity"])
    title, place = escape(headline(article)), escape(about(article))
    head = f'<div class="head">{title}</div><div class="about">{place}</div>'
    counts = ((mentions, "mentions"), (quotes, "quotes"), (sentiment, "judgements"))
    found = ", ".join(f"{len(table)} {say('word', word, lang)}" for table, word in counts)
    return Reading(f"{headline(article)}: {found}", framed(f"{head}{key}{mark_up(article['text'], marks)}"))


def article_with_most_quotes(tables: Tables) -> str:
    """Choose an article that is worth reading.

    Args:
        tables: of a corpus of at least one article.

    Returns:
        The id of the article with the most quotations, of several the first in the table.

    Raises:
        KeyError: there is no article.
    """
    ids = tables.articles["article_id"]
    if ids.empty:
        raise KeyError("the corpus has no article")
    counts = ids.map(tables.quotes["article_id"].value_counts()).fillna(0)
    return ids[counts.idxmax()]


def headline(article: pd.Series) -> str:
    """Name an article for a reader.

    Args:
        article: a row of `articles`.

    Returns:
        Its title, else the beginning of its text.
    """
    title = article["title"]
    if isinstance(title, str):
        return readable(title)
    return " ".join(readable(article["text"][:_ROOM]).split()[:_WORDS]) + " …"


def about(article: pd.Series) -> str:
    """Say where and when an article appeared.

    Args:
        article: a row of `articles`.

    Returns:
        What is known of outlet, date and author, separated by middle dots.
    """
    facts = (article["outlet"], article["agency"], article["date"], article["author"])
    return " · ".join(fact for fact in facts if isinstance(fact, str))
