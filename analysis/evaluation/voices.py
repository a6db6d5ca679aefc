"""How often the voice of a judgement is found: the article's own, or a quoted one."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from analysis.evaluation.intervals import Measured
from analysis.resampling import interval, resampled

TRAINED_ON = "wikinews:train"
"""Source of coded rows whose articles the learned quotes engine was trained on."""


def voice_accuracy(
    coded: Sequence[Mapping[str, Any]], judged: Sequence[Mapping[str, Any]]
) -> dict[str, Measured]:
    """Measure the voices that were found against those that were coded.

    Args:
        coded: rows with `id`, `voice` and, where it is known, `source`; rows without a voice do not count.
        judged: rows with `id` and `voice`; a coded row without one counts as wrong.

    Returns:
        The accuracy on all rows, and on those that the learned quotes engine was not trained on, with 95 %
        percentile intervals over the rows; empty if no row has a voice.
    """
    voices = {row["id"]: row["voice"] for row in judged}
    rows = [row for row in coded if row.get("voice")]
    unseen = [row for row in rows if row.get("source") != TRAINED_ON]
    sets = {"all": rows, f"without {TRAINED_ON}": unseen} if len(unseen) < len(rows) else {"all": rows}
    return {
        name: _accuracy([voices.get(row["id"]) == row["voice"] for row in kept])
        for name, kept in sets.items()
        if kept
    }


def _accuracy(right: Sequence[bool]) -> Measured:
    table = np.asarray(right, dtype=float).reshape(-1, 1)
    low, high = interval(resampled(table)[:, 0] / len(table))
    return Measured(float(table.mean()), low, high, len(table))
