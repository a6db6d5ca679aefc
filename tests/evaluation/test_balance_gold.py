"""Balances as coded and as found, counted by hand."""

import json

import pytest

from analysis.evaluation.balance_gold import Judged, compare, read_judged

AUTHOR_FOR, AUTHOR_AGAINST = ("positive", "author"), ("negative", "author")
QUOTED_AGAINST, QUOTED_NEUTRAL = ("negative", "quoted"), ("neutral", "quoted")


def judged(coded, found, score=0.0):
    return Judged("t", coded, found, score)


def test_each_balance_is_over_the_sentences_of_its_own_voice():
    """Coded: the author +1 −1 −1, the quoted −1. Found: the author +1 −1, the quoted −1 and 0."""
    author, quoted = compare(
        [
            judged(AUTHOR_FOR, AUTHOR_FOR),
            judged(AUTHOR_AGAINST, AUTHOR_AGAINST),
            judged(AUTHOR_AGAINST, QUOTED_NEUTRAL),
            judged(QUOTED_AGAINST, QUOTED_AGAINST),
        ]
    )
    assert (author.topic, author.voice, author.n_coded, author.n_found) == ("t", "author", 3, 2)
    assert author.coded.value == pytest.approx(-1 / 3)
    assert author.found.value == 0
    assert author.difference.value == pytest.approx(1 / 3)
    assert (quoted.n_coded, quoted.n_found) == (1, 2)
    assert (quoted.coded.value, quoted.found.value) == (-1, -0.5)


def test_errors_that_cancel_out_leave_the_balance_as_it_is():
    swapped = [judged(AUTHOR_FOR, AUTHOR_AGAINST), judged(AUTHOR_AGAINST, AUTHOR_FOR)] * 50
    (one,) = compare(swapped)
    assert one.difference.value == 0
    assert one.difference.low < -0.2
    assert one.difference.high > 0.2


def test_the_mean_score_is_over_the_sentences_found_in_the_voice():
    """Coded: the author +1 −1. Found: the author .9 and .3, and a quoted −.8, which does not count."""
    author, quoted = compare(
        [
            judged(AUTHOR_FOR, AUTHOR_FOR, 0.9),
            judged(AUTHOR_AGAINST, AUTHOR_FOR, 0.3),
            judged(QUOTED_AGAINST, QUOTED_AGAINST, -0.8),
        ]
    )
    assert author.scores.value == pytest.approx(0.6)
    assert author.scores_difference.value == pytest.approx(0.6 - 0)
    assert author.found.value == 1
    assert quoted.scores == pytest.approx((-0.8, -0.8, -0.8))
    assert quoted.scores_difference.value == pytest.approx(0.2)


def test_where_all_is_right_the_difference_has_no_width_though_the_balances_have():
    """Both are drawn on the same sentences."""
    (one,) = compare([judged(AUTHOR_FOR, AUTHOR_FOR), judged(AUTHOR_AGAINST, AUTHOR_AGAINST)] * 20)
    assert one.difference == (0, 0, 0)
    assert one.coded == one.found
    assert one.coded.low < 0 < one.coded.high


def test_a_voice_that_is_never_found_is_not_compared():
    assert [
        one.voice for one in compare([judged(AUTHOR_FOR, AUTHOR_FOR), judged(QUOTED_AGAINST, AUTHOR_FOR)])
    ] == ["author"]
    assert compare([]) == []


def test_coded_and_judged_sentences_are_joined_by_their_id(tmp_path):
    gold, judged_file = tmp_path / "gold.jsonl", tmp_path / "judged.jsonl"
    coded = [{"id": f"T{n}", "topic": "t", "tone": "neutral", "voice": "quoted"} for n in (1, 2)]
    found = [{"id": f"T{n}", "polarity": "negative", "score": -1, "voice": "author"} for n in (2, 1)]
    gold.write_text("\n".join(map(json.dumps, coded)), encoding="utf-8")
    judged_file.write_text("\n".join(map(json.dumps, found)), encoding="utf-8")
    assert read_judged(gold, judged_file) == (judged(QUOTED_NEUTRAL, AUTHOR_AGAINST, -1),) * 2
