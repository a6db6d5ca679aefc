"""Of candidates that are in each other's way the worthier one is chosen."""

from collections import Counter

import numpy as np
import pytest

from analysis.quotes.learned.candidates import Candidate
from analysis.quotes.learned.judge import OUTPUTS, Judge, Verdicts, build_judge, choose, sigmoid, verdicts
from analysis.quotes.learned.tags import TYPES

OPENS = [False] * 20
OPENS[4] = True
"""A quotation mark opens at the fifth of twenty tokens."""


def candidate(first, last, *sources):
    return Candidate(tuple(range(first, last + 1)), Counter(), frozenset(sources or ("outer 0",)))


def chosen(rows, least=0.5):
    """Choose from (first, last, worth, type, sources …); give what was chosen in the same manner."""
    candidates = [candidate(first, last, *sources) for first, last, _, _, *sources in rows]
    worth = np.array([row[2] for row in rows], float)
    kinds = np.eye(len(TYPES))[[TYPES.index(row[3]) for row in rows]]
    found = choose(candidates, Verdicts(worth, worth, kinds), OPENS, least)
    assert all(stretch.tokens == candidates[k].tokens for k, stretch in found)
    return [(s.tokens[0], s.tokens[-1], s.type, "inner" if s.inner else "outer") for _, s in found]


def test_the_worthier_of_two_overlapping_candidates_is_kept():
    rows = [(0, 5, 0.6, "Indirect"), (3, 9, 0.9, "Reported")]
    assert chosen(rows) == [(3, 9, "Reported", "outer")]
    assert chosen(rows[::-1]) == [(3, 9, "Reported", "outer")]


def test_of_two_equally_worthy_ones_the_first_is_kept():
    assert chosen([(0, 5, 0.9, "Indirect"), (3, 9, 0.9, "Indirect")]) == [(0, 5, "Indirect", "outer")]


def test_the_loser_s_other_rivals_stay_possible():
    rows = [(0, 4, 0.7, "Indirect"), (3, 8, 0.8, "Indirect"), (7, 12, 0.9, "Indirect")]
    assert chosen(rows) == [(0, 4, "Indirect", "outer"), (7, 12, "Indirect", "outer")]


@pytest.mark.parametrize(
    ("inner", "stands"),
    [
        ((4, 7, 0.9, "Direct"), True),
        ((4, 7, 0.7, "Direct"), True),
        ((5, 7, 0.9, "Direct"), False),
        ((4, 7, 0.9, "Reported"), False),
        ((5, 7, 0.9, "Direct", "inner 0"), True),
        ((5, 7, 0.9, "Indirect", "inner rule"), True),
        ((5, 7, 0.9, "FreeIndirect", "inner 2"), False),
    ],
    ids=["marked", "marked, less worthy", "no mark", "Reported", "tagged", "by rule", "FreeIndirect"],
)
def test_what_may_stand_within_an_indirect_quotation(inner, stands):
    found = chosen([(0, 10, 0.8, "Indirect"), inner])
    if stands:
        assert found == [(0, 10, "Indirect", "outer"), (inner[0], inner[1], inner[3], "inner")]
    else:
        assert len(found) == 1
        assert found[0][3] == "outer"


@pytest.mark.parametrize(
    ("outer", "inner", "stands"),
    [("Direct", "Direct", False), ("Direct", "Indirect", True), ("Reported", "Direct", True)],
)
def test_what_is_verbatim_is_not_taken_apart_into_verbatim_pieces(outer, inner, stands):
    found = chosen([(0, 10, 0.9, outer), (4, 7, 0.8, inner, "inner 0")])
    assert [kind for _, _, kind, _ in found] == ([outer, inner] if stands else [outer])


def test_a_mark_does_not_help_what_overlaps_at_an_edge():
    assert chosen([(0, 6, 0.9, "Indirect"), (4, 9, 0.8, "Direct")]) == [(0, 6, "Indirect", "outer")]


def test_quotations_come_in_text_order_longer_ones_first():
    rows = [(12, 14, 0.9, "Direct"), (4, 6, 0.8, "Direct"), (4, 9, 0.7, "Indirect"), (0, 2, 0.6, "Reported")]
    assert [(first, last) for first, last, *_ in chosen(rows)] == [(0, 2), (4, 9), (4, 6), (12, 14)]


def test_what_is_worth_less_than_the_least_is_not_chosen():
    rows = [(0, 2, 0.5, "Direct"), (4, 6, 0.49, "Direct")]
    assert [(first, last) for first, last, *_ in chosen(rows)] == [(0, 2)]
    assert chosen(rows, least=0.6) == []
    assert chosen([]) == []


def test_outputs_are_read_as_verdicts():
    outputs = np.array(
        [[0.0, 3.0, 0, 0, 0, 0, 0], [100.0, -2.0, 800.0, 0, 0, 0, 0], [-1.0, 0, *[-900.0] * 5]]
    )
    found = verdicts(outputs[:2])
    assert found.worth == pytest.approx([0.5, 1])
    assert found.odds.tolist() == [3, -2]
    np.testing.assert_allclose(found.types, [[0.2] * 5, [1, 0, 0, 0, 0]], atol=1e-9)


def test_no_candidates_have_no_verdicts():
    found = verdicts(np.zeros((0, OUTPUTS)))
    assert [len(part) for part in found] == [0, 0, 0]


@pytest.mark.parametrize(("x", "p"), [(0, 0.5), (2, 0.880797), (-2, 0.119203), (1e6, 1), (-1e6, 0)])
def test_sigmoid(x, p):
    assert sigmoid(np.array([x]))[0] == pytest.approx(p, abs=1e-6)


def test_the_networks_verdicts_are_averaged_over_features_on_a_common_scale():
    features = np.array([[3.0, 2.0], [5.0, 4.0]], "float32")
    mean, deviation = np.array([1.0, 2.0], "float32"), np.array([2.0, 4.0], "float32")
    networks = tuple(build_judge(2) for _ in range(3))
    outputs = [n.predict((features - mean) / deviation) for n in networks]
    found = Judge(mean, deviation, networks, 0.5, (1.0, 0.0)).weigh(features)
    np.testing.assert_allclose(found.odds, np.mean(outputs, axis=0)[:, 1], atol=1e-6)
    np.testing.assert_allclose(found.types.sum(axis=1), 1, atol=1e-6)
