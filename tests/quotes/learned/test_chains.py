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


def test_marginals_are_shares_of_all_sequences(drawn):
    scores, transitions = drawn
    found = chain.marginals(scores, transitions, LENGTHS)
    for row, probabilities, length in zip(scores, found, LENGTHS, strict=True):
        right = np.zeros((length, TAGS))
        for tags, score in every_sequence(row, transitions, length):
            right[range(length), tags] += np.exp(score)
        right /= right.sum(axis=1, keepdims=True)
        np.testing.assert_allclose(probabilities[:length], right, atol=1e-9)


def test_a_sequence_is_read_alike_alone_and_among_longer_ones(drawn):
    scores, transitions = drawn
    together = chain.best(scores, transitions, LENGTHS), chain.marginals(scores, transitions, LENGTHS)
    for k, length in enumerate(LENGTHS):
        alone = scores[k : k + 1, :length], transitions, LENGTHS[k : k + 1]
        assert chain.best(*alone)[0].tolist() == together[0][k, :length].tolist()
        np.testing.assert_allclose(chain.marginals(*alone)[0], together[1][k, :length], atol=1e-12)


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
    found = chain.marginals(scores, np.zeros((3, 3)), np.array([2]))
    np.testing.assert_allclose(found[0], [[1, 0, 0], [0, 1, 0]], atol=1e-9)


def test_what_is_asked_is_not_changed(drawn):
    scores, transitions = drawn
    before = scores.copy(), transitions.copy()
    chain.best(*drawn, LENGTHS)
    chain.marginals(*drawn, LENGTHS)
    chain.gradient(*drawn, np.zeros(scores.shape[:2], int), LENGTHS)
    assert (scores == before[0]).all()
    assert (transitions == before[1]).all()
