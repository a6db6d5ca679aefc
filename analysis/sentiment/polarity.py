"""The polarity of a sentence toward a target in it, as learned networks and rules of composition judge it.

The networks have the say of what they learnt, the rules of how words act on what they govern: their
probabilities are multiplied. The rules carry over to texts unlike those that the networks learnt from.

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
from analysis.sentiment.network import HEADS, POLARITIES, Batch, shares
from analysis.sentiment.surroundings import surroundings
from analysis.sentiment.weights import MODEL, Learned, load

_SCALE = 0.3
_BOUND = 4.0
"""So many deviations from the mean a clue counts for at most."""
_LEAST = 1e-6
_RULES = [clue_names().index(f"rules_{part}") for part in Evidence._fields]
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
    described = [read(place) for place in places]
    batch = scaled(described, learned.mean, learned.deviation)
    found = pooled(probabilities(learned, batch), np.stack([row for _, row in described]))
    return tuple(_weighed(learned, place, row) for place, row in zip(places, found, strict=True))


def read(place: Place) -> tuple[np.ndarray, np.ndarray]:
    """Describe a target for the networks.

    Args:
        place: where it stands.

    Returns:
        Words × (traits and vector), and its clues.
    """
    around = surroundings(place.target, place.sentence, place.unit)
    words = np.concatenate([around.traits, _SCALE * around.vectors], axis=1)
    return words.astype("float32"), clues(place, around)


def scaled(
    described: Sequence[tuple[np.ndarray, np.ndarray]], mean: np.ndarray, deviation: np.ndarray
) -> Batch:
    """Put described targets together.

    Args:
        described: as `read` gives them.
        mean: of each clue.
        deviation: of each clue.

    Returns:
        The words as they are, the clues with mean 0 and bounded.
    """
    rows = (np.stack([row for _, row in described]) - mean) / deviation
    return Batch([words for words, _ in described], (_SCALE * rows.clip(-_BOUND, _BOUND)).astype("float32"))


def probabilities(learned: Learned, batch: Batch) -> np.ndarray:
    """Let the networks judge together.

    Args:
        learned: the networks.
        batch: the targets.

    Returns:
        Targets × heads × polarities: the mean of the networks' probabilities.
    """
    return np.mean([shares(network.predict(batch)) for network in learned.networks], axis=0)


def pooled(learned: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Let the rules have their say beside the networks.

    Args:
        learned: targets × heads × polarities, probabilities by the networks.
        rows: targets × clues.

    Returns:
        Targets × heads × polarities, each head's three summing to 1.
    """
    both = learned * _by_rules(rows[:, _RULES])[:, None, :]
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
