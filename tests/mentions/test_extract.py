"""Real German sentences, and who is mentioned in them."""

import json
from pathlib import Path

import pytest

from analysis.annotations import LocalOffice
from analysis.corpus.articles import Part
from analysis.mentions.extract import find_mentions

GOLD = Path(__file__).parent.parent / "seed" / "gold.json"


def mentions_of(nlp, text, parts=None, kind="name"):
    """The words of each mention of a kind with its entity's canonical name, in text order."""
    mentions, entities = find_mentions(nlp(text), parts or (Part("body", 0, len(text)),))
    found = [(text[m.start : m.end], entities[m.entity].name) for m in mentions if m.kind == kind]
    return [(words, name) for words, name in found if name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Angela Merkel reiste nach Paris. Merkels Besuch in Paris dauerte zwei Tage.",
            [
                ("Angela Merkel", "Angela Merkel"),
                ("Paris", "Paris"),
                ("Merkel", "Angela Merkel"),
                ("Paris", "Paris"),
            ],
            id="genitive of a surname, and a place that ends in s",
        ),
        pytest.param(
            "Die Regierung des Kosovos traf sich in Berlin. Der Kosovo ist klein.",
            [("Kosovo", "Kosovo"), ("Berlin", "Berlin"), ("Kosovo", "Kosovo")],
            id="genitive with article",
        ),
        pytest.param(
            "Der VW-Chef sprach mit US-Konzernen. Der VW-Chef lachte.",
            [("VW", "VW"), ("US", "US"), ("VW", "VW")],
            id="the name part of a compound",
        ),
        pytest.param(
            "Der Kanzler hatte Datenschutz-Bedenken, die E-Mail-Adresse und die IT-Sicherheit betrafen.",
            [],
            id="compounds without a name",
        ),
        pytest.param(
            "Volkswagen baut Autos in Wolfsburg. Die Volkswagen AG ist bekannt. VW wächst.",
            [
                ("Volkswagen", "Volkswagen"),
                ("Wolfsburg", "Wolfsburg"),
                ("Volkswagen AG", "Volkswagen"),
                ("VW", "Volkswagen"),
            ],
            id="short form and legal form",
        ),
        pytest.param(
            "Die Europäische Zentralbank (EZB) erhöhte die Zinsen. Die EZB sitzt in Frankfurt.",
            [
                ("Europäische Zentralbank", "Europäische Zentralbank"),
                ("EZB", "Europäische Zentralbank"),
                ("EZB", "Europäische Zentralbank"),
                ("Frankfurt", "Frankfurt"),
            ],
            id="acronym in brackets",
        ),
    ],
)
def test_names_and_their_entities(nlp, text, expected):
    assert mentions_of(nlp, text) == expected


