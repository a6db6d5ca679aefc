"""Compose a judgement along the parse: what each word above a target makes of it.

From the target upwards each governing word acts on what is said so far: support keeps, hindering reverses,
praise and complaint set, negation turns round ("Datenschutz-Bedenken" is negative, "wies … zurück" makes it
positive).

References:
    Moilanen & Pulman (2007), Sentiment composition. RANLP.
    Klenner et al. (2009), Robust compositional polarity classification. RANLP.
"""

from typing import NamedTuple

from spacy.tokens import Span, Token

from analysis.language.syntax import (
    CASE_MARKER,
    CONJUNCT,
    OBJECT,
    OBLIQUE,
    RELATIVE_CLAUSE,
    SIDE_CLAUSE,
    objects,
    subjects,
    verb_chain,
)
from analysis.sentiment.arguments import VERBAL, agents, word_class
from analysis.sentiment.lexicon import Word, judging_word, names_body, scope_words
from analysis.sentiment.negation import certainty, is_negated
from analysis.sentiment.topics import Topic

_NEGATED = -0.8
"""A negated judgement is a little weaker than its opposite."""

_FADING = 0.85
"""What a neutral word between the target and a judging word leaves of the judgement."""

_PLAIN = 0.7
"""A weaker word than this shades what is said, it does not replace it."""

_DENIED = 0.7
"""How much the plain negation of a neutral predicate says ("kommt nicht zustande")."""

_BEGUN = 0.7
"""How much a beginning or a wish says for a topic that is wanted ("wollen künftig zusammenarbeiten")."""

_FAVOURED = 0.8
"""How much "dank" or "zugunsten" says for what follows."""

_TIGER_PREDICATE = "pd"


class State(NamedTuple):
    """What is said of a target so far.

    Attributes:
        value: for it or against it, in [−1, 1].
        good: 1 for a thing to be wished, −1 for one to be stopped.
    """

    value: float
    good: int


def act(word: Word, state: State, topic: Topic | None) -> State:
    """Let a judging word act on what is said so far.

    Args:
        word: a word that governs or modifies the target.
        state: what is said below it.
        topic: the target's topic; None if that is not known.

    Returns:
        What is said with it.
    """
    if word.strength < _PLAIN and state.value:
        tone = _FADING * state.value + 0.5 * word.valence * state.good
        return State(max(-1.0, min(1.0, tone)), state.good)
    if word.effect == "demand":
        wanted = {"positive": 0.8, "negative": -0.8}.get(topic.wanted if topic else "neutral", 0.0)
        value = wanted if state.good > 0 else -0.8
    elif word.effect in {"support", "positive"}:
        value = word.strength * state.good
    elif word.effect == "hinder":
        value = -word.strength * state.good
    else:
        value = word.valence
    return State(value, -1 if value < 0 else 1)


def modifiers(head: Token, good: int) -> float:
    """Sum up the adjectives and adverbs that modify a word.

    Args:
        head: a noun or verb.
        good: 1 if it stands for a thing to be wished, else −1.

    Returns:
        In [−1, 1].
    """
    heads = verb_chain(head) if word_class(head) in VERBAL else [head]
    total = 0.0
    for child in (c for part in heads for c in part.children):
        word = judging_word(child) if word_class(child) in {"ADJ", "ADV"} and child not in heads else None
        if word is not None:
            value = act(word, State(0.0, good), None).value
            total += value * (_NEGATED if is_negated(child) else 1.0)
    return max(-1.0, min(1.0, total))


def ascend(head: Token, state: State, topic: Topic | None, sentence: Span) -> tuple[State, frozenset[int]]:
    """Climb from a target to the top of its sentence.

    Args:
        head: the target's head.
        state: what the target says by itself.
        topic: its topic; None if that is not known.
        sentence: how far to climb.

    Returns:
        What is said of the target in the end, and the positions of the words that took part.
    """
    used, node = {head.i}, head
    if word_class(head) in VERBAL:
        state = _predicate(head, state, topic)
    else:
        own = modifiers(head, state.good)
        if not state.value and not own and topic is not None and topic.wanted == "positive" and begins(head):
            own = _BEGUN
        state = State(state.value or _FADING * own, state.good)
        state = _negate(state, 1.0) if is_negated(head) else state
    while node.head != node and sentence.start <= node.head.i < sentence.end:
        case = {t.lower_ for t in node.children if t.dep_ in CASE_MARKER}
        if case & scope_words("concessions") or node.dep_ in RELATIVE_CLAUSE | SIDE_CLAUSE:
            break
        if case == {"in"} and len(list(node.lefts)) == 1:
            break
        if word_class(node.head) == "NOUN" and node.dep_ not in CONJUNCT and names_body(node.head.lower_):
            break
        upper = node.head
        if node.dep_ in CONJUNCT:
            if word_class(upper) in VERBAL:
                break
        elif upper not in verb_chain(node) or word_class(node) not in VERBAL:
            state = _govern(node, upper, case, state, topic)
            used |= {t.i for t in verb_chain(upper)}
        node = upper
    return state, frozenset(used)


