"""Words are embedded by form, vector and lexicon, each distinct word of a batch once."""

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from spacy.vectors import Vectors

from analysis.language.embedding import kind, lexical_embed
from analysis.language.vectors import HalfVectors

ROWS = [50, 20, 50, 20, 20, 20, 20, 20]


@pytest.fixture(scope="module")
def layer(nlp):
    model = lexical_embed(16, ROWS)
    model.initialize(X=[nlp.make_doc("Ein Anfang.")])
    return model


def test_a_word_has_one_embedding_wherever_it_stands(nlp, layer):
    first, second = layer.predict([nlp.make_doc("Berlin wächst und Berlin baut."), nlp.make_doc("In Berlin")])
    assert first.shape == (6, 16)
    assert np.array_equal(first[0], first[3])
    assert np.array_equal(first[0], second[1])
    assert not np.array_equal(first[0], first[1])


def test_documents_without_words_have_no_rows(nlp, layer):
    assert [rows.shape for rows in layer.predict([Doc(nlp.vocab)])] == [(0, 16)]


def test_every_occurrence_of_a_word_teaches_it(nlp, layer):
    docs = [nlp.make_doc("gut gut"), nlp.make_doc("gut")]
    output, backprop = layer.begin_update(docs)
    backprop([np.ones_like(rows) for rows in output])
    linear = layer.layers[1]
    three = linear.get_grad("W").copy()
    for node in layer.walk():
        for name in node.grad_names:
            node.set_grad(name, np.zeros_like(node.get_grad(name)))
    output, backprop = layer.begin_update(docs[1:])
    backprop([np.ones_like(rows) for rows in output])
    assert np.allclose(three, 3 * linear.get_grad("W"), atol=1e-4)


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("Lindwerkhäusern", "SUB|DATPLUNEU"),
        ("Herbert", "EIG:VOR"),
        ("könnest", "2SINKJ1"),
        ("xyzzy", "zzy|||"),
    ],
)
def test_a_rare_word_is_told_by_its_kind(nlp, word, part):
    assert part in kind(nlp.vocab, word)


def test_vectors_take_half_the_room_and_stay_usable(tmp_path):
    table = np.random.default_rng(0).normal(size=(100, 8)).astype("float32")
    settings = {"mode": "floret", "minn": 4, "maxn": 5, "hash_count": 2}
    vocab = spacy.blank("de").vocab
    whole, half = (kind_(strings=vocab.strings, data=table, **settings) for kind_ in (Vectors, HalfVectors))
    whole.to_disk(tmp_path / "whole")
    half.to_disk(tmp_path / "half")
    sizes = [(tmp_path / name / "vectors").stat().st_size for name in ("whole", "half")]
    assert sizes[1] < 0.6 * sizes[0]
    again = HalfVectors(strings=vocab.strings).from_disk(tmp_path / "half")
    assert again.data.dtype == np.float32
    assert np.allclose(again.get_batch(["Berlin"]), whole.get_batch(["Berlin"]), atol=1e-3)
