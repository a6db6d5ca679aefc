"""How the judgement of each topic changes from period to period."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import print_totals_above, standing_bars
from analysis.figures.counting import in_periods, tally
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.periods import Unit, period_of_each
from analysis.figures.polarity import LOOKS, POLARITIES, VOICES
from analysis.figures.style import (
    add_legend,
    empty_figure,
    hide_what_does_not_fit,
    house_style,
    new_figure,
)
from analysis.tables import Tables

NAME = "polarity_over_time"


def numbers(tables: Tables, *, unit: Unit | None = None) -> pd.DataFrame:
    """Count judgements per topic, voice, period and polarity.

    Args:
        tables: of a corpus.
        unit: of time; None chooses one that fits.

    Returns:
        Columns `topic`, `voice`, `period`, `polarity`, `judgements`; no rows if there are not several
        periods.
    """
    period_by_article, periods = period_of_each(tables.articles, unit)
    rows = in_periods(tables.sentiment, period_by_article)
    by = {
        "topic": sorted(rows["topic"].unique()),
        "voice": VOICES,
        "period": periods,
        "polarity": POLARITIES,
    }
    return tally(rows, by, "judgements")


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw a panel per topic and voice with one bar per period, stacked by polarity.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if there are not several periods.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    groups = [(pair, group) for pair, group in data.groupby(["topic", "voice"], sort=False)]
    figure = new_figure(NAME, 1.6 + 1.25 * len(groups), lang)
    panels = figure.subplots(len(groups), 1, sharex=True, sharey=True, squeeze=False)[:, 0]
    printed = []
    for axes, ((topic, voice), group) in zip(panels, groups, strict=True):
        table = group.pivot(index="period", columns="polarity", values="judgements")
        table = table.loc[list(dict.fromkeys(data["period"]))]
        printed += standing_bars(axes, table, LOOKS)
        print_totals_above(axes, table.sum(axis=1))
        axes.set_title(f"{wrap(topic, 50, lines=1)} – {say('voice', voice, lang)}")
    figure.supylabel(say("word", "judgements", lang), fontsize=9)
    add_legend(figure, [(say("polarity", polarity, lang), *LOOKS[polarity]) for polarity in POLARITIES])
    hide_what_does_not_fit(figure, printed)
    return figure
