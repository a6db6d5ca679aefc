"""Linear-chain conditional random fields: the best sequence of tags, and how sure each tag is.

References:
    Lafferty, McCallum & Pereira (2001), Conditional random fields: probabilistic models for segmenting
    and labeling sequence data. ICML.
"""

import numpy as np


def best(scores: np.ndarray, transitions: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Find the best sequences of tags (Viterbi).

    Args:
        scores: sequences × steps × tags, padded.
        transitions: tags × tags, from the tag before to the tag after.
        lengths: of the sequences, each at least 1.

    Returns:
        Sequences × steps tags; 0 behind a sequence's end.
    """
    batch, steps, _ = scores.shape
    totals = [scores[:, 0]]
    out = transitions[:, None, :]
    for i in range(1, steps):
        totals.append((totals[-1].T[:, :, None] + out).max(axis=0) + scores[:, i])
    tags = np.zeros((batch, steps), dtype="int32")
    for i in range(steps - 1, -1, -1):
        ends = totals[i]
        follows = ends + transitions[:, tags[:, i + 1]].T if i + 1 < steps else ends
        chosen = np.where((i + 1 == lengths)[:, None], ends, follows).argmax(axis=1)
        tags[:, i] = np.where(i < lengths, chosen, 0)
    return tags


REACH = 8
"""So many tokens away a score still counts for the probability of a tag."""
_MOST = 20.0
"""Scores that differ by more are as good as certain; without a bound their exponents would vanish."""
CERTAIN = 0.98
"""A token whose tag is so sure divides a sequence into pieces that are read apart."""


def uncertain(highest: np.ndarray, starts: np.ndarray) -> list[tuple[int, int]]:
    """Find the stretches of uncertain tokens.

    Args:
        highest: of each token, the probability of its likeliest tag.
        starts: for each token, whether a sequence begins there.

    Returns:
        First token and the one after the last, each stretch with a certain token before and one behind as
        far as its sequence goes.
    """
    unsure = highest < CERTAIN
    near = unsure.copy()
    near[:-1] |= unsure[1:] & ~starts[1:]
    near[1:] |= unsure[:-1] & ~starts[1:]
    opens = np.flatnonzero(near & np.r_[True, ~near[:-1] | starts[1:]])
    ends = np.flatnonzero(near & np.r_[~near[1:] | starts[1:], True]) + 1
    return list(zip(opens.tolist(), ends.tolist(), strict=True))


def marginals(scores: np.ndarray, transitions: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Give the probability of each tag at each token, from the scores up to `REACH` tokens away.

    All tokens send their messages at once, so that the work grows with `REACH` and not with the length.

    Args:
        scores: tokens × tags, of sequences one after the other.
        transitions: tags × tags.
        starts: for each token, whether a sequence begins there.

    Returns:
        Tokens × tags; each row sums to 1. Exact for sequences of up to `REACH` + 1 tokens.
    """
    emitted = np.exp(np.maximum(scores - scores.max(axis=1, keepdims=True), -_MOST))
    moved = np.exp(np.clip(transitions, -_MOST, _MOST))
    free = starts[1:, None]
    forward, backward = _normalised(emitted), np.ones_like(emitted)
    for _ in range(REACH):
        forward[1:] = _normalised(np.where(free, 1.0, forward[:-1] @ moved) * emitted[1:])
        backward[:-1] = _normalised(np.where(free, 1.0, (backward[1:] * emitted[1:]) @ moved.T))
    return _normalised(forward * backward)


def _normalised(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(rows.sum(axis=1, keepdims=True), 1e-30)


def _passes(
    scores: np.ndarray, transitions: np.ndarray, lengths: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Run the scaled forward and backward passes over a padded batch.

    Returns:
        Forward and backward factors, whose product is the marginal, and each sequence's log partition.
    """
    _, steps, _ = scores.shape
    high = scores.max(axis=2, keepdims=True)
    emitted, moved = np.exp(scores - high), np.exp(transitions)
    forward, backward = np.zeros_like(scores), np.ones_like(scores)
    scale = np.ones((len(scores), steps, 1), dtype=scores.dtype)
    inside = np.arange(steps)[None] < lengths[:, None]
    for i in range(steps):
        value = emitted[:, i] if i == 0 else (forward[:, i - 1] @ moved) * emitted[:, i]
        scale[:, i] = np.where(inside[:, i, None], value.sum(axis=1, keepdims=True), 1)
        forward[:, i] = value / value.sum(axis=1, keepdims=True)
    for i in range(steps - 2, -1, -1):
        value = ((backward[:, i + 1] * emitted[:, i + 1]) @ moved.T) / scale[:, i + 1]
        backward[:, i] = np.where(inside[:, i + 1, None], value, 1)
    partition = ((np.log(scale) + high)[..., 0] * inside).sum(axis=1)
    return forward, backward, partition


def gradient(
    scores: np.ndarray, transitions: np.ndarray, tags: np.ndarray, lengths: np.ndarray
) -> tuple[float, np.ndarray, np.ndarray]:
    """Differentiate the negative log-likelihood of the right tags.

    Args:
        scores: sequences × steps × tags, padded.
        transitions: tags × tags.
        tags: sequences × steps.
        lengths: of the sequences, each at least 1.

    Returns:
        The loss summed over the batch, and its gradients by scores and by transitions.
    """
    steps = scores.shape[1]
    forward, backward, partition = _passes(scores, transitions, lengths)
    inside = np.arange(steps)[None] < lengths[:, None]
    by_score = forward * backward * inside[..., None]
    rows, columns = np.nonzero(inside)
    gold = scores[rows, columns, tags[rows, columns]].sum()
    by_score[rows, columns, tags[rows, columns]] -= 1
    later = inside[:, 1:]
    emitted = np.exp(scores - scores.max(axis=2, keepdims=True))
    expected = np.zeros_like(transitions)
    moved = np.exp(transitions)
    for i in range(1, steps):
        keep = later[:, i - 1]
        if not keep.any():
            break
        pair = forward[keep, i - 1][:, :, None] * (backward[keep, i] * emitted[keep, i])[:, None] * moved
        expected += (pair / pair.sum(axis=(1, 2), keepdims=True)).sum(axis=0)
    before, after = tags[:, :-1][later], tags[:, 1:][later]
    np.subtract.at(expected, (before, after), 1)
    gold += transitions[before, after].sum()
    return float(partition.sum() - gold), by_score, expected
