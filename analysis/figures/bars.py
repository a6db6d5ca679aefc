"""Bars that say their numbers: stacked, lying or standing."""

from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.container import BarContainer
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from analysis.figures.style import BLUE, GREEN, INK, VERMILLION

_DARK = (BLUE, GREEN, VERMILLION)
_NUMBER = {"ha": "center", "va": "center_baseline", "fontsize": 8}
_BEHIND_THE_END = {"textcoords": "offset points", "fontsize": 8, "fontweight": "bold"}


class Look(NamedTuple):
    """How one series of a chart looks.

    Attributes:
        colour: of its bars.
        hatch: matplotlib's hatch pattern; "" for none.
    """

    colour: str
    hatch: str = ""


Numbers = list[tuple[Text, Rectangle]]


def lying_bars(
    axes: Axes, heights: pd.DataFrame, looks: dict[str, Look], *, numbers: pd.DataFrame | None = None
) -> Numbers:
    """Stack one lying bar per row, the first row on top.

    Args:
        axes: to draw on.
        heights: one row per bar, one column per series.
        looks: per column.
        numbers: to print on the bars, shaped like `heights`; None prints the heights on the pieces of bars
            that have several.

    Returns:
        Each printed number with its piece of a bar.
    """
    numbers = _pieces(heights) if numbers is None else numbers
    offset = pd.Series(0.0, index=heights.index)
    places = range(len(heights))
    printed: Numbers = []
    for series, look in looks.items():
        bars = axes.barh(places, heights[series], left=offset, height=0.72, **_paint(look))
        printed += _print_numbers(axes, bars, numbers[series], look)
        offset = offset + heights[series]
    axes.set_yticks(places, heights.index)
    axes.set_ylim(len(heights) - 0.4, -0.6)
    axes.grid(axis="x")
    return printed


def standing_bars(axes: Axes, heights: pd.DataFrame, looks: dict[str, Look]) -> Numbers:
    """Stack one standing bar per row, the first row on the left.

    Args:
        axes: to draw on.
        heights: one row per bar, one column per series.
        looks: per column.

    Returns:
        Each number printed on a bar of several pieces, with its piece.
    """
    numbers = _pieces(heights)
    offset = pd.Series(0.0, index=heights.index)
    places = range(len(heights))
    printed: Numbers = []
    for series, look in looks.items():
        bars = axes.bar(places, heights[series], bottom=offset, width=0.8, **_paint(look))
        printed += _print_numbers(axes, bars, numbers[series], look)
        offset = offset + heights[series]
    slanted = {"rotation": 60, "ha": "right", "rotation_mode": "anchor"} if len(heights) > 10 else {}
    axes.set_xticks(places, heights.index, **slanted)
    axes.set_xlim(-0.6, len(heights) - 0.4)
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.grid(axis="y")
    return printed


def print_totals(axes: Axes, totals: pd.Series, room: float = 1.1) -> None:
    """Write each lying bar's total behind its end, and make room for it.

    Args:
        axes: with the bars.
        totals: in the order of the bars.
        room: length of the axis in lengths of the longest bar.
    """
    for place, total in enumerate(totals):
        axes.annotate(_grouped(total), (total, place), xytext=(4, 0), va="center_baseline", **_BEHIND_THE_END)
    axes.set_xlim(0, max(axes.get_xlim()[1], room * totals.max()))


def print_totals_above(axes: Axes, totals: pd.Series) -> None:
    """Write each standing bar's total above it, if it is not zero, and make room for it.

    Args:
        axes: with the bars.
        totals: in the order of the bars.
    """
    for place, total in enumerate(totals):
        if total:
            axes.annotate(
                _grouped(total), (place, total), xytext=(0, 2), ha="center", va="bottom", **_BEHIND_THE_END
            )
    axes.set_ylim(0, max(axes.get_ylim()[1], 1.22 * totals.max()))


def _pieces(heights: pd.DataFrame) -> pd.DataFrame:
    """Leave out bars of one piece: their total says it all."""
    return heights.where((heights > 0).sum(axis=1) > 1, 0)


def _grouped(number: float) -> str:
    return f"{number:,.0f}".replace(",", "\u202f")


def _paint(look: Look) -> dict[str, object]:
    return {"color": look.colour, "hatch": look.hatch, "edgecolor": "white", "linewidth": 0.6}


def _print_numbers(axes: Axes, bars: BarContainer, numbers: pd.Series, look: Look) -> Numbers:
    ink = "white" if look.colour in _DARK else INK
    behind = {"facecolor": look.colour, "edgecolor": "none", "pad": 1.5} if look.hatch else None
    printed: Numbers = []
    for bar, number in zip(bars, numbers, strict=True):
        if number:
            middle = (bar.get_x() + bar.get_width() / 2, bar.get_y() + bar.get_height() / 2)
            text = axes.text(*middle, _grouped(number), color=ink, bbox=behind, **_NUMBER)
            printed.append((text, bar))
    return printed
