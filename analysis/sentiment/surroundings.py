"""The words around a target: what each is by itself, and how it stands to the target."""

from typing import NamedTuple

import numpy as np
from spacy.tokens import Span, Token

from analysis.language.syntax import COMPLEMENT_CLAUSE, RELATIVE_CLAUSE, SIDE_CLAUSE
from analysis.language.vectors import word_vectors
from analysis.sentiment.arguments import VERBAL, word_class
from analysis.sentiment.lexicon import judging_word
from analysis.sentiment.negation import is_negated
from analysis.sentiment.tones import tone_of

REACH = 40
"""So many words beyond the sentence are looked at on either side."""
NEGATED = -0.7
"""A negated word is a little weaker than its opposite."""
EFFECTS = ("support", "praise", "hinder", "complain", "demand", "positive", "negative")
_CLAUSES = COMPLEMENT_CLAUSE | SIDE_CLAUSE | RELATIVE_CLAUSE


class Surroundings(NamedTuple):
    """The words around a target, white space left out.

    Attributes:
        tokens: in text order.
        tones: of each, in [−1, 1], negation taken into account.
        inside: whether it belongs to the target.
        sentence: whether it stands in the target's sentence.
        clause: whether it stands in the target's clause.
        above: whether it governs the target, by itself or through other words.
        beside: whether it depends on the target, or on the word that governs the target.
        distance: from the target's head, in words, negative before it.
        vectors: words × width of the package's vectors, each of length 1, or 0.
    """

    tokens: tuple[Token, ...]
    tones: np.ndarray
    inside: np.ndarray
    sentence: np.ndarray
    clause: np.ndarray
    above: np.ndarray
    beside: np.ndarray
    distance: np.ndarray
    vectors: np.ndarray


def surroundings(target: Span, sentence: Span, unit: Span) -> Surroundings:
    """Describe the words around a target.

    Args:
        target: the target.
        sentence: its sentence.
        unit: the text that is judged, at least the sentence.

    Returns:
        The words of the unit, at most `REACH` beyond the sentence.
    """
    doc, head = target.doc, target.root
    first, last = max(unit.start, sentence.start - REACH), min(unit.end, sentence.end + REACH)
    tokens = tuple(t for t in doc[first:last] if not t.is_space)
    places = np.array([t.i for t in tokens])
    words = [judging_word(t) for t in tokens]
    negated = np.array(
        [word is not None and is_negated(t) for word, t in zip(words, tokens, strict=True)], bool
    )
    turned = np.where(negated, NEGATED, 1.0)
    tones = np.array([tone_of(t, word) for word, t in zip(words, tokens, strict=True)]) * turned
    above = np.isin(places, [t.i for t in head.ancestors])
    inside = (places >= target.start) & (places < target.end)
    home, vectors = _clause(head), word_vectors(tokens)
    return Surroundings(
        tokens,
        tones,
        inside,
        sentence=(places >= sentence.start) & (places < sentence.end),
        clause=np.array([_clause(t) == home for t in tokens]),
        above=above,
        beside=np.isin([t.head.i for t in tokens], [head.i, head.head.i]) & ~above & ~inside,
        distance=places - head.i,
        vectors=vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6),
    )


def _clause(token: Token) -> int:
    """Find the head of a token's clause."""
    while token.head.i != token.i and not (token.dep_ in _CLAUSES and word_class(token) in VERBAL):
        token = token.head
    return token.i
