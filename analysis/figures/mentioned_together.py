"""Who is mentioned with whom: the network of entities that share a paragraph or an article."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Literal

import pandas as pd

from analysis.figures.counting import (
    COUNTED_KINDS,
    COUNTED_PARTS,
    LABELS,
    counted_mentions,
    distinct_names,
    most_frequent,
)
from analysis.figures.network import draw_network
from analysis.tables import Tables

NAME = "mentioned_together"
Together = Literal["paragraph", "article"]
COLUMNS = ("entity", "label", "mentions", "other", "other_label", "other_mentions", "together", "within")

draw = draw_network


def numbers(
    tables: Tables,
    *,
    top: int = 14,
    within: Together = "paragraph",
    lines: int = 40,
    parts: Sequence[str] = COUNTED_PARTS,
    kinds: Sequence[str] = COUNTED_KINDS,
    labels: Sequence[str] = LABELS,
) -> pd.DataFrame:
    """Count in how many paragraphs or articles two entities are mentioned together.

    Args:
        tables: of a corpus.
        top: how many entities, the most mentioned.
        within: what two mentions must share; a paragraph ends with its line.
        lines: how many pairs, the most frequent.
        parts: of an article that count.
        kinds: of mentions that count.
        labels: of entities that count.

    Returns:
        One row per pair: `entity`, `label`, `mentions`, `other`, `other_label`, `other_mentions`,
        `together`, `within`; the most frequent pair first.
    """
    rows = counted_mentions(tables, parts=parts, kinds=kinds, labels=labels)
    ids = most_frequent(rows, "entity_id", top)
    rows = rows[rows["entity_id"].isin(ids)]
    names = distinct_names(rows, ids)
    counts = rows["entity_id"].value_counts()
    label_of = dict(zip(rows["entity_id"], rows["label"], strict=True))
    place = _paragraphs(rows, tables.articles) if within == "paragraph" else rows["article_id"]
    pairs: Counter[tuple[str, str]] = Counter()
    for _, sharing in rows.groupby(place, sort=True)["entity_id"]:
        present = [entity_id for entity_id in ids if entity_id in set(sharing)]
        pairs.update(combinations(present, 2))
    ranked = sorted(pairs.items(), key=lambda item: (-item[1], ids.index(item[0][0]), ids.index(item[0][1])))
    data = [
        (names[a], label_of[a], int(counts[a]), names[b], label_of[b], int(counts[b]), together, within)
        for (a, b), together in ranked[:lines]
    ]
    return pd.DataFrame(data, columns=list(COLUMNS))


def _paragraphs(rows: pd.DataFrame, articles: pd.DataFrame) -> pd.Series:
    """Number the paragraph of each mention: the article's id and how many lines end before it."""
    ends = {
        article_id: [at for at, character in enumerate(text) if character == "\n"]
        for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
    }
    keys = [
        f"{article_id}\n{bisect_right(ends[article_id], start)}"
        for article_id, start in zip(rows["article_id"], rows["start"], strict=True)
    ]
    return pd.Series(keys, index=rows.index, dtype="str")
