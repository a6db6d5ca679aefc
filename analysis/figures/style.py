"""One look for every chart: colours that colour-blind readers can tell apart, one font, one width."""

from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.text import Text

from analysis.figures.labels import Lang, say, wrap

ORANGE, SKY, GREEN = "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILLION, PURPLE = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"
"""The palette of Okabe and Ito (2008), Color Universal Design."""
GREY = "#C8C8C8"
INK = "#222222"
DIM = "#767676"
"""Of what is too small to be measured; still readable on white."""

LABEL_COLOURS = {"PER": BLUE, "ORG": ORANGE, "LOC": GREEN, "MISC": PURPLE}
KIND_HATCHES = {"name": "", "role": "///", "pronoun": ""}
"""Of the bars; pronouns are told by a lighter tint."""
TYPE_COLOURS = {
    "Direct": BLUE,
    "Indirect": ORANGE,
    "IndirectFreeIndirect": YELLOW,
    "FreeIndirect": PURPLE,
    "Reported": GREEN,
}
SPEECH_COLOURS = {"direct": BLUE, "indirect": ORANGE, "reported": GREEN}
POLARITY_COLOURS = {"negative": VERMILLION, "neutral": GREY, "positive": BLUE}
VOICE_COLOURS = {"author": GREEN, "quoted": PURPLE}
OUTLET_COLOURS = (BLUE, ORANGE, GREEN, PURPLE, SKY, YELLOW)

WIDTH = 8.0
"""Of every chart, in inches: a notebook's column."""
BAR = 0.32
"""Height of a row with a one-line label, in inches."""

_TINT = 0.35
"""Share of a colour in its lighter tint."""

_LINE = 105
"""Characters of a legend that fit side by side."""

_STYLE = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9,
    "text.color": INK,
    "axes.edgecolor": "#888888",
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.titlesize": 10,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "figure.facecolor": "white",
    "figure.titlesize": 12,
    "figure.titleweight": "bold",
    "grid.color": "#E4E4E4",
    "hatch.linewidth": 0.8,
    "legend.frameon": False,
    "savefig.facecolor": "white",
    "svg.fonttype": "path",
    "text.parse_math": False,  # a "$" in a name is a dollar, not mathematics
    "svg.hashsalt": "pressespiegel",
    "xtick.color": INK,
    "ytick.color": INK,
    "ytick.major.size": 0,
}


def lighter(colour: str) -> str:
    """Mix a colour with white.

    Args:
        colour: "#RRGGBB".

    Returns:
        A tint that is still told from white and from the colour, "#RRGGBB".
    """
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - _TINT * (255 - part)):02X}" for part in parts)


@contextmanager
def house_style() -> Iterator[None]:
    """Draw within this style, whatever the user's matplotlib settings are; also works as a decorator."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_STYLE)
        yield


def new_figure(chart: str, height: float, lang: Lang) -> Figure:
    """Begin a chart with its title.

    Args:
        chart: the chart's name in `labels.toml`.
        height: in inches.
        lang: of the title.

    Returns:
        A figure without axes; it belongs to no window and no global state.
    """
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    title = wrap(say(chart, "title", lang), 68, lines=3)
    figure.get_layout_engine().set(w_pad=0.08, h_pad=0.08)
    figure.suptitle(title, x=0.012, ha="left")
    return figure


@house_style()
def empty_figure(chart: str, lang: Lang) -> Figure:
    """Say in a small picture why there is nothing to show.

    Args:
        chart: the chart's name in `labels.toml`.
        lang: of the message.

    Returns:
        A figure with the chart's title and one sentence.
    """
    figure = new_figure(chart, 1.3, lang)
    figure.text(0.012, 0.35, wrap(say(chart, "empty", lang), 90), va="center")
    return figure


def add_legend(figure: Figure, entries: list[tuple[str, str, str]]) -> None:
    """Put a legend under the chart.

    Args:
        figure: the chart.
        entries: per entry its text, colour and hatch.
    """
    patches = [
        Patch(facecolor=colour, hatch=hatch, edgecolor=INK, linewidth=0.5, label=text)
        for text, colour, hatch in entries
    ]
    lengths = [len(text) + 6 for text, _, _ in entries]
    columns = len(entries) if sum(lengths) <= _LINE else max(1, _LINE // max(lengths))
    figure.legend(handles=patches, loc="outside lower left", ncols=columns)


def hide_what_does_not_fit(figure: Figure, numbers: list[tuple[Text, Artist]]) -> None:
    """Take away each number that is wider or higher than the bar it stands on.

    Args:
        figure: the finished chart.
        numbers: each number with its bar.
    """
    figure.draw_without_rendering()
    for text, bar in numbers:
        inner, outer = text.get_window_extent(), bar.get_window_extent()
        text.set_visible(inner.width + 2 < outer.width and inner.height <= outer.height)
