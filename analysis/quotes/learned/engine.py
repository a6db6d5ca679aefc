"""The learned engine, from an analysed article to its quotations; also a component of a spaCy pipeline."""

from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from analysis.annotations import LocalEntity, Mention, Quote
from analysis.corpus.articles import Part
from analysis.quotes import rules
from analysis.quotes.context import nested
from analysis.quotes.learned.candidates import collect, describe
from analysis.quotes.learned.endings import trimmed
from analysis.quotes.learned.judge import choose, sigmoid
from analysis.quotes.learned.reading import Reading, read_article
from analysis.quotes.learned.roles import assign
from analysis.quotes.learned.tagger import tag
from analysis.quotes.learned.tags import Roles, Stretch, runs
from analysis.quotes.learned.weights import MODEL, Learned, load
from analysis.quotes.marks import find_marked
from analysis.quotes.sentences import sentences
from analysis.quotes.turns import find_turns, outside, spoken

ENGINE = "learned"
QUOTATIONS = "quotations"
"""Name of the component, and of the extension of a document that holds what it found."""


@cache
def load_learned(folder: Path = MODEL) -> Learned:
    """Load the engine's weights once per process.

    Args:
        folder: where they lie.

    Returns:
        What was learnt.
    """
    return load(folder)


def read_document(doc: Doc, text: str, parts: tuple[Part, ...]) -> Reading:
    """Prepare an article for the taggers.

    Args:
        doc: the article, analysed by the package's own pipeline.
        text: its text.
        parts: its parts.

    Returns:
        What the taggers see of it; the turns of an interview are left out.
    """
    marked = find_marked(text)
    read = tuple(outside(sentences(doc, marked, parts, text=text), find_turns(text)))
    proposed = nested(text, rules.in_sentences(text, read, marked), (), ())
    return read_article(doc, text, parts, read, marked, proposed)


def find_quotes(
    doc: Doc, parts: tuple[Part, ...], mentions: tuple[Mention, ...], entities: tuple[LocalEntity, ...]
) -> tuple[Quote, ...]:
    """Find who says what in an article.

    Args:
        doc: the article, analysed by the package's own pipeline.
        parts: its parts.
        mentions: its mentions.
        entities: its entities.

    Returns:
        The quotations by their first character, longer ones first; `nested_in` counts in this order. The
        turns of an interview, which are read off their labels, have no confidence.
    """
    text = doc.text
    found = in_reading(load_learned(), read_document(doc, text, parts))
    return nested(text, (*found, *spoken(text, find_turns(text))), mentions, entities)


def in_reading(learned: Learned, reading: Reading) -> tuple[Quote, ...]:
    """Find the quotations of an article that has been prepared.

    Args:
        learned: the engine's weights.
        reading: the article.

    Returns:
        The quotations, without saying which lies in which and who is meant.
    """
    if not reading.tokens:
        return ()
    categories = learned.tagger.table.numbers(reading.columns, len(reading.tokens))
    tagged = tag(learned.tagger, reading, categories)
    candidates = collect(reading, tagged)
    if not candidates:
        return ()
    judge = learned.judge
    weighed = judge.weigh(describe(reading, tagged, candidates))
    opens = ["opens" in mark for mark in reading.columns["mark"]]
    chosen = choose(candidates, weighed, opens, judge.least)
    roles = assign(learned.roles, reading, categories, tagged, [stretch for _, stretch in chosen])
    slope, intercept = judge.scale
    sure = sigmoid(slope * weighed.odds + intercept)
    return tuple(
        _quote(reading, trimmed(reading, stretch), part, round(float(sure[k]), 4))
        for (k, stretch), part in zip(chosen, roles, strict=True)
    )


def _quote(reading: Reading, stretch: Stretch, roles: Roles, confidence: float) -> Quote:
    """Turn positions of tokens into offsets in the text."""

    def spans(tokens: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
        pieces = (reading.unbroken(a, b) for a, b in runs(tokens))
        return tuple((int(reading.starts[a]), int(reading.ends[b - 1])) for piece in pieces for a, b in piece)

    return Quote(
        stretch.type,
        spans(stretch.tokens),
        spans(roles.speaker),
        spans(roles.cue),
        spans(roles.frame),
        spans(roles.addressee),
        confidence=confidence,
    )


@Language.component(QUOTATIONS)
def quotations(doc: Doc) -> Doc:
    """Find the quotations of a document, as a component of the package's own pipeline.

    Args:
        doc: an analysed text, all of it running text.

    Returns:
        The document; `doc._.quotations` holds the quotations, with nobody named who is meant by a speaker.
    """
    parts = (Part("body", 0, len(doc.text)),)
    doc._.set(QUOTATIONS, find_quotes(doc, parts, (), ()))
    return doc


Doc.set_extension(QUOTATIONS, default=(), force=True)
