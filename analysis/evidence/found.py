"""Passages in a table, with what was found in them and where they stand."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import pandas as pd

from analysis.corpus.hygiene import cleaned
from analysis.evidence.looks import framed, html_table
from analysis.evidence.marks import Mark, mark_up
from analysis.evidence.passages import passage_around
from analysis.evidence.reading import about, headline
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


class Found(NamedTuple):
    """A stretch of an article that is evidence.

    Attributes:
        article_id: of the article.
        start: first character of what must be seen.
        end: after its last character.
        marks: on the article's text.
        facts: what stands in the columns beside the passage, in their order; plain text.
    """

    article_id: str
    start: int
    end: int
    marks: Sequence[Mark]
    facts: Sequence[str]


def in_a_table(
    tables: Tables, found: Sequence[Found], facts: Sequence[str], left_out: int, key: str, lang: Lang
) -> Evidence:
    """Put passages into a table, without columns that would be empty.

    Args:
        tables: of the corpus.
        found: in the order wanted.
        facts: names of the columns beside the passage, as in `labels.toml`.
        left_out: how many more there are.
        key: HTML that explains the marks.
        lang: of the headings.

    Returns:
        The passages with the sentences around them; a sentence that says so if there are none.
    """
    if not found:
        return no_evidence("nothing_found", lang)
    articles = tables.articles.set_index("article_id", drop=False)
    passages = [_passage(articles.loc[item.article_id, "text"], item) for item in found]
    told = [place for place, _ in enumerate(facts) if any(item.facts[place] for item in found)]
    rows = pd.DataFrame({facts[place]: [item.facts[place] for item in found] for place in told})
    headings = [say("word", column, lang) for column in ("passage", *rows.columns, "article")]
    rows.insert(0, "passage", [plain for plain, _ in passages])
    places = articles.loc[[item.article_id for item in found]]
    rows["article"] = [headline(place) for _, place in places.iterrows()]
    rows["date"], rows["outlet"] = places["date"].to_list(), places["outlet"].to_list()
    rows = rows.dropna(axis="columns", how="all").fillna("")
    sources = [f"{escape(headline(place))}<br>{escape(about(place))}" for _, place in places.iterrows()]
    lines = [
        (marked, *(escape(item.facts[place]) for place in told), source)
        for (_, marked), item, source in zip(passages, found, sources, strict=True)
    ]
    listed = html_table(headings, lines, look="evidence")
    more = f"<p>{escape(say('word', 'more', lang, n=left_out))}</p>" if left_out else ""
    return Evidence(rows, framed(f"{key}{listed}{more}"), left_out)


def no_evidence(reason: str, lang: Lang) -> Evidence:
    """Say why there is nothing to read.

    Args:
        reason: a `word` of `labels.toml`.
        lang: of the sentence.

    Returns:
        The sentence in the place of passages.
    """
    return said_instead(say("word", reason, lang))


def said_instead(told: str) -> Evidence:
    """Say something where passages would stand.

    Args:
        told: plain text.

    Returns:
        The text in the place of passages.
    """
    return Evidence(pd.DataFrame({"passage": [told]}), framed(f"<p>{escape(told)}</p>"), 0)


def _passage(text: str, item: Found) -> tuple[str, str]:
    """Cut out a passage, plain and marked up."""
    copy = cleaned(text)
    passage = passage_around(copy.text, *copy.in_copy(item.start, item.end))
    before, after = "… " * passage.cut_before, " …" * passage.cut_after
    plain = " ".join(copy.text[passage.start : passage.end].split())
    start, end = copy.in_given(passage.start, passage.end)
    return f"{before}{plain}{after}", f"{before}{mark_up(text, item.marks, start, end)}{after}"
