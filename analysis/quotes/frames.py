"""Find introducing phrases that are no main clause: "laut X", "nach Angaben von X", "X zufolge", ", so X"."""

from typing import NamedTuple

from analysis.quotes.cues import Cue, lexicon
from analysis.quotes.mood import is_finite
from analysis.quotes.phrases import Place, is_inside, noun_phrase, with_apposition
from analysis.quotes.sentences import Clause, Sentence
from analysis.quotes.speakers import subject


class Frame(NamedTuple):
    """An introducing phrase in a sentence; positions count the sentence's tokens.

    Attributes:
        first: its first token, a comma before it included where it follows the quotation.
        last: position after its last token.
        cue: positions of the cue's words.
        speaker: place of the words that name the speaker; None if there are none.
    """

    first: int
    last: int
    cue: tuple[int, ...]
    speaker: Place | None


def is_source(noun: str) -> bool:
    """Whether a noun behind "nach" names a source ("Angaben", "Polizeiangaben").

    Args:
        noun: as it stands in the text.

    Returns:
        Whether it, or the last part of the compound, is on the list.
    """
    nouns = lexicon().nouns
    return noun in nouns or any(len(n) > 5 and noun.endswith(n.lower()) for n in nouns)


def phrase_frames(sentence: Sentence, parts: tuple[Clause, ...], cues: tuple[Cue, ...]) -> tuple[Frame, ...]:
    """Find the introducing phrases of a sentence.

    Args:
        sentence: a sentence.
        parts: its clauses.
        cues: its cue verbs.

    Returns:
        The phrases in text order, without overlap.
    """
    found: list[Frame] = []
    for clause in parts:
        frame = (
            _wie(sentence, parts, clause, cues) or _so(sentence, parts, clause) or _wonach(sentence, clause)
        )
        if frame is None:
            frame = next(
                (f for i in range(clause.first, clause.last) if (f := _source(sentence, parts, clause, i))),
                None,
            )
        if frame is not None and (not found or frame.first >= found[-1].last):
            found.append(frame)
    return tuple(found)


def _wie(
    sentence: Sentence, parts: tuple[Clause, ...], clause: Clause, cues: tuple[Cue, ...]
) -> Frame | None:
    """Read "wie X mitteilte" and "Wie es heißt"."""
    tokens = sentence.tokens
    opener = next(
        (i for i in range(clause.first, min(clause.first + 2, clause.last)) if tokens[i].lower_ == "wie"), -1
    )
    if opener < 0 or tokens[clause.first].lower_ not in {"wie", "denn", "und", "doch", "so"}:
        return None
    end = clause
    for later in parts[parts.index(clause) :][:3]:
        cue = next(
            (
                c
                for c in cues
                if c.verb != "nennen" and clause.first <= c.finite and later.first <= c.last < later.last
            ),
            None,
        )
        end = later
        if cue is not None:
            break
    else:
        return None
    if not is_finite(tokens[end.last - 1]) and cue.last < end.last - 2:
        return None
    speaker = subject(sentence, clause, cue, end.last)
    return _bounded(sentence, clause, end, (opener, *cue.tokens), speaker)


def _so(sentence: Sentence, parts: tuple[Clause, ...], clause: Clause) -> Frame | None:
    """Read ", so X", appositions behind X included."""
    tokens = sentence.tokens
    if not clause.mark or tokens[clause.first].lower_ != "so" or clause.last - clause.first < 2:
        return None
    if any(is_finite(t) for t in tokens[clause.first : clause.last]):
        return None
    end = clause
    for later in parts[parts.index(clause) + 1 :]:
        if any(is_finite(t) for t in tokens[later.first : later.last]) or sentence.masked[later.first]:
            break
        end = later
    start = clause.first + 1
    while start < clause.last - 1 and tokens[start].pos_ == "ADV":
        start += 1
    place = noun_phrase(sentence, start, clause.last)
    if place is None:
        return None
    speaker = with_apposition(sentence, place, end.last)
    return _bounded(sentence, clause, end, (clause.first,), speaker)


