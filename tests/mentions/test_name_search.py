"""Names that the recogniser alone would miss, or cut wrongly."""

import pytest

from analysis.corpus.articles import Part
from analysis.mentions.name_search import find_names
from analysis.mentions.recall import expanded_names


def names_of(nlp, text):
    return [(n.text, n.label) for n in find_names(nlp(text), (Part("body", 0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Proteste in den Straßen Bangkoks dauern an.", ("Bangkok", "LOC")),
        ("Nach dem Rücktritt Horst Köhlers wird gewählt.", ("Horst Köhler", "PER")),
        ("Das Museum liegt an der Donau.", ("Donau", "LOC")),
        ("Am Freitag sprach Frau Kraft in Düsseldorf.", ("Kraft", "PER")),
        ("Der Bau der StadtGalerie beginnt im Mai.", ("StadtGalerie", "ORG")),
        ("Die Lage im Nahen Osten bleibt gespannt.", ("Nahen Osten", "LOC")),
        ("Die Bundesregierung schweigt dazu.", ("Bundesregierung", "ORG")),
        ("Die Bundesagentur für Arbeit meldet mehr Stellen.", ("Bundesagentur für Arbeit", "ORG")),
    ],
)
def test_a_name_is_found_with_its_label(nlp, text, name):
    assert name in names_of(nlp, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Seine Frau Angela kam mit. Seine Rede war kurz.", "Seine"),
        ("Die Frau lachte. Eine junge Frau Doktor kam.", "Doktor"),
        ("Die MitarbeiterInnen streiken.", "MitarbeiterInnen"),
        ("Der Hamburger Konzern wächst.", "Hamburger Konzern"),
    ],
)
def test_what_only_looks_like_a_name_is_none(nlp, text, word):
    assert word not in [name for name, _ in names_of(nlp, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das lehnt die Gewerkschaft der Polizei (GdP) ab.", ["Gewerkschaft der Polizei", "GdP"]),
        ("Der Bund der Steuerzahler (BDS) klagt.", ["Bund der Steuerzahler", "BDS"]),
        ("Das sagte der Innenminister (CDU) am Montag.", []),
        (
            "Die Kosten je Einwohner (KjE) steigen kaum, sagte Wolfgang Schäuble (CDU).",
            ["Kosten je Einwohner", "KjE"],
        ),
    ],
)
def test_a_long_name_stands_before_its_initials(nlp, text, expected):
    found = expanded_names(nlp(text), (Part("body", 0, len(text)),), [])
    assert [n.text for n in found] == expected
