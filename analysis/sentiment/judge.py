"""Judge every mention of a topic in an article."""

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from analysis.annotations import Judgement, Mention, Quote
from analysis.corpus.articles import Part, part_around
from analysis.sentiment.baseline import textblob_polarity
from analysis.sentiment.clues import Place
from analysis.sentiment.polarity import Weighed, judge
from analysis.sentiment.topics import Target, Topic, find_targets
from analysis.sentiment.units import sentence_of, target_span
from analysis.sentiment.voice import Attribution, attribute


def find_judgements(
    doc: Doc,
    parts: tuple[Part, ...],
    topics: tuple[Topic, ...],
    quotes: tuple[Quote, ...],
    mentions: tuple[Mention, ...],
) -> tuple[Judgement, ...]:
    """Judge every mention of the topics that stands in a part of the article.

    Args:
        doc: the parsed article.
        parts: kicker, title, dateline, caption and body; what lies between them is passed over.
        topics: what to look for.
        quotes: the article's quotations.
        mentions: the article's mentions.

    Returns:
        One judgement for each target, by start and topic.
    """
    return judge_targets(place_targets(doc, parts, topics), quotes, mentions)


def place_targets(doc: Doc, parts: tuple[Part, ...], topics: tuple[Topic, ...]) -> list[tuple[Target, Place]]:
    """Find every mention of the topics that stands in a part of the article, and its sentence.

    Args:
        doc: the parsed article.
        parts: what lies between them is passed over.
        topics: what to look for.

    Returns:
        The targets and where they stand.
    """
    placed = []
    for target in find_targets(doc, topics):
        part = part_around(parts, target.start, target.end)
        if part is not None:
            span = target_span(doc, target.start, target.end)
            sentence = sentence_within(doc, span, part.start, part.end)
            placed.append((target, Place(span, sentence, sentence, target.topic)))
    return placed


def judge_targets(
    placed: Sequence[tuple[Target, Place]], quotes: tuple[Quote, ...], mentions: tuple[Mention, ...]
) -> tuple[Judgement, ...]:
    """Judge targets that were found.

    Args:
        placed: targets of one article and where they stand.
        quotes: the article's quotations.
        mentions: the article's mentions.

    Returns:
        One judgement for each target, by start and topic.
    """
    weighed = judge([place for _, place in placed])
    judged = [
        _judgement(target, place, sure, attribute(place.target, place.sentence, quotes, mentions))
        for (target, place), sure in zip(placed, weighed, strict=True)
    ]
    return tuple(sorted(judged, key=lambda j: (j.start, j.topic)))


def _judgement(target: Target, place: Place, weighed: Weighed, source: Attribution) -> Judgement:
    """Put together what is known of one target."""
    return Judgement(
        topic=target.topic.key,
        start=target.start,
        end=target.end,
        sentence_start=place.sentence.start_char,
        sentence_end=place.sentence.end_char,
        polarity=weighed.polarity,
        score=weighed.score,
        confidence=weighed.confidence,
        voice=source.voice,
        speakers=source.speakers,
        quote=source.quote,
        textblob=textblob_polarity(place.sentence.text),
    )


def sentence_within(doc: Doc, target: Span, start: int, end: int) -> Span:
    """Find a target's sentence as far as it lies in a stretch of text.

    Args:
        doc: the text.
        target: the target.
        start: first character of the stretch.
        end: after its last character.

    Returns:
        The sentence, cut at the ends of the stretch.
    """
    sentence = sentence_of(doc, target.start_char, target.end_char)
    first, last = sentence.start, sentence.end
    while first < target.start and (doc[first].idx < start or doc[first].is_space):
        first += 1
    while last > target.end and (doc[last - 1].idx >= end or doc[last - 1].is_space):
        last -= 1
    return doc[first:last]
