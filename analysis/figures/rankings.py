"""One lying bar per thing counted, stacked, with its total: the layout of most charts."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look, lying_bars, print_totals
from analysis.figures.labels import Lang, say
from analysis.figures.style import BAR, add_legend, hide_what_does_not_fit, new_figure

_AROUND_THE_BARS = 1.5
"""Height of title, axis and legend, in inches."""
_LINE = 0.17
"""Height of a line of text below the chart, in inches."""


def draw_ranking(
    chart: str,
    data: pd.DataFrame,
    columns: tuple[str, str, str],
    looks: Mapping[str, Look],
    texts: Mapping[str, str],
    legend: list[tuple[str, str, str]],
    *,
    lang: Lang,
    below: str = "",
    row_height: float = BAR,
) -> Figure:
    """Draw the bars in the order of the rows.

    Args:
        chart: the chart's name in `labels.toml`.
        data: one row per piece of a bar; not empty.
        columns: what has a bar, what is stacked, and how many; the last is also what the axis is called
            in `labels.toml`.
        looks: per value that is stacked, in the order of stacking; values without a look are not shown.
        texts: what stands before a bar, by the value that has it.
        legend: per entry its text, colour and hatch.
        lang: of the labels.
        below: what must be known to read the chart; stands under the axis.
        row_height: of a bar with its label, in inches.

    Returns:
        The chart.
    """
    bar, stacked, count = columns
    table = data.pivot(index=bar, columns=stacked, values=count)
    table = table.loc[list(dict.fromkeys(data[bar])), list(looks)]
    height = _AROUND_THE_BARS + row_height * len(table) + _LINE * len(below.splitlines())
    figure = new_figure(chart, height, lang)
    axes = figure.subplots()
    printed = lying_bars(axes, table.rename(index=texts), dict(looks))
    print_totals(axes, table.sum(axis=1))
    axes.set_xlabel("\n".join([say("word", count, lang), *below.splitlines()]))
    axes.xaxis.get_major_locator().set_params(integer=True)
    add_legend(figure, legend)
    hide_what_does_not_fit(figure, printed)
    return figure
