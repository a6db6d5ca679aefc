"""How the judgement of each topic changes from period to period."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.counting import in_periods, tally
from analysis.figures.courses import Course, draw_courses
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.periods import Unit, period_of_each
from analysis.figures.polarity import LOOKS, POLARITIES, VOICES
from analysis.figures.style import empty_figure, house_style
from analysis.tables import Tables

NAME = "polarity_over_time"


def numbers(tables: Tables, *, unit: Unit | None = None) -> pd.DataFrame:
    """Count judgements per topic, voice, period and polarity.

    Args:
        tables: of a corpus.
        unit: of time; None chooses one that fits.

    Returns:
        Columns `topic`, `voice`, `period`, `polarity`, `judgements`; no rows if there are not several
        periods.
    """
    period_by_article, periods = period_of_each(tables.articles, unit)
    rows = in_periods(tables.sentiment, period_by_article)
    by = {
        "topic": sorted(rows["topic"].unique()),
        "voice": VOICES,
        "period": periods,
        "polarity": POLARITIES,
    }
    return tally(rows, by, "judgements")


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw a panel per topic and voice with one bar per period, stacked by polarity.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if there are not several periods.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    courses = [
        Course(group, LOOKS, f"{wrap(topic, 40, lines=1)} – {say('voice', voice, lang)}")
        for (topic, voice), group in data.groupby(["topic", "voice"], sort=False)
    ]
    legend = [(say("polarity", polarity, lang), *LOOKS[polarity]) for polarity in POLARITIES]
    return draw_courses(NAME, courses, "polarity", "judgements", legend, height=1.25, lang=lang)
