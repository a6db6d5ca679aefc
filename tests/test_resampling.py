"""The bootstrap over documents: the same every time, and as wide as theory has it."""

import numpy as np
import pytest

from analysis.resampling import interval, resampled, resampled_in_any_order

TABLE = np.array([[1, 0], [0, 1], [1, 0], [2, 2], [0, 0]])


@pytest.mark.parametrize("draw", [resampled, resampled_in_any_order])
def test_as_many_documents_are_drawn_as_there_are(draw):
    """Each document counts one in the last column: every round sums up to their number."""
    sums = draw(np.column_stack([TABLE, np.ones(5, int)]), 200)
    assert sums.shape == (200, 3)
    assert set(sums[:, 2]) == {5}
    assert len(set(sums[:, 0])) > 1


@pytest.mark.parametrize("draw", [resampled, resampled_in_any_order])
def test_the_interval_of_a_share_is_that_of_the_binomial_distribution(draw):
    """Half of 400 documents: the share's standard error is .025, 95 % lie within 1.96 of these."""
    low, high = interval(draw(np.array([[0], [1]] * 200), 4000)[:, 0] / 400)
    assert low == pytest.approx(0.5 - 1.96 * 0.025, abs=0.005)
    assert high == pytest.approx(0.5 + 1.96 * 0.025, abs=0.005)


def test_the_order_of_the_documents_changes_nothing():
    assert np.array_equal(resampled_in_any_order(TABLE), resampled_in_any_order(TABLE[::-1]))


def test_two_tables_of_the_same_documents_are_drawn_alike():
    assert np.array_equal(resampled(TABLE)[:, 0], resampled(TABLE[:, :1])[:, 0])


@pytest.mark.parametrize("draw", [resampled, resampled_in_any_order])
def test_without_documents_there_are_no_rounds(draw):
    assert len(draw(TABLE[:0])) == 0
    assert interval([]) == (0.0, 0.0)
