"""With which words quotations are introduced, and which type follows."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.corpus.hygiene import readable
from analysis.figures.counting import most_frequent, tally
from analysis.figures.labels import Lang, wrap
from analysis.figures.quote_types import draw_types, not_shown
from analysis.figures.style import TYPE_COLOURS, empty_figure, house_style
from analysis.quotes.cues import Form, lexicon
from analysis.tables import Tables

NAME = "quotes_per_cue"
NO_CUE = "(none)"
"""Stands in the numbers for quotations that nothing introduces."""


def cue_name(cue: str) -> str:
    """Bring the forms of a cue together.

    Args:
        cue: its words as they stand in the text, parts joined by " … ".

    Returns:
        The infinitive if one of the words is a form of a verb in the list of cues ("mitteilen" for
        "teilte … mit" and "wie … mitteilte"), else the words, a capital of the sentence's beginning
        made small ("nach Angaben" for "Nach Angaben"); "(none)" for no cue.
    """
    words = _without_sentence_case(cue.split())
    for position, word in enumerate(words):
        possible = [form for form in lexicon().forms.get(word, ()) if _complete(form, words[position + 1 :])]
        if possible:
            return max(possible, key=lambda form: form.particle != "").verb
    return " ".join(words) or NO_CUE


def _without_sentence_case(words: list[str]) -> list[str]:
    """Make the first word small unless it is a noun of sources ("Angaben zufolge")."""
    return [words[0] if words[0] in lexicon().nouns else words[0].lower(), *words[1:]] if words else []


def _complete(form: Form, following: list[str]) -> bool:
    """Say whether the particle that a form needs stands behind it."""
    return not form.particle or form.particle in following


def numbers(tables: Tables, *, top: int = 15) -> pd.DataFrame:
    """Count the quotations of the most frequent cues by type.

    Args:
        tables: of a corpus.
        top: how many cues.

    Returns:
        Columns `cue` (as `cue_name` gives it), `type`, `quotes`; the most frequent first, "(none)" last.
    """
    rows = tables.quotes.assign(
        cue=pd.array([cue_name(cue) for cue in map(readable, tables.quotes["cue_text"])], dtype="str")
    )
    cues = most_frequent(rows[rows["cue"] != NO_CUE], "cue", top)
    if (rows["cue"] == NO_CUE).any():
        cues.append(NO_CUE)
    return tally(rows, {"cue": cues, "type": list(TYPE_COLOURS)}, "quotes")


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw one bar per cue, stacked by type; quotations without a cue are told in words.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if no quotation has a cue.
    """
    introduced = data[data["cue"] != NO_CUE]
    if introduced.empty:
        return empty_figure(NAME, lang)
    texts = {cue: wrap(cue) for cue in introduced["cue"]}
    below = not_shown(data[data["cue"] == NO_CUE], "without_cue", lang)
    return draw_types(NAME, introduced, "cue", texts, below=below, lang=lang)
