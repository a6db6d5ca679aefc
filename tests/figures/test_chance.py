"""Who meets whom more than chance explains: probabilities worked out by hand."""

import pytest
from hand_made import article, entity, mention, tables

from analysis.figures import mentioned_together
from analysis.figures.chance import chance_of_sharing, expected_by_chance, threshold
from analysis.figures.network import what_chance_gives
from analysis.figures.pairs import find_pairs


@pytest.mark.parametrize(
    ("shared", "one", "other", "units", "chance"),
    [
        (4, 4, 4, 8, 1 / 70),  # one of the 70 ways to choose four paragraphs of eight
        (3, 4, 4, 8, 17 / 70),  # and 4 · 4 ways to hit three of them
        (1, 2, 3, 5, 9 / 10),  # one of the 10 ways to choose two of five misses all three
        (0, 2, 3, 5, 1),
        (1, 4, 5, 8, 1),  # four and five of eight cannot but meet
        (2, 2, 2, 3, 1 / 3),
        (1, 1, 1, 1000, 1 / 1000),
    ],
)
def test_the_chance_to_share_so_many_paragraphs(shared, one, other, units, chance):
    assert chance_of_sharing(shared, one, other, units) == pytest.approx(chance)
    assert chance_of_sharing(shared, other, one, units) == pytest.approx(chance)


def test_the_tail_is_summed_from_either_side():
    """Of 100 paragraphs both have 50: to share 25 or more is as likely as to share 25 or fewer."""
    exactly = chance_of_sharing(25, 50, 50, 100) - chance_of_sharing(26, 50, 50, 100)
    assert 2 * chance_of_sharing(25, 50, 50, 100) == pytest.approx(1 + exactly)


def test_the_threshold_of_benjamini_and_hochberg():
    """Of five pairs the steps are .01, .02, .03, .04, .05; the second chance is the last below its step."""
    assert threshold([0.5, 0.015, 0.001, 0.04], 5, 0.05) == pytest.approx(0.02)
    assert threshold([0.5, 0.04, 0.011], 5, 0.05) == 0.0
    assert threshold([], 5, 0.05) == 0.0


def test_how_many_pairs_chance_would_give():
    """Three pairs of four paragraphs each, of eight: all four shared has 1/70, three or four 17/70."""
    stands_in = {"a": 4, "b": 4, "c": 4}
    assert expected_by_chance(stands_in, 8, 0.05) == pytest.approx(3 / 70)
    assert expected_by_chance(stands_in, 8, 0.245) == pytest.approx(51 / 70)
    assert expected_by_chance({"a": 4, "b": 1}, 8, 0.05) == 0  # 1/2 is the least


@pytest.fixture
def twelve():
    """Twelve articles of one paragraph: two persons stand in the first six, two in the last six."""
    return tables(
        [article(f"a{n:02}", text="Absatz eins.") for n in range(12)],
        [mention(f"a{n:02}", f"e{2 * (n // 6) + who}", 4 * who) for n in range(12) for who in (0, 1)],
        [entity(f"e{n}", name, "PER") for n, name in enumerate(("Ada", "Ben", "Cleo", "Dirk"))],
    )


def test_pairs_beyond_chance_are_told_apart(twelve):
    """Six of six in twelve: one of 924 ways. Six pairs are tested, 6/924 of them are due to chance."""
    found = find_pairs(twelve.mentions, twelve.articles)
    assert (found.units, found.tested, found.verdict) == (12, 6, "told apart")
    assert found.by_chance == pytest.approx(6 / 924)
    data = mentioned_together.numbers(twelve)
    columns = ["entity", "other", "together", "expected", "beyond"]
    assert list(data[columns].itertuples(index=False, name=None)) == [
        ("Ada", "Ben", 6, 3.0, 2),
        ("Cleo", "Dirk", 6, 3.0, 2),
    ]
    assert data["p"].to_list() == pytest.approx([1 / 924, 1 / 924])


def test_the_chart_says_how_many_pairs_chance_would_give(twelve):
    data = mentioned_together.numbers(twelve)
    assert what_chance_gives(data, "en") == (
        "Lines: pairs that share more paragraphs than chance explains. 2 of the 6 pairs tested do "
        "(Benjamini–Hochberg, 5%); chance alone would give fewer than one of them. "
        "Shown: 2, the most frequent."
    )


def test_one_article_is_too_little_to_tell_pairs_from_chance(small):
    """Five paragraphs mention anyone; only Volkswagen stands in three of them, so no pair is tested."""
    found = find_pairs(small.mentions[small.mentions["part"] == "body"], small.articles)
    assert (found.units, found.tested, found.by_chance, found.verdict) == (5, 0, 0.0, "too few")
    assert not found.meeting["beyond"].any()
    said = what_chance_gives(mentioned_together.numbers(small), "de")
    assert said.startswith("Zu wenige Absätze mit Nennungen (5), um Paare vom Zufall zu unterscheiden")


def test_pairs_that_meet_as_often_as_chance_has_it_are_not_told_apart(twelve):
    """Ada and Ben each stand in six of twelve and share four; four or more have 262 of 924 ways."""
    mixed = [mention(f"a{n:02}", "e0") for n in range(0, 12, 2)]
    mixed += [mention(f"a{n:02}", "e1", 4) for n in (0, 1, 2, 6, 7, 8)]
    mixed += [mention(f"a{n:02}", "e2", 8) for n in range(12)]
    data = mentioned_together.numbers(twelve._replace(mentions=tables(mentions=mixed).mentions))
    assert set(data["verdict"]) == {"not told apart"}
    shared = data[(data["entity"] == "Ada") & (data["other"] == "Ben")]
    assert shared["p"].to_list() == pytest.approx([262 / 924])
    assert what_chance_gives(data, "en").startswith("None of the 3 pairs tested demonstrably shares more")
