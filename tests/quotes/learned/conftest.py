"""German sentences as the taggers see them, and networks that have learnt nothing."""

import numpy as np
import pytest
from thinc.api import fix_random_seed

from analysis.corpus.articles import Part
from analysis.quotes.learned.candidates import collect, describe
from analysis.quotes.learned.categories import count_values, table_of
from analysis.quotes.learned.engine import read_document
from analysis.quotes.learned.judge import Judge, build_judge
from analysis.quotes.learned.network import build
from analysis.quotes.learned.roles import view
from analysis.quotes.learned.tagger import Tagger, tag
from analysis.quotes.learned.tags import INNER, OUTER, PARTS, Roles, Stretch
from analysis.quotes.learned.weights import Learned


@pytest.fixture(scope="session")
def read(nlp):
    """A text as a reading, all of it the article's body."""

    def reading(text):
        return read_document(nlp(text), text, (Part("body", 0, len(text)),))

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
    """A tagger of such networks, with the table of some columns and of those added behind them."""

    def make(columns, vectors, tags, networks=2, behind=None):
        table = table_of(count_values([columns], least=1) | count_values([behind or {}], least=1))
        scales = np.zeros(vectors, "float32"), np.ones(vectors, "float32")
        drawn = [random_network(len(table), vectors, tags, seed) for seed in range(networks)]
        return Tagger(table, *scales, tuple(tags), tuple(drawn))

    return make


TEXT = "Der Minister sagte, die Lage sei „sehr ernst“. „Wir handeln“, betonte er. Es regnete."


@pytest.fixture(scope="session")
def reading(read):
    return read(TEXT)


@pytest.fixture(scope="session")
def learned(reading, random_tagger):
    """An engine that has learnt nothing, with everything that a trained one has."""
    width = reading.vectors.shape[1]
    tagger = random_tagger(reading.columns, width, (OUTER, INNER, len(PARTS)))
    seen = view(reading, [Stretch("Direct", (0,), False)], 0, Roles()).columns
    roles = random_tagger(reading.columns, width + len(PARTS) + 1, (len(PARTS),), 1, behind=seen)
    tagged = tag(tagger, reading, tagger.table.numbers(reading.columns, len(reading.tokens)))
    features = describe(reading, tagged, collect(reading, tagged))
    scale = features.mean(axis=0), features.std(axis=0) + 0.1
    fix_random_seed(0)
    judge = Judge(*scale, tuple(build_judge(features.shape[1]) for _ in range(2)), 0.3, (0.8, -0.1))
    return Learned(tagger, judge, roles, {"version": "1", "data": ["Nachrichten (CC BY 4.0)"]})
