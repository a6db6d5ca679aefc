"""What every chart of judgements shares: the three polarities, and a panel of bars per topic."""

from collections.abc import Callable

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look
from analysis.figures.labels import Lang, say
from analysis.figures.shares import SharePanel, draw_shares
from analysis.figures.style import POLARITY_COLOURS

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
    panels = [
        SharePanel(topic, group, {row["row"]: label_of(row) for _, row in group.iterrows()})
        for topic, group in data.groupby("topic", sort=False)
    ]
    legend = [(say("polarity", polarity, lang), *LOOKS[polarity]) for polarity in POLARITIES]
    return draw_shares(chart, panels, "polarity", "judgements", LOOKS, legend, lang)
