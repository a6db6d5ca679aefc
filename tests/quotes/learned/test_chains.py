"""The chain of tags agrees with trying every sequence, and its gradient with finite differences."""

from itertools import pairwise, product

import numpy as np
import pytest

from analysis.quotes.learned import chain

TAGS = 3
LENGTHS = np.array([4, 1, 5, 2])


@pytest.fixture(params=[0, 1, 2], scope="module")
def drawn(request):
    """Scores of four padded sequences, what stands behind their ends included, and transitions."""
    rng = np.random.default_rng(request.param)
    return rng.normal(0, 2, (len(LENGTHS), LENGTHS.max(), TAGS)), rng.normal(0, 2, (TAGS, TAGS))


def every_sequence(scores, transitions, length):
    """All sequences of tags with their scores, worked out one by one."""
    for tags in product(range(TAGS), repeat=int(length)):
        moved = sum(transitions[a, b] for a, b in pairwise(tags))
        yield tags, sum(scores[i, tag] for i, tag in enumerate(tags)) + moved


def test_the_best_sequence_is_the_best_of_all(drawn):
    scores, transitions = drawn
    found = chain.best(scores, transitions, LENGTHS)
    for row, tags, length in zip(scores, found, LENGTHS, strict=True):
        right, _ = max(every_sequence(row, transitions, length), key=lambda pair: pair[1])
        assert tags[:length].tolist() == list(right)
        assert not tags[length:].any()


def in_a_row(scores):
    """The sequences one after the other, and where each begins."""
    starts = np.zeros(LENGTHS.sum(), dtype=bool)
    starts[np.cumsum([0, *LENGTHS[:-1]])] = True
    return np.concatenate([row[:n] for row, n in zip(scores, LENGTHS, strict=True)]), starts


def test_marginals_are_shares_of_all_sequences(drawn):
    scores, transitions = drawn
    flat, starts = in_a_row(scores)
    found = np.split(chain.marginals(flat, transitions, starts), np.flatnonzero(starts)[1:])
    for row, probabilities, length in zip(scores, found, LENGTHS, strict=True):
        right = np.zeros((length, TAGS))
        for tags, score in every_sequence(row, transitions, length):
            right[range(length), tags] += np.exp(score)
        right /= right.sum(axis=1, keepdims=True)
        np.testing.assert_allclose(probabilities[:length], right, atol=1e-9)


def test_a_sequence_is_read_alike_alone_and_among_others(drawn):
    scores, transitions = drawn
    best = chain.best(scores, transitions, LENGTHS)
    flat, starts = in_a_row(scores)
    sure = np.split(chain.marginals(flat, transitions, starts), np.flatnonzero(starts)[1:])
    for k, length in enumerate(LENGTHS):
        alone = chain.best(scores[k : k + 1, :length], transitions, LENGTHS[k : k + 1])[0]
        assert alone.tolist() == best[k, :length].tolist()
        alone = chain.marginals(scores[k, :length], transitions, np.zeros(length, bool))
        np.testing.assert_allclose(alone, sure[k], atol=1e-12)


def test_marginals_of_long_sequences_are_near_the_exact_ones_where_tags_are_not_too_sticky(monkeypatch):
    rng = np.random.default_rng(7)
    scores, transitions = rng.normal(0, 2, (60, TAGS)), rng.normal(0, 1, (TAGS, TAGS))
    near = chain.marginals(scores, transitions, np.zeros(60, bool))
    np.testing.assert_allclose(near.sum(axis=1), 1, atol=1e-9)
    monkeypatch.setattr(chain, "REACH", 60)
    exact = chain.marginals(scores, transitions, np.zeros(60, bool))
    np.testing.assert_allclose(near, exact, atol=1e-3)


def test_a_score_farther_away_than_the_reach_does_not_count(drawn):
    _, transitions = drawn
    scores = np.random.default_rng(7).normal(0, 2, (chain.REACH + 2, TAGS))
    none = np.zeros(len(scores), bool)
    changed = scores.copy()
    changed[0] += [9, 0, -9]
    before, after = (chain.marginals(s, transitions, none) for s in (scores, changed))
    assert (before[-1] == after[-1]).all()
    assert (before[:2] != after[:2]).all()


