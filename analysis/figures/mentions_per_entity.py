"""Who and what is mentioned most, by kind of entity and kind of mention."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import kind_look, lying_bars, print_totals
from analysis.figures.counting import (
    COUNTED_KINDS,
    COUNTED_PARTS,
    LABELS,
    counted_mentions,
    distinct_names,
)
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.measures import Measure, check_measure, measured, most_mentioned, ranked_by
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

NAME = "mentions_per_entity"
_SHADE = "#8C8C8C"
"""Of the legend: neither label's colour, and dark enough to have a lighter tint."""


def numbers(
    tables: Tables,
    *,
    top: int = 8,
    measure: Measure = "mentions",
    parts: Sequence[str] = COUNTED_PARTS,
    kinds: Sequence[str] = COUNTED_KINDS,
    labels: Sequence[str] = LABELS,
) -> pd.DataFrame:
    """Count the mentions of the most mentioned entities of each label.

    Args:
        tables: of a corpus.
        top: how many entities per label.
        measure: "mentions", "articles" or "per_1000" (mentions for each thousand words and punctuation
            marks of the corpus).
        parts: of an article that count.
        kinds: of mentions that count.
        labels: of entities that count.

    Returns:
        Columns `label`, `entity`, `kind`, `mentions`, `articles` (each once, for the most explicit kind in
        it), `tokens` (of the corpus), `per_1000`, `measure`; the most mentioned entity first.

    Raises:
        ValueError: there is no such measure.
    """
    check_measure(measure)
    tokens = int(tables.articles["n_tokens"].sum())
    rows = counted_mentions(tables, parts=parts, kinds=kinds, labels=labels)
    pieces = []
    for label in labels:
        of_label = rows[rows["label"] == label]
        ids = most_mentioned(of_label, measure, top)
        names = distinct_names(of_label, ids)
        chosen = of_label.assign(entity=of_label["entity_id"].map(names))
        pieces.append(measured(chosen, {"entity": list(names.values()), "kind": kinds}, tokens, measure))
        pieces[-1].insert(0, "label", label)
    return pd.concat(pieces, ignore_index=True)


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw one bar per entity, a panel per label, roles hatched, pronouns lighter.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if nothing is mentioned.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    groups = [(label, group) for label, group in data.groupby("label", sort=False)]
    asked, measure = list(dict.fromkeys(data["kind"])), data["measure"].iloc[0]
    kinds = [kind for kind in asked if data.loc[data["kind"] == kind, "mentions"].any()]
    sizes = [group["entity"].nunique() for _, group in groups]
    figure = new_figure(NAME, 1.4 + sum(0.5 + BAR * size for size in sizes), lang)
    heights = [size + 0.4 for size in sizes]
    panels = figure.subplots(len(groups), 1, sharex=True, squeeze=False, height_ratios=heights)
    printed = []
    for axes, (label, group) in zip(panels[:, 0], groups, strict=True):
        table = group.pivot(index="entity", columns="kind", values=measure)
        table = table.loc[list(dict.fromkeys(group["entity"])), kinds]
        looks = {kind: kind_look(LABEL_COLOURS[label], kind) for kind in kinds}
        printed += lying_bars(axes, table.rename(index=wrap), looks, lang=lang)
        print_totals(axes, table.sum(axis=1), lang=lang)
        axes.set_title(say("label", label, lang))
    panels[-1, 0].set_xlabel(f"{say('word', measure, lang)}\n{ranked_by(measure, asked, lang)}")
    told = "kind_in_article" if measure == "articles" else "kind"
    add_legend(figure, [(say(told, kind, lang), *kind_look(_SHADE, kind)) for kind in kinds])
    hide_what_does_not_fit(figure, printed)
    return figure
