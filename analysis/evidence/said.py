"""What was said: quotations to read, each with the sentence around it, its speaker, cue and confidence."""

from typing import Any, Literal, get_args

import pandas as pd

from analysis.annotations import QuoteType
from analysis.corpus.hygiene import readable
from analysis.evidence.found import Evidence, Found, in_a_table, no_evidence
from analysis.evidence.looks import key_to
from analysis.evidence.marking import quote_marks, source_marks
from analysis.figures.labels import Lang, say
from analysis.tables import Tables

Order = Literal["article", "sure", "unsure"]

_NEAR = 240
"""A speaker so many characters away, in the same paragraph, is shown together with the quotation."""


def quotes_of(
    tables: Tables,
    speaker: str | None,
    *,
    type: QuoteType | None = None,
    sure: float | None = None,
    order: Order = "article",
    most: int = 10,
    lang: Lang = "en",
) -> Evidence:
    """Show what a speaker said.

    Args:
        tables: of a corpus.
        speaker: a canonical name, as in `speakers`; None for everybody, and nobody known.
        type: only quotations of this type; None for all.
        sure: only quotations of at least this confidence, in [0, 1]; None for all.
        order: "article" as they stand in the corpus; "sure" the surest, "unsure" the least sure first.
        most: how many quotations.
        lang: of headings and key.

    Returns:
        The quotations, each with the sentence around it; a sentence that says so where a confidence is
        asked for and the engine gave none.

    Raises:
        ValueError: there is no such type or order, or `sure` is no confidence.
    """
    _check(type, sure, order)
    rows = tables.quotes
    if speaker is not None:
        rows = rows.loc[[speaker in speakers for speakers in rows["speakers"]]]
    rows = rows if type is None else rows[rows["type"] == type]
    if sure is not None or order != "article":
        if len(rows) and rows["confidence"].isna().all():
            return no_evidence("no_confidence", lang)
        rows = _by_confidence(rows, sure or 0.0, order)
    texts = tables.articles.set_index("article_id")["text"]
    shown = rows.head(most)
    found = [_found(shown.loc[[row.Index]], row, texts[row.article_id], lang) for row in shown.itertuples()]
    facts = ("type", "speaker", "confidence")
    key = key_to(lang, types=shown["type"], sources=True)
    return in_a_table(tables, found, facts, len(rows) - len(found), key, lang)


def _check(type: str | None, sure: float | None, order: str) -> None:
    if type is not None and type not in get_args(QuoteType):
        raise ValueError(f"there is no type {type!r}; there are {', '.join(get_args(QuoteType))}")
    if sure is not None and not 0 <= sure <= 1:
        raise ValueError(f"a confidence lies between 0 and 1, {sure!r} does not")
    if order not in get_args(Order):
        raise ValueError(f"there is no order {order!r}; there are {', '.join(get_args(Order))}")


def _by_confidence(rows: pd.DataFrame, least: float, order: Order) -> pd.DataFrame:
    """Keep quotations that are sure enough, in the order wanted; ties stay as they stand."""
    rows = rows[rows["confidence"].astype("float64") >= least]
    if order == "article":
        return rows
    return rows.sort_values("confidence", ascending=order == "unsure", kind="stable")


def _found(row_as_table: pd.DataFrame, row: Any, text: str, lang: Lang) -> Found:
    """Say where a quotation can be read, with its marks and facts."""
    start, end = _extent(row, text)
    marks = [mark._replace(tag="") for mark in quote_marks(row_as_table, lang)]
    sure = "" if pd.isna(row.confidence) else say("word", "percent", lang, n=f"{100 * row.confidence:.0f}")
    facts = (say("quote_type", row.type, lang), _speaker(row, (start, end), lang), sure)
    return Found(row.article_id, start, end, [*marks, *source_marks(row_as_table, lang)], facts)


def _extent(row: Any, text: str) -> tuple[int, int]:
    """Reach from the first to the last part of a quotation, its frame, and its speaker if that is near."""
    parts = [*row.spans, *row.frame_spans]
    start, end = int(min(first for first, _ in parts)), int(max(last for _, last in parts))
    for first, last in row.speaker_spans:
        before, after = text[int(last) : start], text[end : int(first)]
        if len(before) <= _NEAR and "\n" not in before:
            start = min(start, int(first))
        if len(after) <= _NEAR and "\n" not in after:
            end = max(end, int(last))
    return start, end


def _speaker(row: Any, shown: tuple[int, int], lang: Lang) -> str:
    """Name the speakers; in the text's words too if these stand elsewhere."""
    names = ", ".join(row.speakers)
    visible = all(shown[0] <= first and last <= shown[1] for first, last in row.speaker_spans)
    words = readable(row.speaker_text)
    if names and not visible and words != names:
        return f"{names} ({words})"
    return names or words or say("word", "no_speaker", lang)
