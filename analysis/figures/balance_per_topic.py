"""The balance of the judgements of each topic, in the article's voice and in the quoted ones."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.balances import SMALLEST, balances, without_unjudged
from analysis.figures.dots import DotPanel, draw_dots
from analysis.figures.labels import Lang, say
from analysis.figures.polarity import MEASURE_DOTS, MEASURES, VOICES, by_each_measure
from analysis.figures.style import empty_figure, house_style
from analysis.tables import Tables

NAME = "balance_per_topic"


def numbers(tables: Tables, *, smallest: int = SMALLEST) -> pd.DataFrame:
    """Measure how each voice judges each topic, by our measure and by textblob-de's.

    Args:
        tables: of a corpus.
        smallest: a group that stands on fewer articles is too small for rates.

    Returns:
        Columns `topic`, `voice`, `measure` (pressespiegel, textblob), and what `balances` gives; no row
        for a voice that does not judge the topic. textblob-de's polarity counts as positive above zero,
        negative below.
    """
    rows = by_each_measure(tables.sentiment)
    by = {"topic": sorted(rows["topic"].unique()), "voice": VOICES, "measure": MEASURES}
    return without_unjudged(balances(rows, by, smallest=smallest), ["topic", "voice"])


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw a panel per topic with one row per voice, a dot for each measure.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if no topic is judged.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    data = data.assign(row=data["voice"], series=data["measure"])
    panels = [
        DotPanel(topic, group, {voice: say("voice", voice, lang) for voice in group["voice"]})
        for topic, group in data.groupby("topic", sort=False)
    ]
    legend = {measure: say("measure", measure, lang) for measure in MEASURES}
    return draw_dots(NAME, panels, MEASURE_DOTS, legend, lang=lang, same_judgements=True)
