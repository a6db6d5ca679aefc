"""Measures from counts, and how far they can be trusted."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from analysis.resampling import ROUNDS, interval, resampled


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
