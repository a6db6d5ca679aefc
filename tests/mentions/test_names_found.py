"""What is found to be a name, and what its words and those around it say about its label."""

import pytest

from analysis.corpus.articles import Part
from analysis.mentions.evidence import is_full_name
from analysis.mentions.extract import find_mentions
from analysis.mentions.names import is_plausible


def labels_of(nlp, text):
    """The words of each name with its entity's label, in text order."""
    mentions, entities = find_mentions(nlp(text), (Part("body", 0, len(text)),))
    return [(text[m.start : m.end], entities[m.entity].label) for m in mentions if m.kind == "name"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Hamburger Konzern", False, id="kind and place"),
        pytest.param("Münchner Fluggesellschaft", False, id="another spelling of the place"),
        pytest.param("Wolfsburger Autokonzern", False, id="compound kind"),
        pytest.param("Hamburger Sparkasse", True, id="a kind that makes names"),
        pytest.param("Hamburger SV", True, id="no kind"),
        pytest.param("Berliner Polizei", True, id="a kind that there is once in a place"),
        pytest.param("Hamburger VW-Konzern", True, id="the kind has a name"),
        pytest.param("Volkswagen Konzern", True, id="no place"),
        pytest.param("Berliner Zeitung", True, id="newspapers are called so"),
        pytest.param("Berliner", True, id="one word"),
    ],
)
def test_a_kind_of_organisation_with_its_place_is_no_name(text, expected):
    assert is_plausible(text) is expected


def test_a_newspaper_is_found_by_its_place_and_a_concern_is_not(nlp):
    assert labels_of(nlp, "Die Berliner Zeitung berichtete über den Fall.") == [("Berliner Zeitung", "ORG")]
    assert labels_of(nlp, "Der Hamburger Konzern berichtete über den Fall.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phil Spector", True),
        ("Angela Dorothea Merkel", True),
        pytest.param("Spector Phil", False, id="the first name does not come first"),
        pytest.param("Angela", False, id="one word"),
        pytest.param("Angela Dorothea Maria Merkel", False, id="four words"),
        pytest.param("Angela die Große", False, id="a small word"),
        pytest.param("Hamburger Hafen", False, id="no first name"),
    ],
)
def test_a_first_name_makes_a_full_name(text, expected):
    assert is_full_name(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Chef von Quellon kündigte am Montag Stellenabbau an.", [("Quellon", "ORG")]),
        ("Der Geschäftsführer von Quellon lobte die Mitarbeiter.", [("Quellon", "ORG")]),
        pytest.param("Der Chef von Volkswagen kam.", [("Volkswagen", "ORG")], id="known"),
        pytest.param("Der Chef von Angela Dorn kam.", [("Angela Dorn", "PER")], id="a full name stays"),
    ],
)
def test_who_leads_a_firm_names_the_firm(nlp, text, expected):
    assert labels_of(nlp, text) == expected


def test_an_office_that_leads_no_firm_names_none(nlp):
    assert ("Quellon", "ORG") not in labels_of(nlp, "Der Bürgermeister von Quellon lobte die Feuerwehr.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvia-Chefin Petra Lindner kam.", [("Norvia", "ORG"), ("Petra Lindner", "PER")]),
        ("Der Norvia-Chef kündigte neue Fabriken an.", [("Norvia", "ORG")]),
        ("Die Norvia-Sprecherin wies die Vorwürfe zurück.", [("Norvia", "ORG")]),
        ("Der Norvia-Konzern wächst.", [("Norvia", "ORG")]),
        pytest.param("Der Norvia-Plan scheiterte.", [], id="the rest is no office"),
        pytest.param("Die Vize-Chefin kam.", [], id="the first part makes another office"),
        pytest.param("Der Fraktions-Chef kam.", [], id="the linking form of a word"),
        pytest.param("Die Abteilungs-Chefin kam.", [], id="another linking form"),
        pytest.param("Der Betriebs-Leiter kam.", [], id="a word"),
        pytest.param("Der Software-Konzern wächst.", [], id="an ordinary word before a kind"),
    ],
)
def test_an_unknown_word_before_an_office_or_a_kind_is_a_name(nlp, text, expected):
    assert labels_of(nlp, text) == expected
