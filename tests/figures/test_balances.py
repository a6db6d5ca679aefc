"""Balances and their intervals, worked out by hand or by the textbook."""

import numpy as np
import pandas as pd
import pytest
from hand_made import article, judgement, tables

from analysis.figures import balance_by_outlet, balance_over_time, balance_per_speaker, balance_per_topic
from analysis.figures.balances import RATES, balances

ONE_TOPIC = {"topic": ["t"]}


def judged(*articles):
    """Judgements of one topic: per article a word of +, 0 and −."""
    polarity = {"+": "positive", "0": "neutral", "−": "negative"}
    rows = [(f"a{n:05}", "t", polarity[sign]) for n, signs in enumerate(articles) for sign in signs]
    return pd.DataFrame(rows, columns=["article_id", "topic", "polarity"])


def the_only(data):
    assert len(data) == 1
    return data.iloc[0]


def test_shares_and_balance_are_counted_over_judgements():
    """Nine judgements in five articles: four for, two against."""
    row = the_only(balances(judged("++", "+", "0−", "−00", "+"), ONE_TOPIC))
    assert (row["judgements"], row["articles"], row["positive"], row["negative"]) == (9, 5, 4, 2)
    assert [row[rate] for rate in RATES] == pytest.approx([4 / 9, 2 / 9, 2 / 9])
    assert not row["too_small"]


def test_a_group_of_too_few_articles_keeps_its_counts_and_has_no_rates():
    """Eight judgements, but in four articles."""
    row = the_only(balances(judged("++", "+−", "++", "00"), ONE_TOPIC))
    assert (row["judgements"], row["articles"], row["positive"], row["negative"]) == (8, 4, 5, 1)
    assert (row["too_small"], row["smallest"]) == (True, 5)
    assert row[[f"{rate}{end}" for rate in RATES for end in ("", "_low", "_high")]].isna().all()
    assert the_only(balances(judged("++", "+−", "++", "00"), ONE_TOPIC, smallest=4))["balance"] == 0.5


def test_no_group_can_be_smaller_than_one_article():
    with pytest.raises(ValueError, match="smallest=0"):
        balances(judged("+"), ONE_TOPIC, smallest=0)


def test_every_combination_is_told_in_the_order_wanted():
    data = balances(judged("+", "−").assign(voice="author"), {"voice": ["quoted", "author"], "topic": ["t"]})
    columns = ["voice", "topic", "judgements", "articles", "too_small"]
    assert list(data[columns].itertuples(index=False, name=None)) == [
        ("quoted", "t", 0, 0, True),
        ("author", "t", 2, 2, True),
    ]


def test_the_interval_is_that_of_the_textbook():
    """Of 400 articles 300 are for, 100 against it: 1.96 standard errors of 2 · √(.75 · .25 / 400)."""
    row = the_only(balances(judged(*["+"] * 300, *["−"] * 100), ONE_TOPIC))
    half = 1.96 * 2 * np.sqrt(0.75 * 0.25 / 400)
    assert row["balance"] == 0.5
    assert row["balance_low"] == pytest.approx(0.5 - half, abs=0.01)
    assert row["balance_high"] == pytest.approx(0.5 + half, abs=0.01)
    assert row["share_positive_low"] == pytest.approx(0.75 - half / 2, abs=0.005)
    assert row["share_negative_high"] == pytest.approx(0.25 + half / 2, abs=0.005)


def test_articles_are_drawn_and_not_judgements():
    """The same 200 judgements, in articles of one and of ten: less independent, so √10 times as uncertain."""
    alone = the_only(balances(judged(*["+", "−"] * 100), ONE_TOPIC))
    together = the_only(balances(judged(*["+" * 10, "−" * 10] * 10), ONE_TOPIC))
    assert alone["balance"] == together["balance"] == 0
    widths = [row["balance_high"] - row["balance_low"] for row in (alone, together)]
    assert widths[1] / widths[0] == pytest.approx(np.sqrt(10), rel=0.1)


@pytest.mark.parametrize(("articles", "held"), [(5, 0.86), (20, 0.92), (100, 0.95)])
def test_how_often_an_interval_holds_the_truth(articles, held):
    """Articles of one judgement or more, each leaning its own way; for and against are in balance."""
    draw, rounds, signs = np.random.default_rng(5), [], ("+", "0", "−")
    for number in range(300):
        leanings = draw.dirichlet([0.6, 0.6, 0.6], articles)
        counts = [draw.multinomial(draw.geometric(0.5), leaning) for leaning in leanings]
        words = ["".join(map(str.__mul__, signs, map(int, each))) for each in counts]
        rounds.append(judged(*words).assign(topic=f"t{number:03}"))
    data = balances(pd.concat(rounds), {"topic": [f"t{n:03}" for n in range(300)]})
    holds = (data["balance_low"] <= 0) & (data["balance_high"] >= 0)
    assert holds.mean() == pytest.approx(held, abs=0.04)


