"""Balances as coded and as found, as lines to read."""

from collections.abc import Sequence

from analysis.evaluation.balance_gold import Balance, Compared


def balance_lines(compared: Sequence[Compared]) -> list[str]:
    """Tabulate balances.

    Args:
        compared: per topic and voice.

    Returns:
        Lines: topic and voice; the balance as coded and as found, each with its 95 % interval and the number
        of sentences; found less coded; the mean score of those found, and that less coded.
    """
    lines = [
        f"  {'':27s}{'coded':31s}{'found':31s}{'found less coded':23s}{'mean score':23s}score less coded"
    ]
    for one in compared:
        coded = f"{_told(one.coded)} n {one.n_coded}"
        found = f"{_told(one.found)} n {one.n_found}"
        scores = f"{_told(one.difference):23s}{_told(one.scores):23s}{_told(one.scores_difference)}"
        lines.append(f"  {f'{one.topic} {one.voice}':27s}{coded:31s}{found:31s}{scores}")
    return lines


def _told(balance: Balance) -> str:
    return f"{balance.value:+.2f} [{balance.low:+.2f}, {balance.high:+.2f}]"
