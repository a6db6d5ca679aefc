"""What the charts plot, counted by hand from the tables in conftest.py."""

import pytest

from analysis.figures import (
    articles_by_agency,
    articles_by_length,
    articles_by_outlet,
    articles_over_time,
    copies_over_time,
    direct_and_indirect_share,
    mentioned_together,
    mentions_by_outlet,
    mentions_over_time,
    mentions_per_entity,
    mentions_per_part,
    polarity_beside_textblob,
    polarity_over_time,
    polarity_per_topic,
    quotes_by_confidence,
    quotes_over_time,
    quotes_per_cue,
    quotes_per_speaker,
    quotes_per_type,
)
from analysis.figures.gallery import CHARTS


def rows(data, *columns):
    """The rows as tuples, without those that count nothing."""
    counts = [name for name in ("mentions", "quotes", "judgements", "articles") if name in data]
    data = data[(data[counts] != 0).any(axis=1)] if counts else data
    return [tuple(row) for row in data[list(columns) or list(data)].itertuples(index=False)]


def test_mentions_per_entity_counts_names_roles_and_pronouns_in_the_body(small):
    data = mentions_per_entity.numbers(small)
    assert rows(data, "label", "entity", "kind", "mentions") == [
        ("PER", "Herbert Diess", "name", 2),
        ("PER", "Herbert Diess", "role", 1),
        ("ORG", "Volkswagen", "name", 3),
        ("ORG", "Volkswagen", "pronoun", 1),
        ("LOC", "Berlin", "name", 2),
    ]


def test_an_article_counts_once_for_the_most_explicit_kind_in_it(small):
    """Article "a" has Diess by name and by role, "b" has Volkswagen by pronoun only."""
    data = mentions_per_entity.numbers(small, measure="articles")
    assert rows(data, "entity", "kind", "articles", "measure") == [
        ("Herbert Diess", "name", 2, "articles"),
        ("Herbert Diess", "role", 0, "articles"),
        ("Volkswagen", "name", 2, "articles"),
        ("Volkswagen", "pronoun", 1, "articles"),
        ("Berlin", "name", 2, "articles"),
    ]


def test_mentions_per_thousand_words(small):
    """Three articles of ten words each: three mentions are 100 for each thousand words."""
    data = mentions_per_entity.numbers(small, measure="per_1000", labels=("ORG",))
    assert rows(data, "entity", "kind", "mentions", "tokens", "per_1000") == [
        ("Volkswagen", "name", 3, 30, 100.0),
        ("Volkswagen", "pronoun", 1, 30, pytest.approx(33.3333, abs=1e-4)),
    ]


@pytest.mark.parametrize("chart", [mentions_per_entity, mentions_over_time, mentions_by_outlet])
def test_an_unknown_measure_is_refused(chart, small):
    with pytest.raises(ValueError, match="no measure 'words'; there are mentions, articles, per_1000"):
        chart.numbers(small, measure="words")


def test_captions_count_and_pronouns_do_not_when_asked_for(small):
    data = mentions_per_entity.numbers(small, parts=("body", "caption"), kinds=("name",))
    assert rows(data, "label", "entity", "kind", "mentions") == [
        ("PER", "Herbert Diess", "name", 3),
        ("ORG", "Volkswagen", "name", 3),
        ("LOC", "Berlin", "name", 2),
    ]


def test_ranking_by_articles_is_another_than_by_mentions(small):
    """Volkswagen has the most mentions; but with names alone, Berlin and Diess stand in as many articles."""
    by_mentions = mentions_by_outlet.numbers(small, top=1)
    by_articles = mentions_by_outlet.numbers(small, top=1, measure="articles", kinds=("name", "role"))
    assert set(by_mentions["entity"]) == {"Volkswagen"}
    assert set(by_articles["entity"]) == {"Herbert Diess"}


def test_only_the_top_is_kept_and_ties_are_alphabetical(large):
    data = mentions_per_entity.numbers(large, top=3, labels=("PER",))
    totals = data.groupby("entity", sort=False)["mentions"].sum()
    assert len(totals) == 3
    assert list(totals) == sorted(totals, reverse=True)


def test_namesakes_stay_two_bars(small):
    entities = small.entities.assign(entity=["Müller", "Müller", "Berlin"], label=["PER", "PER", "LOC"])
    data = mentions_per_entity.numbers(small._replace(entities=entities))
    assert set(data["entity"]) == {"Müller", "Müller (2)", "Berlin"}


def test_mentions_per_part_shows_what_the_others_leave_out(small):
    assert rows(mentions_per_part.numbers(small)) == [
        ("caption", "PER", 1),
        ("body", "PER", 3),
        ("body", "ORG", 4),
        ("body", "LOC", 2),
    ]


