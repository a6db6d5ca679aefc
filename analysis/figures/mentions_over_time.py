"""How often the most mentioned entities are named in each period."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look
from analysis.figures.counting import (
    COUNTED_KINDS,
    COUNTED_PARTS,
    LABELS,
    counted_mentions,
    distinct_names,
    in_periods,
)
from analysis.figures.courses import Course, draw_courses
from analysis.figures.labels import Lang, say
from analysis.figures.measures import (
    Measure,
    check_measure,
    measured,
    most_mentioned,
    ranked_by,
    tokens_by,
)
from analysis.figures.periods import Unit, period_of_each
from analysis.figures.style import LABEL_COLOURS, empty_figure, house_style
from analysis.tables import Tables

NAME = "mentions_over_time"


def numbers(
    tables: Tables,
    *,
    top: int = 6,
    unit: Unit | None = None,
    measure: Measure = "per_1000",
    parts: Sequence[str] = COUNTED_PARTS,
    kinds: Sequence[str] = COUNTED_KINDS,
    labels: Sequence[str] = LABELS,
) -> pd.DataFrame:
    """Count the mentions of the most mentioned entities per period.

    Args:
        tables: of a corpus.
        top: how many entities.
        unit: of time; None chooses one that fits.
        measure: "per_1000" (mentions for each thousand words and punctuation marks of the period, so that
            periods with few articles compare with others), "mentions" or "articles".
        parts: of an article that count.
        kinds: of mentions that count.
        labels: of entities that count.

    Returns:
        Columns `label`, `entity`, `period`, `mentions`, `articles`, `tokens` (of the period), `per_1000`
        (missing in a period without articles), `measure`, `kinds` (that count); no rows if there are not
        several periods.

    Raises:
        ValueError: there is no such measure.
    """
    check_measure(measure)
    period_by_article, periods = period_of_each(tables.articles, unit)
    rows = counted_mentions(tables, parts=parts, kinds=kinds, labels=labels)
    rows = in_periods(rows, period_by_article)
    names = distinct_names(rows, most_mentioned(rows, measure, top))
    rows = rows.assign(entity=rows["entity_id"].map(names))
    label_of = dict(zip(rows["entity"], rows["label"], strict=True))
    period = tables.articles["article_id"].map(period_by_article).rename("period")
    tokens = tokens_by(tables.articles, period, periods)
    data = measured(rows, {"entity": list(names.values()), "period": periods}, tokens, measure)
    data.insert(0, "label", data["entity"].map(label_of))
    return data.assign(kinds=" ".join(kinds))


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
    looks = {label: Look(LABEL_COLOURS[label]) for label in LABELS if (data["label"] == label).any()}
    courses = [
        Course(group, {label: looks[label] for label in group["label"].unique()}, entity)
        for entity, group in data.groupby("entity", sort=False)
    ]
    legend = [(say("label", label, lang), *look) for label, look in looks.items()]
    measure, kinds = data["measure"].iloc[0], data["kinds"].iloc[0].split()
    below = ranked_by(measure, kinds, lang)
    if data[measure].isna().any():
        below = f"{below} {say('word', 'no_articles', lang)}"
    return draw_courses(NAME, courses, "label", measure, legend, height=1.05, lang=lang, below=below)
