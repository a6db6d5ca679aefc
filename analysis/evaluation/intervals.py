"""Measures from counts, and how far they can be trusted."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

ROUNDS = 1000


class Measured(NamedTuple):
    """A measured value with its interval.

    Attributes:
        value: in [0, 1].
        low: lower end of the 95 % interval.
        high: upper end.
        n: what was counted: units of the gold annotation.
    """

    value: float
    low: float
    high: float
    n: int


def f1(hits: float, predicted: float, gold: float) -> float:
    """Give the harmonic mean of precision and recall from counts; 0 when nothing was found or asked."""
    return 2 * hits / (predicted + gold) if predicted + gold else 0.0


def resampled(table: np.ndarray, rounds: int = ROUNDS) -> np.ndarray:
    """Draw documents with replacement and add up what was counted in them (Efron & Tibshirani 1993).

    Args:
        table: documents × … of counts or sums.
        rounds: bootstrap samples.

    Returns:
        Rounds × … of sums. The seed is fixed and depends on nothing else, so that two tables of the same
        documents are drawn alike and can be compared round by round. Without documents there are no rounds.
    """
    if not len(table):
        return table
    draws = np.random.default_rng(0).integers(0, len(table), (rounds, len(table)))
    times = np.array([np.bincount(draw, minlength=len(table)) for draw in draws], float)
    return np.tensordot(times, table, axes=1)


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Give the 95 % percentile interval of a value over bootstrap samples; (0, 0) without samples."""
    low, high = np.percentile(values, [2.5, 97.5]) if len(values) else (0.0, 0.0)
    return float(low), float(high)


def measure(
    counts: Sequence[tuple[int, int, int]],
    *,
    rounds: int = ROUNDS,
) -> Measured:
    """Pool counts over documents and bootstrap the documents (Efron & Tibshirani 1993).

    Args:
        counts: per document: hits, predicted units, gold units.
        rounds: bootstrap samples.

    Returns:
        Their F1 with its 95 % percentile interval; the seed is fixed.
    """
    table = np.asarray(counts, dtype=float).reshape(-1, 3)
    total = table.sum(axis=0)
    low, high = interval([f1(*sums) for sums in resampled(table, rounds)])
    return Measured(float(f1(*total)), low, high, int(total[2]))