SURE, UNSURE = 0.999, 0.5


@pytest.mark.parametrize(
    ("highest", "starts", "pieces"),
    [
        ([SURE] * 4, [], []),
        ([UNSURE] * 3, [], [(0, 3)]),
        ([SURE, SURE, SURE, UNSURE, SURE, SURE], [], [(2, 5)]),
        ([UNSURE, SURE, SURE, SURE, UNSURE], [], [(0, 2), (3, 5)]),
        ([UNSURE, SURE, UNSURE], [], [(0, 3)]),
        ([SURE, UNSURE, SURE, SURE, UNSURE, SURE], [], [(0, 6)]),
        ([UNSURE], [], [(0, 1)]),
        ([SURE], [], []),
        ([chain.CERTAIN], [], []),
        # Sequences do not reach into each other.
        ([UNSURE] * 4, [0, 2], [(0, 2), (2, 4)]),
        ([SURE, UNSURE, SURE, SURE], [0, 2], [(0, 2)]),
        ([SURE, SURE, UNSURE, SURE], [0, 2], [(2, 4)]),
        ([UNSURE, UNSURE, UNSURE], [0, 1, 2], [(0, 1), (1, 2), (2, 3)]),
    ],
)
def test_uncertain_pieces_have_a_token_to_either_side(highest, starts, pieces):
    begins = np.isin(np.arange(len(highest)), starts)
    assert chain.uncertain(np.array(highest), begins) == pieces


def test_the_loss_is_the_improbability_of_the_right_sequence(drawn):
    scores, transitions = drawn
    gold = np.random.default_rng(5).integers(0, TAGS, scores.shape[:2])
    loss, _, _ = chain.gradient(scores, transitions, gold, LENGTHS)
    right = 0.0
    for row, tags, length in zip(scores, gold, LENGTHS, strict=True):
        rated = dict(every_sequence(row, transitions, length))
        right += np.log(np.exp(list(rated.values())).sum()) - rated[tuple(tags[:length].tolist())]
    assert loss == pytest.approx(right, abs=1e-9)


def slopes(loss, values, step=1e-5):
    """Derivatives by each of some values, from small steps to either side."""
    found = np.zeros_like(values)
    for place in np.ndindex(values.shape):
        up, down = values.copy(), values.copy()
        up[place] += step
        down[place] -= step
        found[place] = (loss(up) - loss(down)) / (2 * step)
    return found


def test_the_gradient_is_that_of_the_loss(drawn):
    scores, transitions = drawn
    gold = np.random.default_rng(6).integers(0, TAGS, scores.shape[:2])
    _, by_score, by_transition = chain.gradient(scores, transitions, gold, LENGTHS)
    by_steps = slopes(lambda values: chain.gradient(values, transitions, gold, LENGTHS)[0], scores)
    np.testing.assert_allclose(by_score, by_steps, atol=1e-6)
    by_steps = slopes(lambda values: chain.gradient(scores, values, gold, LENGTHS)[0], transitions)
    np.testing.assert_allclose(by_transition, by_steps, atol=1e-6)


def test_high_scores_do_not_overflow():
    scores = np.array([[[900.0, 0.0, -900.0], [0.0, 900.0, 0.0]]])
    found = chain.marginals(scores[0], np.zeros((3, 3)), np.array([True, False]))
    np.testing.assert_allclose(found, [[1, 0, 0], [0, 1, 0]], atol=1e-8)


def test_what_is_asked_is_not_changed(drawn):
    scores, transitions = drawn
    before = scores.copy(), transitions.copy()
    chain.best(*drawn, LENGTHS)
    chain.marginals(scores[0], transitions, np.zeros(len(scores[0]), bool))
    chain.gradient(*drawn, np.zeros(scores.shape[:2], int), LENGTHS)
    assert (scores == before[0]).all()
    assert (transitions == before[1]).all()
