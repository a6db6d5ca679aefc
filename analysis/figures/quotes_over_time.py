"""How many quotations of each type there are in each period."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look, print_totals_above, standing_bars
from analysis.figures.counting import in_periods, tally
from analysis.figures.labels import Lang, say
from analysis.figures.periods import Unit, period_of_each
from analysis.figures.style import (
    TYPE_COLOURS,
    add_legend,
    empty_figure,
    hide_what_does_not_fit,
    house_style,
    new_figure,
)
from analysis.tables import Tables

NAME = "quotes_over_time"


def numbers(tables: Tables, *, unit: Unit | None = None) -> pd.DataFrame:
    """Count quotations per period and type.

    Args:
        tables: of a corpus.
        unit: of time; None chooses one that fits.

    Returns:
        Columns `type`, `period`, `quotes`; no rows if there are not several periods.
    """
    period_by_article, periods = period_of_each(tables.articles, unit)
    rows = in_periods(tables.quotes, period_by_article)
    found = [name for name in TYPE_COLOURS if (rows["type"] == name).any()]
    return tally(rows, {"type": found, "period": periods}, "quotes")


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw one bar per period, stacked by type.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if there are not several periods.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    types = list(dict.fromkeys(data["type"]))
    table = data.pivot(index="period", columns="type", values="quotes")
    table = table.loc[list(dict.fromkeys(data["period"])), types]
    figure = new_figure(NAME, 3.6, lang)
    axes = figure.subplots()
    printed = standing_bars(axes, table, {name: Look(TYPE_COLOURS[name]) for name in types})
    print_totals_above(axes, table.sum(axis=1))
    axes.set_ylabel(say("word", "quotes", lang))
    add_legend(figure, [(say("quote_type", name, lang), TYPE_COLOURS[name], "") for name in types])
    hide_what_does_not_fit(figure, printed)
    return figure
