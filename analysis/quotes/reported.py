"""Reported speech: that somebody said something, its content only summed up."""

from analysis.annotations import Quote
from analysis.quotes.cues import Cue, lexicon
from analysis.quotes.phrases import span_of, words
from analysis.quotes.sentences import Clause, Sentence, stretch
from analysis.quotes.speakers import subject


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
        prepositions = lexicon().reported.get(cue.verb)
        home = next(c for c in parts if c.first <= cue.finite < c.last)
        if (
            prepositions is None
            or (home.mark == "," and home.first != cue.finite)
            or sentence.masked[cue.finite]
        ):
            continue
        clause = {t.lower_ for t in sentence.tokens[home.first : home.last]}
        if prepositions and not clause & prepositions:
            continue
        if cue.verb == "nennen" and clause & {"sich", "man"}:
            continue
        place = subject(sentence, home, cue, home.last)
        if place is None:
            continue
        return Quote("Reported", ((sentence.start, sentence.end),), span_of(sentence, place))
    return None


def taken_up(
    sentence: Sentence, parts: tuple[Clause, ...], cues: tuple[Cue, ...], last: Sentence | None
) -> Quote | None:
    """Read "Das sagte X": the sentence before is what was said.

    Args:
        sentence: a sentence without a quotation of its own.
        parts: its clauses.
        cues: its cue verbs.
        last: the sentence before it.

    Returns:
        An indirect quotation of the sentence before and the pronoun; None if nothing is taken up.
    """
    if last is None or last.paragraph != sentence.paragraph or not cues or cues[0].finite != 1:
        return None
    cue = cues[0]
    if sentence.tokens[0].lower_ not in {"das", "dies"} or cue.verb not in lexicon().speech:
        return None
    place = subject(sentence, parts[0]._replace(first=1), cue, parts[-1].last)
    if place is None:
        return None
    span = (last.start, sentence.tokens[0].idx + len(sentence.tokens[0]))
    frame = (stretch(sentence, 1, parts[-1].last),)
    return Quote("Indirect", (span,), span_of(sentence, place), words(sentence, cue.tokens), frame)
