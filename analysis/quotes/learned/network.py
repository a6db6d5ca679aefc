"""The network behind both taggers: categories and vectors in, scores of tags out.

A token's categories and its vector are summed to one row of numbers; convolutions with growing gaps
look at its neighbours (Yu & Koltun 2016), and halfway each token is shown the strongest numbers of its
sentence and of the one before.

References:
    Yu & Koltun (2016), Multi-scale context aggregation by dilated convolutions. ICLR.
    Goodfellow et al. (2013), Maxout networks. ICML.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from thinc.api import LayerNorm, Linear, Maxout, Model, zero_init
from thinc.types import Floats2d, Ints1d, Ints2d

GAPS = (1, 1, 2, 4, 8)
"""How far each convolution reaches to either side."""
_LOOK_AROUND = 2
"""The convolution that is shown the sentence."""


class Batch(NamedTuple):
    """Sequences one after the other.

    Attributes:
        categories: tokens × columns: rows of the table of categories.
        vectors: tokens × numbers.
        sentence: number of each token's sentence, rising by 1 within a sequence and by more than 1 from
            one sequence to the next.
        sequence: number of each token's sequence, rising.
    """

    categories: Ints2d
    vectors: Floats2d
    sentence: Ints1d
    sequence: Ints1d


def build(
    categories: int, width: int, vectors: int, tags: Sequence[int], dropout: float = 0.0
) -> Model[Batch, Floats2d]:
    """Build a network.

    Args:
        categories: rows of the table of categories.
        width: of the hidden layers.
        vectors: width of the tokens' vectors.
        tags: for each row of tags, how many there are.
        dropout: share of the hidden numbers that is blanked in training.

    Returns:
        The network with parameters, so that weights can be read into it.
    """
    first = Linear(width, vectors), LayerNorm(width)
    looks = [3 * width + 2 * width * (i == _LOOK_AROUND) for i in range(len(GAPS))]
    inner = [(Maxout(width, n, nP=2), LayerNorm(width)) for n in looks]
    head = Linear(sum(tags), 2 * width, init_W=zero_init)
    model: Model[Batch, Floats2d] = Model(
        "quotation_tagger",
        _forward,
        layers=[*first, *(layer for pair in inner for layer in pair), head],
        params={"table": None} | {moves(row): None for row in range(len(tags))},
        dims={"nO": sum(tags)},
        attrs={"dropout": dropout, "together": ()},
    )
    rng = np.random.default_rng(0)
    model.set_param("table", rng.normal(0, 0.1, (categories, width)).astype("float32"))
    for row, n in enumerate(tags):
        model.set_param(moves(row), np.zeros((n, n), dtype="float32"))
    for layer in model.layers:
        layer.initialize()
    return model


def joined(sequences: Iterable[tuple[Ints2d, Floats2d, Ints1d]]) -> Batch:
    """Put sequences one after the other.

    Args:
        sequences: categories, vectors and sentence numbers of each, at least one token long.

    Returns:
        What the network reads.
    """
    categories, vectors, sentences = zip(*sequences, strict=True)
    renumbered, last = [], 0
    for sentence in sentences:
        renumbered.append(sentence - sentence[0] + last)
        last = int(renumbered[-1][-1]) + 2
    return Batch(
        np.concatenate(categories),
        np.concatenate(vectors),
        np.concatenate(renumbered),
        np.repeat(np.arange(len(sentences)), [len(s) for s in sentences]),
    )


def moves(row: int) -> str:
    """Name the parameter that holds the transitions between the tags of a row."""
    return f"transitions {row}"


def _forward(model: Model, batch: Batch, is_train: bool) -> tuple[Floats2d, Callable]:
    by_vector, norm, *inner, head = model.layers
    rate = model.attrs["dropout"] if is_train else 0.0
    masks = _Masks(rate, batch.sequence, model.attrs.get("rng"), model.attrs["together"])
    vectors, _ = masks.drop(batch.vectors, rate / 2)
    hidden, back_vectors = by_vector(vectors, is_train)
    kept = masks.columns(batch.categories)
    table = model.get_param("table")
    for column, numbers in enumerate(batch.categories.T):
        hidden += table[numbers] if kept is None else table[numbers] * kept[:, column, None]
    bottom, back_norm = _normalised(norm, hidden, is_train)
    bottom_dropped, mask_bottom = masks.drop(bottom, rate)
    layers = []
    hidden = bottom_dropped
    for number, gap in enumerate(GAPS):
        look, back_look = _neighbours(hidden, batch, gap, around=number == _LOOK_AROUND)
        found, back_maxout = inner[2 * number](look, is_train)
        found, mask = masks.drop(found, rate)
        hidden, back_sum = _normalised(inner[2 * number + 1], hidden + found, is_train)
        layers.append((back_look, back_maxout, mask, back_sum))
    scores, back_head = head(np.hstack([hidden, bottom]), is_train)

    def backprop(gradient: Floats2d) -> None:
        joint = back_head(gradient)
        width = hidden.shape[1]
        by_hidden, by_bottom = model.ops.as_contig(joint[:, :width]), joint[:, width:]
        for back_look, back_maxout, mask, back_sum in reversed(layers):
            summed = back_sum(by_hidden)
            by_hidden = summed + back_look(back_maxout(model.ops.as_contig(summed * mask)))
        by_input = back_norm(model.ops.as_contig(by_hidden * mask_bottom + by_bottom))
        back_vectors(by_input)
        by_table = model.ops.alloc2f(*table.shape)
        for column in range(batch.categories.shape[1]):
            read = by_input if kept is None else by_input * kept[:, column, None]
            model.ops.scatter_add(by_table, batch.categories[:, column], model.ops.as_contig(read))
        model.inc_grad("table", by_table)

    return scores, backprop


def _normalised(layer: Model, X: Floats2d, is_train: bool) -> tuple[Floats2d, Callable]:
    """Normalise each token's numbers; the layer itself, which also says how it got there, is slower."""
    if is_train:
        return layer(X, is_train)
    centred = X - (X @ np.full((X.shape[1], 1), 1 / X.shape[1], dtype=X.dtype))
    spread = np.sqrt(np.einsum("ij,ij->i", centred, centred) / X.shape[1] + 1e-8)[:, None]
    return centred * (layer.get_param("G") / spread) + layer.get_param("b"), layer


