"""How the balance of each topic's judgements changes from period to period."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures.balances import SMALLEST, balances, without_unjudged
from analysis.figures.counting import in_periods
from analysis.figures.dots import BEHIND_WORDS, add_dot_legend, scale_of_balances
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.periods import Unit, period_of_each
from analysis.figures.polarity import VOICE_DOTS, VOICES
from analysis.figures.style import DIM, empty_figure, house_style, new_figure
from analysis.tables import Tables

NAME = "balance_over_time"
_AROUND_THE_PANELS = 2.0
"""Height of title, periods, note and legend, in inches."""
_PANEL = 2.3
"""Height of a panel, in inches."""
_COUNTS = {"author": -1.22, "quoted": -1.45}
"""Where the numbers of articles stand on the axis."""
_BESIDE = {"author": -0.07, "quoted": 0.07}
"""So far the voices stand beside the middle of a period, that their intervals can be told apart."""
_CROWDED = 10
"""So many periods are written slantwise."""
_SIDE_BY_SIDE = 96
"""So many digits of the usual size fit side by side."""


def numbers(tables: Tables, *, unit: Unit | None = None, smallest: int = SMALLEST) -> pd.DataFrame:
    """Measure how each voice judges each topic in each period.

    Args:
        tables: of a corpus.
        unit: of time; None chooses one that fits.
        smallest: a group that stands on fewer articles is too small for rates.

    Returns:
        Columns `topic`, `voice`, `period`, and what `balances` gives, periods without judgements
        included; no row for a voice that never judges the topic, and none at all if there are not
        several periods.
    """
    period_by_article, periods = period_of_each(tables.articles, unit)
    rows = in_periods(tables.sentiment, period_by_article)
    by = {"topic": sorted(rows["topic"].unique()), "voice": VOICES, "period": periods}
    return without_unjudged(balances(rows, by, smallest=smallest), ["topic", "voice"])


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw a panel per topic with a line per voice in its band, broken where a period is too small.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if there are not several periods. Below the lines it tells the number of
        articles, grey where these are too few.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    topics = list(dict.fromkeys(data["topic"]))
    figure = new_figure(NAME, _AROUND_THE_PANELS + _PANEL * len(topics), lang)
    panels = figure.subplots(len(topics), 1, sharex=True, sharey=True, squeeze=False)[:, 0]
    for axes, topic in zip(panels, topics, strict=True):
        _draw_panel(axes, data[data["topic"] == topic], lang)
        axes.set_title(wrap(topic, 70, lines=1))
    told = say("word", "balance_over_time_told", lang, n=data["smallest"].iloc[0])
    panels[-1].set_xlabel(wrap(told, 100, lines=3), fontsize=8, loc="left")
    add_dot_legend(figure, VOICE_DOTS, {voice: say("voice", voice, lang) for voice in VOICES})
    return figure


def _draw_panel(axes: Axes, data: pd.DataFrame, lang: Lang) -> None:
    periods = list(dict.fromkeys(data["period"]))
    for voice, course in data.groupby("voice", sort=False):
        _draw_course(axes, course, voice)
        _write_articles(axes, course, voice)
    if data["too_small"].all():
        told = say("too_small", "all", lang, n=data["smallest"].iloc[0])
        look = {"ha": "center", "va": "center", "color": DIM, "fontstyle": "italic", "bbox": BEHIND_WORDS}
        axes.text((len(periods) - 1) / 2, 0.5, told, **look)
    slanted = {"rotation": 60, "ha": "right", "rotation_mode": "anchor"} if len(periods) > _CROWDED else {}
    axes.set_xticks(range(len(periods)), periods, **slanted)
    axes.set_xlim(-0.6, len(periods) - 0.4)
    axes.set_ylim(min(_COUNTS.values()) - 0.2, 1.08)
    axes.axhline(0, color="#888888", linewidth=0.9, zorder=0.5)
    axes.grid(axis="y")
    scale_of_balances(axes.yaxis, lang)


def _draw_course(axes: Axes, course: pd.DataFrame, voice: str) -> None:
    """Draw a line with its band; a period between two that are too small has its interval as a line."""
    look, places = VOICE_DOTS[voice], np.arange(len(course)) + _BESIDE[voice]
    low, high = course["balance_low"].to_numpy(), course["balance_high"].to_numpy()
    axes.fill_between(places, low, high, color=look.colour, alpha=0.15, linewidth=0)
    axes.vlines(places, low, high, color=look.colour, linewidth=1, alpha=0.6)
    axes.plot(places, course["balance"], linewidth=1.6, **look.style())


def _write_articles(axes: Axes, course: pd.DataFrame, voice: str) -> None:
    """Write on how many articles each period stands; nothing where nobody judges."""
    voice_of_line = VOICE_DOTS[voice].style() | {"markersize": 4, "linestyle": "none", "clip_on": False}
    axes.plot(-0.012, _COUNTS[voice], transform=axes.get_yaxis_transform(), **voice_of_line)
    digits = len(course) * len(str(course["articles"].max()))
    size = 7 * min(1, _SIDE_BY_SIDE / digits)
    for place, (articles, too_small) in enumerate(zip(course["articles"], course["too_small"], strict=True)):
        if articles:
            look = {"color": DIM if too_small else VOICE_DOTS[voice].colour, "fontsize": size}
            look |= {"weight": "normal" if too_small else "bold", "ha": "center", "va": "center"}
            axes.text(place, _COUNTS[voice], f"{articles}", **look)
