"""Who speaks in their own words, and who is only paraphrased."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look
from analysis.figures.counting import most_frequent, tally
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.quotes_per_speaker import NOBODY, one_row_per_speaker
from analysis.figures.shares import SharePanel, draw_shares, with_shares
from analysis.figures.style import SPEECH_COLOURS, empty_figure, house_style
from analysis.tables import Tables

NAME = "direct_and_indirect_share"
_GROUPS = ("directly", "indirectly")
_SPEECH = {
    "Direct": "direct",
    "Indirect": "indirect",
    "FreeIndirect": "indirect",
    "IndirectFreeIndirect": "indirect",
    "Reported": "reported",
}


def numbers(tables: Tables, *, top: int = 8) -> pd.DataFrame:
    """Count direct, indirect and reported speech of those quoted directly, and of those who never are.

    Args:
        tables: of a corpus.
        top: how many speakers of either group.

    Returns:
        Columns `group` (directly, indirectly), `speakers` (how many the group has, shown or not),
        `speaker`, `speech` (direct, indirect, reported), `quotes`, `share` (of the speaker's quotations,
        in [0, 1]). Who has at least one direct quotation stands in the first group; in each the most
        quoted come first.
    """
    rows = one_row_per_speaker(tables.quotes)
    rows = rows[rows["speaker"] != NOBODY]
    rows = rows.assign(speech=rows["type"].map(_SPEECH))
    heard = set(rows.loc[rows["speech"] == "direct", "speaker"])
    rows = rows.assign(group=[_GROUPS[name not in heard] for name in rows["speaker"]])
    pieces = [_count_group(group, rows[rows["group"] == group], top) for group in _GROUPS]
    return with_shares(pd.concat(pieces, ignore_index=True), ["speaker"], "quotes")


def _count_group(group: str, rows: pd.DataFrame, top: int) -> pd.DataFrame:
    speakers = most_frequent(rows, "speaker", top)
    data = tally(rows, {"speaker": speakers, "speech": list(SPEECH_COLOURS)}, "quotes")
    data.insert(0, "group", group)
    data.insert(1, "speakers", rows["speaker"].nunique())
    return data


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw one bar per speaker from 0 to 100 per cent, a panel per group.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if no quotation has a speaker.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    looks = {speech: Look(colour) for speech, colour in SPEECH_COLOURS.items()}
    panels = []
    for group, rows in data.assign(row=data["speaker"]).groupby("group", sort=False):
        texts = {speaker: wrap(speaker) for speaker in rows["speaker"]}
        known = {"n": len(texts), "of": rows["speakers"].iloc[0]}
        panels.append(SharePanel(say("quoted", group, lang, **known), rows, texts))
    legend = [(say("speech", speech, lang), *look) for speech, look in looks.items()]
    return draw_shares(NAME, panels, "speech", "quotes", looks, legend, lang)