def test_mentions_over_time_fills_empty_months_and_leaves_undated_articles_out(small):
    data = mentions_over_time.numbers(small, top=2).fillna({"per_1000": -1})
    columns = ["label", "entity", "period", "mentions", "articles", "tokens", "per_1000"]
    assert [tuple(row) for row in data[columns].itertuples(index=False)] == [
        ("PER", "Herbert Diess", "2019-01", 2, 1, 10, 200),
        ("PER", "Herbert Diess", "2019-02", 0, 0, 0, -1),
        ("PER", "Herbert Diess", "2019-03", 1, 1, 10, 100),
        ("ORG", "Volkswagen", "2019-01", 1, 1, 10, 100),
        ("ORG", "Volkswagen", "2019-02", 0, 0, 0, -1),
        ("ORG", "Volkswagen", "2019-03", 1, 1, 10, 100),
    ]


def test_mentions_by_outlet_compare_outlets_of_different_size(small):
    """The Bote has two articles of ten words, the Kurier one."""
    data = mentions_by_outlet.numbers(small)
    assert rows(data, "outlet", "entity", "mentions", "articles", "tokens", "per_1000") == [
        ("Bote", "Volkswagen", 3, 2, 20, 150),
        ("Bote", "Herbert Diess", 2, 1, 20, 100),
        ("Bote", "Berlin", 1, 1, 20, 50),
        ("Kurier", "Volkswagen", 1, 1, 10, 100),
        ("Kurier", "Herbert Diess", 1, 1, 10, 100),
        ("Kurier", "Berlin", 1, 1, 10, 100),
    ]


def test_together_means_in_one_paragraph_or_in_one_article(small):
    columns = ("entity", "other", "together")
    assert rows(mentioned_together.numbers(small), *columns) == [
        ("Volkswagen", "Herbert Diess", 1),
        ("Volkswagen", "Berlin", 1),
    ]
    assert rows(mentioned_together.numbers(small, within="article"), *columns) == [
        ("Herbert Diess", "Berlin", 2),
        ("Volkswagen", "Herbert Diess", 2),
        ("Volkswagen", "Berlin", 2),
    ]


def test_a_quote_of_two_counts_for_both_and_one_of_nobody_comes_last(small):
    assert rows(quotes_per_speaker.numbers(small)) == [
        ("Herbert Diess", "Direct", 1),
        ("Herbert Diess", "Indirect", 1),
        ("Herbert Diess", "IndirectFreeIndirect", 1),
        ("Volkswagen", "IndirectFreeIndirect", 1),
        ("Volkswagen", "Reported", 1),
        ("(none)", "Direct", 1),
    ]


def test_who_is_quoted_directly_and_who_only_indirectly(small):
    data = direct_and_indirect_share.numbers(small)
    assert rows(data) == [
        ("directly", 1, "Herbert Diess", "direct", 1, 0.333333),
        ("directly", 1, "Herbert Diess", "indirect", 2, 0.666667),
        ("indirectly", 1, "Volkswagen", "indirect", 1, 0.5),
        ("indirectly", 1, "Volkswagen", "reported", 1, 0.5),
    ]


def test_the_most_quoted_of_either_group_are_shown_and_all_are_counted(large):
    data = direct_and_indirect_share.numbers(large, top=3)
    shown = data.drop_duplicates("speaker").groupby("group", sort=False)["speakers"].agg(["size", "first"])
    assert list(shown.itertuples(name=None)) == [("directly", 3, 12), ("indirectly", 3, 12)]
    directly = data.loc[data["speech"] == "direct"].groupby("group")["quotes"].sum()
    assert directly["directly"] > 0
    assert directly["indirectly"] == 0


def test_types_and_what_is_known_of_their_speakers(small):
    assert rows(quotes_per_type.numbers(small)) == [
        ("Direct", "named", 1),
        ("Direct", "described", 1),
        ("Indirect", "named", 1),
        ("IndirectFreeIndirect", "named", 1),
        ("Reported", "named", 1),
    ]


def test_cues_are_counted_by_their_verb_and_by_type(small):
    assert rows(quotes_per_cue.numbers(small)) == [
        ("mitteilen", "Direct", 1),
        ("mitteilen", "Indirect", 1),
        ("laut", "Reported", 1),
        ("sagen", "Direct", 1),
        ("(none)", "IndirectFreeIndirect", 1),
    ]


@pytest.mark.parametrize(
    ("cue", "name"),
    [
        ("sagte", "sagen"),
        ("Sagt", "sagen"),
        ("hatte … gesagt", "sagen"),
        ("teilte mit", "mitteilen"),
        ("teilte … mit", "mitteilen"),
        ("wie … mitteilte", "mitteilen"),
        ("wird … zitiert", "zitieren"),
        ("wies … zurück", "zurückweisen"),
        ("rief", "rufen"),
        ("rief … auf", "aufrufen"),
        ("heißt es", "heißen"),
        ("Laut", "laut"),
        ("Nach Angaben", "nach Angaben"),
        ("Angaben … zufolge", "Angaben … zufolge"),
        ("so", "so"),
        ("schnurrte … vor", "schnurrte … vor"),
        ("", "(none)"),
    ],
)
def test_forms_of_one_cue_count_together(cue, name):
    assert quotes_per_cue.cue_name(cue) == name


