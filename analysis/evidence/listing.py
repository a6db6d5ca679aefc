"""What a corpus holds, and which articles it consists of."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

import pandas as pd

from analysis.evidence.looks import framed, html_table
from analysis.evidence.reading import headline
from analysis.figures.copies import with_print
from analysis.figures.labels import Lang, say
from analysis.mentions.corrections import Effect
from analysis.tables import Tables


class Listing(NamedTuple):
    """A short table; a notebook shows it as such.

    Attributes:
        rows: the table.
        html: the same with headings in the reader's language.
        note: what is said in place of a table without rows.
    """

    rows: pd.DataFrame
    html: str
    note: str = ""

    def __repr__(self) -> str:
        """Write the table as text."""
        return self.note if self.note and self.rows.empty else self.rows.to_string(index=False)

    def _repr_html_(self) -> str:
        return self.html


def list_articles(tables: Tables, *, most: int = 10, lang: Lang = "en") -> Listing:
    """List articles by date.

    Args:
        tables: of a corpus.
        most: how many.
        lang: of the headings.

    Returns:
        `article` (its title), `date`, `outlet` and `tokens`, without columns that would be empty.
    """
    chosen = tables.articles.sort_values(["date", "article_id"]).head(most)
    titles = [headline(article) for _, article in chosen.iterrows()]
    rows = pd.DataFrame(
        {"article": titles, "date": chosen["date"], "outlet": chosen["outlet"], "tokens": chosen["n_tokens"]}
    )
    rows = rows.dropna(axis="columns", how="all").astype(object).fillna("").reset_index(drop=True)
    left_out = len(tables.articles) - len(rows)
    more = f"<p>{escape(say('word', 'more', lang, n=left_out))}</p>" if left_out else ""
    headings = [say("word", column, lang) for column in rows.columns]
    return Listing(rows, framed(html_table(headings, _escaped(rows)) + more))


def count_all(tables: Tables, rejected: int, *, lang: Lang = "en") -> Listing:
    """Count what a corpus holds.

    Args:
        tables: of a corpus.
        rejected: how many documents could not be read.
        lang: of the words.

    Returns:
        `what` is counted, and its `number`, or the first and last date.
    """
    articles = tables.articles
    dates = sorted(articles["date"].dropna())
    numbers = {
        "articles": len(articles),
        "distinct": int((with_print(articles)["print"] == "first").sum()),
        "rejected": rejected,
        "dates": " – ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else "–",
        "outlets": articles["outlet"].nunique(),
        "agencies": int(articles["agency"].notna().sum()),
        "languages": _languages(articles),
        "tokens": int(articles["n_tokens"].sum()),
        "mentions": len(tables.mentions),
        "entities": len(tables.entities),
        "quotes": len(tables.quotes),
        "judgements": len(tables.sentiment),
    }
    named = [(say("holds", what, lang), str(number)) for what, number in numbers.items()]
    rows = pd.DataFrame(named, columns=["what", "number"])
    return Listing(rows, framed(html_table((), _escaped(rows), look="short")))


def _languages(articles: pd.DataFrame) -> str:
    """Name the languages, each with its number of articles if there are several."""
    counts = articles["language"].fillna("?").value_counts()
    names = sorted(counts.index, key=lambda name: (-counts[name], name))
    return ", ".join(names if len(names) == 1 else [f"{name} ({counts[name]})" for name in names]) or "–"


def as_listing(rows: pd.DataFrame, empty: str, lang: Lang) -> Listing:
    """Show a table with headings in the reader's language.

    Args:
        rows: the table; its columns are named as in `labels.toml`.
        empty: what is missing if there are no rows; `no_` and this is a word of `labels.toml`.
        lang: of the headings.

    Returns:
        The table; a sentence in its place if it has no rows.
    """
    if rows.empty:
        return sentence(say("word", f"no_{empty}", lang), rows)
    headings = [say("word", column, lang) for column in rows.columns]
    return Listing(rows, framed(html_table(headings, _escaped(rows), look="short wide")))


def sentence(note: str, rows: pd.DataFrame) -> Listing:
    """Say in a sentence why there is no table.

    Args:
        note: the sentence.
        rows: none, with the columns of the table.

    Returns:
        What shows as the sentence.
    """
    return Listing(rows, framed(f"<p>{escape(note)}</p>"), note)


def list_corrections(effects: Sequence[Effect], *, lang: Lang = "en") -> Listing:
    """List what a corpus's corrections of entities did.

    Args:
        effects: of the corrections, as they were carried out.
        lang: of the headings.

    Returns:
        `line` (in `entities.toml`), `correction`, `entity`, `articles` (in how many something changed) and
        `notice` (what could not be done); a sentence in their place if there are no corrections.
    """
    columns = ["line", "correction", "entity", "articles", "notice"]
    given = [
        (e.line, say("correction", e.action, lang), e.entity, e.articles, "; ".join(e.notices))
        for e in effects
    ]
    rows = pd.DataFrame(given, columns=columns)
    if not given:
        return sentence(say("word", "no_corrections", lang), rows)
    headings = [say("word", column, lang) for column in columns]
    return Listing(rows, framed(html_table(headings, _escaped(rows))))


def _escaped(rows: pd.DataFrame) -> Iterable[tuple[str, ...]]:
    return rows.astype(str).map(escape).itertuples(index=False)
