"""How far a number would differ if other documents had been read: the bootstrap over documents.

Efron & Tibshirani (1993), "An Introduction to the Bootstrap". Documents are drawn with replacement, each with
all that was counted in it, because what stands in one document is not independent of the rest of it.
"""

from collections.abc import Sequence

import numpy as np

ROUNDS = 1000


def resampled(table: np.ndarray, rounds: int = ROUNDS) -> np.ndarray:
    """Draw documents with replacement and add up what was counted in them.

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


def resampled_in_any_order(table: np.ndarray, rounds: int = ROUNDS) -> np.ndarray:
    """Draw documents with replacement where only their counts matter, not which documents they are.

    Documents with the same counts are interchangeable: it is drawn how many of each sort there are. That is
    the same bootstrap as `resampled`, but time and memory grow with the number of sorts, and neither the
    order of the documents nor their names change the sums.

    Args:
        table: documents × counts.
        rounds: bootstrap samples.

    Returns:
        Rounds × counts of sums; the seed is fixed. Without documents there are no rounds.
    """
    if not len(table):
        return table
    sorts, times = np.unique(table, axis=0, return_counts=True)
    draws = np.random.default_rng(0).multinomial(len(table), times / len(table), size=rounds)
    return draws @ sorts


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Give the 95 % percentile interval of a value over bootstrap samples; (0, 0) without samples."""
    low, high = np.percentile(values, [2.5, 97.5]) if len(values) else (0.0, 0.0)
    return float(low), float(high)
