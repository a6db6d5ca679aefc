"""All that a corpus tells of one entity: names, offices, role phrases, counts, company, and the sentences."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

import pandas as pd

from analysis.corpus.hygiene import readable
from analysis.evidence.found import Evidence, Found, in_a_table
from analysis.evidence.looks import framed, html_table, key_to
from analysis.evidence.marking import mention_marks
from analysis.figures.counting import COUNTED_KINDS, COUNTED_PARTS, counted_mentions
from analysis.figures.labels import Lang, in_digits, say
from analysis.figures.periods import period_of_each
from analysis.tables import Tables


class Section(NamedTuple):
    """One table of a dossier.

    Attributes:
        heading: above it.
        rows: what is told, one tuple of plain texts per line.
        left_out: how many more lines there are.
    """

    heading: str
    rows: Sequence[tuple[str, ...]]
    left_out: int = 0


class Dossier(NamedTuple):
    """What a corpus tells of one entity; a notebook shows it as a page.

    Attributes:
        title: the entity's canonical name, and what it is; a sentence if nobody of that name is mentioned.
        sections: its tables; both the text and the HTML are made of them.
        evidence: sentences that mention it, some of each kind; None if nobody is mentioned.
        lang: of the words.
    """

    title: str
    sections: tuple[Section, ...] = ()
    evidence: Evidence | None = None
    lang: Lang = "en"

    def __repr__(self) -> str:
        """Write the dossier as text."""
        lines = [self.title]
        for section in self.sections:
            lines += ["", section.heading, *(f"  {' · '.join(row)}" for row in section.rows)]
            lines += [f"  {say('word', 'more', self.lang, n=section.left_out)}"] * (section.left_out > 0)
        if self.evidence is not None:
            lines += ["", say("dossier", "evidence", self.lang), repr(self.evidence)]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        parts = [f'<div class="head">{escape(self.title)}</div>']
        for section in self.sections:
            rows = [[escape(cell) for cell in row] for row in section.rows]
            more = escape(say("word", "more", self.lang, n=section.left_out)) if section.left_out else ""
            parts += [f"<p><b>{escape(section.heading)}</b></p>", html_table((), rows, look="short"), more]
        if self.evidence is None:
            return framed("\n".join(parts))
        parts.append(f"<p><b>{escape(say('dossier', 'evidence', self.lang))}</b></p>")
        return framed("\n".join(parts)) + "\n" + self.evidence.html


def dossier_of(
    tables: Tables,
    entity: str,
    *,
    most: int = 8,
    each: int = 3,
    parts: Sequence[str] = COUNTED_PARTS,
    lang: Lang = "en",
) -> Dossier:
    """Tell what a corpus says of one entity.

    Args:
        tables: of a corpus.
        entity: a canonical name; of namesakes, the most mentioned is meant.
        most: how many lines per table.
        each: how many sentences per kind of mention.
        parts: of an article that count.
        lang: of the words.

    Returns:
        The dossier; without sections if nobody of that name is mentioned.
    """
    counted = counted_mentions(tables, parts=parts)
    ids = Counter(counted.loc[counted["entity"] == entity, "entity_id"])
    if not ids:
        return Dossier(say("dossier", "nobody", lang, entity=entity), lang=lang)
    chosen = min(ids, key=lambda entity_id: (-ids[entity_id], entity_id))
    rows = counted[counted["entity_id"] == chosen]
    quoted = sum(entity in speakers for speakers in tables.quotes["speakers"])
    sections = [
        _section("names", _texts(rows[rows["kind"] == "name"]), most, lang),
        _section("offices", _offices(tables, chosen), most, lang),
        _section("roles", _texts(rows[rows["kind"] == "role"]), most, lang),
        _section("counts", _counts(rows, tables, quoted, lang), 99, lang),
        _section("over_time", _over_time(rows, tables), 99, lang),
        _section("with_whom", _company(counted, rows), most, lang),
    ]
    title = f"{entity} ({say('label_of_one', rows['label'].iloc[0], lang)})"
    told = tuple(section for section in sections if section.rows)
    return Dossier(title, told, _sentences(tables, rows, each, lang), lang)


def _section(what: str, rows: Iterable[tuple[str, ...]], most: int, lang: Lang) -> Section:
    rows = list(rows)
    return Section(say("dossier", what, lang), tuple(rows[:most]), max(0, len(rows) - most))


def _ranked(counts: Counter[str]) -> list[tuple[str, str]]:
    return [(what, str(n)) for what, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _texts(rows: pd.DataFrame) -> list[tuple[str, str]]:
    return _ranked(Counter(map(readable, rows["text"])))


def _offices(tables: Tables, entity_id: str) -> list[tuple[str, str]]:
    """List offices with the dates between which they are named, the earliest first."""
    offices = tables.entities.loc[tables.entities["entity_id"] == entity_id, "offices"]
    known = [office for listed in offices if listed is not None for office in listed]
    known.sort(key=lambda office: (office["first"] or "", office["text"]))
    seen = [list(dict.fromkeys(filter(None, (office["first"], office["last"])))) for office in known]
    return [(office["text"], " – ".join(dates)) for office, dates in zip(known, seen, strict=True)]


def _counts(rows: pd.DataFrame, tables: Tables, quoted: int, lang: Lang) -> list[tuple[str, str]]:
    tokens = int(tables.articles["n_tokens"].sum())
    kinds = [(say("kinds", kind, lang), (rows["kind"] == kind).sum()) for kind in COUNTED_KINDS]
    counts = [
        *kinds,
        (say("word", "mentions", lang), len(rows)),
        (say("word", "articles", lang), rows["article_id"].nunique()),
        (say("word", "quotes", lang), quoted),
    ]
    told = [(what, in_digits(int(number), lang)) for what, number in counts]
    rate = [(say("word", "per_1000", lang), in_digits(1000 * len(rows) / tokens, lang, 2))] if tokens else []
    return [*told, *rate]


def _over_time(rows: pd.DataFrame, tables: Tables) -> list[tuple[str, str]]:
    period_by_article, periods = period_of_each(tables.articles)
    counts = rows["article_id"].map(period_by_article).value_counts()
    return [(period, str(counts[period])) for period in periods if period in counts]


def _company(counted: pd.DataFrame, rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Count the articles in which others stand too."""
    others = counted[counted["article_id"].isin(rows["article_id"].unique())]
    others = others[others["entity_id"] != rows["entity_id"].iloc[0]]
    return _ranked(Counter(others.drop_duplicates(["article_id", "entity_id"])["entity"]))


def _sentences(tables: Tables, rows: pd.DataFrame, each: int, lang: Lang) -> Evidence:
    """Show some sentences of each kind, names first, in the order of the articles."""
    of_kinds = [rows[rows["kind"] == kind].head(each) for kind in COUNTED_KINDS]
    shown = [(of_kind.loc[[row.Index]], row) for of_kind in of_kinds for row in of_kind.itertuples()]
    found = [
        Found(row.article_id, row.start, row.end, list(mention_marks(one)), (say("kind", row.kind, lang),))
        for one, row in shown
    ]
    key = key_to(lang, labels=rows["label"])
    return in_a_table(tables, found, ("kind_of_mention",), len(rows) - len(found), key, lang)
