"""How each topic is judged: by the articles themselves, and by those they quote."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.counting import tally
from analysis.figures.labels import Lang, say
from analysis.figures.polarity import POLARITIES, VOICES, draw_panels
from analysis.figures.shares import with_shares
from analysis.figures.style import empty_figure, house_style
from analysis.tables import Tables

NAME = "polarity_per_topic"


def numbers(tables: Tables) -> pd.DataFrame:
    """Count judgements per topic, voice and polarity.

    Args:
        tables: of a corpus.

    Returns:
        Columns `topic`, `voice`, `polarity`, `judgements`, `share` (of the topic's judgements in that
        voice, in [0, 1]); no row for a voice that does not judge the topic.
    """
    rows = tables.sentiment
    by = {"topic": sorted(rows["topic"].unique()), "voice": VOICES, "polarity": POLARITIES}
    return with_shares(tally(rows, by, "judgements"), ["topic", "voice"], "judgements")


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw per topic one bar for the article's voice and one for the quoted voices.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if no topic is judged.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    return draw_panels(NAME, data, lambda row: say("voice", row["voice"], lang), lang)
