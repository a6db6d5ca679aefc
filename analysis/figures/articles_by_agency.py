"""From which news agencies the articles are, with and without texts that are printed again."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.copies import count_by, draw_by
from analysis.figures.labels import Lang
from analysis.figures.style import empty_figure, house_style
from analysis.tables import Tables

NAME = "articles_by_agency"


def numbers(tables: Tables, *, top: int = 15) -> pd.DataFrame:
    """Count articles by agency.

    Args:
        tables: of a corpus.
        top: how many are told apart; the others count together.

    Returns:
        Columns `agency` ("(others)", "(not given)" among them), `print` ("first", "again"), `articles`; no
        rows if no article names one.
    """
    return count_by(tables.articles, "agency", top)


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw one bar per agency, stacked by whether the text is printed for the first time.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if no article names one.
    """
    return draw_by(NAME, data, "agency", "no_agency", lang) if len(data) else empty_figure(NAME, lang)