def _wonach(sentence: Sentence, clause: Clause) -> Frame | None:
    """Read "Berichte, wonach …": the noun before the comma is the source."""
    if sentence.tokens[clause.first].lower_ != "wonach" or clause.first < 2:
        return None
    comma = clause.first - 1
    for start in range(max(0, comma - 12), comma):
        if sentence.tokens[start].pos_ in {"DET", "NOUN", "ADJ"}:
            place = noun_phrase(sentence, start, comma)
            if place is not None and place[1] == comma:
                return Frame(0, clause.first + 1, (clause.first,), place)
    return Frame(0, clause.first + 1, (clause.first,), None)


def _bounded(
    sentence: Sentence, first: Clause, last: Clause, cue: tuple[int, ...], speaker: Place | None
) -> Frame:
    """Bound an inserted clause: with the comma before it, and the comma behind it where it stands."""
    start = first.first - (first.mark == ",")
    tokens = sentence.tokens
    comma = last.last < len(tokens) and tokens[last.last].text == ","
    return Frame(start, last.last + comma, tuple(sorted(set(cue))), speaker)


def _source(sentence: Sentence, parts: tuple[Clause, ...], clause: Clause, i: int) -> Frame | None:
    """Read a prepositional phrase that names the source, beginning or ending at a token."""
    tokens, word = sentence.tokens, sentence.tokens[i].lower_
    if sentence.masked[i]:
        return None
    if word in {"laut", "gemäß"} and tokens[i].pos_ != "ADV" and i + 1 < clause.last:
        return _prepositional(sentence, parts, clause, i, i + 1)
    if word in {"nach", "aus"} and i + 1 < clause.last:
        noun = next(
            (j for j in range(i + 1, min(i + 5, clause.last)) if tokens[j].pos_ in {"NOUN", "PROPN"}), -1
        )
        if noun > 0 and is_source(tokens[noun].text) and (word == "nach") != (tokens[noun].text == "Sicht"):
            return _prepositional(sentence, parts, clause, i, i + 1)
    if word in {"zufolge", "nach"} and i > clause.first:
        return _postposed(sentence, clause, i)
    if word in {"demnach", "danach"} and i == 0 and clause.last - clause.first > 3 and word == "demnach":
        return Frame(i, i + 1, (i,), (i, i + 1))
    return None


def _prepositional(
    sentence: Sentence, parts: tuple[Clause, ...], clause: Clause, first: int, start: int
) -> Frame | None:
    """Bound a phrase behind "laut" or "nach": up to the finite verb if it opens the sentence."""
    limit = clause.last
    place = noun_phrase(sentence, start, limit)
    if place is None:
        return None
    if first == clause.first and clause is parts[0]:
        verb = next((j for j in range(place[1], limit) if is_finite(sentence.tokens[j])), None)
        if verb is not None:
            place = (start, verb)
            return Frame(first, verb, (first,), place)
    whole = with_apposition(sentence, place, len(sentence.tokens))
    comma = whole != place and whole[1] < len(sentence.tokens) and sentence.tokens[whole[1]].text == ","
    return Frame(first, whole[1] + comma, (first,), whole)


def _postposed(sentence: Sentence, clause: Clause, i: int) -> Frame | None:
    """Read "X zufolge" and "seiner Meinung nach"."""
    tokens = sentence.tokens
    for start in range(clause.first, i):
        if is_inside(tokens[start]) or tokens[start].tag_ in {"PDS", "PRELAT", "PIS"}:
            place = noun_phrase(sentence, start, i)
            if place is not None and place[1] == i:
                if tokens[i].lower_ == "nach" and not is_source(tokens[i - 1].text):
                    return None
                return Frame(start, i + 1, (i,), place)
    return None
