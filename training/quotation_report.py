"""The measures of quotations as compact tables to read."""

from collections.abc import Sequence

from analysis.evaluation.calibration import RIGHT_FROM, THRESHOLDS, calibration, precision_coverage
from analysis.evaluation.paired import compare
from analysis.evaluation.pairing import Article
from analysis.evaluation.quotations import SHARES, score, tally
from training.listing import rates_table, reliability_table, with_interval


def measures(articles: Sequence[Article]) -> list[str]:
    """Tabulate how well quotations are found and attributed.

    Args:
        articles: with what was coded and found.

    Returns:
        Lines: measure; precision, recall and F1 with 95 % intervals, or the one share; units coded.
    """
    return rates_table(score(tally(articles)), SHARES)


def confidence(articles: Sequence[Article]) -> list[str]:
    """Tabulate whether confidence can be believed, and what leaving out doubtful quotations is worth.

    Args:
        articles: with what was coded and found.

    Returns:
        Lines: the expected calibration error, the reliability table, precision against coverage; or that
        there is no confidence.
    """
    found, typed = calibration(articles), calibration(articles, typed=True)
    if found.error is None:
        return [f"  no confidence: none of {found.without} quotations has one"]
    lines = [
        f"  expected calibration error {with_interval(found.error)}, "
        f"{found.n} quotations, {found.without} more without confidence",
        f"  the same if the type must be right too {with_interval(typed.error)}",
        *reliability_table(found.bins, f"right (token F1 from {RIGHT_FROM})"),
    ]
    lines.append(f"  {'kept from':14s}{'coverage':10s}{'precision':24s}recall")
    for k in precision_coverage(articles, THRESHOLDS):
        rates = f"{with_interval(k.precision):24s}{with_interval(k.recall)}"
        lines.append(f"  {k.threshold:<14.1f}{k.coverage:<10.3f}{rates}")
    return lines


def comparison(first: Sequence[Article], second: Sequence[Article]) -> list[str]:
    """Tabulate how much better the second engine is than the first.

    Args:
        first: articles with what one engine found.
        second: the same articles with what the other found.

    Returns:
        Lines: measure, difference of F1 with its 95 % interval, share of the drawn samples in which the
        second is better.
    """
    lines = [f"  {'':27s}{'difference of F1':27s}better in"]
    for name, d in compare(tally(first), tally(second)).items():
        shown = f"{d.value:+.3f} [{d.low:+.3f}, {d.high:+.3f}]"
        lines.append(f"  {name:27s}{shown:27s}{d.better:.1%} of samples")
    return lines
