"""Who is quoted how often, and in which type of speech."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.bars import Look, lying_bars, print_totals
from analysis.figures.counting import most_frequent, tally
from analysis.figures.labels import Lang, say, wrap
from analysis.figures.style import (
    BAR,
    TYPE_COLOURS,
    add_legend,
    empty_figure,
    hide_what_does_not_fit,
    house_style,
    new_figure,
)
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
    types = [name for name in TYPE_COLOURS if named.loc[named["type"] == name, "quotes"].any()]
    table = named.pivot(index="speaker", columns="type", values="quotes")
    table = table.loc[list(dict.fromkeys(named["speaker"])), types]
    figure = new_figure(NAME, 1.8 + BAR * len(table), lang)
    axes = figure.subplots()
    printed = lying_bars(axes, table.rename(index=wrap), {name: Look(TYPE_COLOURS[name]) for name in types})
    print_totals(axes, table.sum(axis=1))
    axes.set_xlabel(say("word", "quotes", lang) + _not_shown(data, lang))
    axes.xaxis.get_major_locator().set_params(integer=True)
    add_legend(figure, [(say("quote_type", name, lang), TYPE_COLOURS[name], "") for name in types])
    hide_what_does_not_fit(figure, printed)
    return figure


def _not_shown(data: pd.DataFrame, lang: Lang) -> str:
    """Say how many quotations have no speaker: their bar would dwarf the others."""
    rest = data[(data["speaker"] == NOBODY) & (data["quotes"] > 0)]
    if rest.empty:
        return ""
    kinds = [f"{row.quotes} {say('quote_type', row.type, lang)}" for row in rest.itertuples()]
    told = say("word", "not_shown", lang, n=rest["quotes"].sum(), kinds=", ".join(kinds))
    return "\n" + wrap(told, 72, lines=3)
