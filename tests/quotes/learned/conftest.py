"""German sentences as the taggers see them, and networks that have learnt nothing."""

import numpy as np
import pytest

from analysis.corpus.articles import Part
from analysis.quotes.learned.engine import read_document
from analysis.quotes.learned.network import build
from analysis.quotes.learned.reading import make_table
from analysis.quotes.learned.tagger import Tagger


@pytest.fixture(scope="session")
def read(nlp):
    """A text as a reading, all of it the article's body."""

    def reading(text):
        return read_document(nlp(text), (Part("body", 0, len(text)),))

    return reading


@pytest.fixture(scope="session")
def random_network():
    """A small network whose parameters are all drawn, those of its head and its transitions too."""

    def make(categories, vectors, tags, seed=0, width=4, dropout=0.0):
        rng = np.random.default_rng(seed)
        network = build(categories, width, vectors, tags, dropout)
        for layer in network.walk():
            for name in layer.param_names:
                drawn = rng.normal(float(name == "G"), 0.4, layer.get_param(name).shape)
                layer.set_param(name, drawn.astype("float32"))
        return network

    return make


@pytest.fixture(scope="session")
def random_tagger(random_network):
    """A tagger of such networks, with the table of some columns."""

    def make(columns, vectors, tags, networks=2):
        table = make_table([columns], least=1)
        scales = np.zeros(vectors, "float32"), np.ones(vectors, "float32")
        drawn = [random_network(len(table), vectors, tags, seed) for seed in range(networks)]
        return Tagger(table, *scales, tuple(tags), tuple(drawn))

    return make
