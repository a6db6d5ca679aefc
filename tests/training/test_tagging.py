"""A network learns its tags, and the same ones from the same seed."""

import numpy as np
import pytest

from analysis.quotes.learned import chain
from analysis.quotes.learned.network import build, joined, moves
from training.tagging import Plan, Tagged, Task, _rate, cut, train

PLAN = Plan(width=8, epochs=150, dropout=0.1, rate=0.02)
TASKS = (Task(3), Task(2, 0.5))
CATEGORIES, VECTORS = 6, 2


def article(n, seed, sentence=5):
    """Drawn words; the first row of tags goes on from 1 to 2 after a word 0, until a word 1 comes."""
    rng = np.random.default_rng(seed)
    words = rng.integers(0, CATEGORIES, (n, 1))
    tags, open_ = [], False
    for word in words[:, 0]:
        tags.append(1 if word == 0 else 2 if open_ and word != 1 else 0)
        open_ = word == 0 or (open_ and word != 1)
    vectors = rng.normal(0, 1, (n, VECTORS)).astype("float32")
    return Tagged(words, vectors, np.arange(n) // sentence, (np.array(tags), (vectors[:, 0] > 0).astype(int)))


@pytest.fixture(scope="module")
def articles():
    return [article(40, seed) for seed in range(12)]


@pytest.fixture(scope="module")
def learnt(articles):
    return train(articles, TASKS, CATEGORIES, PLAN, seed=1)


def test_a_network_learns_words_and_what_follows_them(learnt):
    network = build(CATEGORIES, PLAN.width, VECTORS, [t.tags for t in TASKS]).from_bytes(learnt)
    right = []
    for seed in range(100, 110):
        new = article(40, seed)
        scores = network.predict(joined([new[:3]]))
        for row, part in enumerate(np.split(scores, [3], axis=1)):
            tags = chain.best(part[None], network.get_param(moves(row)), np.array([40]))[0]
            right.append((tags == new.tags[row]).mean())
    assert np.mean(right[::2]) > 0.9
    assert np.mean(right[1::2]) > 0.9


def test_one_seed_gives_one_network(articles):
    plan = PLAN._replace(epochs=2)
    once, again, other = (train(articles, TASKS, CATEGORIES, plan, seed) for seed in (1, 1, 2))
    assert once == again
    assert once != other


def test_columns_may_be_blanked_together(articles):
    plan = PLAN._replace(epochs=2)
    apart, together = (train(articles, TASKS, CATEGORIES, plan, 1, columns) for columns in ((), (0,)))
    assert apart != together
    build(CATEGORIES, PLAN.width, VECTORS, [t.tags for t in TASKS]).from_bytes(together)


@pytest.mark.parametrize(("n", "longest"), [(40, 12), (40, 5), (40, 3), (40, 100), (3, 2), (1, 1)])
def test_articles_are_cut_between_sentences(n, longest):
    whole = article(n, seed=0)
    pieces = cut(whole, longest)
    for k in range(3):
        np.testing.assert_array_equal(np.concatenate([p[k] for p in pieces]), whole[k])
    for row in (0, 1):
        np.testing.assert_array_equal(np.concatenate([p.tags[row] for p in pieces]), whole.tags[row])
    for piece in pieces:
        assert len({len(x) for x in (*piece[:3], *piece.tags)}) == 1
        assert len(piece.sentence) <= longest or len(set(piece.sentence.tolist())) == 1
    sentences = [set(p.sentence.tolist()) for p in pieces]
    assert sum(map(len, sentences)) == len(set.union(*sentences))


def test_pieces_are_as_long_as_they_may_be():
    assert [len(p.sentence) for p in cut(article(40, seed=0), 12)] == [10, 10, 10, 10]
    assert [len(p.sentence) for p in cut(article(40, seed=0), 40)] == [40]


def test_an_article_without_words_has_no_pieces():
    assert cut(article(0, seed=0)) == []


def test_the_learning_rate_rises_and_falls():
    rates = [_rate(0.1, step, 200) for step in range(200)]
    assert np.argmax(rates) in (9, 10)
    assert max(rates) == pytest.approx(0.1)
    assert rates[:10] == sorted(rates[:10])
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert 0 < rates[0] < 0.02
    assert 0 < rates[-1] < 0.01
