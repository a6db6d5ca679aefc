"""What every chart of judgements shares: polarities, voices, measures, and a panel of bars per topic."""

from collections.abc import Callable

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look
from analysis.figures.dots import Dot
from analysis.figures.labels import Lang, say
from analysis.figures.shares import SharePanel, draw_shares
from analysis.figures.style import BLUE, DIM, POLARITY_COLOURS, VOICE_COLOURS

POLARITIES = ("negative", "neutral", "positive")
VOICES = ("author", "quoted")
MEASURES = ("pressespiegel", "textblob")
LOOKS = {polarity: Look(POLARITY_COLOURS[polarity]) for polarity in POLARITIES}
VOICE_DOTS = {
    voice: Dot(colour, marker) for (voice, colour), marker in zip(VOICE_COLOURS.items(), "os", strict=True)
}
MEASURE_DOTS = {"pressespiegel": Dot(BLUE, "o"), "textblob": Dot(DIM, "D", hollow=True)}


def sign(value: float) -> str:
    """Name the polarity of a number.

    Args:
        value: textblob-de's polarity, in [−1, 1].

    Returns:
        "positive" above zero, "negative" below, else "neutral".
    """
    return "positive" if value > 0 else "negative" if value < 0 else "neutral"


def by_each_measure(sentiment: pd.DataFrame) -> pd.DataFrame:
    """Put the same judgements twice under each other.

    Args:
        sentiment: the table.

    Returns:
        The rows with `measure`: "pressespiegel" with our polarity, then "textblob" with the sign of
        textblob-de's as `polarity`, its zeros neutral.
    """
    ours = sentiment.assign(measure="pressespiegel")
    signs = pd.array([sign(value) for value in sentiment["textblob"]], dtype="str")
    return pd.concat([ours, sentiment.assign(measure="textblob", polarity=signs)], ignore_index=True)


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
