"""Where the terms of a topic stand in a corpus, by the form of the words that they match."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from spacy.language import Language

from analysis.corpus.hygiene import Cleaned, cleaned
from analysis.evidence.passages import passage_around
from analysis.sentiment.term_index import term_index, words_in
from analysis.sentiment.topics import Topic, find_targets, longest, separable
from analysis.tables import Tables


class Spot(NamedTuple):
    """A stretch of an article.

    Attributes:
        article_id: of the article.
        start: first character.
        end: after the last character.
    """

    article_id: str
    start: int
    end: int


Spots = dict[str, list[Spot]]
"""Word form → where it stands, in the order of the articles."""


class TermPlaces(NamedTuple):
    """What terms match in a corpus.

    Attributes:
        hits: by the words that match; of a separated verb "arbeiten … zusammen".
        excluded: by the words of an exclusion, where a term would match in them.
        names: by the words that match but are an organisation's name ("Allianz").
    """

    hits: Spots
    excluded: Spots
    names: Spots


class _Doubt(NamedTuple):
    """A passage that must be parsed, since only a parse tells whether a term is meant in it.

    Attributes:
        article_id: of the article.
        start: of the passage in it.
        text: of the passage.
    """

    article_id: str
    start: int
    text: str


def find_term_places(tables: Tables, topic: Topic, nlp: Language) -> TermPlaces:
    """Find what the terms of a topic match.

    Only passages are parsed in which a verb may stand apart from its particle or a match is a name.

    Args:
        tables: of the corpus.
        topic: with its terms.
        nlp: the pipeline.

    Returns:
        The places.
    """
    copies = dict(zip(tables.articles["article_id"], map(cleaned, tables.articles["text"]), strict=True))
    organisations = _organisations(tables, copies)
    spans: dict[str, set[tuple[int, int]]] = {}
    found = TermPlaces(defaultdict(list), defaultdict(list), defaultdict(list))
    doubts: set[_Doubt] = set()
    for article_id, copy in copies.items():
        text = copy.text
        places = list(term_index((topic,)).places(text))
        barred = [(place.start, place.end) for place in places if place.excluded]
        words = {(place.start, place.end) for place in places if not place.excluded}
        spans[article_id] = set(longest(words, barred))
        for start, end in sorted(set(barred)):
            if any(a < end and start < b for a, b in words):
                found.excluded[_plain(text[start:end])].append(_spot(article_id, copy, start, end))
        doubts |= {_doubt(article_id, text, *span) for span in spans[article_id] & organisations[article_id]}
        doubts |= set(_perhaps_separated(article_id, text, topic))
    named = _resolve(sorted(doubts), spans, organisations, topic, nlp)
    for article_id, copy in copies.items():
        for start, end in longest(spans[article_id] - named[article_id], ()):
            found.hits[_form(copy.text[start:end])].append(_spot(article_id, copy, start, end))
        for start, end in sorted(named[article_id]):
            found.names[_plain(copy.text[start:end])].append(_spot(article_id, copy, start, end))
    return found


def _spot(article_id: str, copy: Cleaned, start: int, end: int) -> Spot:
    """Find in the given text what was found in its clean copy."""
    return Spot(article_id, *copy.in_given(start, end))


def _organisations(tables: Tables, copies: Mapping[str, Cleaned]) -> dict[str, set[tuple[int, int]]]:
    """List the places of organisations' names in the clean copy of each article."""
    mentions = tables.mentions
    names = mentions[(mentions["kind"] == "name") & (mentions["label"] == "ORG")]
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for article_id, start, end in zip(names["article_id"], names["start"], names["end"], strict=True):
        if article_id in copies:
            found[article_id].add(copies[article_id].in_copy(start, end))
    return found


def _doubt(article_id: str, text: str, start: int, end: int) -> _Doubt:
    passage = passage_around(text, start, end)
    return _Doubt(article_id, passage.start, text[passage.start : passage.end])


def _perhaps_separated(article_id: str, text: str, topic: Topic) -> Iterator[_Doubt]:
    """Find passages that hold the particle of a verb, and a form of that verb."""
    particles = {verb.particle: verb for verb in separable(topic)}
    for word, start, end in words_in(text) if particles else ():
        if word.lower() in particles:
            doubt = _doubt(article_id, text, start, end)
            near = {other.lower() for other, _, _ in words_in(doubt.text)}
            verbs = (verb for verb in separable(topic) if verb.particle == word.lower())
            if any(near & (verb.finite | verb.adjacent) for verb in verbs):
                yield doubt


def _resolve(
    doubts: list[_Doubt],
    spans: dict[str, set[tuple[int, int]]],
    organisations: dict[str, set[tuple[int, int]]],
    topic: Topic,
    nlp: Language,
) -> dict[str, set[tuple[int, int]]]:
    """Parse doubtful passages: add separated verbs to the spans, and give those that are names."""
    named: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for doubt, doc in zip(doubts, nlp.pipe(doubt.text for doubt in doubts), strict=True):
        here, last = spans[doubt.article_id], doubt.start + len(doubt.text)
        targets = {(doubt.start + t.start, doubt.start + t.end) for t in find_targets(doc, [topic])}
        inside = {span for span in here if doubt.start <= span[0] and span[1] <= last}
        covered = {span for span in inside if any(a <= span[0] and span[1] <= b for a, b in targets)}
        named[doubt.article_id] |= (inside - covered) & organisations[doubt.article_id]
        here |= targets
    return named


def _form(text: str) -> str:
    """Name a match by its words; of a separated verb by its first and last."""
    words = [word for word, _, _ in words_in(text)]
    return f"{words[0]} … {words[-1]}" if len(words) > 3 else " ".join(words)


def _plain(text: str) -> str:
    return " ".join(text.split())
