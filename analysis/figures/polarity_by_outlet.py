"""How each outlet judges the topics: in its own voice, and by the voices it quotes."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.counting import several_outlets, tally, with_outlet
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.polarity import POLARITIES, VOICES, draw_panels
from analysis.figures.shares import with_shares
from analysis.figures.style import empty_figure, house_style
from analysis.tables import Tables

NAME = "polarity_by_outlet"


def numbers(tables: Tables, *, outlets: int = 6) -> pd.DataFrame:
    """Count judgements per topic, outlet, voice and polarity.

    Args:
        tables: of a corpus.
        outlets: how many, those with the most articles.

    Returns:
        Columns `topic`, `outlet`, `voice`, `polarity`, `judgements`, `share` in [0, 1]; no rows if
        there are not several outlets.
    """
    rows = with_outlet(tables.sentiment, tables.articles)
    by = {
        "topic": sorted(rows["topic"].unique()),
        "outlet": several_outlets(tables.articles, outlets),
        "voice": VOICES,
        "polarity": POLARITIES,
    }
    return with_shares(tally(rows, by, "judgements"), ["topic", "outlet", "voice"], "judgements")


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw per topic and outlet one bar for each voice.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if there are not several outlets.
    """
    if data.empty:
        return empty_figure(NAME, lang)

    def label_of(row: pd.Series) -> str:
        return f"{wrap(row['outlet'], 30, lines=1)}\n{say('voice', row['voice'], lang)}"

    return draw_panels(NAME, data, label_of, lang)
