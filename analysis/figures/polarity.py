"""What every chart of judgements shares: the three polarities, and a panel of bars per topic."""

from collections.abc import Callable

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.shares import share_bars
from analysis.figures.style import (
    BAR,
    POLARITY_COLOURS,
    add_legend,
    hide_what_does_not_fit,
    new_figure,
)

POLARITIES = ("negative", "neutral", "positive")
VOICES = ("author", "quoted")
LOOKS = {polarity: Look(POLARITY_COLOURS[polarity]) for polarity in POLARITIES}


def sign(value: float) -> str:
    """Name the polarity of a number.

    Args:
        value: textblob-de's polarity, in [−1, 1].

    Returns:
        "positive" above zero, "negative" below, else "neutral".
    """
    return "positive" if value > 0 else "negative" if value < 0 else "neutral"


def draw_panels(chart: str, data: pd.DataFrame, label_of: Callable[[pd.Series], str], lang: Lang) -> Figure:
    """Draw a panel per topic with one bar per group of judgements.

    Args:
        chart: the chart's name in `labels.toml`.
        data: with `topic`, `polarity`, `judgements`, `share`, and what tells the bars of a topic apart
            (`outlet`, `voice`, `measure`); not empty.
        label_of: says what stands before a row's bar.
        lang: of the labels.

    Returns:
        The chart.
    """
    bars = [column for column in ("outlet", "voice", "measure") if column in data]
    data = data.assign(row=["\n".join(row) for row in data[bars].itertuples(index=False)])
    groups = [(topic, group) for topic, group in data.groupby("topic", sort=False)]
    sizes = [group["row"].nunique() for _, group in groups]
    figure = new_figure(chart, 1.5 + sum(0.45 + (BAR + 0.06) * size for size in sizes), lang)
    heights = [size + 0.3 for size in sizes]
    panels = figure.subplots(len(groups), 1, sharex=True, squeeze=False, height_ratios=heights)
    printed = []
    for axes, (topic, group) in zip(panels[:, 0], groups, strict=True):
        texts = {row["row"]: label_of(row) for _, row in group.iterrows()}
        printed += share_bars(axes, group, "polarity", "judgements", LOOKS, texts)
        axes.set_title(wrap(topic, 70, lines=1))
    panels[-1, 0].set_xlabel(say("word", "share_of_judgements", lang))
    add_legend(figure, [(say("polarity", polarity, lang), *LOOKS[polarity]) for polarity in POLARITIES])
    hide_what_does_not_fit(figure, printed)
    return figure