def test_namesakes_stay_apart_and_a_bare_surname_goes_to_the_last_named(nlp):
    text = (
        "Peter Müller besuchte Hamburg. Müller war zufrieden. "
        "Am Abend sprach Sabine Müller in Hamburg. Müller war müde."
    )
    people = [name for _, name in mentions_of(nlp, text) if "Müller" in name]
    assert people == ["Peter Müller", "Peter Müller", "Sabine Müller", "Sabine Müller"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "VW-Vorstandschef Herbert Diess sprach in Berlin. Der VW-Chef war zufrieden.",
            [("Der VW-Chef", "Herbert Diess")],
            id="title, then a shorter office with the same organisation",
        ),
        pytest.param(
            "Bundeskanzlerin Angela Merkel traf Präsident Barack Obama. Die Kanzlerin lobte Berlin.",
            [("Die Kanzlerin", "Angela Merkel")],
            id="last part of the office; the title itself is no role",
        ),
        pytest.param(
            "Der Vorsitzende der Gewerkschaft, Klaus Meier, kritisierte den Plan.",
            [("Der Vorsitzende der Gewerkschaft", "Klaus Meier")],
            id="definite apposition before the name",
        ),
        pytest.param(
            "Klaus Meier, der Bürgermeister von Hamburg, kritisierte den Plan.",
            [("der Bürgermeister von Hamburg", "Klaus Meier")],
            id="definite apposition behind the name",
        ),
        pytest.param(
            "Microsoft baut Rechenzentren. Der US-Softwarekonzern sitzt in Redmond.",
            [("Der US-Softwarekonzern", "Microsoft")],
            id="kind of a well-known firm",
        ),
    ],
)
def test_roles_and_their_entities(nlp, text, expected):
    assert mentions_of(nlp, text, kind="role") == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Der Präsident sprach. Angela Merkel hörte in Berlin zu.", id="no office explained"),
        pytest.param("Präsident Barack Obama kam. Die Präsidentin blieb.", id="the gender differs"),
        pytest.param("VW-Chef Herbert Diess kam. Der Microsoft-Chef blieb.", id="the organisation differs"),
        pytest.param(
            "Kanzlerin Angela Merkel kam. Der frühere Kanzler blieb.", id="the adjective says someone else"
        ),
        pytest.param(
            "Volkswagen und Microsoft wachsen. Beide Konzerne sparen. Die Konzerne bauen.", id="groups"
        ),
        pytest.param(
            "Der frühere Präsident Barack Obama kam. Der Präsident blieb.", id="the office is a past one"
        ),
        pytest.param("Volkswagen und BMW wachsen. Der Autobauer spart.", id="two firms fit"),
        pytest.param(
            "Präsident Barack Obama kandidiert für das Amt des Präsidenten.", id="the post is meant"
        ),
    ],
)
def test_what_cannot_be_resolved_is_no_role(nlp, text):
    assert mentions_of(nlp, text, kind="role") == []


def test_text_outside_of_the_parts_gives_nothing(nlp):
    text = "Berlin\n\nAngela Merkel reiste nach Hamburg."
    found = mentions_of(nlp, text, parts=(Part("body", 8, len(text)),))
    assert [words for words, _ in found] == ["Angela Merkel", "Hamburg"]


def test_an_office_is_noted_with_its_person(nlp):
    text = "Der Besuch von Bundeskanzlerin Angela Merkel dauerte zwei Tage."
    _, entities = find_mentions(nlp(text), (Part("body", 0, len(text)),))
    assert [(e.name, e.label, e.offices) for e in entities] == [
        ("Angela Merkel", "PER", (LocalOffice("Bundeskanzlerin", "Bundeskanzlerin"),))
    ]


def test_an_empty_text_mentions_nobody(nlp):
    assert find_mentions(nlp(""), ()) == ((), ())


@pytest.fixture(scope="module")
def seed(nlp, seed_text):
    """The gold mentions and the found ones: canonical name by place and kind."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    spoken = [gold["metadata"][key] for key in ("kicker", "headline", "caption")]
    places = [(seed_text.index(text), seed_text.index(text) + len(text)) for text in spoken]
    dateline = seed_text.index("Berlin (AFP)")
    caption = places[2]
    parts = (
        Part("kicker", *places[0]),
        Part("title", *places[1]),
        Part("dateline", dateline, dateline + 12),
        Part("body", dateline + 15, caption[0]),
        Part("caption", *caption),
        Part("body", caption[1], len(seed_text)),
    )
    mentions, entities = find_mentions(nlp(seed_text), parts)
    expected = {(*row["span"], row["kind"]): row["entity"] for row in gold["entities"]}
    return expected, {(m.start, m.end, m.kind): entities[m.entity].name for m in mentions}


def test_the_seed_names_stand_at_the_right_entity(seed):
    expected, found = seed
    names = {place: name for place, name in expected.items() if place[2] == "name"}
    assert len(names) == 34
    assert sum(found.get(place) == name for place, name in names.items()) >= 32


@pytest.mark.parametrize(
    ("words", "name"), [((1368, 1379), "Herbert Diess"), ((1748, 1766), "Satya Nadella")]
)
def test_the_seed_roles_stand_at_the_right_person(seed, words, name):
    assert seed[1].get((*words, "role")) == name


def test_the_seed_has_no_role_that_gold_does_not_have(seed):
    expected, found = seed
    assert {place for place in found if place[2] == "role"} <= set(expected)
