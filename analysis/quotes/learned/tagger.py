"""Run the taggers: an ensemble of networks whose scores are averaged, and their chains of tags."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from thinc.api import Model

from analysis.quotes.learned import chain
from analysis.quotes.learned.categories import Table
from analysis.quotes.learned.network import Batch, joined, moves
from analysis.quotes.learned.reading import Reading


class Tagger(NamedTuple):
    """Networks that were trained alike.

    Attributes:
        table: numbers of the categories.
        mean: of each number of the tokens' vectors, over the training text.
        deviation: their standard deviation.
        tags: for each row of tags, how many there are.
        networks: their scores and their transitions between tags are averaged.
    """

    table: Table
    mean: np.ndarray
    deviation: np.ndarray
    tags: tuple[int, ...]
    networks: tuple[Model, ...]

    @property
    def transitions(self) -> tuple[np.ndarray, ...]:
        """For each row of tags the averaged transitions, from the tag before to the tag after."""
        return tuple(
            np.mean([network.get_param(moves(row)) for network in self.networks], axis=0)
            for row in range(len(self.tags))
        )

    def scaled(self, vectors: np.ndarray) -> np.ndarray:
        """Bring the tokens' vectors to a common scale."""
        return (vectors - self.mean) / self.deviation

    def scores(self, batch: Batch) -> tuple[np.ndarray, ...]:
        """Score every tag of every token.

        Args:
            batch: sequences of tokens.

        Returns:
            For each row of tags, tokens × tags.
        """
        total = sum(network.predict(batch) for network in self.networks) / len(self.networks)
        edges = np.cumsum(self.tags)[:-1]
        return tuple(np.split(total, edges, axis=1))


class Tagged(NamedTuple):
    """What the tagger of quotations says of an article.

    Attributes:
        outer: tokens × tags: probabilities of the tags of outer quotations.
        inner: the same of inner ones.
        parts: tokens × parts: how likely each token is a frame, cue, speaker or addressee of anything.
        readings: pairs of outer and inner tags, of the cautious reading and of the bold one.
    """

    outer: np.ndarray
    inner: np.ndarray
    parts: np.ndarray
    readings: tuple[tuple[np.ndarray, np.ndarray], ...]


RELUCTANCE = (0.0, 0.4)
"""What is taken from the score of "none", of the cautious reading and of the bold one."""


def tag(tagger: Tagger, reading: Reading, categories: np.ndarray) -> Tagged:
    """Tag the quotations of an article.

    Args:
        tagger: of quotations.
        reading: the article, with at least one token.
        categories: tokens × columns: numbers of its categories.

    Returns:
        What the tagger says.
    """
    batch = joined([(categories, tagger.scaled(reading.vectors), reading.sentence)])
    outer, inner, parts = tagger.scores(batch)
    return tagged(outer, inner, parts, tagger.transitions)


def tagged(
    outer: np.ndarray, inner: np.ndarray, parts: np.ndarray, transitions: Sequence[np.ndarray]
) -> Tagged:
    """Read an article's scores.

    Args:
        outer: tokens × tags.
        inner: tokens × tags.
        parts: tokens × parts.
        transitions: of outer and of inner tags.

    Returns:
        Probabilities and readings.
    """
    rows = [_read(scores, turns) for scores, turns in ((outer, transitions[0]), (inner, transitions[1]))]
    readings = tuple(zip(rows[0][1], rows[1][1], strict=True))
    return Tagged(rows[0][0], rows[1][0], softmax(parts), readings)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Turn tokens × tags scores into probabilities."""
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return grown / grown.sum(axis=1, keepdims=True)


def _read(scores: np.ndarray, transitions: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
    """Give the probabilities of tags, and the best tags at each reluctance."""
    starts = np.zeros(len(scores), dtype=bool)
    probability = chain.marginals(scores, transitions, starts)
    found = []
    for reluctance in RELUCTANCE:
        bold = scores.copy()
        bold[:, 0] -= reluctance
        found.append(bold)
    return probability, best_tags(found, probability, transitions, starts)


def best_tags(
    scores: Sequence[np.ndarray], probability: np.ndarray, transitions: np.ndarray, starts: np.ndarray
) -> list[np.ndarray]:
    """Find the best tags where they are not certain anyway.

    Args:
        scores: tokens × tags, in one or several versions.
        probability: of the tags.
        transitions: tags × tags.
        starts: for each token, whether a sequence begins there.

    Returns:
        One tag per token, for each version.
    """
    tags = [probability.argmax(axis=1).astype("int32") for _ in scores]
    pieces = chain.uncertain(probability.max(axis=1), starts)
    if not pieces:
        return tags
    lengths = np.array([last - first for first, last in pieces])
    padded = np.zeros((len(scores), len(pieces), lengths.max(), len(transitions)), dtype="float32")
    for version, rows in zip(scores, padded, strict=True):
        for row, (first, last) in zip(rows, pieces, strict=True):
            row[: last - first] = version[first:last]
    flat = padded.reshape(-1, *padded.shape[2:])
    best = chain.best(flat, transitions, np.tile(lengths, len(scores)))
    for version, rows in zip(tags, np.split(best, len(scores)), strict=True):
        for row, (first, last) in zip(rows, pieces, strict=True):
            version[first:last] = row[: last - first]
    return tags
