"""Draw a network on a circle, the same on every run and every machine."""

import math

import networkx as nx
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.figures.counting import LABELS
from analysis.figures.labels import Lang, in_digits, say, wrap
from analysis.figures.style import (
    INK,
    LABEL_COLOURS,
    empty_figure,
    house_style,
    new_figure,
)

_NAME = "mentioned_together"
_HEIGHT = 6.4
_NOTE = 0.5
"""Height of the words on chance, in inches."""
_LINE = {"color": "#777777", "alpha": 0.55}
_ROOM = 1.75
"""Half the width of the drawing in radii of the circle: what is left is for the labels."""


@house_style()
def draw_network(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw entities on a circle, lines between those mentioned together, and what chance would give.

    Neighbours on the circle are those with the strongest ties, so that few lines cross. A line is
    the wider, a disc the larger, the more often.

    Args:
        data: what `mentioned_together.numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if no two entities are mentioned together.
    """
    if data.empty:
        return empty_figure(_NAME, lang)
    graph = as_graph(data)
    figure = new_figure(_NAME, _HEIGHT, lang)
    axes, below = figure.subplots(2, 1, height_ratios=[1, _NOTE / _HEIGHT])
    axes.set_axis_off()
    below.set_axis_off()
    note = wrap(what_chance_gives(data, lang), 118, lines=3)
    below.text(0, 0.5, note, va="center", fontsize=8.5, linespacing=1.3)
    axes.set_aspect("equal")
    axes.set_xlim(-_ROOM, _ROOM)
    axes.set_ylim(-1.28, 1.28)
    places = _on_a_circle(graph)
    most = max(together for _, _, together in graph.edges(data="together"))
    for one, other, together in graph.edges(data="together"):
        (x, y), (u, v) = places[one], places[other]
        axes.plot([x, u], [y, v], linewidth=_line_width(together, most), zorder=1, **_LINE)
    _draw_entities(axes, graph, places)
    _add_legend(figure, graph, most, say("within", data["within"].iloc[0], lang), lang)
    return figure


def as_graph(data: pd.DataFrame) -> nx.Graph:
    """Turn pairs into a graph.

    Args:
        data: what `mentioned_together.numbers` returns.

    Returns:
        Entities with `label` and `mentions`, edges with `together`, both in the order of the rows.
    """
    graph = nx.Graph()
    for row in data.itertuples():
        graph.add_node(row.entity, label=row.label, mentions=row.mentions)
        graph.add_node(row.other, label=row.other_label, mentions=row.other_mentions)
        graph.add_edge(row.entity, row.other, together=row.together)
    return graph


def what_chance_gives(data: pd.DataFrame, lang: Lang) -> str:
    """Say how many pairs share more than chance explains, and how many chance would give.

    Args:
        data: what `mentioned_together.numbers` returns; not empty.
        lang: of the words.

    Returns:
        Two or three sentences; one if no pair can be told apart from chance.
    """
    first = data.iloc[0]
    known = {
        "units": in_digits(first["units"], lang),
        "tested": in_digits(first["tested"], lang),
        "beyond": in_digits(first["beyond"], lang),
        "shown": in_digits(len(data), lang),
    }
    what = f"{first['within']}_{first['verdict'].replace(' ', '_')}"
    by_chance = round(first["by_chance"])
    about = say("chance", "about", lang, n=in_digits(by_chance, lang))
    known["by_chance"] = about if by_chance else say("chance", "below_one", lang)
    return say("chance", what, lang, **known)


def _on_a_circle(graph: nx.Graph) -> dict[str, tuple[float, float]]:
    """Walk from the most mentioned entity always to the one with the strongest tie that is left."""
    left = sorted(graph.nodes, key=lambda node: (-graph.nodes[node]["mentions"], node))
    order = [left.pop(0)]
    while left:
        ties = graph[order[-1]]
        order.append(max(left, key=lambda node: ties[node]["together"] if node in ties else 0))
        left.remove(order[-1])
    step = 2 * math.pi / len(order)
    return {
        node: (round(math.sin((i + 0.5) * step), 6), round(math.cos((i + 0.5) * step), 6))
        for i, node in enumerate(order)
    }


def _draw_entities(axes: Axes, graph: nx.Graph, places: dict[str, tuple[float, float]]) -> None:
    most = max(mentions for _, mentions in graph.nodes(data="mentions"))
    for node, (x, y) in places.items():
        mentions, label = graph.nodes[node]["mentions"], graph.nodes[node]["label"]
        size = 40 + 260 * mentions / most
        axes.scatter([x], [y], s=size, color=LABEL_COLOURS[label], edgecolor="white", zorder=2)
        away = 1 + 0.03 + math.sqrt(size) / 240
        side = "center" if abs(x) < 0.01 else ("left" if x > 0 else "right")
        text = wrap(f"{node} ({mentions})", 24, lines=2)
        axes.text(x * away, y * away, text, ha=side, va="center", color=INK, linespacing=1.0)


def _line_width(together: int, most: int) -> float:
    return 0.6 + 5.4 * together / most


def _add_legend(figure: Figure, graph: nx.Graph, most: int, unit: str, lang: Lang) -> None:
    present = [label for label in LABELS if label in nx.get_node_attributes(graph, "label").values()]
    disc = {"marker": "o", "linestyle": "", "markersize": 8}
    discs = [
        Line2D([], [], color=LABEL_COLOURS[label], label=say("label", label, lang), **disc)
        for label in present
    ]
    lines = [
        Line2D([], [], linewidth=_line_width(amount, most), label=str(amount), **_LINE)
        for amount in sorted({1, math.ceil(most / 2), most})
    ]
    figure.legend(handles=discs, loc="outside lower left", ncols=len(discs))
    figure.legend(handles=lines, loc="outside lower right", ncols=len(lines), title=unit)
