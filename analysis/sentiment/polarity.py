"""The polarity of a sentence toward a target in it, as learned weights and rules of composition judge it.

A multinomial logistic regression weighs named clues and the meaning of the words around the target; rules say
how words act on what they govern. Their probabilities are multiplied: rules carry over to texts unlike those
from which the weights were learnt.

References:
    Genest & Zidek (1986), Combining probability distributions. Statistical Science 1 (the logarithmic pool).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from analysis.annotations import Polarity
from analysis.sentiment.clues import Place, clue_names, clues
from analysis.sentiment.evidence import Evidence
from analysis.sentiment.meanings import meanings
from analysis.sentiment.surroundings import surroundings
from analysis.sentiment.weights import HEADS, MODEL, POLARITIES, Learned, load

_BOUND = 4.0
"""So many deviations from the mean a number counts for at most."""
_LEAST = 1e-6
_RULES = [clue_names().index(f"rules_{part}") for part in Evidence._fields]
_RULES_SAY = np.array([0.7, 0.2])
"""Power of what the rules say beside what was learnt, per head."""
_WEIGHTS = np.array([1.0, 0.6, 0.35])
"""Of the three kinds of evidence."""
_STIR = 0.1
"""What any evidence, for or against, takes from neutral."""
_REST = -0.6
"""The odds of positive and of negative without evidence, as a logarithm."""


class Weighed(NamedTuple):
    """A polarity with its probabilities.

    Attributes:
        polarity: the likeliest.
        score: P(positive) − P(negative), in [−1, 1].
        confidence: the probability that the polarity is right, in [0, 1].
    """

    polarity: Polarity
    score: float
    confidence: float


@lru_cache(maxsize=1)
def load_learned() -> Learned:
    """Load the shipped weights once per process."""
    return load(MODEL)


def judge(places: Sequence[Place]) -> tuple[Weighed, ...]:
    """Judge targets.

    Args:
        places: targets of one text.

    Returns:
        Their polarities: of a topic as coders with a codebook would give them, of any other target as a
        crowd would.
    """
    if not places:
        return ()
    learned = load_learned()
    rows = np.stack([read(place) for place in places])
    found = pooled(probabilities(learned, rows), rows)
    return tuple(_weighed(learned, place, row) for place, row in zip(places, found, strict=True))


def read(place: Place) -> np.ndarray:
    """Describe a target.

    Args:
        place: where it stands.

    Returns:
        Its numbers in the order of `number_names`: clues and meanings.
    """
    around = surroundings(place.target, place.sentence, place.unit)
    return np.concatenate([clues(place, around), meanings(around)])


def scaled(rows: np.ndarray, mean: np.ndarray, deviation: np.ndarray) -> np.ndarray:
    """Bring numbers to one scale.

    Args:
        rows: targets × numbers, as `read` gives them.
        mean: of each number.
        deviation: of each number.

    Returns:
        The same in deviations from the mean, bounded.
    """
    return ((rows - mean) / deviation).clip(-_BOUND, _BOUND)


def probabilities(learned: Learned, rows: np.ndarray) -> np.ndarray:
    """Let the learned weights judge.

    Args:
        learned: the weights.
        rows: targets × numbers.

    Returns:
        Targets × heads × polarities, each head's three summing to 1.
    """
    parts = zip(learned.mean, learned.deviation, learned.weights, learned.intercepts, strict=True)
    scores = np.stack([scaled(rows, m, d) @ w + b for m, d, w, b in parts], axis=1)
    powers = np.exp(scores - scores.max(axis=2, keepdims=True))
    return powers / powers.sum(axis=2, keepdims=True)


def pooled(learned: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Let the rules have their say beside what was learnt.

    Args:
        learned: targets × heads × polarities, probabilities by the learned weights.
        rows: targets × numbers.

    Returns:
        Targets × heads × polarities, each head's three summing to 1.
    """
    both = learned * _by_rules(rows[:, _RULES])[:, None, :] ** _RULES_SAY[None, :, None]
    return both / both.sum(axis=2, keepdims=True)


def _by_rules(evidence: np.ndarray) -> np.ndarray:
    """Turn evidence into probabilities: targets × polarities."""
    tone = evidence @ _WEIGHTS
    stir = _REST + _STIR * np.abs(evidence).sum(axis=1)
    powers = np.exp(np.stack([stir - tone, np.zeros(len(tone)), stir + tone], axis=1))
    return powers / powers.sum(axis=1, keepdims=True)


def odds(row: np.ndarray) -> np.ndarray:
    """Give the logarithm of the odds of the likeliest polarity.

    Args:
        row: … × polarities, probabilities.

    Returns:
        … of numbers.
    """
    best = row.max(axis=-1).clip(_LEAST, 1 - _LEAST)
    return np.log(best / (1 - best))


def _weighed(learned: Learned, place: Place, row: np.ndarray) -> Weighed:
    head = "crowd" if place.topic is None else "codebook"
    negative, _, positive = shown = row[HEADS.index(head)]
    slope, intercept = learned.confidence[head]
    sure = 1 / (1 + np.exp(-(slope * odds(shown) + intercept)))
    best: Polarity = POLARITIES[int(shown.argmax())]
    return Weighed(best, round(float(positive - negative), 4), round(float(sure), 4))