def _govern(node: Token, upper: Token, case: set[str], state: State, topic: Topic | None) -> State:
    """Let a word act on what depends on it."""
    word = judging_word(upper) or _tiger_predicate(upper)
    if word is not None and word.effect != "demand" and case & scope_words("temporal"):
        word = None
    if case & scope_words("in_favour"):
        state = State(_FAVOURED * state.good, state.good)
    elif word_class(upper) in VERBAL and (_is_agent(node, upper) or case & scope_words("causal")):
        state = _as_agent(word, upper, state)
    elif word is not None:
        state = act(word, state, topic)
    elif is_relied_on(node):
        state = State(_FAVOURED * state.good, state.good)
    elif case & scope_words("against"):
        state = State(-0.8 * state.good, -1)
    elif not (word_class(upper) in VERBAL and begins(upper)):
        state = State(state.value * _FADING, state.good)
    if word_class(upper) in VERBAL or subjects(upper):
        return _predicate(upper, state, topic)
    own = modifiers(upper, state.good)
    return state if state.value or not own else State(own * _FADING, state.good)


def _tiger_predicate(verb: Token) -> Word | None:
    """Find the judging predicate beside a TIGER copula."""
    words = (
        judging_word(t) for part in verb_chain(verb) for t in part.children if t.dep_ == _TIGER_PREDICATE
    )
    return next((word for word in words if word is not None), None)


def _is_agent(node: Token, verb: Token) -> bool:
    """Whether a noun is the subject of a verb that has an object, and the only subject."""
    return agents(verb) == [node] and any(
        word_class(t) in {"NOUN", "PROPN"} and t != node for t in objects(verb)
    )


def _as_agent(word: Word | None, verb: Token, state: State) -> State:
    """Judge a target by what it does: harming what is good, or hindering what is bad."""
    patients = [judging_word(t) for t in objects(verb)]
    tones = [p.valence for p in patients if p is not None and p.valence]
    if word is None or word.effect == "demand":
        return State(tones[0] if tones else state.value * _FADING, state.good)
    value = word.valence
    if tones and word.effect in {"support", "hinder"}:
        value *= 1 if tones[0] > 0 else -1
    return State(0.7 * value, state.good)


def _predicate(verb: Token, state: State, topic: Topic | None) -> State:
    """Let the adverbs, negation and modality of a predicate act on what is said of its argument."""
    value = state.value or 0.8 * (modifiers(verb, state.good) or _named_as(verb) or _said_with(verb))
    if not value and topic is not None and topic.wanted == "positive" and begins(verb):
        value = _BEGUN * state.good
    state = State(value, state.good)
    if is_negated(verb):
        state = _negate(state, _DENIED)
    return State(state.value * certainty(verb), state.good)


def _negate(state: State, strength: float) -> State:
    """Turn what is said round; of a bare mention it says that the thing is missing."""
    value = (state.value or strength * state.good) * _NEGATED
    return State(value, -1 if value < 0 else 1)


def _named_as(verb: Token) -> float:
    """Give the tone of a predicative ("gilt als Erfolg", "nannte … einen Fehler")."""
    for child in verb.children:
        if any(t.lower_ == "als" for t in child.children):
            word = judging_word(child)
            return (word.valence if word else modifiers(child, 1)) * (_NEGATED if is_negated(child) else 1.0)
    return 0.0


def _said_with(verb: Token) -> float:
    """Give the tone of the other arguments of a verb that judges nothing ("sehen … in Gefahr")."""
    if word_class(verb) not in VERBAL or judging_word(verb) is not None:
        return 0.0
    for child in verb.children:
        word = judging_word(child) if word_class(child) == "NOUN" and child.dep_ in OBJECT | OBLIQUE else None
        if word is not None and word.effect not in {"support", "demand"} and not _is_temporal(child):
            return word.valence * (_NEGATED if is_negated(child) else 1.0)
    return 0.0


def _is_temporal(noun: Token) -> bool:
    """Whether a noun only says when ("Ende 2010", "nach dem Krieg")."""
    prepositions = {t.lower_ for t in noun.children if t.dep_ in CASE_MARKER}
    return noun.lower_ in {"ende", "anfang", "beginn"} or bool(prepositions & scope_words("temporal"))


def begins(predicate: Token) -> bool:
    """Say whether a predicate says that something begins, or is wished to.

    Args:
        predicate: a verb or noun.

    Returns:
        True for "wollen künftig zusammenarbeiten", "suchen Zusammenarbeit".
    """
    chain = verb_chain(predicate)
    words = {form for t in chain for w in (t, *t.children) for form in (w.lower_, w.lemma_.lower())}
    return bool(words & scope_words("beginnings"))


def is_relied_on(noun: Token) -> bool:
    """Say whether somebody relies on what a noun names.

    Args:
        noun: with its preposition.

    Returns:
        True for "setzt auf Zusammenarbeit".
    """
    case = (t.lower_ for t in noun.children if t.dep_ in CASE_MARKER)
    return any(f"{noun.head.lemma_.lower()} {preposition}" in scope_words("relying") for preposition in case)
