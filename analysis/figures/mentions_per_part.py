"""Where in the articles names stand: what the other charts count, and what they leave out."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look, lying_bars, print_totals
from analysis.figures.counting import COUNTED_KINDS, LABELS, counted_mentions, tally
from analysis.figures.labels import Lang, say
from analysis.figures.style import (
    BAR,
    LABEL_COLOURS,
    add_legend,
    empty_figure,
    hide_what_does_not_fit,
    house_style,
    new_figure,
)
from analysis.tables import Tables

NAME = "mentions_per_part"
PARTS = ("kicker", "title", "dateline", "caption", "body")


def numbers(tables: Tables) -> pd.DataFrame:
    """Count names and role phrases in every part of the articles.

    Args:
        tables: of a corpus.

    Returns:
        Columns `part`, `label`, `mentions`; no rows if nothing is mentioned.
    """
    rows = counted_mentions(tables, parts=PARTS, kinds=COUNTED_KINDS)
    found = [part for part in PARTS if (rows["part"] == part).any()]
    return tally(rows, {"part": found, "label": LABELS}, "mentions")


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw one bar per part, stacked by label.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if nothing is mentioned.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    parts = list(dict.fromkeys(data["part"]))
    table = data.pivot(index="part", columns="label", values="mentions").loc[parts, list(LABELS)]
    figure = new_figure(NAME, 1.5 + BAR * len(parts), lang)
    axes = figure.subplots()
    shown = table.rename(index=lambda part: say("part", part, lang))
    printed = lying_bars(axes, shown, {label: Look(LABEL_COLOURS[label]) for label in LABELS})
    print_totals(axes, table.sum(axis=1))
    axes.set_xlabel(say("word", "mentions", lang))
    axes.xaxis.get_major_locator().set_params(integer=True)
    add_legend(figure, [(say("label", label, lang), LABEL_COLOURS[label], "") for label in LABELS])
    hide_what_does_not_fit(figure, printed)
    return figure
