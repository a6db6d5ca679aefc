"""Indirect speech behind a noun: "die Behauptung, dass …", "seine Forderung, … zu …"."""

from itertools import pairwise

from analysis.annotations import Quote
from analysis.quotes.complements import is_infinitive
from analysis.quotes.cues import lexicon
from analysis.quotes.mood import is_finite, subjunctive
from analysis.quotes.phrases import Place, noun_phrase, span_of, words
from analysis.quotes.sentences import Clause, Sentence, stretch


def by_noun(sentence: Sentence, parts: tuple[Clause, ...]) -> Quote | None:
    """Read the quotation that a noun introduces.

    Args:
        sentence: a sentence.
        parts: its clauses.

    Returns:
        The quotation, the noun as its cue and the noun's genitive as its speaker; None if there is none.
    """
    for clause, follows in pairwise(parts):
        noun = _statement(sentence, clause)
        if noun is None or follows.mark != "," or not _explains(sentence, follows):
            continue
        end = _end(sentence, parts, parts.index(follows))
        start = noun - 1 if noun and sentence.tokens[noun - 1].pos_ == "DET" else noun
        return Quote(
            "Indirect",
            (stretch(sentence, follows.first, end),),
            span_of(sentence, _holder(sentence, noun, clause.last)),
            words(sentence, tuple(range(start, noun + 1))),
            (stretch(sentence, parts[0].first, follows.first),),
        )
    return None


def _statement(sentence: Sentence, clause: Clause) -> int | None:
    """Find the noun of saying whose phrase ends a clause."""
    for i in range(clause.last - 1, clause.first - 1, -1):
        token = sentence.tokens[i]
        if is_finite(token) or sentence.masked[i]:
            return None
        if token.text in lexicon().statements:
            place = noun_phrase(sentence, i, clause.last)
            return i if place is not None and place[1] == clause.last else None
    return None


def _explains(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause can be the content of a noun of saying."""
    if sentence.tokens[clause.first].lower_ in {"dass", "daß", "ob"} or is_infinitive(sentence, clause):
        return True
    return any(
        is_finite(t) and subjunctive(t) == "present" for t in sentence.tokens[clause.first : clause.last]
    )


def _end(sentence: Sentence, parts: tuple[Clause, ...], number: int) -> int:
    """Find where the content ends: before a clause that begins with the main verb, or with the sentence."""
    for before, later in pairwise(parts[number:]):
        if is_finite(sentence.tokens[later.first]) and later.mark == ",":
            return before.last
    return parts[-1].last


def _holder(sentence: Sentence, noun: int, end: int) -> Place | None:
    """Find whose statement it is: the genitive behind the noun; None if none stands there."""
    if noun + 1 >= end:
        return None
    skip = 1 + (sentence.tokens[noun + 1].lower_ in {"von", "vom"})
    return noun_phrase(sentence, noun + skip, end)
