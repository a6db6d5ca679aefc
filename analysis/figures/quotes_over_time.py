"""How many quotations of each type there are in each period."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.counting import in_periods, tally
from analysis.figures.courses import Course, draw_courses
from analysis.figures.labels import Lang
from analysis.figures.periods import Unit, period_of_each
from analysis.figures.quote_types import type_legend, type_looks
from analysis.figures.style import TYPE_COLOURS, empty_figure, house_style
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
    looks = type_looks(data)
    legend = type_legend(looks, lang)
    return draw_courses(NAME, [Course(data, looks)], "type", "quotes", legend, height=2.0, lang=lang)
