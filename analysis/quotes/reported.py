"""Reported speech: that somebody said something, its content only summed up."""

from analysis.annotations import Quote
from analysis.quotes.cues import Cue, lexicon
from analysis.quotes.sentences import Clause, Sentence
from analysis.quotes.speakers import span_of, subject


def summed_up(sentence: Sentence, parts: tuple[Clause, ...], cues: tuple[Cue, ...]) -> Quote | None:
    """Read a sentence that sums up what somebody said.

    Args:
        sentence: a sentence without a quotation.
        parts: its clauses.
        cues: its cue verbs.

    Returns:
        The whole sentence with its speaker; None if no verb of reporting governs it.
    """
    for cue in cues:
        words = lexicon().reported.get(cue.verb)
        home = next(c for c in parts if c.first <= cue.finite < c.last)
        if words is None or home.mark == "," or sentence.masked[cue.finite]:
            continue
        clause = {t.lower_ for t in sentence.tokens[home.first : home.last]}
        if words and not clause & set(words):
            continue
        place = subject(sentence, home, cue, home.last)
        if place is None:
            continue
        return Quote("Reported", ((sentence.start, sentence.end),), span_of(sentence, place))
    return None
