"""Train the networks that tag quotations, and the words around one."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from thinc.api import Adam, Model, fix_random_seed

from analysis.quotes.learned import chain
from analysis.quotes.learned.network import build, joined, moves

LONGEST = 320
"""Tokens of a training sequence; a longer article is cut between sentences."""
_L2 = 1e-4


class Tagged(NamedTuple):
    """A sequence of tokens with the right tags.

    Attributes:
        categories: tokens × columns.
        vectors: tokens × numbers.
        sentence: number of each token's sentence, rising by 1.
        tags: for each row of tags, one tag per token.
    """

    categories: np.ndarray
    vectors: np.ndarray
    sentence: np.ndarray
    tags: tuple[np.ndarray, ...]


class Task(NamedTuple):
    """A row of tags to be learnt.

    Attributes:
        tags: how many there are.
        weight: of its loss.
    """

    tags: int
    weight: float = 1.0


class Plan(NamedTuple):
    """How long and how wide to train.

    Attributes:
        width: of the hidden layers.
        epochs: passes over the data.
        dropout: share of hidden numbers that is blanked.
        rate: highest learning rate.
        in_batch: sequences that are learnt from at once.
    """

    width: int = 128
    epochs: int = 16
    dropout: float = 0.4
    rate: float = 2e-3
    in_batch: int = 8


def cut(sequence: Tagged, longest: int = LONGEST) -> list[Tagged]:
    """Cut a sequence between sentences.

    Args:
        sequence: an article.
        longest: tokens that a piece may have, unless a sentence alone is longer.

    Returns:
        Its pieces.
    """
    n = len(sequence.sentence)
    ends = [*(np.flatnonzero(np.diff(sequence.sentence)) + 1).tolist(), n]
    pieces, first = [], 0
    for end, following in zip(ends, [*ends[1:], n + longest + 1], strict=True):
        if following - first > longest or end == n:
            pieces.append(
                Tagged(*(x[first:end] for x in sequence[:3]), tuple(t[first:end] for t in sequence.tags))
            )
            first = end
    return [piece for piece in pieces if len(piece.sentence)]


def train(
    sequences: Sequence[Tagged],
    tasks: Sequence[Task],
    categories: int,
    plan: Plan,
    seed: int,
    together: Sequence[int] = (),
) -> bytes:
    """Train a network.

    Args:
        sequences: training text.
        tasks: the rows of tags.
        categories: rows of the table of categories.
        plan: how to train.
        seed: of all chance.
        together: columns that are blanked together, so that the network learns to do without them.

    Returns:
        The network's weights, averaged over the steps.
    """
    fix_random_seed(seed)
    rng = np.random.default_rng(seed)
    model = build(
        categories, plan.width, sequences[0].vectors.shape[1], [t.tags for t in tasks], plan.dropout
    )
    model.attrs.update(rng=rng, together=together)
    pieces = [piece for s in sequences for piece in cut(s)]
    steps = plan.epochs * -(-len(pieces) // plan.in_batch)
    optimizer = Adam(plan.rate, beta2=0.98, L2=_L2, grad_clip=1.0, use_averages=True)
    step = 0
    for _ in range(plan.epochs):
        order = sorted(range(len(pieces)), key=lambda i: len(pieces[i].sentence) + rng.uniform(-40, 40))
        batches = [order[i : i + plan.in_batch] for i in range(0, len(order), plan.in_batch)]
        for k in rng.permutation(len(batches)):
            optimizer.learn_rate = _rate(plan.rate, step, steps)
            _update(model, [pieces[i] for i in batches[k]], tasks)
            model.finish_update(optimizer)
            step += 1
    del model.attrs["rng"]
    with model.use_params(optimizer.averages):
        return model.to_bytes()


def _rate(high: float, step: int, steps: int) -> float:
    """Warm up over a twentieth of the steps, then fall along a cosine."""
    warm = max(steps // 20, 1)
    if step < warm:
        return high * (step + 1) / warm
    return high * (0.02 + 0.49 * (1 + np.cos(np.pi * (step - warm) / (steps - warm))))


def _update(model: Model, pieces: list[Tagged], tasks: Sequence[Task]) -> None:
    """Add the gradients of one batch."""
    scores, backprop = model.begin_update(joined(p[:3] for p in pieces))
    lengths = np.array([len(p.sentence) for p in pieces])
    first = np.cumsum(np.r_[0, lengths[:-1]])
    rows = np.repeat(np.arange(len(pieces)), lengths), np.arange(len(scores)) - np.repeat(first, lengths)
    gradient, column = np.zeros_like(scores), 0
    for k, task in enumerate(tasks):
        padded = np.zeros((len(pieces), lengths.max(), task.tags))
        gold = np.zeros(padded.shape[:2], dtype="int32")
        padded[rows] = scores[:, column : column + task.tags]
        gold[rows] = np.concatenate([p.tags[k] for p in pieces])
        transitions = model.get_param(moves(k)).astype("float64")
        _, by_score, by_transition = chain.gradient(padded, transitions, gold, lengths)
        factor = task.weight / lengths.sum()
        gradient[:, column : column + task.tags] = by_score[rows] * factor
        model.inc_grad(moves(k), (by_transition * factor).astype("float32"))
        column += task.tags
    backprop(gradient)
