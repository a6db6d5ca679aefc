"""Articles with and without those that print a text again: what the charts of a corpus stack."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look
from analysis.figures.counting import most_frequent, tally
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.rankings import draw_ranking
from analysis.figures.style import BLUE, SKY

OTHERS, UNKNOWN = "(others)", "(not given)"
PRINTS = ("first", "again")
LOOKS = {"first": Look(BLUE), "again": Look(SKY, "////")}
"""How the first article with a text and the others with the same text look."""


def with_print(articles: pd.DataFrame) -> pd.DataFrame:
    """Say of each article whether its text is printed for the first time.

    Args:
        articles: with `article_id`, `date` and `duplicate_group`.

    Returns:
        The articles with `print`: "first" for the earliest of a group of duplicates and for an article
        without any, "again" for the others.
    """
    order = articles.sort_values(["date", "article_id"], na_position="last")
    again = order["duplicate_group"].notna() & order.duplicated("duplicate_group")
    told = again.reindex(articles.index).map({True: "again", False: "first"})
    return articles.assign(print=told.astype("str"))


def count_by(articles: pd.DataFrame, column: str, top: int, *, least: int = 2) -> pd.DataFrame:
    """Count articles by a property and by whether they print a text for the first time.

    Args:
        articles: of a corpus.
        column: the property, null where it is unknown.
        top: so many values are told apart, the most frequent; the others count together.
        least: bars that there must be, lest one bar make a chart.

    Returns:
        `column` ("(others)", "(not given)" among its values), `print` and `articles`; no rows if no article
        has the property or there are fewer bars.
    """
    chosen = most_frequent(articles[articles[column].notna()], column, top)
    value = articles[column].fillna(UNKNOWN)
    rows = with_print(articles).assign(**{column: value.where(value.isin([*chosen, UNKNOWN]), OTHERS)})
    groups = [*chosen, *(group for group in (OTHERS, UNKNOWN) if (rows[column] == group).any())]
    if not chosen or len(groups) < least:
        groups = []
    return tally(rows, {column: groups, "print": PRINTS}, "articles")


def legend_of_prints(data: pd.DataFrame, lang: Lang) -> list[tuple[str, str, str]]:
    """Explain the pieces of the bars, if there are several.

    Args:
        data: with `print` and `articles`.
        lang: of the words.

    Returns:
        Per piece its text, colour and hatch; nothing if no text is printed again.
    """
    if not data.loc[data["print"] == "again", "articles"].sum():
        return []
    return [(say("print", name, lang), *look) for name, look in LOOKS.items()]


def draw_by(chart: str, data: pd.DataFrame, column: str, unknown: str, lang: Lang) -> Figure:
    """Draw one bar per value, stacked by whether the text is printed for the first time.

    Args:
        chart: its name in `labels.toml`.
        data: what `count_by` returns; not empty.
        column: the property.
        unknown: the word of `labels.toml` for articles without it.
        lang: of the labels.

    Returns:
        The chart.
    """
    said = {OTHERS: say("word", "other_outlets", lang), UNKNOWN: say("word", unknown, lang)}
    texts = {value: said.get(value, wrap(value)) for value in data[column]}
    columns = (column, "print", "articles")
    return draw_ranking(chart, data, columns, LOOKS, texts, legend_of_prints(data, lang), lang=lang)
