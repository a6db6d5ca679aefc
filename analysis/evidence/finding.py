"""The sentences behind a bar: what a speaker said, where an entity is named, how a topic is judged."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import pandas as pd

from analysis.evidence.looks import framed, html_table, key_to
from analysis.evidence.marking import judgement_marks, mention_marks, quote_marks
from analysis.evidence.marks import Mark, mark_up
from analysis.evidence.passages import passage_around
from analysis.evidence.reading import about, headline
from analysis.figures.counting import counted_mentions
from analysis.figures.labels import Lang, say
from analysis.tables import Tables


class Evidence(NamedTuple):
    """Passages with where they stand; a notebook shows them as a table.

    Attributes:
        rows: `passage`, what was found in it, `article`, `date`, `outlet`.
        html: the same with the passages highlighted.
        left_out: how many more there are.
    """

    rows: pd.DataFrame
    html: str
    left_out: int

    def __repr__(self) -> str:
        """List the passages."""
        lines = [f"{position}. {passage}" for position, passage in enumerate(self.rows["passage"], 1)]
        return "\n".join([*lines, *([f"+ {self.left_out}"] if self.left_out else [])])

    def _repr_html_(self) -> str:
        return self.html


class _Found(NamedTuple):
    article_id: str
    start: int
    end: int
    marks: Sequence[Mark]
    facts: Sequence[str]


def quotes_of(tables: Tables, speaker: str, *, most: int = 10, lang: Lang = "en") -> Evidence:
    """Show what a speaker said.

    Args:
        tables: of a corpus.
        speaker: a canonical name, as in `speakers`.
        most: how many quotations.
        lang: of headings and key.

    Returns:
        The quotations in the order of the articles, each with the sentence around it.
    """
    rows = tables.quotes.loc[[speaker in speakers for speakers in tables.quotes["speakers"]]]
    found = [
        _Found(
            row.article_id,
            min(int(start) for start, _ in [*row.spans, *row.frame_spans]),
            max(int(end) for _, end in [*row.spans, *row.frame_spans]),
            [mark._replace(tag="") for mark in quote_marks(rows.loc[[row.Index]], lang)],
            (say("quote_type", row.type, lang),),
        )
        for row in rows.head(most).itertuples()
    ]
    key = key_to(lang, types=rows["type"])
    return _table(tables, found, ("type",), len(rows) - len(found), key, lang)


def mentions_of(tables: Tables, entity: str, *, most: int = 10, lang: Lang = "en") -> Evidence:
    """Show where an entity is named or referred to, as far as the charts count it.

    Args:
        tables: of a corpus.
        entity: a canonical name.
        most: how many mentions.
        lang: of headings and key.

    Returns:
        The mentions in the order of the articles, each with the sentence around it.
    """
    counted = counted_mentions(tables)
    rows = counted[counted["entity"] == entity]
    found = [
        _Found(row.article_id, row.start, row.end, list(mention_marks(rows.loc[[row.Index]])), ())
        for row in rows.head(most).itertuples()
    ]
    return _table(tables, found, (), len(rows) - len(found), key_to(lang, labels=rows["label"]), lang)


def judgements_of(
    tables: Tables,
    topic: str,
    *,
    polarity: str | None = None,
    voice: str | None = None,
    most: int = 10,
    lang: Lang = "en",
) -> Evidence:
    """Show how a topic is judged.

    Args:
        tables: of a corpus.
        topic: its key.
        polarity: only these judgements; None for all.
        voice: only this voice; None for both.
        most: how many judgements, the surest first.
        lang: of headings and key.

    Returns:
        The sentences with the judged target marked.
    """
    rows = tables.sentiment[tables.sentiment["topic"] == topic]
    rows = rows if polarity is None else rows[rows["polarity"] == polarity]
    rows = rows if voice is None else rows[rows["voice"] == voice]
    surest = rows.sort_values("confidence", ascending=False, kind="stable").head(most)
    found = [
        _Found(
            row.article_id,
            row.sentence_start,
            row.sentence_end,
            list(judgement_marks(surest.loc[[row.Index]], lang)),
            _judgement_facts(row, lang),
        )
        for row in surest.itertuples()
    ]
    key = key_to(lang, polarities=surest["polarity"])
    return _table(tables, found, ("polarity", "voice", "textblob"), len(rows) - len(found), key, lang)


def _judgement_facts(row: tuple, lang: Lang) -> tuple[str, ...]:
    voice = ", ".join(row.speakers) or say("voice", row.voice, lang)
    return say("polarity", row.polarity, lang), voice, f"{row.textblob:+.2f}"


def _table(
    tables: Tables, found: Sequence[_Found], facts: Sequence[str], left_out: int, key: str, lang: Lang
) -> Evidence:
    """Put the passages into a table, without columns that would be empty."""
    if not found:
        nothing = say("word", "nothing_found", lang)
        return Evidence(pd.DataFrame({"passage": [nothing]}), framed(f"<p>{escape(nothing)}</p>"), 0)
    articles = tables.articles.set_index("article_id", drop=False)
    passages = [_passage(articles.loc[item.article_id, "text"], item) for item in found]
    rows = pd.DataFrame([item.facts for item in found], columns=list(facts))
    rows.insert(0, "passage", [plain for plain, _ in passages])
    places = articles.loc[[item.article_id for item in found]]
    rows["article"] = [headline(place) for _, place in places.iterrows()]
    rows["date"], rows["outlet"] = places["date"].to_list(), places["outlet"].to_list()
    rows = rows.dropna(axis="columns", how="all").fillna("")
    headings = [say("word", column, lang) for column in ("passage", *facts, "article")]
    sources = [f"{escape(headline(place))}<br>{escape(about(place))}" for _, place in places.iterrows()]
    cells = [
        (marked, *map(escape, item.facts), source)
        for (_, marked), item, source in zip(passages, found, sources, strict=True)
    ]
    listed = html_table(headings, cells, look="evidence")
    more = f"<p>{escape(say('word', 'more', lang, n=left_out))}</p>" if left_out else ""
    return Evidence(rows, framed(f"{key}{listed}{more}"), left_out)


def _passage(text: str, item: _Found) -> tuple[str, str]:
    """Cut out a passage, plain and marked up."""
    passage = passage_around(text, item.start, item.end)
    before, after = "… " * passage.cut_before, " …" * passage.cut_after
    plain = " ".join(text[passage.start : passage.end].split())
    return (
        f"{before}{plain}{after}",
        f"{before}{mark_up(text, item.marks, passage.start, passage.end)}{after}",
    )
