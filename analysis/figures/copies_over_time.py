"""How many articles in each period print a text for the first time, and how many print one again."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.copies import LOOKS, PRINTS, legend_of_prints, with_print
from analysis.figures.counting import in_periods, tally
from analysis.figures.courses import Course, draw_courses
from analysis.figures.labels import Lang
from analysis.figures.periods import Unit, period_of_each
from analysis.figures.style import empty_figure, house_style
from analysis.tables import Tables

NAME = "copies_over_time"


def numbers(tables: Tables, *, unit: Unit | None = None) -> pd.DataFrame:
    """Count articles per period, those that print a text again apart.

    Args:
        tables: of a corpus.
        unit: of time; None chooses one that fits.

    Returns:
        Columns `print` ("first", "again"), `period`, `articles`; no rows if there are not several periods or
        no text is printed again.
    """
    period_by_article, periods = period_of_each(tables.articles, unit)
    rows = in_periods(with_print(tables.articles), period_by_article)
    if not (rows["print"] == "again").any():
        periods = []
    return tally(rows, {"print": PRINTS, "period": periods}, "articles")


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw one bar per period.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if there is no course or no copy.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    legend = legend_of_prints(data, lang)
    return draw_courses(NAME, [Course(data, LOOKS)], "print", "articles", legend, height=1.8, lang=lang)
