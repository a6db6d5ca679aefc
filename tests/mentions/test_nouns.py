"""Nouns for persons and organisations are found at the end of compounds."""

import pytest

from analysis.mentions.nouns import fits_kind, fits_office, kinds_of, nominative, office_in, organisation_in


@pytest.mark.parametrize(
    ("word", "noun", "front", "gender"),
    [
        ("VW-Vorstandschef", "vorstandschef", "vw-", "Masc"),
        ("Bundeskanzlerin", "bundeskanzler", "", "Fem"),
        ("Innenministers", "minister", "innen", "Masc"),
        ("Staatsanwältin", "staatsanwalt", "", "Fem"),
        ("FDP-Vorsitzende", "vorsitzender", "fdp-", ""),
    ],
)
def test_an_office_is_taken_apart(word, noun, front, gender):
    assert office_in(word) == (noun, front, gender)


@pytest.mark.parametrize("word", ["Tisch", "Datenschutz", "Minister-Treffen", "Ministerien"])
def test_other_nouns_are_no_offices(word):
    assert office_in(word) is None


@pytest.mark.parametrize(
    ("phrase", "office", "expected"),
    [
        ("VW-Chef", "VW-Vorstandschef", True),
        ("Minister", "Außenminister", True),
        ("Regierungschefin", "Bundeskanzlerin", True),
        ("Manager", "Vorstandschef", True),
        ("Ministerin", "Außenminister", False),
        ("Präsident", "Vizepräsident", False),
        ("Innenminister", "Außenminister", False),
        ("Sprecher", "Bundeskanzler", False),
    ],
)
def test_which_noun_may_stand_for_which_office(phrase, office, expected):
    assert fits_office(office_in(phrase), office_in(office)) is expected


@pytest.mark.parametrize(
    ("phrase", "kind", "expected"),
    [
        ("Ministerium", "Fischereiministerium", True),
        ("Unternehmen", "Drogerie-Kette", True),
        ("Konzern", "Softwarekonzern", True),
        ("Partei", "Bank", False),
        ("Autobauer", "Softwarekonzern", False),
    ],
)
def test_which_noun_may_stand_for_which_kind(phrase, kind, expected):
    assert fits_kind(organisation_in(phrase), kinds_of(organisation_in(kind))) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Bundesinnenministers", "Bundesinnenminister"),
        ("Präsidenten", "Präsident"),
        ("Vorsitzenden", "Vorsitzende"),
        ("Kanzlerin", "Kanzlerin"),
        ("Tisches", "Tisches"),
    ],
)
def test_offices_are_noted_in_the_nominative(word, expected):
    assert nominative(word) == expected
