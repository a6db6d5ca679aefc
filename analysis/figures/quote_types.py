"""What charts of quotations share: bars stacked by type, and words on the quotations they leave out."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.rankings import draw_ranking
from analysis.figures.style import TYPE_COLOURS


def type_looks(data: pd.DataFrame) -> dict[str, Look]:
    """Give each type that occurs its colour.

    Args:
        data: with `type` and `quotes`.

    Returns:
        The looks by type, in the order of stacking.
    """
    found = set(data.loc[data["quotes"] > 0, "type"])
    return {name: Look(colour) for name, colour in TYPE_COLOURS.items() if name in found}


def type_legend(looks: Mapping[str, Look], lang: Lang) -> list[tuple[str, str, str]]:
    """Explain the colours of the types.

    Args:
        looks: by type.
        lang: of the explanation.

    Returns:
        Per type its text, colour and hatch.
    """
    return [(say("quote_type", name, lang), *look) for name, look in looks.items()]


def draw_types(
    chart: str, data: pd.DataFrame, bar: str, texts: Mapping[str, str], *, below: str, lang: Lang
) -> Figure:
    """Draw one lying bar per value of a column, stacked by type.

    Args:
        chart: the chart's name in `labels.toml`.
        data: `type`, `quotes` and the column; not empty.
        bar: the column.
        texts: what stands before a bar, by the column's value.
        below: stands under the axis; "" for nothing.
        lang: of the labels.

    Returns:
        The chart.
    """
    looks = type_looks(data)
    legend = type_legend(looks, lang)
    return draw_ranking(chart, data, (bar, "type", "quotes"), looks, texts, legend, lang=lang, below=below)


def not_shown(rest: pd.DataFrame, without: str, lang: Lang) -> str:
    """Say how many quotations lack what the bars stand for: their bar would dwarf the others.

    Args:
        rest: `type` and `quotes` of these.
        without: the sentence, a `word` of `labels.toml` with the places `n` and `kinds`.
        lang: of the sentence.

    Returns:
        A sentence in lines; "" if none lacks it.
    """
    rest = rest[rest["quotes"] > 0]
    if rest.empty:
        return ""
    kinds = [f"{row.quotes} {say('quote_type', row.type, lang)}" for row in rest.itertuples()]
    return wrap(say("word", without, lang, n=rest["quotes"].sum(), kinds=", ".join(kinds)), 84, lines=3)
