"""Balances as coded and as found, as `make evaluate` prints them."""

from analysis.evaluation.balance_gold import Judged, compare
from training.balance_report import balance_lines


def test_a_line_tells_both_balances_and_what_is_between_them():
    """Three sentences coded and found for it: whatever is drawn, both balances are 1."""
    right = [Judged("partnership", ("positive", "author"), ("positive", "author"), 0.75)] * 3
    assert balance_lines(compare(right))[1:] == [
        "  partnership author         +1.00 [+1.00, +1.00] n 3       +1.00 [+1.00, +1.00] n 3       "
        "+0.00 [+0.00, +0.00]   +0.75 [+0.75, +0.75]   -0.25 [-0.25, -0.25]"
    ]
