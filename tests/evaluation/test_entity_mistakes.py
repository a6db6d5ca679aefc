"""Every error with a mention is found and shown on a page that cannot be hijacked by an article."""

import re

import pytest
from coded_entities import annotated
from outline import Outline

from analysis.evaluation.entity_mistakes import judged
from analysis.evaluation.entity_page import entity_page

TEXT = (
    "Angela Merkel traf Emmanuel Macron in Paris. Die Kanzlerin lobte ihn.\n\nDer <b>Rat</b> tagt & schweigt."
)
MERKEL = ("Angela Merkel", "PER", "Angela Merkel", ("Die Kanzlerin", "role"))
MACRON = ("Emmanuel Macron", "PER", "Emmanuel Macron", ("ihn", "pronoun"))
PARIS = ("Paris", "LOC", "Paris")
CODED = (MERKEL, MACRON, PARIS)


def errors(*found):
    """Kind of error, kind of mention, and the words that are coded and found."""
    (one,) = judged([annotated(TEXT, CODED, found)])
    return [(m.kind, m.of, *(TEXT[s.start : s.end] if s else None for s in m[1:])) for m in one.mistakes]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(CODED, [], id="all right"),
        pytest.param((MERKEL, MACRON), [("missed", "name", "Paris", None)], id="a name is missed"),
        pytest.param(
            (*CODED, ("Rat", "ORG", "Rat")), [("invented", "name", None, "Rat")], id="a name is invented"
        ),
        pytest.param(
            (("Merkel", "PER", "Merkel", ("Die Kanzlerin", "role")), MACRON, PARIS),
            [("span", "name", "Angela Merkel", "Merkel")],
            id="a name is too short: one error, not two",
        ),
        pytest.param(
            ((*MERKEL, ("ihn", "pronoun")), MACRON[:3], PARIS),
            [("entity", "pronoun", "ihn", "ihn")],
            id="a pronoun goes to the wrong person",
        ),
        pytest.param(
            (MERKEL, MACRON, ("Paris", "PER", "Paris")),
            [("label", "name", "Paris", "Paris")],
            id="a place is taken for a person",
        ),
        pytest.param(
            (MERKEL[:3], ("Kanzlerin", "PER", ("Kanzlerin lobte", "role")), MACRON, PARIS),
            [("entity", "role", "Die Kanzlerin", "Kanzlerin lobte")],
            id="a role that overlaps is the same role, here an entity of its own",
        ),
        pytest.param(
            (MERKEL[:3], MACRON, PARIS, ("Rat", "ORG", ("Kanzlerin", "name"))),
            [("missed", "role", "Die Kanzlerin", None), ("invented", "name", None, "Kanzlerin")],
            id="a name in a role is no role",
        ),
    ],
)
def test_errors_with_mentions(found, expected):
    assert errors(*found) == expected


def test_articles_with_most_errors_come_first():
    articles = [
        annotated(TEXT, CODED, found, name) for name, found in (("a", CODED), ("b", ()), ("c", CODED[:2]))
    ]
    assert [one.article.article_id for one in judged(articles)] == ["b", "c", "a"]


def test_the_page_of_entities_stands_alone_and_articles_stay_text():
    evil = 'a"><script>alert(1)</script>'
    found = (MERKEL, ('<i onload="x">', "ORG", "Der <b>Rat</b> tagt & schweigt."))
    page = entity_page([annotated(TEXT, CODED, found, evil)], "<dev>")
    outline = Outline(page)
    assert not {"script", "i", "img", "link"} & set(outline.tags)
    assert outline.links == []
    assert page.count("<b>") == page.count("<b>a&quot;&gt;&lt;script&gt;alert(1)") == 1
    assert "Errors in entities: <dev>" in outline.words
    assert "Der <b>Rat</b> tagt & schweigt." in outline.words


def test_both_sides_show_the_whole_text_with_the_number_of_the_entity():
    found = (
        ("Merkel", "PER", "Merkel"),
        ("Paris", "PER", "Paris"),
        ("Macron", "PER", "Emmanuel Macron", ("Rat", "name")),
    )
    page = entity_page([annotated(TEXT, CODED, found)], "dev")
    coded, other = re.findall(r"<td>(.*?)</td>", page[page.index('<table class="mistake">') :])[:2]
    assert (
        '<small>1</small><mark class="span name" title="wrong span – name: Angela Merkel (PER)">Angela Merkel'
        in coded
    )
    assert (
        'Angela <small>4</small><mark class="span name" title="wrong span – name: Merkel (PER)">Merkel'
        in other
    )
    assert (
        '<small>2</small><mark class="missed pronoun" title="missed – pronoun: Emmanuel Macron (PER)">ihn'
        in coded
    )
    assert (
        '<small>2</small><mark class="right name" title="right – name: Macron (PER)">Emmanuel Macron' in other
    )
    assert '<small>3</small><mark class="label name" title="wrong label – name: Paris (PER)">Paris' in other
    assert '<mark class="invented name" title="invented – name: Macron (PER)">Rat' in other
    assert [re.sub(r"<small>.*?</small>|<[^>]+>", "", side) for side in (coded, other)] == (
        [
            TEXT.replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("&", "&amp;", 0)
            .replace("tagt &", "tagt &amp;")
            .replace("\n", "")
        ]
        * 2
    )
    assert "<td>2</td><td>Emmanuel Macron (PER) × 2</td><td>Macron (PER) × 2</td>" in page
    assert "<td>4</td><td>–</td><td>Merkel (PER) × 1</td>" in page


def test_errors_are_counted_by_kind_of_mention_though_few_articles_are_shown():
    articles = [annotated(TEXT, CODED, CODED[:2], "a"), annotated(TEXT, CODED, (), "b")]
    page = entity_page(articles, "dev", most=1)
    assert "<th>missed</th><td>4</td><td>1</td><td>1</td><td>6</td>" in page
    assert page.count('<table class="mistake">') == 1
    assert "2 articles, 10 coded and 4 found mentions. 1 articles follow" in page


def test_the_page_of_entities_speaks_german():
    page = entity_page([annotated(TEXT, CODED, ())], "dev", lang="de")
    assert '<html lang="de">' in page
    for words in (
        "Fehler bei Entitäten: dev",
        "übersehen",
        "Rollenbezeichnung",
        "falsche Grenzen",
        "6 Fehler".replace("6", "5"),
    ):
        assert words in page
    assert "missed</mark>" not in page
