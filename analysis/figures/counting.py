"""What the charts count: which mentions, whose names, how ties are broken."""

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.tables import Tables

COUNTED_PARTS = ("body", "title", "kicker")
"""Datelines and captions are found too, but counted only when asked for."""
COUNTED_KINDS = ("name", "role", "pronoun")
"""All of them, from the most to the least explicit."""
LABELS = ("PER", "ORG", "LOC", "MISC")


def counted_mentions(
    tables: Tables,
    *,
    parts: Sequence[str] = COUNTED_PARTS,
    kinds: Sequence[str] = COUNTED_KINDS,
    labels: Sequence[str] = LABELS,
) -> pd.DataFrame:
    """Select the mentions that a chart counts.

    Args:
        tables: of a corpus.
        parts: of an article that count.
        kinds: of mentions that count.
        labels: of entities that count; an entity's own label decides, not that of the mention.

    Returns:
        The rows of `mentions`, with `label` and `entity` as the `entities` table has them.
    """
    known = tables.entities.set_index("entity_id")
    wanted = tables.mentions["part"].isin(list(parts)) & tables.mentions["kind"].isin(list(kinds))
    rows = tables.mentions[wanted]
    rows = rows.assign(
        label=rows["entity_id"].map(known["label"]).fillna(rows["label"]),
        entity=rows["entity_id"].map(known["entity"]).fillna(rows["entity"]),
    )
    return rows[rows["label"].isin(list(labels))]


def most_frequent(rows: pd.DataFrame, column: str, top: int) -> list[str]:
    """Rank the values of a column.

    Args:
        rows: a table.
        column: whose values are counted.
        top: how many are wanted.

    Returns:
        The most frequent values, ties in alphabetical order.
    """
    counts = rows[column].value_counts()
    return sorted(counts.index, key=lambda value: (-counts[value], value))[:top]


def distinct_names(mentions: pd.DataFrame, ids: Iterable[str]) -> dict[str, str]:
    """Name entities so that no two have the same name.

    Args:
        mentions: with `entity_id` and `entity`.
        ids: of the entities, in order of rank.

    Returns:
        Each id's name; the second of two namesakes is "Name (2)".
    """
    name_of = dict(zip(mentions["entity_id"], mentions["entity"], strict=True))
    names: dict[str, str] = {}
    for entity_id in ids:
        namesakes = sum(name_of[other] == name_of[entity_id] for other in names)
        names[entity_id] = name_of[entity_id] + (f" ({namesakes + 1})" if namesakes else "")
    return names


def tally(rows: pd.DataFrame, by: dict[str, Sequence[str]], count: str) -> pd.DataFrame:
    """Count rows for every combination of values, zero included.

    Args:
        rows: a table.
        by: the columns and, per column, the values to count, in the order wanted.
        count: what to call the number.

    Returns:
        One row per combination, in the order of the values.
    """
    columns = list(by)
    index = pd.MultiIndex.from_product([list(values) for values in by.values()], names=columns)
    counts = rows.groupby(columns, observed=True).size() if len(rows) else pd.Series(dtype="int64")
    full = counts.reindex(index, fill_value=0) if len(rows) else pd.Series(0, index=index)
    return full.astype("int64").rename(count).reset_index()


def with_outlet(rows: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Say of each row in which outlet it appeared.

    Args:
        rows: with `article_id`.
        articles: with `article_id` and `outlet`.

    Returns:
        The rows whose article names an outlet, with `outlet`.
    """
    outlets = articles.set_index("article_id")["outlet"]
    placed = rows.assign(outlet=rows["article_id"].map(outlets))
    return placed[placed["outlet"].notna()]


def several_outlets(articles: pd.DataFrame, top: int) -> list[str]:
    """Name the outlets with the most articles.

    Args:
        articles: with `outlet`.
        top: how many at most.

    Returns:
        The outlets, the largest first; none if there are fewer than two.
    """
    outlets = most_frequent(articles[articles["outlet"].notna()], "outlet", top)
    return outlets if len(outlets) > 1 else []


def in_periods(rows: pd.DataFrame, period_by_article: pd.Series) -> pd.DataFrame:
    """Say of each row in which period its article appeared.

    Args:
        rows: with `article_id`.
        period_by_article: as `periods.period_of_each` gives it.

    Returns:
        The rows of dated articles, with `period`.
    """
    dated = rows.assign(period=rows["article_id"].map(period_by_article))
    return dated[dated["period"].notna()]
