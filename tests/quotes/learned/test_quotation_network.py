"""The network's gradients are right, and sequences do not disturb each other."""

import numpy as np
import pytest

from analysis.quotes.learned.network import Batch, build, joined, moves

CATEGORIES, COLUMNS, VECTORS, TAGS = 12, 3, 5, (4, 3)
STEP = 2e-4
"""Small, because the strongest of several numbers soon becomes another one."""


def sequence(n, seed, sentence=4):
    """Drawn tokens in sentences of equal length."""
    rng = np.random.default_rng(seed)
    vectors = rng.normal(0, 1, (n, VECTORS)).astype("float32")
    return rng.integers(0, CATEGORIES, (n, COLUMNS)), vectors, np.arange(n) // sentence


@pytest.fixture(scope="module")
def sequences():
    return [sequence(n, seed=n) for n in (23, 1, 9, 3)]


@pytest.fixture(params=[0.0, 0.3], ids=["whole", "blanked"])
def network(random_network, request):
    return random_network(CATEGORIES, VECTORS, TAGS, dropout=request.param)


def gradients(network, batch, weights):
    """The gradient of a weighted sum of the scores, by layer and parameter."""
    network.attrs["rng"] = np.random.default_rng(3)
    _, backprop = network.begin_update(batch)
    backprop(weights)
    return {(k, name): g for k, layer in enumerate(network.walk()) for name, g in of_layer(layer)}


def of_layer(layer):
    return [(name, layer.get_grad(name).copy()) for name in layer.param_names if layer.has_grad(name)]


def weighted(network, batch, weights):
    network.attrs["rng"] = np.random.default_rng(3)
    return float((network(batch, is_train=True)[0].astype("float64") * weights).sum())


def test_gradients_are_those_of_the_scores(network, sequences):
    batch = joined(sequences)
    rng = np.random.default_rng(8)
    weights = rng.normal(0, 1, (len(batch.vectors), sum(TAGS))).astype("float32")
    found = gradients(network, batch, weights)
    layers = list(network.walk())
    assert {(layers[k].name, name) for k, name in found} == {
        ("quotation_tagger", "table"),
        ("linear", "W"),
        ("linear", "b"),
        ("layernorm", "G"),
        ("layernorm", "b"),
        ("maxout", "W"),
        ("maxout", "b"),
    }
    for (k, name), gradient in found.items():
        values = layers[k].get_param(name).copy()
        direction = rng.normal(0, 1, values.shape).astype("float32")
        sides = []
        for side in (STEP, -STEP):
            layers[k].set_param(name, values + np.float32(side) * direction)
            sides.append(weighted(network, batch, weights))
        layers[k].set_param(name, values)
        expected = (sides[0] - sides[1]) / (2 * STEP)
        assert (gradient * direction).sum() == pytest.approx(expected, rel=0.01, abs=0.1), (k, name)


def test_a_sequence_is_scored_alike_alone_and_among_others(network, sequences):
    together = network.predict(joined(sequences))
    ends = np.cumsum([len(s[2]) for s in sequences])
    for own, scores in zip(sequences, np.split(together, ends[:-1]), strict=True):
        np.testing.assert_allclose(network.predict(joined([own])), scores, atol=1e-5)


def test_a_token_is_scored_by_its_surroundings(network, sequences):
    own = sequences[0]
    plain = network.predict(joined([own]))
    vectors = own[1].copy()
    vectors[10] += 3
    changed = network.predict(joined([(own[0], vectors, own[2])]))
    assert np.abs(plain - changed).max(axis=1)[8:13].min() > 1e-4


def test_sentences_tell_what_stands_far_off(random_network):
    """A word 59 tokens before counts in the same sentence and in the one before, not in an earlier one."""
    network = random_network(CATEGORIES, VECTORS, TAGS)
    categories, vectors = np.zeros((60, COLUMNS), int), np.zeros((60, VECTORS), "float32")
    changed = vectors.copy()
    changed[0] = 2

    def differs(sentence):
        scores = [network.predict(joined([(categories, v, sentence)])) for v in (vectors, changed)]
        return np.abs(scores[0] - scores[1])[-1].max() > 1e-5

    assert differs(np.zeros(60, int))
    assert differs(np.arange(60) // 30)
    assert not differs(np.arange(60) // 15)


def test_networks_are_built_alike():
    networks = [build(CATEGORIES, 4, VECTORS, TAGS) for _ in range(2)]
    assert (networks[0].get_param("table") == networks[1].get_param("table")).all()
    assert [networks[0].get_param(moves(row)).shape for row in (0, 1)] == [(4, 4), (3, 3)]


def test_sequences_are_told_apart_by_their_sentences():
    first = np.zeros((3, 1), int), np.zeros((3, 2), "float32"), np.array([4, 4, 5])
    second = np.ones((2, 1), int), np.ones((2, 2), "float32"), np.array([0, 1])
    batch = joined([first, second])
    assert isinstance(batch, Batch)
    assert batch.sentence.tolist() == [0, 0, 1, 3, 4]
    assert batch.sequence.tolist() == [0, 0, 0, 1, 1]
    assert batch.categories.ravel().tolist() == [0, 0, 0, 1, 1]
    assert batch.vectors[:, 0].tolist() == [0, 0, 0, 1, 1]


def test_nothing_is_blanked_when_no_training_goes_on(random_network, sequences):
    network, batch = random_network(CATEGORIES, VECTORS, TAGS, dropout=0.3), joined(sequences)
    assert (network.predict(batch) == network.predict(batch)).all()
    network.attrs["rng"] = np.random.default_rng(1)
    assert np.abs(network.predict(batch) - network(batch, is_train=True)[0]).max() > 1e-3
