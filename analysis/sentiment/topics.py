"""Topics, and the places where a text speaks of them.

A noun is found inflected and in compounds of either spelling, a verb in all its forms, its separated
particle included ("arbeiten … zusammen").
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from spacy.tokens import Doc, Span

from analysis.sentiment.separated_verbs import Separable, separable_verbs, separated_verbs
from analysis.sentiment.term_index import term_index
from analysis.sentiment.term_words import is_verb
from analysis.sentiment.topic_lists import Topic, TopicsError, load_topics, topics_file

__all__ = [
    "Target",
    "Topic",
    "TopicsError",
    "find_targets",
    "load_topics",
    "names_topic",
    "opposes",
    "topics_file",
]

Stretch = tuple[int, int]


class Target(NamedTuple):
    """A place where a text speaks of a topic.

    Attributes:
        topic: the topic.
        start: first character.
        end: after the last character.
    """

    topic: Topic
    start: int
    end: int


def find_targets(doc: Doc, topics: Sequence[Topic]) -> Iterator[Target]:
    """Find every place where a text speaks of one of the topics.

    Args:
        doc: a parsed text.
        topics: what to look for.

    Yields:
        Targets by start, then by the topics' order; of overlapping ones of a topic the longest. A
        target that is an organisation's name ("Allianz" without an article) is left out.
    """
    places = sorted(term_index(tuple(topics)).places(doc.text))
    by_rank = {rank: list(found) for rank, found in groupby(places, key=lambda place: place.rank)}
    names = [(e.start_char, e.end_char) for e in doc.ents if _is_bare_name(e)]
    found = []
    for rank, topic in enumerate(topics):
        here = by_rank.get(rank, [])
        excluded = [(place.start, place.end) for place in here if place.excluded]
        words = longest([(place.start, place.end) for place in here if not place.excluded], names + excluded)
        verbs = separated_verbs(doc, separable(topic))
        pairs = [
            (first.idx, last.idx + len(last))
            for first, last in verbs
            if not any(start <= t.idx < end for start, end in excluded for t in (first, last))
        ]
        found += [(start, rank, end) for start, end in longest(words + pairs, ())]
    for start, rank, end in sorted(found):
        yield Target(topics[rank], start, end)


def _is_bare_name(entity: Span) -> bool:
    """Whether an entity is an organisation of one word, without article or adjective before it."""
    before = entity.doc[entity.start - 1] if entity.start else None
    article = before is not None and before.pos_ in {"DET", "ADJ", "PRON"}
    return entity.label_ == "ORG" and len(entity) == 1 and entity.text.isalpha() and not article


def names_topic(topic: Topic, target: str) -> bool:
    """Whether words taken by themselves name a topic.

    Args:
        topic: the topic.
        target: the words.

    Returns:
        True if a term matches in them and no exclusion does.
    """
    places = list(term_index((topic,)).places(target))
    return bool(places) and not any(place.excluded for place in places)


def opposes(topic: Topic, target: str) -> bool:
    """Whether a target names a threat to its topic ("Datenmissbrauch").

    Args:
        topic: the topic.
        target: the target's words.

    Returns:
        True if one of the topic's `opposed` terms matches in it.
    """
    return bool(topic.opposed) and names_topic(topic._replace(terms=(), excludes=()), target)


def longest(spans: Iterable[Stretch], barred: Iterable[Stretch]) -> list[Stretch]:
    """Choose of overlapping stretches the longest.

    Args:
        spans: stretches of a text; none is empty.
        barred: stretches that no chosen one may touch.

    Returns:
        The chosen ones in their order; of two that are equally long the first.
    """
    closed: list[Stretch] = []
    for start, end in sorted(barred):
        if closed and start <= closed[-1][1]:
            closed[-1] = closed[-1][0], max(end, closed[-1][1])
        else:
            closed.append((start, end))
    taken: list[Stretch] = []
    for span in sorted(set(spans), key=lambda s: (s[0] - s[1], s[0])):
        if _is_free(span, closed) and _is_free(span, taken):
            taken.insert(bisect_left(taken, span), span)
    return taken


def _is_free(span: Stretch, taken: list[Stretch]) -> bool:
    """Whether a stretch overlaps none of others, which are in order and do not overlap."""
    at = bisect_left(taken, (span[1], 0))
    return at == 0 or taken[at - 1][1] <= span[0]


@lru_cache(maxsize=256)
def separable(topic: Topic) -> tuple[Separable, ...]:
    """Give a topic's separable verbs.

    Args:
        topic: the topic.

    Returns:
        What to look for when verb and particle stand apart.
    """
    return separable_verbs(filter(is_verb, topic.terms + topic.opposed))
