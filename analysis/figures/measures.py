"""How much someone is mentioned: mentions, articles, or mentions for each thousand words."""

from collections.abc import Sequence
from typing import Literal, get_args

import pandas as pd

from analysis.figures.counting import COUNTED_KINDS, most_frequent, tally
from analysis.figures.labels import Lang, say

Measure = Literal["mentions", "articles", "per_1000"]


def check_measure(measure: str) -> None:
    """Refuse what is no measure.

    Args:
        measure: what a caller asked for.

    Raises:
        ValueError: there is no such measure.
    """
    if measure not in get_args(Measure):
        raise ValueError(f"there is no measure {measure!r}; there are {', '.join(get_args(Measure))}")


def most_mentioned(rows: pd.DataFrame, measure: Measure, top: int) -> list[str]:
    """Rank entities.

    Args:
        rows: mentions.
        measure: "articles" ranks by articles, the others by mentions: both give the same order.
        top: how many are wanted.

    Returns:
        Entity ids, ties in alphabetical order.
    """
    once = rows.drop_duplicates(["article_id", "entity_id"]) if measure == "articles" else rows
    return most_frequent(once, "entity_id", top)


def measured(
    rows: pd.DataFrame, by: dict[str, Sequence[str]], tokens: int | pd.Series, measure: Measure
) -> pd.DataFrame:
    """Count mentions for every combination of values, and in how many articles they stand.

    Args:
        rows: mentions.
        by: the columns and, per column, the values to count, in the order wanted. With several kinds of
            mentions an article counts once, for the most explicit kind in it: a name, else a role.
        tokens: words and punctuation marks of the articles in question; a series if these differ by the
            value of the column that it is named after.
        measure: the number to be shown.

    Returns:
        One row per combination: the columns, `mentions`, `articles`, `tokens`, `per_1000` (mentions for
        each thousand tokens; missing where there are none), `measure`.
    """
    data = tally(rows, by, "mentions")
    group = [column for column in by if column != "kind"]
    explicit = rows.assign(order=rows["kind"].map(COUNTED_KINDS.index)).sort_values("order", kind="stable")
    once = explicit.drop_duplicates(["article_id", *group])
    data["articles"] = tally(once, by, "articles")["articles"]
    data["tokens"] = tokens if isinstance(tokens, int) else data[tokens.name].map(tokens).astype("int64")
    data["per_1000"] = (1000 * data["mentions"] / data["tokens"].where(data["tokens"] > 0)).astype("float64")
    data["measure"] = measure
    return data


def tokens_by(articles: pd.DataFrame, group: pd.Series, groups: Sequence[str]) -> pd.Series:
    """Add up the length of the articles of each group.

    Args:
        articles: with `n_tokens`.
        group: of each article, such as its outlet or period; named after what it is.
        groups: those wanted.

    Returns:
        Words and punctuation marks per group, 0 for a group without articles.
    """
    return articles["n_tokens"].groupby(group).sum().reindex(list(groups), fill_value=0).rename(group.name)


def ranked_by(measure: Measure, kinds: Sequence[str], lang: Lang) -> str:
    """Say what decides on the order of the entities.

    Args:
        measure: that is shown.
        kinds: of mentions that count.
        lang: of the sentence.

    Returns:
        A sentence.
    """
    named = ", ".join(say("kinds", kind, lang) for kind in kinds)
    return say("ranked_by", "articles" if measure == "articles" else "mentions", lang, kinds=named)
