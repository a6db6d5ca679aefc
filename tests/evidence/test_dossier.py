"""What a corpus tells of one entity, counted by hand from two short articles."""

import pandas as pd
import pytest

from analysis.columns import SCHEMAS
from analysis.evidence.dossier import dossier_of
from analysis.evidence.ranked import list_entities
from analysis.tables import Tables

FIRST = "VW-Chef Herbert Diess kam. <b>Der VW-Chef</b> lachte. Er ging."
SECOND = "Diess traf Nadella."
OFFICE = {"text": "VW-Chef <i>", "first": "2019-02-27", "last": "2019-03-01"}


def frame(name, *rows):
    columns = SCHEMAS[name].names
    return pd.DataFrame([[row.get(column) for column in columns] for row in rows], columns=columns)


def mention(article_id, text, words, kind, entity):
    start = text.index(words)
    row = {"article_id": article_id, "start": start, "end": start + len(words), "text": words, "kind": kind}
    return row | {"label": "PER", "part": "body", "entity": entity, "entity_id": entity}


@pytest.fixture
def two():
    """Ten words each."""
    diess, nadella = "Herbert Diess", "Satya Nadella"
    article = {"n_tokens": 10, "date_precision": "day"}
    return Tables(
        frame(
            "articles",
            {"article_id": "a", "title": "Eins", "date": "2019-02-27", "text": FIRST} | article,
            {"article_id": "b", "title": "Zwei", "date": "2019-03-01", "text": SECOND} | article,
        ),
        frame(
            "mentions",
            mention("a", FIRST, "Herbert Diess", "name", diess),
            mention("a", FIRST, "Der VW-Chef", "role", diess),
            mention("a", FIRST, "Er", "pronoun", diess) | {"start": FIRST.index("Er ging")},
            mention("b", SECOND, "Diess", "name", diess),
            mention("b", SECOND, "Nadella", "name", nadella),
        ),
        frame(
            "entities",
            {"entity_id": diess, "entity": diess, "label": "PER", "aliases": [], "offices": [OFFICE]},
            {"entity_id": nadella, "entity": nadella, "label": "PER", "aliases": [], "offices": []},
        ),
        frame("quotes", {"article_id": "b", "speakers": [diess, nadella]}, {"speakers": []}),
        frame("sentiment"),
    )


def test_a_dossier_tells_all_that_is_known(two):
    dossier = dossier_of(two, "Herbert Diess")
    assert dossier.title == "Herbert Diess (person)"
    assert {section.heading: section.rows for section in dossier.sections} == {
        "Names in the text": (("Diess", "1"), ("Herbert Diess", "1")),
        "Offices, first – last named": (("VW-Chef <i>", "2019-02-27 – 2019-03-01"),),
        "Role phrases": (("Der VW-Chef", "1"),),
        "How often": (
            ("names", "2"),
            ("role phrases", "1"),
            ("pronouns", "1"),
            ("Mentions", "4"),
            ("Articles", "2"),
            ("Quotations", "1"),
            ("Mentions per 1,000 words and punctuation marks", "200"),
        ),
        "Mentions over time": (("2019-02-27", "3"), ("2019-03-01", "1")),
        "In the same articles (number of articles)": (("Satya Nadella", "1"),),
    }


def test_its_sentences_are_of_every_kind(two):
    evidence = dossier_of(two, "Herbert Diess", each=1, lang="de").evidence
    assert list(evidence.rows["kind_of_mention"]) == ["Name", "Rollenbezeichnung", "Pronomen"]
    assert evidence.left_out == 1
    assert '<mark class="PER pronoun" title="Herbert Diess">Er</mark> ging.' in evidence.html


def test_text_and_page_tell_the_same_in_either_language(two):
    dossier = dossier_of(two, "Satya Nadella", lang="de")
    page = dossier._repr_html_()
    assert dossier.sections[0].heading == "Namen im Text"
    for section in dossier.sections:
        assert section.heading in repr(dossier)
        assert section.heading in page
    assert "1. Diess traf Nadella." in repr(dossier)
    assert dossier_of(two, "Satya Nadella", lang="de")._repr_html_() == page


def test_what_does_not_fit_is_counted(two):
    dossier = dossier_of(two, "Herbert Diess", most=1)
    assert dossier.sections[0].left_out == 1
    assert "  and 1 more" in repr(dossier).splitlines()


def test_a_dossier_escapes_what_articles_say(two):
    page = dossier_of(two, "Herbert Diess")._repr_html_()
    assert "VW-Chef &lt;i&gt;" in page
    assert "&lt;b&gt;" in page
    assert "<i>" not in page
    assert "<b>Der" not in page


def test_of_nobody_there_is_no_dossier(two):
    assert repr(dossier_of(two, "<i>")) == "Nobody and nothing named “<i>” is mentioned."
    assert "&lt;i&gt;" in dossier_of(two, "<i>")._repr_html_()


def test_the_most_mentioned_are_listed_with_counts_and_dates(two):
    listing = list_entities(two, lang="de")
    assert list(listing.rows.itertuples(index=False, name=None)) == [
        ("Herbert Diess", "Personen", 2, 1, 1, 4, 2, "200", "2019-02-27", "2019-03-01"),
        ("Satya Nadella", "Personen", 1, 0, 0, 1, 1, "50", "2019-03-01", "2019-03-01"),
    ]
    assert "<th>Zuerst</th>" in listing.html


def test_an_empty_corpus_lists_nobody(two):
    nothing = Tables(*(table.iloc[:0] for table in two))
    assert list_entities(nothing).rows.empty
    assert "No article names anyone." in list_entities(nothing).html
