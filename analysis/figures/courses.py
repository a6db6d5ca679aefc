"""Numbers that change from period to period: a panel of standing bars per course, all on one scale."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look, print_totals_above, standing_bars
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.style import add_legend, hide_what_does_not_fit, new_figure

_AROUND_THE_PANELS = 1.6
"""Height of title, periods and legend, in inches."""
_BELOW = 0.3
"""Height of a note, in inches."""


class Course(NamedTuple):
    """What one panel shows.

    Attributes:
        data: `period`, what is stacked, and how many; one row per period and piece of its bar.
        looks: per value that is stacked, in the order of stacking.
        title: above the panel; "" for none.
    """

    data: pd.DataFrame
    looks: dict[str, Look]
    title: str = ""


def draw_courses(
    chart: str,
    courses: Sequence[Course],
    stacked: str,
    count: str,
    legend: list[tuple[str, str, str]],
    *,
    height: float,
    lang: Lang,
    below: str = "",
) -> Figure:
    """Draw a panel per course with one bar per period.

    Args:
        chart: the chart's name in `labels.toml`.
        courses: the panels from top to bottom; at least one, all with the same periods in the same order.
        stacked: the column whose values are stacked.
        count: the column with the numbers; also what they are called in `labels.toml`.
        legend: per entry its text, colour and hatch; none for a chart without legend.
        height: of a panel, in inches.
        lang: of the labels.
        below: what must be known to read the chart; stands under the periods.

    Returns:
        The chart.
    """
    figure = new_figure(chart, _AROUND_THE_PANELS + _BELOW * bool(below) + height * len(courses), lang)
    panels = figure.subplots(len(courses), 1, sharex=True, sharey=True, squeeze=False)[:, 0]
    printed = []
    for axes, (data, looks, title) in zip(panels, courses, strict=True):
        table = data.pivot(index="period", columns=stacked, values=count)
        table = table.loc[list(dict.fromkeys(data["period"])), list(looks)]
        totals = table.sum(axis=1, min_count=1)
        printed += standing_bars(axes, table.fillna(0), looks, lang=lang)
        print_totals_above(axes, totals, lang=lang)
        axes.set_title(wrap(title, 70, lines=1))
    figure.supylabel(wrap(say("word", count, lang), 26, lines=3), fontsize=9)
    if below:
        panels[-1].set_xlabel(wrap(below, 100, lines=3), fontsize=8, loc="left")
    if legend:
        add_legend(figure, legend)
    hide_what_does_not_fit(figure, printed)
    return figure
