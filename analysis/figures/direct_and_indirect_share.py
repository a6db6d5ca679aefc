"""Who speaks in their own words, and who is only paraphrased."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look
from analysis.figures.counting import most_frequent, tally
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.quotes_per_speaker import NOBODY, one_row_per_speaker
from analysis.figures.shares import share_bars, with_shares
from analysis.figures.style import (
    BAR,
    SPEECH_COLOURS,
    add_legend,
    empty_figure,
    hide_what_does_not_fit,
    house_style,
    new_figure,
)
from analysis.tables import Tables

NAME = "direct_and_indirect_share"
_SPEECH = {
    "Direct": "direct",
    "Indirect": "indirect",
    "FreeIndirect": "indirect",
    "IndirectFreeIndirect": "indirect",
    "Reported": "reported",
}


def numbers(tables: Tables, *, top: int = 12) -> pd.DataFrame:
    """Count direct, indirect and reported speech of the most quoted speakers.

    Args:
        tables: of a corpus.
        top: how many speakers.

    Returns:
        Columns `speaker`, `speech` (direct, indirect, reported), `quotes`, `share` (of the speaker's
        quotations, in [0, 1]); the most quoted first.
    """
    rows = one_row_per_speaker(tables.quotes)
    rows = rows[rows["speaker"] != NOBODY]
    rows = rows.assign(speech=rows["type"].map(_SPEECH))
    speakers = most_frequent(rows, "speaker", top)
    data = tally(rows, {"speaker": speakers, "speech": list(SPEECH_COLOURS)}, "quotes")
    return with_shares(data, ["speaker"], "quotes")


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw one bar per speaker from 0 to 100 per cent.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if no quotation has a speaker.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    figure = new_figure(NAME, 1.7 + BAR * data["speaker"].nunique(), lang)
    axes = figure.subplots()
    looks = {speech: Look(colour) for speech, colour in SPEECH_COLOURS.items()}
    texts = {speaker: wrap(speaker) for speaker in data["speaker"]}
    printed = share_bars(axes, data.assign(row=data["speaker"]), "speech", "quotes", looks, texts)
    axes.set_xlabel(say("word", "share_of_quotes", lang))
    add_legend(figure, [(say("speech", speech, lang), *look) for speech, look in looks.items()])
    hide_what_does_not_fit(figure, printed)
    return figure
