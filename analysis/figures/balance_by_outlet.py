"""The balance of each outlet's judgements: in its own voice, and by the voices it quotes."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.balances import SMALLEST, balances, without_unjudged
from analysis.figures.counting import several_outlets, with_outlet
from analysis.figures.dots import DotPanel, draw_dots
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.polarity import VOICE_DOTS, VOICES
from analysis.figures.style import empty_figure, house_style
from analysis.tables import Tables

NAME = "balance_by_outlet"


def numbers(tables: Tables, *, outlets: int = 6, smallest: int = SMALLEST) -> pd.DataFrame:
    """Measure how each voice judges each topic in each outlet.

    Args:
        tables: of a corpus.
        outlets: how many, those with the most articles.
        smallest: a group that stands on fewer articles is too small for rates.

    Returns:
        Columns `topic`, `outlet`, `voice`, and what `balances` gives; no row for a voice that does not
        judge the topic in the outlet, and none at all if there are not several outlets.
    """
    rows = with_outlet(tables.sentiment, tables.articles)
    by = {
        "topic": sorted(rows["topic"].unique()),
        "outlet": several_outlets(tables.articles, outlets),
        "voice": VOICES,
    }
    return without_unjudged(balances(rows, by, smallest=smallest), list(by))


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw a panel per topic with one row per outlet, a dot for each voice.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if there are not several outlets.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    data = data.assign(row=data["outlet"], series=data["voice"])
    panels = [
        DotPanel(topic, group, {outlet: wrap(outlet) for outlet in group["outlet"]})
        for topic, group in data.groupby("topic", sort=False)
    ]
    legend = {voice: say("voice", voice, lang) for voice in VOICES}
    return draw_dots(NAME, panels, VOICE_DOTS, legend, lang=lang)
