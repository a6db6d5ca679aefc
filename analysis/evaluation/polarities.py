"""How well polarities agree with those that were coded: macro-F1, F1 of each, accuracy, and two compared."""

from collections.abc import Sequence
from typing import get_args

import numpy as np

from analysis.annotations import Polarity
from analysis.evaluation.calibration import Calibration, reliability
from analysis.evaluation.intervals import Measured
from analysis.evaluation.judged_targets import JudgedTarget
from analysis.evaluation.paired import Difference, difference
from analysis.resampling import ROUNDS, interval, resampled

POLARITIES: tuple[Polarity, ...] = get_args(Polarity)
MEASURES = ("macro-F1", *(f"F1 {polarity}" for polarity in POLARITIES), "accuracy")


def scores(
    coded: Sequence[Polarity], said: Sequence[Polarity], *, rounds: int = ROUNDS
) -> dict[str, Measured]:
    """Measure polarities against those that were coded.

    Args:
        coded: of each target.
        said: of each target, by a judge.
        rounds: bootstrap samples of the targets; the seed is fixed.

    Returns:
        Each of `MEASURES` with its 95 % interval; its `n` counts the targets coded.
    """
    counts = _counts(coded, said)
    values, drawn = _measured(counts.sum(axis=0)), _measured(resampled(counts, rounds))
    by_polarity = [coded.count(polarity) for polarity in POLARITIES]
    numbers = (len(coded), *by_polarity, len(coded))
    return {
        name: Measured(float(values[m]), *interval(drawn[:, m]), numbers[m])
        for m, name in enumerate(MEASURES)
    }


def compare_polarities(
    coded: Sequence[Polarity], first: Sequence[Polarity], second: Sequence[Polarity], *, rounds: int = ROUNDS
) -> dict[str, Difference]:
    """Compare two judges by the paired bootstrap: both are measured on the same drawn targets.

    Args:
        coded: of each target.
        first: of each target, by one judge.
        second: by the other.
        rounds: bootstrap samples of the targets; the seed is fixed.

    Returns:
        Each of `MEASURES`: the second's less the first's.
    """
    counts = [_counts(coded, said) for said in (first, second)]
    before, after = (_measured(one.sum(axis=0)) for one in counts)
    drawn_before, drawn_after = (_measured(resampled(one, rounds)) for one in counts)
    return {
        name: difference(after[m] - before[m], drawn_after[:, m] - drawn_before[:, m], len(coded))
        for m, name in enumerate(MEASURES)
    }


def polarity_calibration(targets: Sequence[JudgedTarget], *, rounds: int = ROUNDS) -> Calibration:
    """Measure whether a polarity is right as often as its confidence says.

    Args:
        targets: coded and judged; each is a document of its own.
        rounds: bootstrap samples of the targets; the seed is fixed.

    Returns:
        The expected calibration error and the reliability table.
    """
    return reliability([row[None] for row in _sure_and_right(targets)], rounds=rounds)


def overconfidence(targets: Sequence[JudgedTarget], *, rounds: int = ROUNDS) -> Difference:
    """Measure how far mean confidence lies above the share of polarities that are right.

    Args:
        targets: coded and judged; at least one.
        rounds: bootstrap samples of the targets; the seed is fixed.

    Returns:
        Mean confidence less accuracy: above 0 too sure, below 0 too cautious.
    """
    table = _sure_and_right(targets)
    drawn = resampled(table, rounds) / len(table)
    sure, right = table.mean(axis=0)
    return difference(sure - right, drawn[:, 0] - drawn[:, 1], len(table))


def _sure_and_right(targets: Sequence[JudgedTarget]) -> np.ndarray:
    """Give the confidence of each target's polarity, and whether it is right."""
    rows = [(t.found.confidence, t.found.polarity == t.polarity) for t in targets]
    return np.array(rows, float).reshape(-1, 2)


def _counts(coded: Sequence[Polarity], said: Sequence[Polarity]) -> np.ndarray:
    """Count per target and polarity whether it is hit, coded and said."""
    gold, found = (np.array([[one == p for p in POLARITIES] for one in side], bool) for side in (coded, said))
    return np.stack([gold & found, gold, found], axis=-1).astype(float)


def _measured(sums: np.ndarray) -> np.ndarray:
    """Turn counts, … × polarities × 3, into measures, … × `MEASURES`."""
    hits, gold, found = np.moveaxis(sums, -1, 0)
    f1 = 2 * hits / np.maximum(gold + found, 1)
    accuracy = hits.sum(axis=-1) / np.maximum(gold.sum(axis=-1), 1)
    return np.concatenate([f1.mean(axis=-1)[..., None], f1, accuracy[..., None]], axis=-1)
