"""Whom each outlet mentions."""

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
    several_outlets,
    with_outlet,
)
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.measures import (
    Measure,
    check_measure,
    measured,
    most_mentioned,
    ranked_by,
    tokens_by,
)
from analysis.figures.style import (
    BAR,
    OUTLET_COLOURS,
    empty_figure,
    house_style,
    new_figure,
)
from analysis.tables import Tables

NAME = "mentions_by_outlet"


def numbers(
    tables: Tables,
    *,
    top: int = 10,
    outlets: int = 4,
    measure: Measure = "per_1000",
    parts: Sequence[str] = COUNTED_PARTS,
    kinds: Sequence[str] = COUNTED_KINDS,
    labels: Sequence[str] = LABELS,
) -> pd.DataFrame:
    """Count the mentions of the most mentioned entities per outlet.

    Args:
        tables: of a corpus.
        top: how many entities.
        outlets: how many outlets, those with the most articles.
        measure: "per_1000" (mentions for each thousand words and punctuation marks of the outlet, so that
            outlets with few articles compare with others), "mentions" or "articles".
        parts: of an article that count.
        kinds: of mentions that count.
        labels: of entities that count.

    Returns:
        Columns `outlet`, `entity`, `mentions`, `articles`, `tokens` (of the outlet), `per_1000`,
        `measure`, `kinds` (that count); no rows if there are not several outlets.

    Raises:
        ValueError: there is no such measure.
    """
    check_measure(measure)
    names_of_outlets = several_outlets(tables.articles, outlets)
    rows = with_outlet(counted_mentions(tables, parts=parts, kinds=kinds, labels=labels), tables.articles)
    rows = rows[rows["outlet"].isin(names_of_outlets)]
    names = distinct_names(rows, most_mentioned(rows, measure, top))
    rows = rows.assign(entity=rows["entity_id"].map(names))
    tokens = tokens_by(tables.articles, tables.articles["outlet"], names_of_outlets)
    by = {"outlet": names_of_outlets, "entity": list(names.values())}
    return measured(rows, by, tokens, measure).assign(kinds=" ".join(kinds))


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw a column of bars per outlet, one row per entity.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if there are not several outlets.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    measure, kinds = data["measure"].iloc[0], data["kinds"].iloc[0].split()
    table = data.pivot(index="entity", columns="outlet", values=measure)
    table = table.loc[list(dict.fromkeys(data["entity"])), list(dict.fromkeys(data["outlet"]))]
    figure = new_figure(NAME, 1.7 + BAR * len(table), lang)
    panels = figure.subplots(1, len(table.columns), sharex=True, sharey=True, squeeze=False)[0]
    shown = table.rename(index=wrap)
    for axes, outlet, colour in zip(panels, table.columns, OUTLET_COLOURS, strict=False):
        lying_bars(axes, shown[[outlet]], {outlet: Look(colour)}, lang=lang)
        print_totals(axes, table[outlet], room=1.35, lang=lang)
        axes.set_title(wrap(outlet, 18, lines=2), fontsize=9)
        axes.xaxis.get_major_locator().set_params(nbins=4)
    figure.supxlabel(f"{say('word', measure, lang)}\n{ranked_by(measure, kinds, lang)}", fontsize=9)
    return figure
