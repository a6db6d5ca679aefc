"""Run the taggers: an ensemble of networks whose scores are averaged, and their chains of tags."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from thinc.api import Model

from analysis.quotes.learned import chain
from analysis.quotes.learned.network import Batch, joined, moves
from analysis.quotes.learned.reading import Reading, Table

CERTAIN = 0.998
"""A token that is so surely outside all quotations divides an article into pieces that are read apart."""


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

    def numbers(self, columns: dict[str, list], vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Turn tokens into numbers.

        Args:
            columns: column → one value per token; columns that the table does not know are left out.
            vectors: tokens × numbers.

        Returns:
            Rows of the table of categories, and the vectors brought to a common scale.
        """
        return self.table.numbers(columns, len(vectors)), (vectors - self.mean) / self.deviation

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
        readings: pairs of outer and inner tags, from the boldest reading to the most cautious one.
    """

    outer: np.ndarray
    inner: np.ndarray
    parts: np.ndarray
    readings: tuple[tuple[np.ndarray, np.ndarray], ...]


RELUCTANCE = (0.0, 0.4, 0.8, 1.2)
"""What is taken from the score of "none", from the cautious reading to the boldest."""


def tag(tagger: Tagger, reading: Reading) -> Tagged:
    """Tag the quotations of an article.

    Args:
        tagger: of quotations.
        reading: the article, with at least one token.

    Returns:
        What the tagger says.
    """
    batch = joined([(*tagger.numbers(reading.columns, reading.vectors), reading.sentence)])
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
    rows = [_read(scores, moves) for scores, moves in ((outer, transitions[0]), (inner, transitions[1]))]
    readings = tuple(zip(rows[0][1], rows[1][1], strict=True))
    return Tagged(rows[0][0], rows[1][0], _softmax(parts), readings)


def _softmax(scores: np.ndarray) -> np.ndarray:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return grown / grown.sum(axis=1, keepdims=True)


def _read(scores: np.ndarray, transitions: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
    """Give the probabilities of tags, and the best tags at each reluctance."""
    n, tags = scores.shape
    probability = _softmax(scores)
    found = [np.zeros(n, dtype="int32") for _ in RELUCTANCE]
    pieces = list(_uncertain(probability[:, 0]))
    if not pieces:
        return probability, found
    lengths = np.array([last - first for first, last in pieces])
    padded = np.zeros((len(pieces), lengths.max(), tags))
    for row, (first, last) in zip(padded, pieces, strict=True):
        row[: last - first] = scores[first:last]
    sure = chain.marginals(padded, transitions, lengths)
    bold = np.concatenate([padded] * len(RELUCTANCE))
    bold[:, :, 0] -= np.repeat(RELUCTANCE, len(pieces))[:, None]
    best = chain.best(bold, transitions, np.tile(lengths, len(RELUCTANCE)))
    for k, (first, last) in enumerate(pieces):
        probability[first:last] = sure[k, : last - first]
        for turn, row in enumerate(found):
            row[first:last] = best[turn * len(pieces) + k, : last - first]
    return probability, found


def _uncertain(outside: np.ndarray) -> Iterator[tuple[int, int]]:
    """Give the stretches in which something may be quoted, with one token before and one behind."""
    near = outside < CERTAIN
    near[:-1] |= outside[1:] < CERTAIN
    near[1:] |= outside[:-1] < CERTAIN
    edges = np.flatnonzero(np.diff(np.r_[False, near, False].astype("int8")))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
