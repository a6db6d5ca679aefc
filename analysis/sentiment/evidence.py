"""What a sentence says for and against a target in it, composed by rule.

What governs the target counts most, what modifies it next; other words of its clause count less, those of
other clauses least.
"""

from typing import NamedTuple

from spacy.tokens import Span, Token

from analysis.language.syntax import CASE_MARKER, COMPLEMENT_CLAUSE, CONJUNCT, RELATIVE_CLAUSE, SIDE_CLAUSE
from analysis.sentiment.arguments import VERBAL, word_class
from analysis.sentiment.composition import State, ascend
from analysis.sentiment.lexicon import judging_noun, judging_word, scope_words
from analysis.sentiment.negation import is_negated
from analysis.sentiment.topics import Topic, opposes

_CLAUSES = COMPLEMENT_CLAUSE | RELATIVE_CLAUSE | SIDE_CLAUSE
_ACTING = {"support", "hinder", "demand"}
"""Effects that a noun has on what it governs, and on nothing else ("Ende")."""

_MOST = 2.0
"""Bound of what the words around the target may sum up to."""


class Evidence(NamedTuple):
    """What speaks for (above 0) or against (below 0) a target.

    Attributes:
        governing: by the words that modify the target or stand above it, in [−1, 1].
        clause: by other words of its clause, or of a clause that depends on it, in [−2, 2].
        sentence: by words of other clauses, in [−2, 2].
    """

    governing: float
    clause: float
    sentence: float


def weigh(target: Span, sentence: Span, topic: Topic | None) -> Evidence:
    """Collect what a sentence says for and against a target in it.

    Args:
        target: the target.
        sentence: the sentence in which it stands.
        topic: the topic that it names; None if that is not known.

    Returns:
        The evidence.
    """
    head = target.root
    own = judging_noun(head.lower_) if word_class(head) == "NOUN" else None
    bad = (own is not None and own.valence < 0) or (topic is not None and opposes(topic, target.text))
    start = State(-0.8, -1) if bad else State(0.0, 1)
    state, used = ascend(head, start, topic, sentence)
    clause, rest = _around(head, sentence, used | {t.i for t in target})
    return Evidence(state.value, clause, rest)


def _around(head: Token, sentence: Span, used: frozenset[int]) -> tuple[float, float]:
    """Sum up the tone of the other words, in the target's clause and outside it."""
    granted = {t.i for c in sentence if c.lower_ in scope_words("concessions") for t in _scope(c)}
    home = _clause(head)
    sums = {True: 0.0, False: 0.0}
    for token in sentence:
        word = judging_word(token) if token.i not in used and token.i not in granted else None
        if word is not None and not (word.effect in _ACTING and word_class(token) == "NOUN"):
            clause = _clause(token)
            near = clause == home or sentence.doc[clause].head == head
            sums[near] += word.valence * (-0.8 if _is_reversed(token) else 1.0)
    return tuple(max(-_MOST, min(_MOST, sums[near])) for near in (True, False))


def _is_reversed(token: Token) -> bool:
    """Whether a word is negated, or stands for a thing that is said to be hindered ("verhindert Unfälle")."""
    if word_class(token) != "NOUN":
        return is_negated(token)
    verb = token.head
    while word_class(verb) == "NOUN" and verb.head != verb:
        verb = verb.head
    word = judging_word(verb) if word_class(verb) in VERBAL else None
    return is_negated(token) != (word is not None and word.effect == "hinder")


def _scope(concession: Token) -> list[Token]:
    """List what a word of concession grants: its noun phrase, or its clause."""
    return list(concession.head.subtree) if concession.dep_ in CASE_MARKER | {"mark", "cp"} else []


def _clause(token: Token) -> int:
    """Find the head of a token's clause."""
    while token.head != token and token.dep_ not in _CLAUSES:
        if token.dep_ in CONJUNCT and word_class(token) in VERBAL:
            break
        token = token.head
    return token.i
