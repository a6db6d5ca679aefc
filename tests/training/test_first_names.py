"""The gender of first names is learnt from the lexicon and from titles before names."""

import tomllib

import pytest

from analysis.language.lexicon import Reading
from training.first_names import learn_first_names, main, met_in, names_of_lexicon, written

FORMS = {
    "Angela": {Reading("Angela", "EIG:NOM:SIN:FEM:NOA:VOR")},
    "Angelas": {Reading("Angela", "EIG:GEN:SIN:FEM:NOA:VOR")},
    "Herbert": {Reading("Herbert", "EIG:NOM:SIN:MAS:NOA:VOR")},
    "Kim": {Reading("Kim", "EIG:NOM:SIN:FEM:NOA:VOR"), Reading("Kim", "EIG:NOM:SIN:MAS:NOA:VOR")},
    "Bonn": {Reading("Bonn", "EIG:NOM:SIN:NEU:NOA:STD")},
    "Krüger": {Reading("Krüger", "EIG:NOM:SIN:MAS:NOA:NAC")},
    "Vorsitz": {Reading("Vorsitz", "SUB:NOM:SIN:MAS")},
}


def test_the_lexicon_gives_first_names_of_one_gender():
    assert names_of_lexicon(FORMS) == {"Angela": "Fem", "Herbert": "Masc"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kanzlerin Angela Merkel kam.", [("Angela", "Fem")]),
        ("Kanzler Olaf Scholz kam.", [("Olaf", "Masc")]),
        ("Ich danke Frau Mayra Veliz und Herrn Ulf Kern.", [("Mayra", "Fem"), ("Ulf", "Masc")]),
        ("Frau Dr. Mayra Veliz kam.", [("Mayra", "Fem")]),
        ("Kollegin Ulla Schmidt und Kollege Jörn Wunderlich kamen.", [("Ulla", "Fem"), ("Jörn", "Masc")]),
        ("Anna Seghers (* 1900 in Mainz) war eine Schriftstellerin.", [("Anna", "Fem")]),
        ("Uwe Johnson war ein Schriftsteller.", [("Uwe", "Masc")]),
        pytest.param("Er las, dass Uwe Johnson ein Buch schrieb.", [], id="no title"),
        pytest.param(
            "In Mainz las man zu der Zeit gern. Uwe Johnson war ein Autor.", [], id="not at the beginning"
        ),
        pytest.param("Frau Merkel kam.", [], id="a surname alone"),
        pytest.param("Die Rede des Ministers Uwe Kern dauerte.", [], id="an office in the genitive"),
    ],
)
def test_titles_tell_the_gender_of_the_first_name_behind_them(text, expected):
    assert list(met_in(text)) == expected


TWICE = ("Frau Mayra Veliz kam.", "Ministerin Mayra Veliz sprach.")


def test_a_name_that_was_met_twice_is_learnt_beside_those_of_the_lexicon():
    assert learn_first_names(FORMS, TWICE) == {"Angela": "Fem", "Herbert": "Masc", "Mayra": "Fem"}


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(TWICE[:1], id="met once"),
        pytest.param((*TWICE, "Herr Mayra Veliz kam."), id="too often with the other gender"),
        pytest.param(("Frau Vorsitz Meier kam.",) * 2, id="an ordinary noun"),
        pytest.param(("Frau Ministerin Meier kam.",) * 2, id="an office"),
        pytest.param(("Frau Bo Meier kam.",) * 2, id="two letters"),
        pytest.param(("Herr Angela Meier kam.",) * 2, id="the lexicon knows better"),
    ],
)
def test_what_is_unsure_is_not_learnt(texts):
    assert learn_first_names(FORMS, texts) == {"Angela": "Fem", "Herbert": "Masc"}


def test_a_gender_in_four_cases_of_five_is_sure():
    texts = (*TWICE, *TWICE, "Herr Mayra Veliz kam.")
    assert learn_first_names({}, texts) == {"Mayra": "Fem"}


def test_first_names_are_sorted_and_written_as_toml():
    names = learn_first_names({}, ("Frau Ulla Kern.", "Herr Jörn Kern.", "Frau Ada Kern.") * 2)
    assert list(names) == ["Ada", "Jörn", "Ulla"]
    assert tomllib.loads(written(names)) == {"Fem": ["Ada", "Ulla"], "Masc": ["Jörn"]}
    assert written(names).startswith("# First names and their gender")


def test_lines_of_the_list_are_short_and_break_no_double_name():
    names = {f"Anna-Lena-{'x' * n}": "Fem" for n in range(40)} | {"Hans": "Masc"}
    text = written(names)
    assert max(map(len, text.splitlines())) <= 110
    assert tomllib.loads(text)["Fem"] == list(names)[:-1]


def test_missing_data_are_named(tmp_path, capsys):
    assert main(["--data", str(tmp_path)]) == 2
    assert "is missing; mend --data" in capsys.readouterr().err
