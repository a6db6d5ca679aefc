"""Bars that say their numbers: stacked, lying or standing."""

from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.container import BarContainer
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter

from analysis.figures.labels import Lang, in_digits
from analysis.figures.style import BLUE, GREEN, INK, KIND_HATCHES, VERMILLION, WIDTH, lighter

_DARK = (BLUE, GREEN, VERMILLION)
_NUMBER = {"ha": "center", "va": "center_baseline", "fontsize": 8}
_BEHIND_THE_END = {"textcoords": "offset points", "fontsize": 8, "fontweight": "bold"}
_DIGIT, _POINT = 0.078, 0.042
"""Width of a digit and of a decimal point of these, in inches."""
_BARS = WIDTH - 1.0
"""Width that the standing bars of a chart share, in inches."""


class Look(NamedTuple):
    """How one series of a chart looks.

    Attributes:
        colour: of its bars.
        hatch: matplotlib's hatch pattern; "" for none.
    """

    colour: str
    hatch: str = ""


def kind_look(colour: str, kind: str) -> Look:
    """Tell kinds of mentions apart within a colour: names full, roles hatched, pronouns lighter.

    Args:
        colour: of the entity's label.
        kind: of the mention.

    Returns:
        How its bar looks.
    """
    return Look(lighter(colour) if kind == "pronoun" else colour, KIND_HATCHES[kind])


Numbers = list[tuple[Text, Rectangle]]


def lying_bars(
    axes: Axes,
    heights: pd.DataFrame,
    looks: dict[str, Look],
    *,
    numbers: pd.DataFrame | None = None,
    lang: Lang = "en",
) -> Numbers:
    """Stack one lying bar per row, the first row on top.

    Args:
        axes: to draw on.
        heights: one row per bar, one column per series.
        looks: per column.
        numbers: to print on the bars, shaped like `heights`; None prints the heights on the pieces of bars
            that have several.
        lang: of the numbers.

    Returns:
        Each printed number with its piece of a bar.
    """
    numbers = _pieces(heights) if numbers is None else numbers
    offset = pd.Series(0.0, index=heights.index)
    places = range(len(heights))
    printed: Numbers = []
    for series, look in looks.items():
        bars = axes.barh(places, heights[series], left=offset, height=0.72, **_paint(look))
        printed += _print_numbers(axes, bars, numbers[series], look, lang)
        offset = offset + heights[series]
    axes.set_yticks(places, heights.index)
    axes.set_ylim(len(heights) - 0.4, -0.6)
    _write_scale(axes.xaxis, heights, lang)
    axes.grid(axis="x")
    return printed


def standing_bars(axes: Axes, heights: pd.DataFrame, looks: dict[str, Look], *, lang: Lang = "en") -> Numbers:
    """Stack one standing bar per row, the first row on the left.

    Args:
        axes: to draw on.
        heights: one row per bar, one column per series.
        looks: per column.
        lang: of the numbers.

    Returns:
        Each number printed on a bar of several pieces, with its piece.
    """
    numbers = _pieces(heights)
    offset = pd.Series(0.0, index=heights.index)
    places = range(len(heights))
    printed: Numbers = []
    for series, look in looks.items():
        bars = axes.bar(places, heights[series], bottom=offset, width=0.8, **_paint(look))
        printed += _print_numbers(axes, bars, numbers[series], look, lang)
        offset = offset + heights[series]
    slanted = {"rotation": 60, "ha": "right", "rotation_mode": "anchor"} if len(heights) > 10 else {}
    axes.set_xticks(places, heights.index, **slanted)
    axes.set_xlim(-0.6, len(heights) - 0.4)
    _write_scale(axes.yaxis, heights, lang)
    axes.grid(axis="y")
    return printed


def print_totals(axes: Axes, totals: pd.Series, room: float = 1.1, *, lang: Lang = "en") -> None:
    """Write each lying bar's total behind its end, and make room for it.

    Args:
        axes: with the bars.
        totals: in the order of the bars.
        room: length of the axis in lengths of the longest bar.
        lang: of the numbers.
    """
    for place, total in enumerate(totals):
        written = in_digits(total, lang)
        axes.annotate(written, (total, place), xytext=(4, 0), va="center_baseline", **_BEHIND_THE_END)
    axes.set_xlim(0, max(axes.get_xlim()[1], room * totals.max()))


def print_totals_above(axes: Axes, totals: pd.Series, *, lang: Lang = "en") -> None:
    """Write each standing bar's total above it, if it is not zero, and make room for it.

    Args:
        axes: with the bars.
        totals: in the order of the bars; a dash stands for one that is missing.
        lang: of the numbers.
    """
    written = ["–" if pd.isna(total) else in_digits(total, lang, 2) if total else "" for total in totals]
    upright = max(map(_width, written)) > _BARS / len(written)
    for place, (total, number) in enumerate(zip(totals.fillna(0), written, strict=True)):
        above = {"xytext": (0, 2), "ha": "center", "va": "bottom", "rotation": 90 if upright else 0}
        if number:
            axes.annotate(number, (place, total), **above, **_BEHIND_THE_END)
    axes.set_ylim(0, max(axes.get_ylim()[1], (1.5 if upright else 1.22) * totals.max()))


def _width(number: str) -> float:
    return sum(_DIGIT if character.isdigit() else _POINT for character in number)


def _pieces(heights: pd.DataFrame) -> pd.DataFrame:
    """Leave out bars of one piece: their total says it all."""
    return heights.where((heights > 0).sum(axis=1) > 1, 0)


def _write_scale(axis: Axis, heights: pd.DataFrame, lang: Lang) -> None:
    """Number an axis with whole numbers if the bars are such."""
    if all(pd.api.types.is_integer_dtype(kind) for kind in heights.dtypes):
        axis.get_major_locator().set_params(integer=True)
    elif lang == "de":
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.10g}".replace(".", ",")))


def _paint(look: Look) -> dict[str, object]:
    return {"color": look.colour, "hatch": look.hatch, "edgecolor": "white", "linewidth": 0.6}


def _print_numbers(axes: Axes, bars: BarContainer, numbers: pd.Series, look: Look, lang: Lang) -> Numbers:
    ink = "white" if look.colour in _DARK else INK
    behind = {"facecolor": look.colour, "edgecolor": "none", "pad": 1.5} if look.hatch else None
    printed: Numbers = []
    for bar, number in zip(bars, numbers, strict=True):
        if number:
            middle = (bar.get_x() + bar.get_width() / 2, bar.get_y() + bar.get_height() / 2)
            text = axes.text(*middle, in_digits(number, lang), color=ink, bbox=behind, **_NUMBER)
            printed.append((text, bar))
    return printed
