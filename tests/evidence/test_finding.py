"""The sentences behind the numbers, from tables made by hand."""

import pytest

from analysis.evidence.finding import mentions_of
from analysis.evidence.reading import read_article
from analysis.tables import Tables


def test_where_someone_is_mentioned(tables):
    evidence = mentions_of(tables, "Herbert Diess", most=1)
    assert list(evidence.rows["passage"]) == ["Diess lobte die Partnerschaft."]
    assert evidence.left_out == 1
    assert "and 1 more" in evidence.html
    assert repr(evidence) == "1. Diess lobte die Partnerschaft.\n+ 1"


def test_nothing_found_is_said(tables):
    assert repr(mentions_of(tables, "Niemand")) == "1. No passage found."


@pytest.mark.parametrize(
    "show",
    [
        lambda tables: read_article(tables, "a"),
        lambda tables: mentions_of(tables, "Herbert Diess"),
    ],
)
def test_markup_in_articles_is_escaped(tables, show):
    html = show(tables)._repr_html_()
    assert "&lt;b&gt;hilft" in html or "hilft" not in html
    assert "&lt;i&gt;Titel" in html
    assert "<b>" not in html
    assert "<i>" not in html


def test_an_article_shows_all_that_was_found(tables):
    reading = read_article(tables)
    assert repr(reading) == "Ein <i>Titel</i>: 2 Mentions, 1 Quotations, 1 Judgements"
    for look in ("PER name", "Direct", "cue", "positive"):
        assert f'<mark class="{look}"' in reading.html
    assert "direct: Herbert Diess" in reading.html


def test_the_same_article_gives_the_same_html(tables):
    assert read_article(tables).html == read_article(tables).html


def test_an_unknown_article_is_refused(tables):
    with pytest.raises(KeyError, match="no article has the id 'z'"):
        read_article(tables, "z")


def test_an_article_without_anything_can_be_read(tables):
    assert repr(read_article(tables, "b", lang="de")) == "Leer. …: 0 Nennungen, 0 Zitate, 0 Urteile"


def test_a_corpus_in_which_nothing_was_found_has_no_evidence(tables):
    nothing = Tables(*(table.iloc[:0] for table in tables))
    assert repr(mentions_of(nothing, "Herbert Diess")) == "1. No passage found."