def test_confidence_is_counted_in_tenths_with_what_can_be_expected(small):
    data = quotes_by_confidence.numbers(small)
    assert len(data) == 4 * 10
    assert rows(data) == [
        ("Direct", 0.9, 1.0, 2, 1.9),
        ("Indirect", 0.7, 0.8, 1, 0.75),
        ("IndirectFreeIndirect", 0.2, 0.3, 1, 0.29),
        ("Reported", 0.3, 0.4, 1, 0.3),
    ]


def test_quotations_without_a_confidence_are_left_out(small):
    sure = [None, None, None, None, 0.07]
    some = quotes_by_confidence.numbers(small._replace(quotes=small.quotes.assign(confidence=sure)))
    assert rows(some) == [("Direct", 0.0, 0.1, 1, 0.07)]
    assert quotes_by_confidence.numbers(small._replace(quotes=small.quotes.assign(confidence=None))).empty


def test_quotes_over_time(small):
    assert rows(quotes_over_time.numbers(small)) == [
        ("Direct", "2019-01", 1),
        ("Direct", "2019-03", 1),
        ("Indirect", "2019-01", 1),
        ("IndirectFreeIndirect", "2019-01", 1),
        ("Reported", "2019-03", 1),
    ]


def test_polarity_per_topic_keeps_the_voices_apart(small):
    assert rows(polarity_per_topic.numbers(small)) == [
        ("partnership", "author", "positive", 1, 1.0),
        ("partnership", "quoted", "negative", 1, 0.5),
        ("partnership", "quoted", "positive", 1, 0.5),
        ("privacy", "author", "neutral", 1, 1.0),
    ]


def test_textblob_counts_by_its_sign(small):
    data = polarity_beside_textblob.numbers(small)
    theirs = data[data["measure"] == "textblob"]
    assert rows(theirs, "topic", "voice", "polarity", "judgements") == [
        ("partnership", "author", "negative", 1),
        ("partnership", "quoted", "neutral", 1),
        ("partnership", "quoted", "positive", 1),
        ("privacy", "author", "positive", 1),
    ]


def test_polarity_over_time(small):
    assert rows(polarity_over_time.numbers(small)) == [
        ("partnership", "author", "2019-03", "positive", 1),
        ("partnership", "quoted", "2019-01", "negative", 1),
        ("partnership", "quoted", "2019-01", "positive", 1),
    ]


def test_articles_over_time(small):
    assert rows(articles_over_time.numbers(small)) == [("Bote", "2019-01", 1), ("Kurier", "2019-03", 1)]


def test_articles_by_outlet_and_by_agency_with_copies_apart(small):
    """Articles a and b print the same text; a is the earlier."""
    assert rows(articles_by_outlet.numbers(small)) == [
        ("Bote", "first", 2),
        ("Kurier", "again", 1),
    ]
    assert rows(articles_by_agency.numbers(small)) == [
        ("dpa", "first", 1),
        ("(not given)", "first", 1),
        ("(not given)", "again", 1),
    ]
    assert rows(articles_by_outlet.numbers(small, top=1)) == [("Bote", "first", 2), ("(others)", "again", 1)]


def test_one_bar_is_no_chart(small):
    one = small._replace(articles=small.articles.head(1))
    for chart in (articles_by_outlet, articles_by_agency, articles_by_length, copies_over_time):
        assert chart.numbers(one).empty


def test_articles_by_length(small):
    tables = small._replace(articles=small.articles.assign(n_tokens=[49, 50, 199]))
    data = articles_by_length.numbers(tables)
    assert list(data.loc[data["print"] == "first", "tokens"]) == [0, 50, 100]
    assert rows(data) == [(0, "first", 1), (50, "again", 1), (100, "first", 1)]


def test_copies_over_time(small):
    assert rows(copies_over_time.numbers(small)) == [("first", "2019-01", 1), ("again", "2019-03", 1)]
    distinct = small._replace(articles=small.articles.assign(duplicate_group=None))
    assert copies_over_time.numbers(distinct).empty


@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_corpus_gives_no_rows(name, empty):
    assert CHARTS[name].numbers(empty).empty


@pytest.mark.parametrize("name", [name for name in CHARTS if name.endswith("_over_time")])
def test_one_date_is_no_course_over_time(name, small):
    articles = small.articles.assign(date="2019-02", date_precision="month")
    assert CHARTS[name].numbers(small._replace(articles=articles)).empty


@pytest.mark.parametrize("name", [name for name in CHARTS if name.endswith("_by_outlet")])
def test_one_outlet_is_no_comparison(name, small):
    articles = small.articles.assign(outlet="Bote")
    assert CHARTS[name].numbers(small._replace(articles=articles)).empty
