"""Judge marked targets one by one, outside an article."""

from functools import cache
from typing import NamedTuple

from spacy.language import Language

from analysis.annotations import Polarity, Voice
from analysis.corpus.articles import Part
from analysis.mentions.extract import find_mentions
from analysis.quotes.engines import Find, default_engine, load_engine
from analysis.sentiment.clues import Place
from analysis.sentiment.judge import sentence_within
from analysis.sentiment.polarity import judge
from analysis.sentiment.topics import Topic, load_topics, names_topic
from analysis.sentiment.units import target_span
from analysis.sentiment.voice import attribute


class ItemJudgement(NamedTuple):
    """How a marked target is judged.

    Attributes:
        polarity: the likeliest of positive, neutral, negative.
        score: P(positive) − P(negative), in [−1, 1].
        confidence: the probability that the polarity is right, in [0, 1].
        voice: "quoted" if the judgement is attributed to a source, else "author".
    """

    polarity: Polarity
    score: float
    confidence: float
    voice: Voice


def judge_item(
    nlp: Language,
    text: str,
    start: int,
    end: int,
    *,
    before: str = "",
    after: str = "",
    find_quotes: Find | None = None,
) -> ItemJudgement:
    """Judge one marked target.

    Args:
        nlp: the pipeline.
        text: the text, of one or several sentences; the target's is judged.
        start: first character of the target in it.
        end: after the target's last character.
        before: text before it; it only helps to find who speaks.
        after: text after it, likewise.
        find_quotes: of a quotes engine; None takes the best for the pipeline.

    Returns:
        The judgement.

    Raises:
        ValueError: the target is empty or does not lie in the text.
    """
    place = place_item(nlp, text, start, end, before=before, after=after)
    doc = place.target.doc
    parts = (Part("body", 0, len(doc.text)),)
    mentions, entities = find_mentions(doc, parts)
    find = find_quotes or load_engine(default_engine(nlp), nlp).find
    quotes = find(doc, parts, mentions, entities)
    (weighed,) = judge([place])
    return ItemJudgement(*weighed, attribute(place.target, place.sentence, quotes, mentions).voice)


def place_item(nlp: Language, text: str, start: int, end: int, *, before: str = "", after: str = "") -> Place:
    """Find a marked target, its sentence and the text that is judged, in their context.

    Args:
        nlp: the pipeline.
        text: the text, of one or several sentences.
        start: first character of the target in it.
        end: after the target's last character.
        before: text before it.
        after: text after it.

    Returns:
        The place, in a document that begins with the text before.

    Raises:
        ValueError: the target is empty or does not lie in the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"the target {start}–{end} does not lie in a text of {len(text)} characters")
    shift = len(before) + 1 if before else 0
    doc = nlp(" ".join(piece for piece in (before, text, after) if piece))
    target = target_span(doc, shift + start, shift + end)
    sentence = sentence_within(doc, target, shift, shift + len(text))
    unit = doc.char_span(shift, shift + len(text), alignment_mode="expand")
    return Place(target, sentence, unit, topic_of(text[start:end]))


def topic_of(target: str) -> Topic | None:
    """Find the topic that a target names.

    Args:
        target: its words.

    Returns:
        The shipped topic; None for any other target.
    """
    return next((topic for topic in _shipped_topics() if names_topic(topic, target)), None)


@cache
def _shipped_topics() -> tuple[Topic, ...]:
    """Read the package's own topics once."""
    return load_topics()
