"""The measures of judgements as compact tables to read."""

from collections.abc import Sequence

from analysis.evaluation.judged_targets import JudgedTarget
from analysis.evaluation.paired import Difference
from analysis.evaluation.polarities import compare_polarities, overconfidence, polarity_calibration, scores
from training.listing import reliability_table, with_interval


def beside_textblob(targets: Sequence[JudgedTarget]) -> list[str]:
    """Tabulate how well polarity is judged, and how well by textblob-de on the same targets.

    Args:
        targets: coded and judged.

    Returns:
        Lines: measure; ours and textblob-de's with 95 % intervals; ours less textblob-de's, and the share of
        the drawn samples in which ours is better; targets coded.
    """
    coded = [t.polarity for t in targets]
    ours, theirs = [t.found.polarity for t in targets], [t.by_textblob for t in targets]
    differences = compare_polarities(coded, theirs, ours)
    lines = [f"  {'':15s}{'ours':24s}{'textblob-de':24s}{'difference':27s}{'better in':19s}coded"]
    for (name, own), other in zip(scores(coded, ours).items(), scores(coded, theirs).values(), strict=True):
        rates = f"{with_interval(own):24s}{with_interval(other):24s}{_told(differences[name]):27s}"
        lines.append(f"  {name:15s}{rates}{f'{differences[name].better:.1%} of samples':19s}{own.n}")
    return lines


def polarity_confidence(targets: Sequence[JudgedTarget]) -> list[str]:
    """Tabulate whether a polarity is right as often as its confidence says.

    Args:
        targets: coded and judged; at least one.

    Returns:
        Lines: the expected calibration error, confidence less the share right, the reliability table.
    """
    found = polarity_calibration(targets)
    return [
        f"  expected calibration error {with_interval(found.error)}, {found.n} targets",
        f"  mean confidence less the share right {_told(overconfidence(targets))}",
        *reliability_table(found.bins),
    ]


def _told(one: Difference) -> str:
    return f"{one.value:+.3f} [{one.low:+.3f}, {one.high:+.3f}]"
