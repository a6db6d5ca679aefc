"""Compare two engines, or two measures of polarity, on the same documents."""

from typing import NamedTuple

import numpy as np

from analysis.evaluation.quotations import Tally, rates
from analysis.resampling import ROUNDS, interval, resampled

F1 = 2
"""Place of F1 among the rates."""


class Difference(NamedTuple):
    """How much better the second is than the first.

    Attributes:
        value: the second's measure less the first's, in [-1, 1].
        low: lower end of the 95 % interval.
        high: upper end.
        better: share of the rounds in which the second is better; a tie is no win.
        n: documents.
    """

    value: float
    low: float
    high: float
    better: float
    n: int


def compare(first: Tally, second: Tally, *, rounds: int = ROUNDS) -> dict[str, Difference]:
    """Compare two engines by the paired bootstrap: both are measured on the same drawn articles.

    Args:
        first: what one engine found.
        second: what the other found in the same articles.
        rounds: bootstrap samples; the seed is fixed.

    Returns:
        Measure → difference of F1.

    Raises:
        ValueError: the two are not of the same articles in the same order.

    References:
        Efron & Tibshirani (1993), An introduction to the bootstrap: the percentile interval.
        Koehn (2004), Statistical significance tests for machine translation evaluation (EMNLP): the share of
        rounds won.
        Berg-Kirkpatrick, Burkett & Klein (2012), An empirical investigation of statistical significance in
        NLP (EMNLP): how far such a share can be trusted.
    """
    if (first.articles, first.measures) != (second.articles, second.measures):
        raise ValueError("two engines can only be compared on the same articles, by the same measures")
    totals = [rates(tally.sums.sum(axis=0))[:, F1] for tally in (first, second)]
    boot = [rates(resampled(tally.sums, rounds))[..., F1] for tally in (first, second)]
    values, drawn = totals[1] - totals[0], boot[1] - boot[0]
    n = len(first.articles)
    return {name: difference(values[m], drawn[:, m], n) for m, name in enumerate(first.measures)}


def difference(value: float, drawn: np.ndarray, n: int) -> Difference:
    """Sum up a paired bootstrap.

    Args:
        value: the difference on the documents as they are.
        drawn: the differences on the drawn ones, both sides on the same.
        n: documents.

    Returns:
        The difference with its 95 % interval.
    """
    better = float(np.mean(drawn > 0)) if len(drawn) else 0.0
    return Difference(float(value), *interval(drawn), better, n)
