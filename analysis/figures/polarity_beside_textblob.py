"""The same sentences by two measures: ours of the target, textblob-de's of the whole sentence."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.counting import tally
from analysis.figures.labels import Lang, say
from analysis.figures.polarity import MEASURES, POLARITIES, VOICES, by_each_measure, draw_panels
from analysis.figures.shares import with_shares
from analysis.figures.style import empty_figure, house_style
from analysis.tables import Tables

NAME = "polarity_beside_textblob"


def numbers(tables: Tables) -> pd.DataFrame:
    """Count judgements per topic, voice and polarity, once by each measure.

    Args:
        tables: of a corpus.

    Returns:
        Columns `topic`, `voice`, `measure` (pressespiegel, textblob), `polarity`, `judgements`,
        `share` in [0, 1]. textblob-de's polarity counts as positive above zero, negative below.
    """
    rows = by_each_measure(tables.sentiment)
    by = {
        "topic": sorted(rows["topic"].unique()),
        "voice": VOICES,
        "measure": MEASURES,
        "polarity": POLARITIES,
    }
    return with_shares(tally(rows, by, "judgements"), ["topic", "voice", "measure"], "judgements")


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw per topic and voice one bar for each measure.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if no topic is judged.
    """
    if data.empty:
        return empty_figure(NAME, lang)

    def label_of(row: pd.Series) -> str:
        return f"{say('voice', row['voice'], lang)}\n{say('measure', row['measure'], lang)}"

    return draw_panels(NAME, data, label_of, lang)
