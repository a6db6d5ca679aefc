"""Who and what is mentioned most, by kind of entity and kind of mention."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look, lying_bars, print_totals
from analysis.figures.counting import (
    COUNTED_KINDS,
    COUNTED_PARTS,
    LABELS,
    counted_mentions,
    distinct_names,
    most_frequent,
    tally,
)
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.style import (
    BAR,
    GREY,
    KIND_HATCHES,
    LABEL_COLOURS,
    add_legend,
    empty_figure,
    hide_what_does_not_fit,
    house_style,
    new_figure,
)
from analysis.tables import Tables

NAME = "mentions_per_entity"


def numbers(
    tables: Tables,
    *,
    top: int = 8,
    parts: Sequence[str] = COUNTED_PARTS,
    kinds: Sequence[str] = COUNTED_KINDS,
    labels: Sequence[str] = LABELS,
) -> pd.DataFrame:
    """Count the mentions of the most mentioned entities of each label.

    Args:
        tables: of a corpus.
        top: how many entities per label.
        parts: of an article that count.
        kinds: of mentions that count.
        labels: of entities that count.

    Returns:
        Columns `label`, `entity`, `kind`, `mentions`; the most mentioned entity first.
    """
    rows = counted_mentions(tables, parts=parts, kinds=kinds, labels=labels)
    pieces = []
    for label in labels:
        of_label = rows[rows["label"] == label]
        ids = most_frequent(of_label, "entity_id", top)
        names = distinct_names(of_label, ids)
        chosen = of_label.assign(entity=of_label["entity_id"].map(names))
        pieces.append(tally(chosen, {"entity": list(names.values()), "kind": kinds}, "mentions"))
        pieces[-1].insert(0, "label", label)
    return pd.concat(pieces, ignore_index=True)


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw one bar per entity, a panel per label, roles hatched.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if nothing is mentioned.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    groups = [(label, group) for label, group in data.groupby("label", sort=False)]
    kinds = list(dict.fromkeys(data["kind"]))
    sizes = [group["entity"].nunique() for _, group in groups]
    figure = new_figure(NAME, 1.2 + sum(0.5 + BAR * size for size in sizes), lang)
    heights = [size + 0.4 for size in sizes]
    panels = figure.subplots(len(groups), 1, sharex=True, squeeze=False, height_ratios=heights)
    printed = []
    for axes, (label, group) in zip(panels[:, 0], groups, strict=True):
        table = group.pivot(index="entity", columns="kind", values="mentions")
        table = table.loc[list(dict.fromkeys(group["entity"])), kinds]
        looks = {kind: Look(LABEL_COLOURS[label], KIND_HATCHES[kind]) for kind in kinds}
        totals = table.sum(axis=1)
        printed += lying_bars(axes, table.rename(index=wrap), looks)
        print_totals(axes, totals)
        axes.set_title(say("label", label, lang))
    panels[-1, 0].set_xlabel(say("word", "mentions", lang))
    panels[-1, 0].xaxis.get_major_locator().set_params(integer=True)
    add_legend(figure, [(say("kind", kind, lang), GREY, KIND_HATCHES[kind]) for kind in kinds])
    hide_what_does_not_fit(figure, printed)
    return figure
