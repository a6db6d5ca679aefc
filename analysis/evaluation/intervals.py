"""Measures from counts, and how far they can be trusted."""

from collections.abc import Callable, Sequence
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


def accuracy(hits: float, _predicted: float, gold: float) -> float:
    """Give the share of gold units that are right; 0 when there are none."""
    return hits / gold if gold else 0.0


def measure(
    counts: Sequence[tuple[int, int, int]],
    value: Callable[[float, float, float], float] = f1,
    *,
    rounds: int = ROUNDS,
) -> Measured:
    """Pool counts over documents and bootstrap the documents (Efron & Tibshirani 1993).

    Args:
        counts: per document: hits, predicted units, gold units.
        value: turns the three sums into the measure, `f1` or `accuracy`.
        rounds: bootstrap samples.

    Returns:
        The measure with its 95 % percentile interval; the seed is fixed.
    """
    table = np.asarray(counts, dtype=float).reshape(-1, 3)
    rng = np.random.default_rng(0)
    draws = rng.integers(0, len(table), (rounds, len(table))) if len(table) else np.zeros((0, 0), int)
    boot = [value(*table[d].sum(axis=0)) for d in draws]
    low, high = np.percentile(boot, [2.5, 97.5]) if boot else (0.0, 0.0)
    total = table.sum(axis=0)
    return Measured(float(value(*total)), float(low), float(high), int(total[2]))
