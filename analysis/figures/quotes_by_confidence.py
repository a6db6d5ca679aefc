"""How sure the extractor is of its quotations, and how many of them can be expected to be right."""

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import print_totals_above, standing_bars
from analysis.figures.counting import tally
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.quote_types import type_legend, type_looks
from analysis.figures.style import (
    TYPE_COLOURS,
    add_legend,
    empty_figure,
    hide_what_does_not_fit,
    house_style,
    new_figure,
)
from analysis.tables import Tables

NAME = "quotes_by_confidence"
_STEPS = 10
"""So many steps of equal width from 0 to 1."""


def numbers(tables: Tables) -> pd.DataFrame:
    """Count quotations by type and confidence.

    Args:
        tables: of a corpus.

    Returns:
        Columns `type`, `from`, `to` (the step's bounds, in [0, 1]; the upper belongs to the next step,
        1 to the last), `quotes`, `expected` (how many of these are expected to be right: the sum of
        their confidences). No rows if no quotation has a confidence.
    """
    sure = tables.quotes["confidence"].astype("float64")
    rows = tables.quotes[["type"]].assign(sure=sure)[sure.notna()]
    step = np.floor((rows["sure"] * _STEPS).round(6)).clip(upper=_STEPS - 1)
    rows = rows.assign(step=step.astype("int64"))
    found = [name for name in TYPE_COLOURS if (rows["type"] == name).any()]
    data = tally(rows, {"type": found, "step": range(_STEPS)}, "quotes")
    sums = rows.groupby(["type", "step"])["sure"].sum()
    expected = [sums.get(key, 0.0) for key in zip(data["type"], data["step"], strict=True)]
    data.insert(1, "from", data["step"] / _STEPS)
    data.insert(2, "to", (data["step"] + 1) / _STEPS)
    return data.drop(columns="step").assign(expected=pd.array(expected, dtype="float64")).round(6)


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw one bar per step of ten per cent, stacked by type, and say how many are expected to be right.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if no quotation has a confidence.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    looks = type_looks(data)
    table = data.pivot(index="from", columns="type", values="quotes")[list(looks)]
    names = {low: f"{100 * low:.0f}–{100 * low + 100 / _STEPS:.0f}" for low in table.index}
    figure = new_figure(NAME, 4.0, lang)
    axes = figure.subplots()
    printed = standing_bars(axes, table.rename(index=names), looks)
    print_totals_above(axes, table.sum(axis=1))
    axes.set_ylabel(say("word", "quotes", lang))
    axes.set_xlabel(f"{say('word', 'confidence_in_percent', lang)}\n{_expectation(data, lang)}")
    add_legend(figure, type_legend(looks, lang))
    hide_what_does_not_fit(figure, printed)
    return figure


def _expectation(data: pd.DataFrame, lang: Lang) -> str:
    """Say how many quotations are expected to be right, of all and of each type."""
    sums = data.groupby("type", sort=False)[["expected", "quotes"]].sum()
    kinds = [
        f"{say('quote_type', row.Index, lang)}: "
        + say("word", "of", lang, right=round(row.expected), n=row.quotes)
        for row in sums.itertuples()
    ]
    total = {"right": round(sums["expected"].sum()), "n": sums["quotes"].sum()}
    return wrap(say("word", "expected", lang, kinds="; ".join(kinds), **total), 84, lines=3)
