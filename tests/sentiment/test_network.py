"""The network's gradients are right, and targets do not disturb each other."""

import numpy as np
import pytest
from thinc.api import fix_random_seed

from analysis.sentiment.network import HEADS, POLARITIES, SCORES, Batch, build, shares

WORDS, CLUES, WIDTH = 7, 5, 12
LENGTHS = (9, 1, 4, 2)
STEP = 5e-5
"""Small, because the strongest of several numbers soon becomes another one."""


@pytest.fixture(scope="module")
def batch():
    rng = np.random.default_rng(1)
    words = [rng.normal(0, 1, (n, WORDS)).astype("float32") for n in LENGTHS]
    return Batch(words, rng.normal(0, 1, (len(LENGTHS), CLUES)).astype("float32"))


@pytest.fixture(params=[0.0, 0.3], ids=["whole", "blanked"])
def network(request):
    """A network whose parameters are all drawn, those of its output too."""
    made, rng = build(WORDS, CLUES, WIDTH, request.param), np.random.default_rng(0)
    for layer in made.walk():
        for name in layer.param_names:
            drawn = rng.normal(float(name == "G"), 0.4, layer.get_param(name).shape)
            layer.set_param(name, drawn.astype("float32"))
    return made


def weighted(network, batch, weights):
    fix_random_seed(3)
    return float((network(batch, is_train=True)[0].astype("float64") * weights).sum())


def test_gradients_are_those_of_the_scores(network, batch):
    rng = np.random.default_rng(8)
    weights = rng.normal(0, 1, (len(LENGTHS), SCORES)).astype("float32")
    fix_random_seed(3)
    network.begin_update(batch)[1](weights)
    places = [(layer, name) for layer in network.walk() for name in layer.param_names]
    assert {layer.name for layer, _ in places} == {"linear", "layernorm", "maxout", "para-attn"}
    found = [layer.get_grad(name).copy() for layer, name in places]
    for (layer, name), gradient in zip(places, found, strict=True):
        values = layer.get_param(name).copy()
        direction = rng.normal(0, 1, values.shape).astype("float32")
        sides = []
        for side in (STEP, -STEP):
            layer.set_param(name, values + np.float32(side) * direction)
            sides.append(weighted(network, batch, weights))
        layer.set_param(name, values)
        expected = (sides[0] - sides[1]) / (2 * STEP)
        assert (gradient * direction).sum() == pytest.approx(expected, rel=0.01, abs=0.1), (layer.name, name)


def test_a_target_is_judged_alike_alone_and_among_others(network, batch):
    together = shares(network.predict(batch))
    for k, words in enumerate(batch.words):
        alone = shares(network.predict(Batch([words], batch.clues[k : k + 1])))[0]
        np.testing.assert_allclose(alone, together[k], atol=5e-5)


def test_both_words_and_clues_count(network, batch):
    scores = network.predict(batch)
    other_words = [batch.words[0] + np.float32(1), *batch.words[1:]]
    moved = np.abs(network.predict(batch._replace(words=other_words)) - scores).max(axis=1)
    assert moved[0] > 1e-3
    clues = batch.clues.copy()
    clues[1] += 1
    moved = np.abs(network.predict(batch._replace(clues=clues)) - scores).max(axis=1)
    assert moved[1] > 1e-3
    assert moved[[0, 2, 3]].max() < 1e-5


def test_an_untrained_network_prefers_nothing(batch):
    found = shares(build(WORDS, CLUES, WIDTH).predict(batch))
    np.testing.assert_allclose(found, 1 / 3, atol=1e-6)


def test_the_shares_of_each_head_sum_to_one_and_follow_its_scores():
    scores = np.array([[0, np.log(2), np.log(5), 1000, -1000, 0]], "float32")
    (found,) = shares(scores)
    assert found.shape == (len(HEADS), len(POLARITIES))
    np.testing.assert_allclose(found, [[1 / 8, 2 / 8, 5 / 8], [1, 0, 0]], atol=1e-6)
    drawn = np.random.default_rng(1).normal(0, 9, (50, SCORES)).astype("float32")
    np.testing.assert_allclose(shares(drawn).sum(axis=2), 1, atol=1e-5)


def test_nothing_is_blanked_when_no_training_goes_on(batch):
    network = build(WORDS, CLUES, WIDTH, 0.5)
    output = network.layers[1]
    output.set_param("W", np.ones_like(output.get_param("W")))
    assert (network.predict(batch) == network.predict(batch)).all()
    fix_random_seed(1)
    assert np.abs(network.predict(batch) - network(batch, is_train=True)[0]).max() > 1e-3
