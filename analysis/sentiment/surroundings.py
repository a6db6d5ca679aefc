"""The words around a target: what each is by itself, and how it stands to the target."""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from spacy.tokens import Span, Token

from analysis.language.syntax import COMPLEMENT_CLAUSE, RELATIVE_CLAUSE, SIDE_CLAUSE, is_subjunctive
from analysis.language.vectors import word_vectors
from analysis.sentiment.arguments import VERBAL, word_class
from analysis.sentiment.lexicon import judging_word, scope_words
from analysis.sentiment.negation import is_negated
from analysis.sentiment.tones import tone_of

REACH = 40
"""So many words beyond the sentence are looked at on either side."""
NEGATED = -0.7
"""A negated word is a little weaker than its opposite."""
EFFECTS = ("support", "praise", "hinder", "complain", "demand", "positive", "negative")
_FUNCTIONS = (
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "amod",
    "conj",
    "advcl",
    "acl",
    "ccomp",
    "xcomp",
    "ROOT",
)
_CLASSES = (
    "NOUN",
    "VERB",
    "ADJ",
    "ADV",
    "ADP",
    "AUX",
    "PROPN",
    "PRON",
    "DET",
    "SCONJ",
    "CCONJ",
    "PUNCT",
)
_CLAUSES = COMPLEMENT_CLAUSE | SIDE_CLAUSE | RELATIVE_CLAUSE
_NEAR = (2, 5, 10)
_RELATIONS = 14
_LENGTH = 3.0
TRAITS = _RELATIONS + 2 + 1 + len(EFFECTS) + 2 + 1 + len(_FUNCTIONS) + len(_CLASSES) + 2
"""How many numbers describe a word beside its vector."""


class Surroundings(NamedTuple):
    """The words around a target, white space left out.

    Attributes:
        tokens: in text order.
        tones: of each, in [−1, 1], negation taken into account.
        light: of verbs, on the subject, in [−1, 1], negation taken into account.
        effects: of each, its place in `EFFECTS`; −1 for none.
        negated: whether a judging word is negated.
        inside: whether it belongs to the target.
        sentence: whether it stands in the target's sentence.
        clause: whether it stands in the target's clause.
        above: how many steps above the target's head it governs it; 0 if it does not.
        distance: from the target's head, in words, negative before it.
        traits: words × `TRAITS`.
        vectors: words × width of the pipeline's vectors, each of length 3, or 0.
    """

    tokens: tuple[Token, ...]
    tones: np.ndarray
    light: np.ndarray
    effects: np.ndarray
    negated: np.ndarray
    inside: np.ndarray
    sentence: np.ndarray
    clause: np.ndarray
    above: np.ndarray
    distance: np.ndarray
    traits: np.ndarray
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
    light = np.array([word.on_subject if word else 0.0 for word in words]) * turned
    effects = np.array([EFFECTS.index(word.effect) if word else -1 for word in words])
    ladder = {t.i: step for step, t in enumerate(head.ancestors, 1)}
    above = np.array([ladder.get(t.i, 0) for t in tokens])
    home = _clause(head)
    around = Surroundings(
        tokens,
        tones,
        light,
        effects,
        negated,
        inside=(places >= target.start) & (places < target.end),
        sentence=(places >= sentence.start) & (places < sentence.end),
        clause=np.array([_clause(t) == home for t in tokens]),
        above=above,
        distance=places - head.i,
        traits=np.zeros(0),
        vectors=_vectors(tokens),
    )
    return around._replace(traits=_traits(around, ladder, head))


def _clause(token: Token) -> int:
    """Find the head of a token's clause."""
    while token.head.i != token.i and not (token.dep_ in _CLAUSES and word_class(token) in VERBAL):
        token = token.head
    return token.i


def _vectors(tokens: tuple[Token, ...]) -> np.ndarray:
    found = word_vectors(tokens)
    return _LENGTH * found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-6)


def _traits(around: Surroundings, ladder: dict[int, int], head: Token) -> np.ndarray:
    """Put together what describes each word for the network."""
    tokens, far = around.tokens, np.abs(around.distance)
    upper = np.array([ladder.get(t.head.i, 0) for t in tokens]) * (around.above == 0)
    beneath = np.array([t.head.i == head.i and t.i != head.i for t in tokens])
    near = [far <= _NEAR[0], *((far > a) & (far <= b) for a, b in pairwise(_NEAR))]
    steps = around.above
    relations = [around.inside, around.sentence, around.clause, steps == 1, steps == 2, steps > 2, beneath]
    relations += [upper == 1, upper > 1, around.distance < 0, *near, far > _NEAR[-1]]
    words = [np.maximum(around.tones, 0), np.maximum(-around.tones, 0), around.negated]
    words += [around.effects == k for k in range(len(EFFECTS))]
    words += [around.light > 0, around.light < 0]
    return np.column_stack([*relations, *words, _kinds(tokens)]).astype("float32")


def _kinds(tokens: tuple[Token, ...]) -> np.ndarray:
    """Say of each word whether it negates, what it does in its clause, and what kind of word it is."""
    rows = np.zeros((len(tokens), 1 + len(_FUNCTIONS) + len(_CLASSES) + 2), "float32")
    functions, classes = _columns()
    for row, token in zip(rows, tokens, strict=True):
        row[0] = token.lower_ in scope_words("negators")
        function, _, kind = token.dep_.partition(":")
        row[functions.get(function, 0)] += function in functions
        word = word_class(token)
        row[classes.get(word, 0)] += word in classes
        row[-2] = kind == "pass"
        row[-1] = is_subjunctive(token)
    return rows


@cache
def _columns() -> tuple[dict[str, int], dict[str, int]]:
    """Give functions and word classes their columns."""
    functions = {name: 1 + k for k, name in enumerate(_FUNCTIONS)}
    return functions, {name: 1 + len(_FUNCTIONS) + k for k, name in enumerate(_CLASSES)}
