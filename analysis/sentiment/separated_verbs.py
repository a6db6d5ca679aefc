"""Verbs that stand apart from their particle ("arbeiten seit Jahren eng zusammen")."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from spacy.attrs import LOWER
from spacy.tokens import Doc, Token

from analysis.language.lexicon import lexicon_of
from analysis.language.syntax import CONJUNCT, PARTICLE, is_finite
from analysis.sentiment.inflection import finite_forms, participles, split_separable

_LONGEST_CLAUSE = 60
"""Words between a verb and its particle, at most."""

_PREPOSITIONS = frozenset(
    ("ab", "an", "auf", "aus", "bei", "entgegen", "gegenüber", "mit", "nach", "statt", "um", "vor", "zu")
)


class Separable(NamedTuple):
    """A verb that may stand apart from its particle.

    Attributes:
        particle: in lower case.
        finite: forms that may stand before it.
        adjacent: forms that may follow it at once ("zusammen arbeiten").
    """

    particle: str
    finite: frozenset[str]
    adjacent: frozenset[str]


def separable_verbs(infinitives: Iterable[str]) -> tuple[Separable, ...]:
    """Prepare those of some verbs that are separable.

    Args:
        infinitives: in lower case.

    Returns:
        The separable ones.
    """
    parts = (split_separable(infinitive) for infinitive in infinitives)
    return tuple(
        Separable(particle, finite_forms(base), finite_forms(base) | participles(base))
        for particle, base in parts
        if particle
    )


def separated_verbs(doc: Doc, verbs: Iterable[Separable]) -> Iterator[tuple[Token, Token]]:
    """Find verbs that stand apart from their particle.

    Args:
        doc: a parsed text.
        verbs: what to look for.

    Yields:
        The two in the order in which they stand, by their particle's place.
    """
    by_particle: dict[str, list[Separable]] = {}
    for verb in verbs:
        by_particle.setdefault(verb.particle, []).append(verb)
    wanted = [doc.vocab.strings[particle] for particle in by_particle if particle in doc.vocab.strings]
    for i in np.flatnonzero(np.isin(doc.to_array([LOWER]).ravel(), np.array(wanted, dtype="uint64"))):
        token = doc[int(i)]
        for verb in by_particle[token.lower_]:
            found = _verb_of(token, verb)
            if found is not None:
                yield (found, token) if found.i < token.i else (token, found)


def _verb_of(particle: Token, verb: Separable) -> Token | None:
    """Find the verb to which a particle belongs, if it is the one sought."""
    after = [t for t in particle.doc[particle.i + 1 : particle.i + 3] if t.lower_ != "zu"][:1]
    if after and after[0].lower_ in verb.adjacent:
        return after[0]
    head = particle.head
    if head.lower_ in verb.finite and (particle.dep_ in PARTICLE or _may_end(particle)):
        return head
    return _verb_before(particle, verb) if _may_end(particle) else None


def _verb_before(particle: Token, verb: Separable) -> Token | None:
    """Find the verb in the clause that a particle closes, or in one co-ordinated with it."""
    first = max(particle.sent.start, particle.i - _LONGEST_CLAUSE)
    for token in reversed(list(particle.doc[first : particle.i])):
        if token.lower_ in verb.finite:
            return None if particle.dep_ in PARTICLE and not _shares(particle.head, token) else token
        if is_finite(token) and _is_verb_with(particle, token):
            return None
    return None


def _shares(other: Token, verb: Token) -> bool:
    """Whether the parser's verb shares its particle with one before it ("arbeiten und forschen zusammen")."""
    while other != verb and other.dep_ in CONJUNCT:
        other = other.head
    return other == verb


def _is_verb_with(particle: Token, verb: Token) -> bool:
    """Whether another verb takes a particle itself ("fassen … zusammen"); unknown without a lexicon."""
    lexicon = lexicon_of(particle.doc.vocab)
    if lexicon is None:
        return particle.head == verb
    joined = particle.lower_ + verb.lemma_.lower()
    return any(reading.tag.startswith("VER") for reading in lexicon.readings(joined))


def _may_end(particle: Token) -> bool:
    """Whether a particle may be the end of its clause, or stands at once behind a verb that has none yet."""
    following = particle.doc[particle.i + 1] if particle.i + 1 < len(particle.doc) else None
    if following is None or following.is_punct or following.is_space or following.pos_ == "CCONJ":
        return True
    return particle.lower_ not in _PREPOSITIONS and particle.i > 0 and is_finite(particle.nbor(-1))
