"""Topics, and the places where a text speaks of them.

A noun is found inflected and in compounds of either spelling, a verb in all its forms, its separated
particle included ("arbeiten … zusammen").
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from analysis.language.syntax import PARTICLE
from analysis.sentiment.inflection import finite_forms, noun_forms, participles, split_separable, verb_forms
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

_SHORT = 5
"""A noun of fewer letters is found only as a word of its own or beside a hyphen ("Rat", not "Verrat")."""

_VERB_ENDINGS = ("en", "eln", "ern")
_GENDER = r"(?:[:*_/]-?[Ii]n(?:nen)?)?"


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


class _Matcher(NamedTuple):
    """A topic's terms, ready to search with."""

    words: re.Pattern
    excluded: re.Pattern | None
    verbs: frozenset[str]
    separable: tuple[tuple[str, frozenset[str], frozenset[str]], ...]


def find_targets(doc: Doc, topics: Sequence[Topic]) -> Iterator[Target]:
    """Find every place where a text speaks of one of the topics.

    Args:
        doc: a parsed text.
        topics: what to look for.

    Yields:
        Targets by start, then by the topics' order; of overlapping ones of a topic the longest. A
        target that is an organisation's name ("Allianz" without an article) is left out.
    """
    found = []
    for rank, topic in enumerate(topics):
        matcher = _matcher(topic)
        barred = [m.span() for m in matcher.excluded.finditer(doc.text)] if matcher.excluded else []
        barred += [(e.start_char, e.end_char) for e in doc.ents if _is_bare_name(e)]
        spans = {_without_hyphen(doc.text, *m.span()) for m in matcher.words.finditer(doc.text)}
        spans |= set(_verb_spans(doc, matcher))
        found += [(start, rank, end) for start, end in _longest(spans, barred)]
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
    matcher = _matcher(topic)
    if matcher.excluded is not None and matcher.excluded.search(target):
        return False
    return matcher.words.search(target) is not None or target.lower() in matcher.verbs


def opposes(topic: Topic, target: str) -> bool:
    """Whether a target names a threat to its topic ("Datenmissbrauch").

    Args:
        topic: the topic.
        target: the target's words.

    Returns:
        True if one of the topic's `opposed` terms matches in it.
    """
    return bool(topic.opposed) and names_topic(topic._replace(terms=(), excludes=()), target)


def _longest(spans: set[tuple[int, int]], barred: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans in order, without those inside another or at a barred place."""
    taken: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if not any(start < e and s < end for s, e in taken + barred):
            taken.append((start, end))
    yield from sorted(taken)


def _without_hyphen(text: str, start: int, end: int) -> tuple[int, int]:
    """Take hyphens off the ends of a match ("Kooperations- und")."""
    word = text[start:end]
    return start + len(word) - len(word.lstrip("-")), end - len(word) + len(word.rstrip("-"))


def _verb_spans(doc: Doc, matcher: _Matcher) -> Iterator[tuple[int, int]]:
    """Find verbs of the terms, joined with their particle or apart from it."""
    particles = {particle for particle, _, _ in matcher.separable}
    for token in doc if matcher.verbs else ():
        if token.lower_ in matcher.verbs:
            yield token.idx, token.idx + len(token)
        elif token.lower_ in particles:
            for particle, finite, adjacent in matcher.separable:
                verb = _separated_verb(token, finite, adjacent) if particle == token.lower_ else None
                if verb is not None:
                    first, last = sorted((verb, token), key=lambda t: t.i)
                    yield first.idx, last.idx + len(last)


def _separated_verb(particle: Token, finite: frozenset[str], adjacent: frozenset[str]) -> Token | None:
    """Find the verb to which a particle that stands apart belongs."""
    after = [t for t in particle.doc[particle.i + 1 : particle.i + 3] if t.lower_ != "zu"][:1]
    if after and after[0].lower_ in adjacent:
        return after[0]
    if particle.head.lower_ in finite and (particle.dep_ in PARTICLE or _closes_clause(particle)):
        return particle.head
    if not _closes_clause(particle):
        return None
    before = particle.doc[particle.sent.start : particle.i]
    return next((t for t in reversed(list(before)) if t.lower_ in finite), None)


def _closes_clause(token: Token) -> bool:
    """Whether nothing of its clause follows a token."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is None or following.is_punct or following.is_space or following.pos_ == "CCONJ"


def _is_verb(term: str) -> bool:
    """Whether a term is an infinitive."""
    return term.islower() and term.isalpha() and term.endswith(_VERB_ENDINGS)


@lru_cache(maxsize=256)
def _matcher(topic: Topic) -> _Matcher:
    """Prepare a topic's terms."""
    terms = topic.terms + topic.opposed
    infinitives = [term for term in terms if _is_verb(term)]
    separable = []
    for infinitive in infinitives:
        particle, base = split_separable(infinitive)
        if particle:
            separable.append((particle, finite_forms(base), finite_forms(base) | participles(base)))
    return _Matcher(
        words=_pattern([term for term in terms if not _is_verb(term)]),
        excluded=_pattern(topic.excludes) if topic.excludes else None,
        verbs=frozenset(form for infinitive in infinitives for form in verb_forms(infinitive)),
        separable=tuple(separable),
    )


def _pattern(terms: Sequence[str]) -> re.Pattern:
    """Make one pattern of nouns, adjectives and groups of words; it matches nothing without terms."""
    return re.compile(
        "|".join(_term_pattern(term) for term in sorted(terms, key=len, reverse=True)) or r"(?!)"
    )


def _term_pattern(term: str) -> str:
    """Make the pattern of one term."""
    words = term.split()
    if len(words) > 1:
        return r"(?<![\w-])" + r"[ \u00a0]+".join(_inflected(word) for word in words) + r"(?![\w-])"
    if term.isupper() or len(term) < _SHORT:
        return rf"(?<!\w)(?:[\w-]*-)?{_inflected(term)}(?:-[\w-]+)?(?!\w)"
    if term.islower():
        return rf"(?i:(?<![\w-])[\w-]*{_inflected(term)}(?![\w-]))"
    return rf"(?i:(?<![\w-])[\w-]*(?:{_stem(term)})[\w-]*{_GENDER})"


def _stem(noun: str) -> str:
    """Spell the stems of a noun, the one with umlaut included."""
    forms = sorted((f for f in noun_forms(noun) if len(f) == len(noun)), reverse=True)
    return "|".join(re.escape(form) for form in forms)


def _inflected(word: str) -> str:
    """Spell the forms of one word as a pattern."""
    if word.isupper():
        return re.escape(word) + "s?"
    if word.islower():
        return rf"(?i:{re.escape(word.removesuffix('e'))}(?:e|em|en|er|es)?)"
    forms = "|".join(re.escape(form[1:]) for form in sorted(noun_forms(word), key=lambda f: (-len(f), f)))
    return rf"{re.escape(word[0])}(?:{forms})"
