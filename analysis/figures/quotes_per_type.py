"""How many quotations of each type there are, and of how many the speaker is known."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look
from analysis.figures.counting import tally
from analysis.figures.labels import Lang, say
from analysis.figures.rankings import draw_ranking
from analysis.figures.style import BLUE, GREY, SKY, TYPE_COLOURS, empty_figure, house_style
from analysis.tables import Tables

NAME = "quotes_per_type"
_LOOKS = {"named": Look(BLUE), "described": Look(SKY), "unknown": Look(GREY)}
_ROW = 0.46
"""Height of a bar beside a name of two lines, in inches."""


def numbers(tables: Tables) -> pd.DataFrame:
    """Count quotations by type and by what is known of the speaker.

    Args:
        tables: of a corpus.

    Returns:
        Columns `type`, `speaker` ("named": known by a canonical name; "described": by other words, such
        as "die Konzerne"; "unknown"), `quotes`; types that do not occur are left out.
    """
    speaker = [
        "named" if names else "described" if words else "unknown"
        for names, words in zip(tables.quotes["speakers"], tables.quotes["speaker_text"], strict=True)
    ]
    rows = tables.quotes.assign(speaker=pd.array(speaker, dtype="str"))
    found = [name for name in TYPE_COLOURS if (rows["type"] == name).any()]
    return tally(rows, {"type": found, "speaker": list(_LOOKS)}, "quotes")


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw one bar per type, with a name that explains it.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if nobody is quoted.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    texts = {
        name: f"{say('quote_type', name, lang)}\n{say('quote_type_told', name, lang)}"
        for name in data["type"]
    }
    legend = [(say("source", known, lang), *look) for known, look in _LOOKS.items()]
    columns = ("type", "speaker", "quotes")
    return draw_ranking(NAME, data, columns, _LOOKS, texts, legend, row_height=_ROW, lang=lang)
