"""How many articles there are in each period, by outlet where there are several."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look
from analysis.figures.copies import OTHERS, UNKNOWN
from analysis.figures.counting import in_periods, most_frequent, tally
from analysis.figures.courses import Course, draw_courses
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.periods import Unit, period_of_each
from analysis.figures.style import GREY, OUTLET_COLOURS, empty_figure, house_style
from analysis.tables import Tables

NAME = "articles_over_time"
_SAID = {OTHERS: "other_outlets", UNKNOWN: "no_outlet"}


def numbers(tables: Tables, *, unit: Unit | None = None, outlets: int = 6) -> pd.DataFrame:
    """Count articles per period and outlet.

    Args:
        tables: of a corpus.
        unit: of time; None chooses one that fits.
        outlets: how many are told apart; at most six, the others count together.

    Returns:
        Columns `outlet` ("(others)", "(not given)" among them), `period`, `articles`; no rows if there
        are not several periods.
    """
    period_by_article, periods = period_of_each(tables.articles, unit)
    rows = in_periods(tables.articles, period_by_article)
    named = rows[rows["outlet"].notna()]
    chosen = most_frequent(named, "outlet", min(outlets, len(OUTLET_COLOURS)))
    outlet = rows["outlet"].fillna(UNKNOWN)
    rows = rows.assign(outlet=outlet.where(outlet.isin([*chosen, UNKNOWN]), OTHERS))
    groups = [*chosen, *(group for group in (OTHERS, UNKNOWN) if (rows["outlet"] == group).any())]
    return tally(rows, {"outlet": groups, "period": periods}, "articles")


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw one bar per period, stacked by outlet.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if there are not several periods.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    outlets = list(dict.fromkeys(data["outlet"]))
    named = [outlet for outlet in outlets if outlet not in _SAID]
    looks = {outlet: Look(colour) for outlet, colour in zip(named, OUTLET_COLOURS, strict=False)}
    looks |= {OTHERS: Look(GREY, "////"), UNKNOWN: Look(GREY)}
    looks = {outlet: looks[outlet] for outlet in outlets}
    legend = [(_text_of(outlet, lang), *look) for outlet, look in looks.items()] if named else []
    return draw_courses(NAME, [Course(data, looks)], "outlet", "articles", legend, height=1.8, lang=lang)


def _text_of(outlet: str, lang: Lang) -> str:
    return say("word", _SAID[outlet], lang) if outlet in _SAID else wrap(outlet, 40, lines=1)
