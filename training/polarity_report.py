"""How well learned weights judge targets that they have not seen, as lines to read."""

from collections.abc import Sequence

import numpy as np

from analysis.evaluation.intervals import Measured
from analysis.resampling import interval, resampled
from analysis.sentiment.weights import HEADS, POLARITIES
from training.polarity_data import Case


def macro_f1(wanted: np.ndarray, said: np.ndarray, groups: Sequence[str]) -> Measured:
    """Measure the mean F1 of the three polarities, with a bootstrap over groups.

    Args:
        wanted: of each case, the place of its polarity.
        said: likewise, as judged.
        groups: of each case.

    Returns:
        Macro-F1 with its 95 % interval.
    """
    names = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    table = np.zeros((len(names), 3, len(POLARITIES)))
    for group, gold, found in zip(groups, wanted, said, strict=True):
        table[names[group], 0, gold] += gold == found
        table[names[group], 1, gold] += 1
        table[names[group], 2, found] += 1
    total = _macro(table.sum(axis=0))
    return Measured(float(total), *interval(_macro(resampled(table))), len(wanted))


def _macro(sums: np.ndarray) -> np.ndarray:
    hits, gold, found = sums[..., 0, :], sums[..., 1, :], sums[..., 2, :]
    return (2 * hits / np.maximum(gold + found, 1)).mean(axis=-1)


def report(name: str, some: Sequence[Case], judged: np.ndarray) -> list[str]:
    """Tabulate macro-F1 by source.

    Args:
        name: of what was measured.
        some: cases.
        judged: cases × heads × polarities, by weights that were learnt without them.

    Returns:
        Lines: the source, macro-F1 with its 95 % interval over groups, and the number of targets.
    """
    lines = [f"{name}: macro-F1, {judged.shape[0]} targets, cross-validated"]
    for source in dict.fromkeys(case.source for case in some):
        head = HEADS.index("crowd" if source == "gerntsa" else "codebook")
        of_source = [k for k, case in enumerate(some) if case.source == source]
        wanted = np.array([some[k].shares[head].argmax() for k in of_source])
        found = macro_f1(wanted, judged[of_source, head].argmax(axis=1), [some[k].group for k in of_source])
        lines.append(f"  {source:26s} {found.value:.3f} [{found.low:.3f}, {found.high:.3f}] n {found.n}")
    return lines
