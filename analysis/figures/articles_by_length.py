"""How long the articles are, in words and punctuation marks."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.copies import LOOKS, PRINTS, legend_of_prints, with_print
from analysis.figures.counting import tally
from analysis.figures.courses import Course, draw_courses
from analysis.figures.labels import Lang, in_digits, say
from analysis.figures.style import empty_figure, house_style
from analysis.tables import Tables

NAME = "articles_by_length"
FROM = (0, 50, 100, 200, 300, 400, 600, 800, 1200, 2000)
"""Where the classes of length begin; the last is open."""
_LONG = 800
"""From here on the name of a class needs two lines."""


def numbers(tables: Tables) -> pd.DataFrame:
    """Count articles by their length.

    Args:
        tables: of a corpus.

    Returns:
        Columns `tokens` (from how many on), `print` ("first", "again"), `articles`, from the shortest class
        that occurs to the longest; no rows if there are not several.
    """
    rows = with_print(tables.articles)
    classes = pd.cut(rows["n_tokens"], [*FROM, float("inf")], right=False, labels=False)
    held = [FROM[place] for place in range(int(classes.min()), int(classes.max()) + 1)] if len(rows) else []
    rows = rows.assign(tokens=[FROM[int(place)] for place in classes])
    return tally(rows, {"tokens": held if len(held) > 1 else [], "print": PRINTS}, "articles")


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw one bar per class of length.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if all articles are of one class.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    told = {first: _told(first, lang) for first in FROM}
    course = Course(data.assign(period=data["tokens"].map(told)), LOOKS)
    below = say(NAME, "below", lang)
    legend = legend_of_prints(data, lang)
    return draw_courses(NAME, [course], "print", "articles", legend, height=1.8, lang=lang, below=below)


def _told(first: int, lang: Lang) -> str:
    """Name a class of length: "100–199"."""
    place = FROM.index(first)
    if place + 1 == len(FROM):
        return f"≥ {in_digits(first, lang)}"
    line_break = "\n" if first >= _LONG else ""
    return f"{in_digits(first, lang)}–{line_break}{in_digits(FROM[place + 1] - 1, lang)}"
