"""The rule engine: quotations from quotation marks, cues and mood, without weights."""

from typing import NamedTuple

from spacy.tokens import Doc

from analysis.annotations import LocalEntity, Mention, Quote, Span
from analysis.corpus.articles import Part
from analysis.quotes import direct, free, indirect, reported
from analysis.quotes.cues import find_cues
from analysis.quotes.frames import phrase_frames
from analysis.quotes.marks import Marked, find_marked
from analysis.quotes.sentences import Clause, Sentence, clauses, sentences
from analysis.quotes.speakers import resolve

ENGINE = "rules"
VERSION = "1"
LICENSE = "MIT"

REACH = 2
"""Sentences without a quotation after which a speaker's words no longer go on."""


class _State(NamedTuple):
    """Who spoke last, and whether the last sentence was speech."""

    speaker: tuple[Span, ...] = ()
    gap: int = REACH + 1
    free: bool = False


def find_quotes(
    doc: Doc, parts: tuple[Part, ...], mentions: tuple[Mention, ...], entities: tuple[LocalEntity, ...]
) -> tuple[Quote, ...]:
    marked = find_marked(doc.text)
    found: list[Quote] = []
    state = _State()
    for sentence in sentences(doc, marked):
        pieces = clauses(sentence)
        if not pieces:
            continue
        new = _in_sentence(doc.text, sentence, pieces, marked, state)
        state = _merged(found, new, state)
    return _numbered(found, mentions, entities)


def _in_sentence(
    text: str, sentence: Sentence, pieces: tuple[Clause, ...], marked: tuple[Marked, ...], state: _State
) -> list[Quote]:
    cues = find_cues(sentence, pieces)
    colon = direct.after_colon(sentence, pieces, marked, cues)
    if colon is not None:
        return [colon]
    mood = free.mood_of(sentence, pieces)
    introduced = _introduced(sentence, pieces, cues, mood)
    if introduced is not None:
        return list(direct.made_direct(text, introduced, marked))
    if all(sentence.masked) or _all_marked(sentence, marked):
        spans = direct.marks_in(marked, (sentence.start, sentence.end))
        return [Quote("Direct", ((m.start, m.end),), state.speaker) for m in spans if direct.quotes_words(text, m, 0.5)]
    if mood == "present" or (mood == "past" and state.gap == 0):
        whole = Quote("IndirectFreeIndirect", ((sentence.start, sentence.end),), state.speaker)
        return list(direct.made_direct(text, whole, marked))
    inner = direct.in_sentence(text, sentence, pieces, marked, cues)
    if inner:
        return [q if q.speaker_spans else q._replace(speaker_spans=state.speaker) for q in inner]
    summed = reported.summed_up(sentence, pieces, cues)
    if summed is not None:
        return [summed]
    if free.is_hearsay(sentence, pieces) and state.gap < REACH:
        return [Quote("FreeIndirect", ((sentence.start, sentence.end),), state.speaker)]
    return []


def _introduced(sentence, pieces, cues, mood):
    for frame in phrase_frames(sentence, pieces, cues):
        quote = indirect.by_phrase(sentence, pieces, frame)
        if quote is not None:
            return quote
    for cue in cues:
        quote = indirect.by_verb(sentence, pieces, cue)
        if quote is not None:
            return quote
    return None


def _all_marked(sentence: Sentence, marked: tuple[Marked, ...]) -> bool:
    return all(hidden or token.is_punct for token, hidden in zip(sentence.tokens, sentence.masked, strict=True))


def _merged(found: list[Quote], new: list[Quote], state: _State) -> _State:
    """Add a sentence's quotations, a free one joined to that before it, and tell who speaks now."""
    if not new:
        return state._replace(gap=state.gap + 1, free=False)
    first = new[0]
    if first.type in {"IndirectFreeIndirect", "FreeIndirect"} and state.free:
        last = next((i for i in range(len(found) - 1, -1, -1) if found[i].type == first.type and found[i].nested_in is None), None)
        if last is not None and first.spans[0][0] - found[last].spans[0][1] < 3:
            found[last] = found[last]._replace(spans=((found[last].spans[0][0], first.spans[0][1]),))
            new = new[1:]
    found += new
    speaker = first.speaker_spans or state.speaker
    return _State(speaker, 0, first.type in {"IndirectFreeIndirect", "FreeIndirect"})


def _numbered(found: list[Quote], mentions, entities) -> tuple[Quote, ...]:
    """Sort quotations, and say which lies in which and who the speakers are."""
    ordered = sorted(found, key=lambda q: (q.spans[0][0], -(q.spans[-1][1] - q.spans[0][0])))
    result = []
    for i, quote in enumerate(ordered):
        start, end = quote.spans[0][0], quote.spans[-1][1]
        outer = [j for j in range(i) if any(s <= start and end <= e for s, e in ordered[j].spans)]
        result.append(quote._replace(nested_in=outer[-1] if outer else None, speakers=resolve(quote.speaker_spans, mentions, entities)))
    return tuple(result)
