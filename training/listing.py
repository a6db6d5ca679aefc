"""Measures as compact lines to read."""

from collections.abc import Collection, Iterable, Mapping

from analysis.evaluation.calibration import Bin
from analysis.evaluation.intervals import Measured
from analysis.evaluation.quotations import Rates


def rates_table(scores: Mapping[str, Rates], shares: Collection[str]) -> list[str]:
    """Tabulate precision, recall and F1.

    Args:
        scores: measure → its rates.
        shares: the measures among them that are one share.

    Returns:
        Lines: measure; precision, recall and F1 with 95 % intervals, or the one share; units coded.
    """
    lines = [f"  {'':27s}{'precision':24s}{'recall':24s}{'F1':24s}coded"]
    for name, rates in scores.items():
        shown = "".join(f"{with_interval(rate):24s}" for rate in rates)
        shown = f"{'':48s}{with_interval(rates.f1):24s}" if name in shares else shown
        lines.append(f"  {name:27s}{shown}{rates.f1.n}")
    return lines


def with_interval(value: Measured) -> str:
    """Write a value with its 95 % interval."""
    return f"{value.value:.3f} [{value.low:.3f}, {value.high:.3f}]"


def reliability_table(bins: Iterable[Bin], right: str = "right") -> list[str]:
    """Tabulate how often what was found with a confidence is right.

    Args:
        bins: from unsure to sure.
        right: says what is right.

    Returns:
        Lines: confidence from and to; how many; their mean confidence; the share right with its interval.
    """
    lines = [f"  {'confidence':14s}{'n':>5s}{'mean':>8s}  {right}"]
    for b in bins:
        lines.append(
            f"  {b.low:.1f} – {b.high:.1f}     {b.n:5d}{b.confidence:8.3f}  {with_interval(b.right)}"
        )
    return lines
