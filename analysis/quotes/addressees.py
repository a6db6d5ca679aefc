"""Find to whom something is said: "gegenüber der Presse", "sagte der Zeitung", "Ihm wird vorgeworfen"."""

from analysis.quotes.cues import Cue
from analysis.quotes.phrases import Place, noun_phrase
from analysis.quotes.sentences import Clause, Sentence
from analysis.quotes.words import is_listener


def addressee(
    sentence: Sentence, clause: Clause, cue: Cue, speaker: Place | None, limit: int
) -> Place | None:
    """Find the addressee of a cue.

    Args:
        sentence: a sentence.
        clause: the clause of the cue's finite verb.
        cue: the cue.
        speaker: place of the words that name the speaker.
        limit: position after the introducing clause.

    Returns:
        The place of the words that name the addressee; None if there are none.
    """
    tokens = sentence.tokens
    for i in range(clause.first, min(limit, len(tokens)) - 1):
        if sentence.masked[i] or (speaker and speaker[0] <= i < speaker[1]):
            continue
        word = tokens[i].lower_
        if word == "gegenüber":
            return noun_phrase(sentence, i + 1, limit)
        if word == "vor" or (i > cue.finite and word in {"der", "dem", "den"}):
            place = noun_phrase(sentence, i + (word == "vor"), limit)
            if place is not None and _listens(sentence, place):
                return place
    if cue.passive and tokens[clause.first].lower_ in {"ihm", "ihr", "ihnen", "dem", "den"}:
        return noun_phrase(sentence, clause.first, cue.finite) or (clause.first, clause.first + 1)
    return None


def _listens(sentence: Sentence, place: Place) -> bool:
    """Whether a phrase names a medium or an audience."""
    nouns = [t.text for t in sentence.tokens[slice(*place)] if t.text[0].isupper()]
    return any(is_listener(n) for n in nouns)
