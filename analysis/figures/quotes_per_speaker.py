"""Who is quoted how often, and in which type of speech."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.counting import most_frequent, tally
from analysis.figures.labels import Lang, wrap
from analysis.figures.quote_types import draw_types, not_shown
from analysis.figures.style import TYPE_COLOURS, empty_figure, house_style
from analysis.tables import Tables

NAME = "quotes_per_speaker"
NOBODY = "(none)"
"""Stands in the numbers for quotations without a speaker who could be named."""


def one_row_per_speaker(quotes: pd.DataFrame) -> pd.DataFrame:
    """Give each quotation one row per speaker.

    Args:
        quotes: the table, with `speakers` as lists.

    Returns:
        The rows with `speaker`; "(none)" for a quotation without one. A quotation of two speakers
        counts for both.
    """
    speakers = [list(names) or [NOBODY] for names in quotes["speakers"]]
    position = [number for number, names in enumerate(speakers) for _ in names]
    return quotes.iloc[position].assign(
        speaker=pd.array([name for names in speakers for name in names], dtype="str")
    )


def numbers(tables: Tables, *, top: int = 12) -> pd.DataFrame:
    """Count the quotations of the most quoted speakers by type.

    Args:
        tables: of a corpus.
        top: how many speakers.

    Returns:
        Columns `speaker`, `type`, `quotes`; the most quoted first, "(none)" last.
    """
    rows = one_row_per_speaker(tables.quotes)
    speakers = most_frequent(rows[rows["speaker"] != NOBODY], "speaker", top)
    if (rows["speaker"] == NOBODY).any():
        speakers.append(NOBODY)
    return tally(rows, {"speaker": speakers, "type": list(TYPE_COLOURS)}, "quotes")


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw one bar per speaker, stacked by type; quotations without a speaker are told in words.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if nobody is quoted.
    """
    named = data[data["speaker"] != NOBODY]
    if named.empty:
        return empty_figure(NAME, lang)
    texts = {speaker: wrap(speaker) for speaker in named["speaker"]}
    below = not_shown(data[data["speaker"] == NOBODY], "without_speaker", lang)
    return draw_types(NAME, named, "speaker", texts, below=below, lang=lang)
