"""Dots with interval lines on an axis from −1 to 1 (a forest plot): balances that can be compared."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedFormatter, FixedLocator

from analysis.figures.labels import Lang, say, wrap
from analysis.figures.style import DIM, INK, new_figure

BEHIND_WORDS = {"facecolor": "white", "edgecolor": "none", "pad": 1}
"""Keeps the grid away from words that stand in the place of dots."""

_LINE = 0.2
"""Height of a dot's line, in inches."""
_LABEL = 0.85
"""Lines that a line of a label needs."""
_GAP = 0.4
"""Lines between two rows."""
_AROUND_THE_PANELS = 1.75
"""Height of title, axis and legend, in inches."""
_TITLE = 0.45
"""Height of a panel's title, in inches."""
_TICKS = (-1, -0.5, 0, 0.5, 1)


class Dot(NamedTuple):
    """How the dots of one series look.

    Attributes:
        colour: of dot and line.
        marker: matplotlib's marker.
        hollow: only its outline is drawn.
    """

    colour: str
    marker: str
    hollow: bool = False

    def style(self) -> dict[str, object]:
        """Say the same to matplotlib."""
        inside = "white" if self.hollow else self.colour
        return {"color": self.colour, "marker": self.marker, "markerfacecolor": inside, "markersize": 6}


class DotPanel(NamedTuple):
    """What one panel shows.

    Attributes:
        title: above the panel.
        data: what `balances` returns, with `row` (which row) and `series` (which dot); one line each.
        texts: what stands before the row, per value of `row`, in the order of the rows.
    """

    title: str
    data: pd.DataFrame
    texts: Mapping[str, str]


def draw_dots(
    chart: str,
    panels: Sequence[DotPanel],
    looks: Mapping[str, Dot],
    legend: Mapping[str, str],
    *,
    lang: Lang,
    same_judgements: bool = False,
) -> Figure:
    """Draw a panel of dots under the other.

    Args:
        chart: the chart's name in `labels.toml`.
        panels: from top to bottom; at least one.
        looks: per value of `series`, in the order of the dots of a row.
        legend: per value of `series` its text; none for a chart without legend.
        lang: of the labels.
        same_judgements: the dots of a row measure the same judgements, so that these are counted once.

    Returns:
        The chart; at the right of each dot how many judgements it stands on, and in how many articles.
    """
    panels = [panel._replace(data=panel.data[panel.data["judgements"] > 0]) for panel in panels]
    heights = [sum(_height(panel, row) + _GAP for row in panel.texts) for panel in panels]
    figure = new_figure(chart, _AROUND_THE_PANELS + sum(_TITLE + _LINE * lines for lines in heights), lang)
    places = figure.subplots(len(panels), 1, sharex=True, squeeze=False, height_ratios=heights)[:, 0]
    for axes, panel, height in zip(places, panels, heights, strict=True):
        _draw_panel(axes, panel, looks, lang, same_judgements)
        axes.set_ylim(height, 0)
        axes.set_title(wrap(panel.title, 60, lines=1))
    beside = {"xycoords": "axes fraction", "textcoords": "offset points", "fontsize": 8, "color": DIM}
    heading = say("word", "same_judgements_told" if same_judgements else "judgements_told", lang)
    places[0].annotate(heading, (1, 1), xytext=(8, 3), va="bottom", annotation_clip=False, **beside)
    places[-1].set_xlabel(say("word", "balance_told", lang), fontsize=8.5)
    if legend:
        add_dot_legend(figure, looks, legend)
    return figure


def add_dot_legend(figure: Figure, looks: Mapping[str, Dot], texts: Mapping[str, str]) -> None:
    """Put a legend under the chart.

    Args:
        figure: the chart.
        looks: per series.
        texts: per series.
    """
    handles = [Line2D([], [], label=text, **looks[series].style()) for series, text in texts.items()]
    figure.legend(handles=handles, loc="outside lower left", ncols=len(handles))


def scale_of_balances(axis: Axis, lang: Lang) -> None:
    """Number an axis from −1 to 1, signs and all.

    Args:
        axis: of the balances.
        lang: decides between decimal point and comma.
    """
    point = "," if lang == "de" else "."
    written = [f"{tick:+.1f}".replace("-", "−").replace(".", point) if tick else "0" for tick in _TICKS]
    axis.set_major_locator(FixedLocator(_TICKS))
    axis.set_major_formatter(FixedFormatter(written))


def too_small_told(articles: int, lang: Lang) -> str:
    """Say that a group is too small.

    Args:
        articles: on which it stands.
        lang: of the words.

    Returns:
        The words, such as "too small (2 articles)".
    """
    return say("too_small", "one" if articles == 1 else "many", lang, n=articles)


def _height(panel: DotPanel, row: str) -> float:
    """Say how high a row is, in lines."""
    label = _LABEL * (panel.texts[row].count("\n") + 1)
    return max(float((panel.data["row"] == row).sum()), label)


def _draw_panel(
    axes: Axes, panel: DotPanel, looks: Mapping[str, Dot], lang: Lang, same_judgements: bool
) -> None:
    top, middles = _GAP / 2, []
    for row in panel.texts:
        lines = panel.data[panel.data["row"] == row].set_index("series", drop=False)
        lines = lines.loc[[series for series in looks if series in lines.index]]
        height = _height(panel, row)
        first = top + (height - len(lines)) / 2 + 0.5
        middles.append(top + height / 2)
        _draw_lines(axes, lines, first, looks)
        if same_judgements:
            _write_counts(axes, lines.head(1), middles[-1], "{judgements} / {articles}", lang)
        else:
            _write_counts(axes, lines, first, "{judgements} (+{positive} −{negative}) / {articles}", lang)
        top += height + _GAP
    axes.set_yticks(middles, list(panel.texts.values()))
    axes.set_xlim(-1.06, 1.06)
    axes.axvline(0, color="#888888", linewidth=0.9, zorder=0.5)
    axes.grid(axis="x")
    scale_of_balances(axes.xaxis, lang)


def _draw_lines(axes: Axes, lines: pd.DataFrame, first: float, looks: Mapping[str, Dot]) -> None:
    for place, line in enumerate(lines.itertuples()):
        if not line.too_small:
            look, y = looks[line.series], first + place
            axes.plot([line.balance_low, line.balance_high], [y, y], color=look.colour, linewidth=1.6)
            axes.plot(line.balance, y, linestyle="none", clip_on=False, **look.style())


def _write_counts(axes: Axes, lines: pd.DataFrame, first: float, counts: str, lang: Lang) -> None:
    """Write judgements and articles at the right, and in place of a value that the group is too small."""
    for place, line in enumerate(lines.itertuples()):
        y, grey = first + place, DIM if line.too_small else INK
        told = counts.format(**line._asdict())
        beside = {"xytext": (8, 0), "textcoords": "offset points", "va": "center_baseline"}
        axes.annotate(told, (1.06, y), color=grey, fontsize=8, annotation_clip=False, **beside)
        if line.too_small:
            middle = {"ha": "center", "va": "center_baseline", "fontsize": 8, "fontstyle": "italic"}
            axes.text(0, y, too_small_told(line.articles, lang), color=grey, bbox=BEHIND_WORDS, **middle)
