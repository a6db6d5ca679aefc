"""The most mentioned entities of each label, in a table."""

from collections.abc import Sequence

import pandas as pd

from analysis.evidence.listing import Listing, as_listing
from analysis.figures.counting import (
    COUNTED_KINDS,
    COUNTED_PARTS,
    LABELS,
    counted_mentions,
    distinct_names,
    most_frequent,
)
from analysis.figures.labels import Lang, in_digits, say
from analysis.tables import Tables


def list_entities(
    tables: Tables,
    *,
    top: int = 5,
    labels: Sequence[str] = LABELS,
    parts: Sequence[str] = COUNTED_PARTS,
    lang: Lang = "en",
) -> Listing:
    """List who and what is mentioned most.

    Args:
        tables: of a corpus.
        top: how many entities per label.
        labels: of entities that count.
        parts: of an article that count.
        lang: of the headings.

    Returns:
        `entity`, `label`, `name`, `role`, `pronoun` (mentions of each kind), `mentions`, `articles`,
        `per_1000` (mentions for each thousand words and punctuation marks of the corpus), `first` and
        `last` (date of an article that mentions it; "" if none is dated); the most mentioned first. A
        sentence in their place if nothing is mentioned.
    """
    rows = counted_mentions(tables, parts=parts, labels=labels)
    rows = rows.assign(date=rows["article_id"].map(tables.articles.set_index("article_id")["date"]))
    tokens = int(tables.articles["n_tokens"].sum())
    listed = []
    for label in labels:
        ids = most_frequent(rows[rows["label"] == label], "entity_id", top)
        for entity_id, name in distinct_names(rows, ids).items():
            listed.append(_line(rows[rows["entity_id"] == entity_id], name, label, tokens, lang))
    columns = ("entity", "label", *COUNTED_KINDS, "mentions", "articles", "per_1000", "first", "last")
    return as_listing(pd.DataFrame(listed, columns=list(columns)), "entities", lang)


def _line(of_one: pd.DataFrame, name: str, label: str, tokens: int, lang: Lang) -> tuple[object, ...]:
    kinds = [int((of_one["kind"] == kind).sum()) for kind in COUNTED_KINDS]
    dates = sorted(of_one["date"].dropna())
    rate = in_digits(1000 * len(of_one) / tokens, lang, 2) if tokens else "–"
    counts = (*kinds, len(of_one), of_one["article_id"].nunique(), rate)
    return (name, say("label", label, lang), *counts, dates[0] if dates else "", dates[-1] if dates else "")
