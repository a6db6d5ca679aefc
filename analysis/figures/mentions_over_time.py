"""How often the most mentioned entities are named in each period."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look, print_totals_above, standing_bars
from analysis.figures.counting import (
    COUNTED_KINDS,
    COUNTED_PARTS,
    LABELS,
    counted_mentions,
    distinct_names,
    in_periods,
    most_frequent,
    tally,
)
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.periods import Unit, period_of_each
from analysis.figures.style import (
    LABEL_COLOURS,
    add_legend,
    empty_figure,
    house_style,
    new_figure,
)
from analysis.tables import Tables

NAME = "mentions_over_time"


def numbers(
    tables: Tables,
    *,
    top: int = 6,
    unit: Unit | None = None,
    parts: Sequence[str] = COUNTED_PARTS,
    kinds: Sequence[str] = COUNTED_KINDS,
    labels: Sequence[str] = LABELS,
) -> pd.DataFrame:
    """Count the mentions of the most mentioned entities per period.

    Args:
        tables: of a corpus.
        top: how many entities.
        unit: of time; None chooses one that fits.
        parts: of an article that count.
        kinds: of mentions that count.
        labels: of entities that count.

    Returns:
        Columns `label`, `entity`, `period`, `mentions`; no rows if there are not several periods.
    """
    period_by_article, periods = period_of_each(tables.articles, unit)
    rows = counted_mentions(tables, parts=parts, kinds=kinds, labels=labels)
    rows = in_periods(rows, period_by_article)
    names = distinct_names(rows, most_frequent(rows, "entity_id", top))
    rows = rows.assign(entity=rows["entity_id"].map(names))
    label_of = dict(zip(rows["entity"], rows["label"], strict=True))
    data = tally(rows, {"entity": list(names.values()), "period": periods}, "mentions")
    data.insert(0, "label", data["entity"].map(label_of))
    return data


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw a row of bars per entity, all on one scale.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if there are not several periods.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    groups = [(entity, group) for entity, group in data.groupby("entity", sort=False)]
    figure = new_figure(NAME, 1.6 + 1.05 * len(groups), lang)
    panels = figure.subplots(len(groups), 1, sharex=True, sharey=True, squeeze=False)[:, 0]
    for axes, (entity, group) in zip(panels, groups, strict=True):
        table = group.set_index("period")[["mentions"]]
        standing_bars(axes, table, {"mentions": Look(LABEL_COLOURS[group["label"].iloc[0]])})
        print_totals_above(axes, table["mentions"])
        axes.set_title(wrap(entity, 70, lines=1))
    figure.supylabel(say("word", "mentions", lang), fontsize=9)
    shown = [label for label in LABELS if (data["label"] == label).any()]
    add_legend(figure, [(say("label", label, lang), LABEL_COLOURS[label], "") for label in shown])
    return figure