def test_neither_the_order_of_the_rows_nor_other_groups_change_anything():
    rows = judged("++", "+", "0−", "−00", "+", "−", "0")
    data = balances(rows, ONE_TOPIC)
    mixed = rows.sample(frac=1, random_state=1)
    assert balances(mixed, ONE_TOPIC).equals(data)
    other = judged("−", "−", "0", "0", "+", "+").assign(topic="u")
    both = balances(pd.concat([other, rows]), {"topic": ["t", "u"]})
    assert both[both["topic"] == "t"].equals(data)


def test_articles_with_the_same_judgements_may_have_other_names():
    rows = judged("++", "+", "0−", "−00", "+", "−", "0")
    renamed = rows.assign(article_id=rows["article_id"].map(lambda name: name[::-1]))
    assert balances(renamed, ONE_TOPIC).equals(balances(rows, ONE_TOPIC))


def test_no_judgements_give_no_groups():
    assert balances(judged(), {"topic": []}).empty
    assert list(balances(judged(), {"topic": []})) == list(balances(judged("+"), ONE_TOPIC))


@pytest.fixture
def six():
    """Six articles of two papers in two months; in each the author is for it, Ada against it, Ben in half."""
    ids = [f"a{n}" for n in range(6)]
    return tables(
        [
            article(a, ("2019-01-05", "2019-02-05")[n % 2], ("Bote", "Kurier")[n > 0])
            for n, a in enumerate(ids)
        ],
        sentiment=[judgement(a, "t", "positive", "author", -0.5) for a in ids]
        + [judgement(a, "t", "negative", "quoted", 0.0, "Ada") for a in ids[:3]]
        + [judgement(a, "t", "negative", "quoted", 0.5, "Ada", "Ben") for a in ids[3:]]
        + [judgement("a0", "t", "neutral", "quoted", 0.0) for _ in range(9)],
    )


def told(data, *columns):
    return list(data[[*columns]].itertuples(index=False, name=None))


def test_balance_per_topic_shows_textblob_beside_ours(six):
    """textblob-de's zeros are neutral: three of the fifteen quoted judgements lie above zero."""
    data = balance_per_topic.numbers(six)
    assert told(data, "voice", "measure", "judgements", "articles", "balance") == [
        ("author", "pressespiegel", 6, 6, 1.0),
        ("author", "textblob", 6, 6, -1.0),
        ("quoted", "pressespiegel", 15, 6, pytest.approx(-6 / 15)),
        ("quoted", "textblob", 15, 6, pytest.approx(3 / 15)),
    ]


def test_a_judgement_of_two_speakers_counts_for_each(six):
    data = balance_per_speaker.numbers(six)
    assert told(data, "topic", "speaker", "judgements", "articles", "too_small") == [
        ("t", "Ada", 6, 6, False),
        ("t", "Ben", 3, 3, True),
    ]
    assert data["balance"][0] == -1
    assert list(balance_per_speaker.numbers(six, top=1)["speaker"]) == ["Ada"]


def test_who_judges_in_the_most_articles_comes_first():
    rows = [judgement("a", "t", "positive", "quoted", 0.0, "Ada") for _ in range(9)]
    rows += [judgement(name, "t", "positive", "quoted", 0.0, "Zoe", "Ben") for name in "ab"]
    data = balance_per_speaker.numbers(tables(sentiment=rows))
    assert list(data["speaker"]) == ["Ben", "Zoe", "Ada"]


def test_balance_by_outlet(six):
    data = balance_by_outlet.numbers(six)
    assert told(data, "outlet", "voice", "judgements", "articles", "too_small") == [
        ("Kurier", "author", 5, 5, False),
        ("Kurier", "quoted", 5, 5, False),
        ("Bote", "author", 1, 1, True),
        ("Bote", "quoted", 10, 1, True),
    ]


def test_balance_over_time(six):
    data = balance_over_time.numbers(six, unit="month", smallest=3)
    assert told(data, "voice", "period", "articles", "balance") == [
        ("author", "2019-01", 3, 1.0),
        ("author", "2019-02", 3, 1.0),
        ("quoted", "2019-01", 3, pytest.approx(-3 / 12)),
        ("quoted", "2019-02", 3, -1.0),
    ]


def test_a_period_without_judgements_is_a_gap(six):
    dates = ["2019-01-05", "2019-03-05"] * 3
    data = balance_over_time.numbers(six._replace(articles=six.articles.assign(date=dates)), unit="month")
    gap = data[data["period"] == "2019-02"]
    assert told(gap, "voice", "judgements", "too_small") == [("author", 0, True), ("quoted", 0, True)]
    assert gap["balance"].isna().all()
