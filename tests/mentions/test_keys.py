"""Spellings of one name have one key; short forms are told from chance."""

import pytest

from analysis.mentions.keys import fold, is_acronym, is_short_for, known_entity, same_person, thing_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Frank-Walter Müller", "frank walter mueller"),
        ("Boris Tadić", "Boris Tadic"),
        ("L’Aquila", "L'Aquila"),
        ("City-BKK", "City BKK"),
    ],
)
def test_spellings_fold_to_one(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volkswagen AG", "Volkswagen"),
        ("Vereinigten Staaten", "Vereinigte Staaten"),
        ("Russischen Föderation", "russische Föderation"),
        ("Die Zeit", "Zeit"),
    ],
)
def test_inflection_legal_form_and_article_leave_the_key(one, other):
    assert thing_key(one) == thing_key(other)


def test_different_things_keep_different_keys():
    assert len({thing_key(n) for n in ("Nordkorea", "Südkorea", "Deutsche Bank", "Deutsche Bahn", "AG")}) == 5


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("EZB", "Europäische Zentralbank", True),
        ("BaFin", "Bundesanstalt für Finanzdienstleistungsaufsicht", True),
        ("GdP", "Gewerkschaft der Polizei", True),
        ("Inca", "Iceland Nature Conservation Association", True),
        ("VVD", "Freiheitspartei", False),
        ("AFP", "Berlin", False),
        ("Euro", "Europäische Organisation", False),
    ],
)
def test_short_forms_are_made_of_the_letters_of_the_long_one(short, long, expected):
    assert is_short_for(short, long) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("VW", True), ("D66", True), ("BaFin", True), ("Berlin", False), ("V", False), ("Air France", False)],
)
def test_acronyms_are_single_words_of_capitals(text, expected):
    assert is_acronym(text) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("herbert diess", "diess", True),
        ("h diess", "herbert diess", True),
        ("frank steinmeier", "frank walter steinmeier", True),
        ("heiner mueller", "herta mueller", False),
        ("angela merkel", "angela maier", False),
    ],
)
def test_one_person_has_one_surname_and_no_two_first_names(one, other, expected):
    assert same_person(tuple(one.split()), tuple(other.split())) is expected


@pytest.mark.parametrize(
    ("form", "name"), [("VW", "Volkswagen"), ("Vereinigten Staaten", "USA"), ("Europäischen Union", "EU")]
)
def test_short_and_inflected_forms_of_well_known_names(form, name):
    assert known_entity(form).name == name


def test_a_small_word_is_no_acronym():
    assert known_entity("un") is None
