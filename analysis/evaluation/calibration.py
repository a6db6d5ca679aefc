"""Whether `confidence` can be believed, and what leaving out the doubtful quotations is worth."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from analysis.evaluation.intervals import Measured
from analysis.evaluation.pairing import Article, Pair, pair
from analysis.evaluation.quotations import measured
from analysis.resampling import ROUNDS, interval, resampled

RIGHT_FROM = 0.5
"""A found quotation counts as right when its token F1 with its coded partner is at least this."""

BINS = 10
"""Of equal width between 0 and 1."""

THRESHOLDS = tuple(tenths / 10 for tenths in range(10))
"""Confidences from which on quotations are kept, for a short table."""


class Bin(NamedTuple):
    """What was found with about the same confidence.

    Attributes:
        low: their confidence lies above this; 0 itself belongs to the first bin.
        high: their greatest possible confidence.
        n: how many there are.
        confidence: their mean confidence.
        right: the share that is right.
    """

    low: float
    high: float
    n: int
    confidence: float
    right: Measured


class Calibration(NamedTuple):
    """How far confidence and truth lie apart.

    Attributes:
        error: the expected calibration error, in [0, 1]; None if nothing has a confidence.
        bins: those that hold something, from unsure to sure.
        n: how much was found with a confidence.
        without: how much was found without one.
    """

    error: Measured | None
    bins: tuple[Bin, ...]
    n: int
    without: int


class Kept(NamedTuple):
    """What remains when the less sure quotations are left out.

    Attributes:
        threshold: the least confidence that is kept.
        coverage: share of the found quotations that is kept, in (0, 1].
        precision: share of the kept ones that is right.
        recall: share of the coded quotations that is kept and right.
    """

    threshold: float
    coverage: float
    precision: Measured
    recall: Measured


def is_right(partners: Pair, *, typed: bool = False) -> bool:
    """Whether a found quotation counts as right.

    Args:
        partners: the found quotation and its partner, if it has one.
        typed: the type must be right too.

    Returns:
        True if the two overlap by `RIGHT_FROM` or more.
    """
    return partners.overlap >= RIGHT_FROM and (not typed or partners.coded.type == partners.found.type)


def calibration(articles: Iterable[Article], *, typed: bool = False, rounds: int = ROUNDS) -> Calibration:
    """Measure how far the confidence of quotations and truth lie apart.

    Args:
        articles: with what was coded and found; quotations without confidence are left out.
        typed: a quotation is right only if its type is.
        rounds: bootstrap samples of the articles; the seed is fixed.

    Returns:
        The expected calibration error and the reliability table.
    """
    articles = tuple(articles)
    judged = [_judged(pair(article), typed) for article in articles]
    without = sum(len(article.found) for article in articles) - sum(map(len, judged))
    return reliability(judged, rounds=rounds)._replace(without=without)


def reliability(judged: Sequence[np.ndarray], *, rounds: int = ROUNDS) -> Calibration:
    """Measure the expected calibration error and draw up the reliability table.

    Args:
        judged: per document, n × 2: the confidence and the rightness (1 or 0) of what was found in it.
        rounds: bootstrap samples of the documents; the seed is fixed.

    Returns:
        The error with its 95 % interval. It counts deviations in either direction, those by chance too, so
        that it never reaches 0 in a small sample, and lies higher in drawn samples than in the whole.

    References:
        Naeini, Cooper & Hauskrecht (2015), Obtaining well calibrated probabilities using Bayesian binning
        (AAAI).
        Guo, Pleiss, Sun & Weinberger (2017), On calibration of modern neural networks (ICML).
    """
    given = sum(map(len, judged))
    if not given:
        return Calibration(None, (), 0, 0)
    sums = np.array([_binned(pairs) for pairs in judged])
    boot = resampled(sums, rounds)
    drawn = boot[boot[..., 0].sum(axis=1) > 0]
    total = sums.sum(axis=0)
    error = Measured(float(_error(total)), *interval(_error(drawn)), given)
    bins = tuple(_bin(number, total[number], boot[:, number]) for number in np.flatnonzero(total[:, 0]))
    return Calibration(error, bins, given, 0)


def precision_coverage(
    articles: Iterable[Article],
    thresholds: Sequence[float] | None = None,
    *,
    typed: bool = False,
    rounds: int = ROUNDS,
) -> tuple[Kept, ...]:
    """Measure what is left when doubtful quotations are left out.

    The partners stay those of all quotations together: leaving one out never makes another one right.

    Args:
        articles: with what was coded and found; quotations without confidence are left out.
        thresholds: the least confidences to keep; None takes every confidence that was given.
        typed: a quotation is right only if its type is.
        rounds: bootstrap samples of the articles; the seed is fixed.

    Returns:
        A point per threshold, rising; thresholds that keep nothing are left out.
    """
    articles = tuple(articles)
    judged = [_judged(pair(article), typed) for article in articles]
    confidences = np.concatenate([np.zeros(0), *(pairs[:, 0] for pairs in judged)])
    asked = confidences if thresholds is None else np.asarray(thresholds, float)
    levels = [float(level) for level in np.unique(asked) if (confidences >= level).any()]
    sums = [
        [_kept(pairs[pairs[:, 0] >= level], len(article.coded)) for level in levels]
        for pairs, article in zip(judged, articles, strict=True)
    ]
    table = np.array(sums, float).reshape(len(articles), len(levels), 4)
    return tuple(
        Kept(level, float(np.mean(confidences >= level)), rates.precision, rates.recall)
        for level, rates in zip(levels, measured(table, rounds=rounds), strict=True)
    )


def _judged(pairs: Iterable[Pair], typed: bool) -> np.ndarray:
    """Give confidence and rightness (1 or 0) of each found quotation that has a confidence."""
    rows = [
        (p.found.confidence, is_right(p, typed=typed))
        for p in pairs
        if p.found and p.found.confidence is not None
    ]
    return np.array(rows, float).reshape(-1, 2)


def _kept(judged: np.ndarray, coded: int) -> tuple[float, float, float, float]:
    right = judged[:, 1].sum()
    return right, len(judged), right, coded


def _binned(judged: np.ndarray) -> np.ndarray:
    """Add up number, confidence and rightness, bin by bin."""
    edges = [number / BINS for number in range(1, BINS)]
    numbers = np.digitize(judged[:, 0], edges, right=True)
    weights = (np.ones(len(judged)), *judged.T)
    return np.stack([np.bincount(numbers, weight, BINS) for weight in weights], axis=-1)


def _error(sums: np.ndarray) -> np.ndarray:
    """Weigh the distance of mean confidence and share right with the size of the bin."""
    return np.abs(sums[..., 1] - sums[..., 2]).sum(axis=-1) / sums[..., 0].sum(axis=-1)


def _bin(number: int, total: np.ndarray, boot: np.ndarray) -> Bin:
    n, confidence, right = total
    drawn = boot[boot[:, 0] > 0]
    share = Measured(float(right / n), *interval(drawn[:, 2] / drawn[:, 0]), int(n))
    return Bin(int(number) / BINS, (int(number) + 1) / BINS, int(n), float(confidence / n), share)
