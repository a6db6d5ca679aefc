"""Where in the articles mentions stand: what the other charts count, and what they leave out."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look
from analysis.figures.counting import COUNTED_KINDS, LABELS, counted_mentions, tally
from analysis.figures.labels import Lang, say
from analysis.figures.rankings import draw_ranking
from analysis.figures.style import LABEL_COLOURS, empty_figure, house_style
from analysis.tables import Tables

NAME = "mentions_per_part"
PARTS = ("kicker", "title", "dateline", "caption", "body")


def numbers(tables: Tables) -> pd.DataFrame:
    """Count names, role phrases and pronouns in every part of the articles.

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
    looks = {label: Look(LABEL_COLOURS[label]) for label in LABELS}
    texts = {part: say("part", part, lang) for part in data["part"]}
    legend = [(say("label", label, lang), *look) for label, look in looks.items()]
    return draw_ranking(NAME, data, ("part", "label", "mentions"), looks, texts, legend, lang=lang)
