"""The rule engine: quotations from quotation marks, cues and mood, without weights."""

from collections.abc import Iterable

from spacy.tokens import Doc

from analysis.annotations import LocalEntity, Mention, Quote
from analysis.corpus.articles import Part
from analysis.quotes import direct, free, indirect, reported
from analysis.quotes.colons import after_colon
from analysis.quotes.context import Context, continued, nested
from analysis.quotes.cues import Cue, find_cues
from analysis.quotes.frames import phrase_frames
from analysis.quotes.marks import Marked, find_marked
from analysis.quotes.nouns import by_noun
from analysis.quotes.sentences import Clause, Sentence, clauses, sentences
from analysis.quotes.turns import find_turns, outside, spoken

ENGINE = "rules"
VERSION = "2"
LICENSE = "MIT"


def find_quotes(
    doc: Doc, parts: tuple[Part, ...], mentions: tuple[Mention, ...], entities: tuple[LocalEntity, ...]
) -> tuple[Quote, ...]:
    """Find who says what in an article.

    Args:
        doc: the parsed article.
        parts: its parts.
        mentions: its mentions.
        entities: its entities.

    Returns:
        The quotations by their first character, longer ones first; `nested_in` counts in this order.
    """
    text = doc.text  # spaCy puts it together anew each time
    marked, turns = find_marked(text), find_turns(text)
    found = in_sentences(text, outside(sentences(doc, marked, parts, text=text), turns), marked)
    return nested(text, (*found, *spoken(text, turns)), mentions, entities)


def in_sentences(text: str, said_in: Iterable[Sentence], marked: tuple[Marked, ...]) -> tuple[Quote, ...]:
    """Find the quotations of some sentences, without saying which lies in which and who is meant.

    Args:
        text: the article's text.
        said_in: its sentences in order.
        marked: its stretches in quotation marks.

    Returns:
        The quotations in the order of their sentences.
    """
    found: list[Quote] = []
    context = Context()
    for sentence in said_in:
        pieces = clauses(sentence)
        if pieces:
            new = _in_sentence(text, sentence, pieces, marked, context)
            found, context = continued(text, found, new, context, sentence)
    return tuple(found)


def _in_sentence(
    text: str, sentence: Sentence, pieces: tuple[Clause, ...], marked: tuple[Marked, ...], context: Context
) -> tuple[Quote, ...]:
    """Read the quotations of one sentence, the surest kind first."""
    cues = find_cues(sentence, pieces)
    colon = after_colon(text, sentence, pieces, marked, cues)
    if colon:
        return colon
    mood = free.mood_of(sentence, pieces)
    introduced = _introduced(sentence, pieces, cues, mood == "present")
    if introduced is not None:
        apart = direct.beside(text, sentence, pieces, marked, cues, introduced)
        return (*direct.made_direct(text, introduced, marked), *apart)
    if direct.is_all_marked(sentence):
        return direct.standing_alone(text, sentence, marked, context.speaker)
    whole = ((sentence.start, sentence.end),)
    if mood == "present" or (mood == "past" and context.gap == 0):
        return direct.made_direct(text, Quote("IndirectFreeIndirect", whole, context.speaker), marked)
    named = by_noun(sentence, pieces)
    if named is not None:
        return direct.made_direct(text, named, marked)
    inner = direct.in_sentence(text, sentence, pieces, marked, cues)
    if inner:
        return tuple(q if q.speaker_spans else q._replace(speaker_spans=context.speaker) for q in inner)
    summed = reported.taken_up(sentence, pieces, cues, context.last) or reported.summed_up(
        sentence, pieces, cues
    )
    if summed is not None:
        return (summed,)
    if free.is_hearsay(sentence, pieces) and context.is_near():
        return (Quote("FreeIndirect", whole, context.speaker),)
    return ()


def _introduced(
    sentence: Sentence, pieces: tuple[Clause, ...], cues: tuple[Cue, ...], goes_on: bool
) -> Quote | None:
    """Read the quotation that a verb or a phrase introduces; the verb's, if it encloses the phrase.

    Of several verbs before one quotation the last introduces it ("nannte den Plan „falsch“ und sagte, …").
    """
    verb = free.main_verb(sentence, pieces) if goes_on else None
    framed = next(
        (q for f in phrase_frames(sentence, pieces, cues) if (q := indirect.by_phrase(sentence, pieces, f))),
        None,
    )
    found = [q for c in cues if c.finite != verb and (q := indirect.by_verb(sentence, pieces, c)) is not None]
    said = next((q for q in reversed(found) if q.spans == found[0].spans), None)
    if framed is None or said is None:
        return framed or said
    start, end = framed.frame_spans[0]
    encloses = any(s <= start and end <= e for s, e in said.spans)
    return said if encloses else framed