class _Masks:
    """Blank numbers in training, the same ones throughout a sequence (Gal & Ghahramani 2016)."""

    def __init__(
        self, rate: float, sequence: Ints1d, rng: np.random.Generator | None, together: Sequence[int]
    ) -> None:
        self._rate, self._rng, self._together = rate, rng, list(together)
        self._place = np.unique(sequence, return_inverse=True)[1] if rate else sequence

    def _mask(self, width: int, rate: float) -> np.ndarray:
        drawn = self._rng.random((int(self._place.max()) + 1, width)) >= rate
        return (drawn / (1 - rate)).astype("float32")[self._place]

    def drop(self, X: Floats2d, rate: float) -> tuple[Floats2d, Floats2d | float]:
        """Blank numbers; give also the factor for the gradient."""
        if not self._rate:
            return X, 1.0
        mask = self._mask(X.shape[1], rate)
        return X * mask, mask

    def columns(self, categories: Ints2d) -> Floats2d | None:
        """Say which columns are read in which tokens; None for all."""
        if not self._rate:
            return None
        mask = self._mask(categories.shape[1], self._rate / 2)
        mask[:, self._together] *= (
            self._rng.random((int(self._place.max()) + 1, 1))[self._place] >= self._rate
        )
        return mask


def _neighbours(X: Floats2d, batch: Batch, gap: int, *, around: bool) -> tuple[Floats2d, Callable]:
    """Put next to each token those at a distance to either side, and what is strongest in its sentences."""
    n, width = X.shape
    far = max(n - gap, 0)
    same = (batch.sequence[n - far :] == batch.sequence[:far])[:, None]
    look = np.zeros((n, width * (5 if around else 3)), dtype=X.dtype)
    look[:, width : 2 * width] = X
    np.multiply(X[:far], same, out=look[n - far :, :width])
    np.multiply(X[n - far :], same, out=look[:far, 2 * width : 3 * width])
    back_sentences = None
    if around:
        look[:, 3 * width :], back_sentences = _sentences(X, batch.sentence)

    def backprop(gradient: Floats2d) -> Floats2d:
        result = gradient[:, width : 2 * width].copy()
        result[:far] += gradient[n - far :, :width] * same
        result[n - far :] += gradient[:far, 2 * width : 3 * width] * same
        if back_sentences is not None:
            result += back_sentences(gradient[:, 3 * width :])
        return result

    return look, backprop


def _sentences(X: Floats2d, sentence: Ints1d) -> tuple[Floats2d, Callable]:
    """Give each token the strongest numbers of its sentence and of the one before it."""
    width = X.shape[1]
    starts = np.flatnonzero(np.r_[True, sentence[1:] != sentence[:-1]])
    place = np.cumsum(np.r_[False, sentence[1:] != sentence[:-1]])
    strongest = np.maximum.reduceat(X, starts)
    follows = np.r_[False, sentence[starts][1:] == sentence[starts][:-1] + 1]
    before = np.zeros_like(strongest)
    before[1:] = strongest[:-1]
    before *= follows[:, None]

    def backprop(gradient: Floats2d) -> Floats2d:
        own = np.add.reduceat(gradient[:, :width], starts)
        earlier = np.add.reduceat(gradient[:, width:], starts) * follows[:, None]
        own[:-1] += earlier[1:]
        is_strongest = strongest[place] == X
        return own[place] * is_strongest

    return np.hstack([strongest, before])[place], backprop
