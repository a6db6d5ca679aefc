"""Shares of a whole: what makes them, and the bars from 0 to 100 per cent that show them."""

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MultipleLocator

from analysis.figures.bars import Look, Numbers, lying_bars
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.style import BAR, add_legend, hide_what_does_not_fit, new_figure


class SharePanel(NamedTuple):
    """What one panel of a chart of shares shows.

    Attributes:
        title: above the panel.
        data: with `row` (which bar), `share`, what is stacked, and how many.
        texts: what stands before the bar, per value of `row`, in the order of the bars.
    """

    title: str
    data: pd.DataFrame
    texts: Mapping[Hashable, str]


def with_shares(data: pd.DataFrame, whole: Sequence[str], count: str) -> pd.DataFrame:
    """Add to each number its share of a whole, and drop wholes that are zero.

    Args:
        data: numbers.
        whole: the columns whose values together name one whole.
        count: the column with the numbers.

    Returns:
        The rows of every whole that is not zero, with `share` in [0, 1].
    """
    if data.empty:
        return data.assign(share=pd.Series(dtype="float64"))
    totals = data.groupby(list(whole), sort=False)[count].transform("sum")
    kept = data[totals > 0]
    return kept.assign(share=(kept[count] / totals[totals > 0]).round(6)).reset_index(drop=True)


def share_bars(
    axes: Axes,
    data: pd.DataFrame,
    series: str,
    count: str,
    looks: dict[str, Look],
    texts: Mapping[Hashable, str],
) -> Numbers:
    """Draw one bar per row from 0 to 100 per cent, with the counts on it.

    Args:
        axes: to draw on.
        data: with `row` (which bar), `share`, and the columns named next.
        series: the column whose values are stacked.
        count: the column with the numbers.
        looks: per value of `series`, in the order of stacking.
        texts: what stands before the bar, per value of `row`, in the order of the bars.

    Returns:
        Each printed number with its piece of a bar.
    """
    rows, stack = list(texts), list(looks)
    shares = data.pivot(index="row", columns=series, values="share").loc[rows, stack] * 100
    counts = data.pivot(index="row", columns=series, values=count).loc[rows, stack]
    printed = lying_bars(axes, shares, looks, numbers=counts)
    axes.set_yticks(range(len(rows)), list(texts.values()))
    for place, total in enumerate(counts.sum(axis=1)):
        axes.annotate(
            f"n = {total}", (100, place), xytext=(4, 0), textcoords="offset points", va="center_baseline"
        )
    axes.set_xlim(0, 100)
    axes.xaxis.set_major_locator(MultipleLocator(25))
    return printed


def draw_shares(
    chart: str,
    panels: Sequence[SharePanel],
    series: str,
    count: str,
    looks: dict[str, Look],
    legend: list[tuple[str, str, str]],
    lang: Lang,
) -> Figure:
    """Draw a panel of shares under the other.

    Args:
        chart: the chart's name in `labels.toml`.
        panels: from top to bottom; at least one.
        series: the column whose values are stacked.
        count: the column with the numbers; the axis is called `share_of_` and its name in `labels.toml`.
        looks: per value of `series`, in the order of stacking.
        legend: per entry its text, colour and hatch.
        lang: of the labels.

    Returns:
        The chart.
    """
    sizes = [len(panel.texts) for panel in panels]
    figure = new_figure(chart, 1.5 + sum(0.45 + (BAR + 0.06) * size for size in sizes), lang)
    heights = [size + 0.3 for size in sizes]
    places = figure.subplots(len(panels), 1, sharex=True, squeeze=False, height_ratios=heights)[:, 0]
    printed = []
    for axes, panel in zip(places, panels, strict=True):
        printed += share_bars(axes, panel.data, series, count, looks, panel.texts)
        axes.set_title(wrap(panel.title, 70, lines=1))
    places[-1].set_xlabel(say("word", f"share_of_{count}", lang))
    add_legend(figure, legend)
    hide_what_does_not_fit(figure, printed)
    return figure
