"""The network that judges: words around a target and clues in, scores of the three polarities out.

Each word's traits and vector are mixed with its neighbours'; attention chooses the words that count, and the
strongest numbers of all words are looked at too. What the clues say is added at the end. Two heads read the
same: one learnt what coders with a codebook say of a topic, the other what a crowd says of any target.

References:
    Bahdanau, Cho & Bengio (2015), Neural machine translation by jointly learning to align and translate. ICLR
    (attention).
    Goodfellow et al. (2013), Maxout networks. ICML.
    Caruana (1997), Multitask learning. Machine Learning 28.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from thinc.api import (
    Dropout,
    LayerNorm,
    Linear,
    Maxout,
    Model,
    ParametricAttention_v2,
    chain,
    concatenate,
    expand_window,
    list2ragged,
    reduce_max,
    reduce_sum,
    with_array,
    zero_init,
)
from thinc.types import Floats2d

POLARITIES = ("negative", "neutral", "positive")
HEADS = ("codebook", "crowd")
SCORES = len(HEADS) * len(POLARITIES)


class Batch(NamedTuple):
    """Targets to be judged.

    Attributes:
        words: per target, words × (traits and vector).
        clues: targets × clues, scaled.
    """

    words: Sequence[Floats2d]
    clues: Floats2d


def build(words: int, clues: int, width: int, dropout: float = 0.0) -> Model[Batch, Floats2d]:
    """Build a network.

    Args:
        words: numbers per word.
        clues: numbers per target.
        width: of the hidden layers.
        dropout: share of the hidden numbers and clues that is blanked in training.

    Returns:
        The network with its parameters, so that weights can be read into it; it gives targets × `SCORES`.
    """
    mixing = with_array(chain(Linear(width, words), LayerNorm(width), Dropout(dropout)))
    beside = with_array(Maxout(width, 3 * width, nP=2, normalize=True, dropout=dropout))
    looking = chain(expand_window(1), beside)  # outside with_array, which does not know where targets end
    attention = ParametricAttention_v2(key_transform=Maxout(width, width, nP=2))
    body = chain(list2ragged(), mixing, looking, concatenate(chain(attention, reduce_sum()), reduce_max()))
    output = Linear(SCORES, 2 * width + clues, init_W=zero_init)
    model: Model[Batch, Floats2d] = Model(
        "polarity", _forward, layers=[body, output], attrs={"dropout": dropout}, dims={"nO": SCORES}
    )
    body.initialize(X=[np.zeros((2, words), "float32")])
    output.initialize()
    return model


def _forward(model: Model, batch: Batch, is_train: bool) -> tuple[Floats2d, Callable]:
    """Read the words, add the clues, score."""
    body, output = model.layers
    read, back_read = body(list(batch.words), is_train)
    joined = np.concatenate([read, batch.clues], axis=1).astype("float32")
    kept = np.float32(1)
    if is_train and model.attrs["dropout"]:
        share = 1 - model.attrs["dropout"]
        kept = ((np.random.uniform(size=joined.shape) < share) / share).astype("float32")
    scores, back_scores = output(joined * kept, is_train)

    def backward(gradient: Floats2d) -> Batch:
        joined_gradient = back_scores(gradient) * kept
        back_read(np.ascontiguousarray(joined_gradient[:, : read.shape[1]]))
        return batch

    return scores, backward


def shares(scores: Floats2d) -> Floats2d:
    """Turn scores into probabilities, head by head (softmax).

    Args:
        scores: targets × `SCORES`.

    Returns:
        Targets × heads × polarities, each head's three summing to 1.
    """
    heads = scores.reshape(-1, len(HEADS), len(POLARITIES))
    powers = np.exp(heads - heads.max(axis=2, keepdims=True))
    return powers / powers.sum(axis=2, keepdims=True)
