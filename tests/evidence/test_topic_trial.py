"""A list of terms, tried out on a corpus of three invented articles."""

import pandas as pd
import pytest

from analysis.columns import SCHEMAS
from analysis.evidence.topic_trial import try_terms
from analysis.sentiment.topic_lists import TopicsError, topic_of_terms
from analysis.tables import Tables

ARTICLES = {
    "a": "Die Partnerschaft hält. Beide Firmen arbeiten seit Jahren eng zusammen.\n"
    "Die <b>Zusammenarbeit</b> der Bünde lobt der Minister; ihre Kooperation wächst.",
    "b": "Ihre Lebenspartnerschaft begann in der Allianz Arena. Der Konzern Allianz wuchs. "
    "Kooperationen mit Vereinen plant er nicht.",
    "c": "Die neue Allianz ist eine Partnerschaft der Städte. Die Polizei fasst zusammen, "
    "woran wir arbeiten. Der Tanzpartner gratuliert.",
}


def frame(name, *rows):
    columns = SCHEMAS[name].names
    return pd.DataFrame([[row.get(column) for column in columns] for row in rows], columns=columns)


@pytest.fixture(scope="module")
def tables():
    start = ARTICLES["b"].index("Allianz wuchs")
    name = {"article_id": "b", "start": start, "end": start + 7, "text": "Allianz", "label": "ORG"}
    return Tables(
        frame("articles", *({"article_id": key, "text": text} for key, text in ARTICLES.items())),
        frame("mentions", name | {"kind": "name", "part": "body", "entity": "Allianz", "entity_id": "e1"}),
        frame("entities"),
        frame("quotes"),
        frame("sentiment"),
    )


@pytest.fixture(scope="module")
def tried(nlp, tables):
    topic = topic_of_terms(
        ["Partner", "Partnerschaft", "Allianz", "zusammenarbeiten", "Vertrag"], excludes=["Allianz Arena"]
    )
    return try_terms(tables, topic, nlp)


def rows(section):
    return [(line.form, line.count, line.articles) for line in section.lines]


def test_hits_are_counted_by_word_form(tried):
    assert tried.title == "“Partner”: 6 hits in 3 of 3 articles"
    assert rows(tried.hits) == [
        ("Partnerschaft", 2, 2),
        ("Allianz", 1, 1),
        ("Lebenspartnerschaft", 1, 1),
        ("Tanzpartner", 1, 1),
        ("arbeiten … zusammen", 1, 1),
    ]


def test_each_form_has_an_example_that_keeps_to_its_line(tried):
    line = tried.hits.lines[-1]
    assert (line.before, line.match, line.after) == (
        "Die Partnerschaft hält. Beide Firmen ",
        "arbeiten seit Jahren eng zusammen",
        ".",
    )


def test_words_near_in_meaning_are_offered_with_all_their_forms(tried):
    near = rows(tried.near)
    assert ("Kooperation", 2, 2) in near
    assert ("Zusammenarbeit", 1, 1) in near
    likeness = [line.likeness for line in tried.near.lines]
    assert likeness == sorted(likeness, reverse=True)
    assert not {"Allianz", "Arena", "Partnerschaft"} & {form for form, _, _ in near}


def test_compounds_far_in_meaning_are_perhaps_false_friends(tried):
    assert rows(tried.far) == [("Tanzpartner", 1, 1), ("Lebenspartnerschaft", 1, 1)]


def test_names_and_exclusions_are_told_but_not_counted(tried):
    assert rows(tried.names) == [("Allianz", 1, 1)]
    assert rows(tried.excluded) == [("Allianz Arena", 1, 1)]
    assert tried.idle == ("Vertrag",)


def test_text_and_page_say_the_same_and_the_page_is_escaped(nlp, tables):
    tried = try_terms(tables, topic_of_terms(["Zusammenarbeit", "<i>"]), nlp, most=1, lang="de")
    assert repr(tried).splitlines()[:4] == [
        "„Zusammenarbeit“: 1 Treffer in 1 von 3 Artikeln",
        "",
        "Treffer: welche Wörter gefunden werden",
        "  Zusammenarbeit · 1 · 1 · Die <b>[Zusammenarbeit]</b> der Bünde lobt der Minister; ihre …",
    ]
    html = tried._repr_html_()
    assert 'Die &lt;b&gt;<mark class="cue">Zusammenarbeit</mark>&lt;/b&gt; der Bünde' in html
    assert "<b>Zusammenarbeit" not in html
    assert "<b>Begriffe ohne Treffer:</b> &lt;i&gt;" in html


def test_what_is_left_out_is_counted(nlp, tables):
    tried = try_terms(tables, topic_of_terms(["Partner", "Allianz"]), nlp, most=2)
    assert len(tried.hits.lines) == 2
    assert "  and 2 more" in repr(tried)


def test_a_corpus_without_a_word_to_compare(nlp, tables):
    empty = tables._replace(articles=frame("articles", {"article_id": "a", "text": "12 – 14."}))
    tried = try_terms(empty, topic_of_terms(["Klima"]), nlp)
    assert tried.title == "“Klima”: 0 hits in 0 of 1 articles"
    assert [section.lines for section in tried.sections] == [()] * 5
    assert repr(tried).count("  nothing") == 5


@pytest.mark.parametrize(
    ("terms", "excludes", "message"),
    [
        ("Klima", [], r'^terms: is not a list of words; write it as \["Wort", "anderes Wort"\]$'),
        ([3], [], "^terms: is not a list"),
        (["Klima"], "Betriebsklima", "^excludes: is not a list"),
        ([" "], [], "^terms: is not a list"),
        ([], [], "^terms: is empty; give a list of words, such as terms="),
    ],
)
def test_a_malformed_list_says_what_to_do(terms, excludes, message):
    with pytest.raises(TopicsError, match=message):
        topic_of_terms(terms, excludes=excludes)
