"""Measures are what their names say."""

import pytest
from spacy.tokens import Doc, Span

from analysis.evaluation.intervals import f1, measure
from analysis.evaluation.language import score_names


def test_f1_from_counts():
    assert f1(6, 8, 12) == pytest.approx(0.6)
    assert f1(0, 0, 0) == 0


def test_counts_are_pooled_before_the_measure_is_taken():
    measured = measure([(1, 1, 1), (0, 10, 9)])
    assert measured.value == pytest.approx(2 / 21)
    assert measured.n == 10


def test_the_interval_holds_the_value_and_is_the_same_every_time():
    counts = [(i % 3, 3, 3) for i in range(40)]
    first = measure(counts)
    assert first.low < first.value < first.high
    assert measure(counts) == first


def test_no_documents_give_zero():
    assert measure([]) == (0.0, 0.0, 0.0, 0)


def test_names_count_by_exact_span_and_label(nlp):
    gold = Doc(nlp.vocab, words=["Angela", "Merkel", "besucht", "Paris", "."])
    gold.ents = [Span(gold, 0, 2, label="PER"), Span(gold, 3, 4, label="ORG")]
    scores = score_names(nlp, [gold])
    assert scores["names"].value == pytest.approx(0.5)
    assert scores["names PER"].value == 1
    assert scores["names ORG"].value == 0
