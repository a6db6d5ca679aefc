"""What is said around a target, summed up in named numbers.

Tones are summed by where they stand: in the target's clause, its sentence, the rest of the text, within a few
words, on what modifies it, what governs it, what stands beside it under the same word. What the rules of
composition make of the sentence (`evidence.py`) is among the numbers, and what kind of target and text it is.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from spacy.tokens import Span, Token

from analysis.language.syntax import function_of
from analysis.sentiment.arguments import VERBAL, word_class
from analysis.sentiment.composition import begins, is_relied_on
from analysis.sentiment.evidence import weigh
from analysis.sentiment.lexicon import judging_word, scope_words
from analysis.sentiment.negation import is_negated
from analysis.sentiment.surroundings import EFFECTS, NEGATED, Surroundings
from analysis.sentiment.tones import tone_of
from analysis.sentiment.topics import Topic, opposes

_PLACES = ("clause", "sentence", "text", "all", "near", "nearby", "fading", "strong", "modifying", "own")
_ABOVE = ("governing", "acting", "beside", "noun_above")
_SIDES = (*_PLACES, *_ABOVE)
_FUNCTIONS = ("subject", "object", "oblique", "attribute", "other")
_LABELS = ("PER", "ORG", "LOC", "MISC", "")
_CLASSES = ("NOUN", "PROPN", "ADJ", "VERB", "PRON", "X")
_STRONG = 0.6
_FADES_OVER = 5
_STEPS = 6
"""So many steps above the target are looked at."""
_BUT = frozenset({"aber", "doch", "jedoch", "allerdings", "dennoch", "obwohl", "trotz", "dagegen"})
_QUOTES = frozenset('"„“”»«')


class Place(NamedTuple):
    """Where a target stands.

    Attributes:
        target: the target.
        sentence: its sentence.
        unit: the text that is judged, at least the sentence.
        topic: that the target names; None if that is not known.
    """

    target: Span
    sentence: Span
    unit: Span
    topic: Topic | None


def clue_names() -> tuple[str, ...]:
    """Name the numbers that `clues` gives, in its order."""
    forms = (
        "for",
        "against",
        "difference",
        "balance",
        "any_for",
        "any_against",
        "root_for",
        "root_against",
        "both",
        "none",
    )
    sides = [f"{side}_{form}" for side in _SIDES for form in forms]
    effects = [f"{effect}_{turn}" for effect in EFFECTS for turn in ("governs", "governs_negated", "noun")]
    rules = [
        f"rules_{part}{form}"
        for part in ("governing", "clause", "sentence")
        for form in ("", "_size", "_bound")
    ]
    kinds = [f"is_{kind}" for kind in (*_FUNCTIONS, *_LABELS, *_CLASSES)]
    predicate = ["begins", "is_to_begin", "is_relied_on"]
    text = ["topic", "opposed", "wanted", "lacking", "first", "length", "sentence_length", "depth"]
    return (
        *sides,
        *effects,
        *rules,
        *kinds,
        *predicate,
        *text,
        "quotes",
        "exclaims",
        "asks",
        "figures",
        "negators",
        "but",
    )


def clues(place: Place, around: Surroundings) -> np.ndarray:
    """Sum up what is said around a target.

    Args:
        place: where the target stands.
        around: the words around it.

    Returns:
        Numbers in the order of `clue_names`.
    """
    governing, effects = _above(place.target.root, frozenset(t.i for t in place.target))
    sums = np.vstack([_places(place, around), governing])
    kind, predicate = _kind(place.target), _predicate(place)
    return np.concatenate([_forms(sums), effects, _rules(place), kind, predicate, _text(place, around)])


def _places(place: Place, around: Surroundings) -> np.ndarray:
    """Sum tones for and against by where they stand: places × 2."""
    outside = ~around.inside
    tones = np.stack([np.maximum(around.tones, 0), np.maximum(-around.tones, 0)], axis=1) * outside[:, None]
    far = np.abs(around.distance)
    head = place.target.root
    modifies = [t.head.i == head.i and t.i != head.i for t in around.tokens]
    weights = [
        around.clause & around.sentence,
        around.sentence & ~around.clause,
        ~around.sentence,
        np.ones(len(far)),
        far <= 4,
        far <= 8,
        around.sentence / (1 + far / _FADES_OVER),
        np.zeros(len(far)),
        np.array(modifies),
    ]
    sums = np.array([np.asarray(w, float) @ tones for w in weights])
    sums[_PLACES.index("strong")] = (tones > _STRONG).sum(axis=0)
    word = judging_word(head)
    own = tone_of(head, word)
    return np.vstack([sums, [max(own, 0), max(-own, 0)]])


def _above(head: Token, inside: frozenset[int]) -> tuple[np.ndarray, np.ndarray]:
    """Sum tones of what stands above a target (`_ABOVE` × 2), and count the effects of the words there."""
    sums, effects = np.zeros((len(_ABOVE), 2)), np.zeros((len(EFFECTS), 3))
    node = head
    for step in range(_STEPS):
        upper = node.head
        if upper.i == node.i:
            break
        fade = 1 / (1 + step / 2)
        word = judging_word(upper)
        turned = NEGATED if is_negated(upper) else 1.0
        verbal = word_class(upper) in VERBAL
        if word is not None and verbal:
            acts = function_of(node) == "subject" and not node.dep_.endswith("pass")
            _add(
                sums,
                "acting" if acts else "governing",
                turned * fade * (word.on_subject if acts else word.tone),
            )
            effects[EFFECTS.index(word.effect), int(turned < 0)] += step < 3
        elif word is not None:
            _add(sums, "noun_above", turned * fade * word.tone)
            effects[EFFECTS.index(word.effect), 2] += step < 3
        for tone in _beside(upper, node, inside) if verbal else ():
            _add(sums, "beside", turned * fade * tone)
        node = upper
    return sums, effects.ravel()


def _beside(upper: Token, node: Token, inside: frozenset[int]) -> Iterator[float]:
    """Yield the tones of the other words under a verb."""
    for child in upper.children:
        word = judging_word(child) if child.i != node.i and child.i not in inside else None
        if word is not None:
            yield word.tone * (NEGATED if is_negated(child) else 1.0)


def _add(sums: np.ndarray, name: str, tone: float) -> None:
    sums[_ABOVE.index(name), int(tone < 0)] += abs(tone)


def _forms(sums: np.ndarray) -> np.ndarray:
    """Give each pair of sums in forms that a linear layer can use."""
    good, bad = sums.T
    forms = [good, bad, np.tanh(good - bad), (good - bad) / (good + bad + 0.5), good > 0, bad > 0]
    forms += [np.sqrt(good), np.sqrt(bad), (good > 0) & (bad > 0), (good == 0) & (bad == 0)]
    return np.stack(forms, axis=1).astype(float).ravel()


def _rules(place: Place) -> np.ndarray:
    found = np.array(weigh(place.target, place.sentence, place.topic))
    return np.stack([found, np.abs(found), np.tanh(2 * found)], axis=1).ravel()


def _kind(target: Span) -> np.ndarray:
    """Say what kind of phrase the target is."""
    head = target.root
    word = word_class(head)
    word = "VERB" if word in VERBAL else word if word in _CLASSES else "X"
    pairs = ((_FUNCTIONS, function_of(head)), (_LABELS, head.ent_type_), (_CLASSES, word))
    return np.concatenate([[float(name == value) for name in names] for names, value in pairs])


def _predicate(place: Place) -> list[float]:
    """Say whether a wanted topic begins, is to begin by a predicate above it, or is relied on."""
    head = place.target.root
    above = [t for t, _ in zip(head.ancestors, range(_STEPS), strict=False) if word_class(t) in VERBAL]
    wanted = place.topic is not None and place.topic.wanted == "positive"
    denied = any(is_negated(t) for t in (head, *above))
    sign = (-1.0 if denied else 1.0) * wanted
    return [sign * begins(head), sign * any(map(begins, above)), float(is_relied_on(head)) * (1 - 2 * denied)]


def _text(place: Place, around: Surroundings) -> list[float]:
    """Say what kind of text it is, and where in it the target stands."""
    topic, unit, sentence = place.topic, place.unit, place.sentence
    texts = [t.text for t in around.tokens]
    words = {t.lower_ for t, here in zip(around.tokens, around.sentence, strict=True) if here}
    return [
        float(topic is not None),
        float(topic is not None and opposes(topic, place.target.text)),
        float(topic is not None and topic.wanted == "positive"),
        float(topic is not None and topic.wanted == "negative"),
        float(sentence.start <= unit.start + 1),
        float(np.log(len(unit))),
        float(np.log(len(sentence) + 1)),
        (place.target.root.i - unit.start) / len(unit),
        float(any(text in _QUOTES for text in texts)),
        float("!" in texts),
        float("?" in texts),
        sum(t.like_num for t in around.tokens) / 5,
        sum(t.lower_ in scope_words("negators") for t in sentence),
        float(bool(words & _BUT)),
    ]
