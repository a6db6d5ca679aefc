"""Scores become probabilities and readings; tokens whose tag is sure are left alone."""

import numpy as np
import pytest

from analysis.quotes.learned import chain
from analysis.quotes.learned.network import joined, moves
from analysis.quotes.learned.tagger import RELUCTANCE, best_tags, tag, tagged
from analysis.quotes.learned.tags import INNER, OUTER, PARTS


@pytest.fixture
def drawn():
    """Scores of 40 tokens of which none has a sure tag, and transitions."""
    rng = np.random.default_rng(1)
    scores = [rng.normal(0, 1, (40, tags)) for tags in (OUTER, INNER, len(PARTS))]
    return scores, [rng.normal(0, 1, (tags, tags)) for tags in (OUTER, INNER)]


def test_probabilities_and_readings_are_those_of_the_chain(drawn):
    scores, transitions = drawn
    found = tagged(*scores, transitions)
    for row, probabilities in enumerate((found.outer, found.inner)):
        right = chain.marginals(scores[row], transitions[row], np.zeros(40, bool))
        np.testing.assert_allclose(probabilities, right, atol=1e-9)
        for turn, reluctance in enumerate(RELUCTANCE):
            bold = scores[row].copy()
            bold[:, 0] -= reluctance
            best = chain.best(bold[None], transitions[row], np.array([40]))[0]
            assert found.readings[turn][row].tolist() == best.tolist()


def test_what_is_surely_outside_stays_outside_and_divides(drawn):
    scores, transitions = drawn
    scores[0][10:20, 0] += 30
    found = tagged(*scores, transitions)
    for outer, _ in found.readings:
        assert not outer[11:19].any()
    assert found.outer[12:18, 0].min() > chain.CERTAIN
    left = tagged(*(s[:11] for s in scores), transitions)
    np.testing.assert_allclose(found.outer[:11], left.outer, atol=1e-6)


@pytest.mark.parametrize("sure", range(OUTER))
def test_what_surely_has_some_tag_keeps_it_and_divides(drawn, sure):
    scores, transitions = drawn
    scores[0][10:20, sure] += 30
    found = tagged(*scores, transitions)
    for outer, _ in found.readings:
        assert set(outer[11:19].tolist()) == {sure}
    assert found.outer[11:19, sure].min() > chain.CERTAIN
    for part in (slice(0, 11), slice(19, 40)):
        apart = tagged(*(s[part] for s in scores), transitions)
        np.testing.assert_allclose(found.outer[part], apart.outer, atol=1e-5)
        for whole_row, row in zip(found.readings, apart.readings, strict=True):
            assert whole_row[0][part].tolist() == row[0].tolist()


@pytest.mark.parametrize("sure", range(OUTER))
def test_sure_tokens_among_sure_ones_keep_their_likeliest_tag(drawn, sure):
    scores, transitions = drawn
    probability = np.full((40, OUTER), 0.5 / OUTER)
    probability[10:20] = 0
    probability[10:20, sure] = 1
    (tags,) = best_tags([scores[0]], probability, transitions[0], np.zeros(40, bool))
    assert set(tags[11:19].tolist()) == {sure}
    for part in (slice(0, 11), slice(19, 40)):
        n = len(scores[0][part])
        best = chain.best(scores[0][None, part], transitions[0], np.array([n]))[0]
        assert tags[part].tolist() == best.tolist()


def test_the_best_tags_of_several_sequences_are_those_of_each(drawn):
    scores, transitions = drawn
    starts = np.isin(np.arange(40), [0, 7, 8])
    probability = chain.marginals(scores[0], transitions[0], starts)
    assert probability.max() < chain.CERTAIN
    versions = best_tags([scores[0], -scores[0]], probability, transitions[0], starts)
    for version, tags in zip((scores[0], -scores[0]), versions, strict=True):
        for first, last in ((0, 7), (7, 8), (8, 40)):
            best = chain.best(version[None, first:last], transitions[0], np.array([last - first]))[0]
            assert tags[first:last].tolist() == best.tolist()


def test_probabilities_sum_to_one(drawn):
    scores, transitions = drawn
    scores[0][5:9, 0] += 30
    for probabilities in tagged(*scores, transitions)[:3]:
        np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-6)


def test_a_bolder_reading_quotes_more(drawn):
    scores, transitions = drawn
    quoted = [sum((row != 0).sum() for row in pair) for pair in tagged(*scores, transitions).readings]
    assert quoted == sorted(quoted)
    assert quoted[0] < quoted[-1]


def test_an_article_without_quotations_is_read(drawn):
    scores, transitions = drawn
    for row in scores:
        row[:, 0] += 40
    found = tagged(*scores, transitions)
    assert not any(tags.any() for pair in found.readings for tags in pair)
    assert found.outer[:, 0].min() > chain.CERTAIN


TEXT = "Der Minister sagte, die Lage sei ernst. „Wir handeln“, betonte er."


def test_a_tagger_reads_an_article(read, random_tagger):
    reading = read(TEXT)
    tagger = random_tagger(reading.columns, reading.vectors.shape[1], (OUTER, INNER, len(PARTS)))
    n = len(reading.tokens)
    found = tag(tagger, reading, tagger.table.numbers(reading.columns, n))
    assert [p.shape for p in found[:3]] == [(n, OUTER), (n, INNER), (n, len(PARTS))]
    assert len(found.readings) == len(RELUCTANCE)


def test_networks_are_averaged(read, random_tagger):
    reading = read(TEXT)
    tagger = random_tagger(reading.columns, reading.vectors.shape[1], (OUTER, INNER))
    categories = tagger.table.numbers(reading.columns, len(reading.tokens))
    batch = joined([(categories, tagger.scaled(reading.vectors), reading.sentence)])
    alone = [tagger._replace(networks=(network,)) for network in tagger.networks]
    for row in (0, 1):
        mean = np.mean([t.scores(batch)[row] for t in alone], axis=0)
        np.testing.assert_allclose(tagger.scores(batch)[row], mean, atol=1e-5)
        mean = (tagger.networks[0].get_param(moves(row)) + tagger.networks[1].get_param(moves(row))) / 2
        np.testing.assert_allclose(tagger.transitions[row], mean, atol=1e-6)


def test_vectors_are_brought_to_a_common_scale(random_tagger):
    tagger = random_tagger({"pos": ["NOUN"]}, 2, (3,))
    tagger = tagger._replace(mean=np.array([1.0, 2.0]), deviation=np.array([2.0, 4.0]))
    assert tagger.scaled(np.array([[5.0, 2.0], [1.0, -2.0]])).tolist() == [[2.0, 0.0], [0.0, -1.0]]
