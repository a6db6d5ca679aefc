"""Treebanks of different schemes are brought to the lemmas and features of UD German-GSD."""

import pytest

from training.features import MISSING, harmonise
from training.typography import quotation_marks, spaces

READINGS = {
    ("sei", "3", "Sing"): {("Sub", "Pres")},
    ("würden", "3", "Plur"): {("Sub", "Past")},
    ("sollte", "3", "Sing"): {("Ind", "Past"), ("Sub", "Past")},
}


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        (  # reported "sei" is a subjunctive, whatever the treebank says
            ("HDT", "sei", "sein", "AUX", "Mood=Ind|Number=Sing|Person=3|Tense=Pres", "cop"),
            ("sein", "AUX", "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
        ),
        (
            (
                "HDT",
                "würden",
                "werden",
                "AUX",
                "Mood=Ind|Number=Plur|Person=3|Tense=Pres",
                "aux",
            ),
            ("werden", "AUX", "Mood=Sub|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"),
        ),
        (  # a form that can be either keeps the treebank's word
            (
                "HDT",
                "sollte",
                "sollen",
                "AUX",
                "Mood=Ind|Number=Sing|Person=3|Tense=Past",
                "aux",
            ),
            ("sollen", "AUX", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"),
        ),
        (  # HDT lemmatises the last part of a compound and leaves most cases out
            ("HDT", "Mitbenutzern", "Benutzer", "NOUN", "Case=Dat|Number=Plur", "nmod"),
            ("_", MISSING, "_"),
        ),
        (
            ("SIGMORPHON", "sich", "er|es|sie", "PRON", "Case=Acc|Number=Plur|Person=3|Reflex=Yes", "_"),
            ("sich", "PRON", "Case=Acc|Number=Plur|Person=3|PronType=Prs|Reflex=Yes"),
        ),
        (
            ("SIGMORPHON", "die", "der", "DET", "Case=Nom|Definite=Def|Gender=Fem|Number=Sing", "_"),
            ("der", "DET", "Case=Nom|Definite=Def|Gender=Fem|Number=Sing|PronType=Art"),
        ),
        (
            ("SIGMORPHON", "größere", "groß", "ADJ", "Case=Acc|Gender=Fem|Number=Sing", "_"),
            ("groß", "ADJ", "Case=Acc|Degree=Cmp|Gender=Fem|Number=Sing"),
        ),
        (("SIGMORPHON", "kleiner", "klein", "ADJ", "_", "_"), ("klein", "ADJ", "Degree=Pos")),
        (("SIGMORPHON", "kleinere", "klein", "ADJ", "_", "_"), ("klein", "ADJ", "Degree=Cmp")),
        (("SIGMORPHON", "kleinsten", "klein", "ADJ", "_", "_"), ("klein", "ADJ", "Degree=Sup")),
        (
            ("PUD", "gesagt", "sagen", "VERB", "Tense=Past", "root"),
            ("sagen", "VERB", "VerbForm=Part"),
        ),
        (
            (
                "PUD",
                "wurde",
                "werden",
                "AUX",
                "Mood=Ind|Number=Sing|Person=3|Tense=Past",
                "aux:pass",
            ),
            ("werden", "AUX", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin|Voice=Pass"),
        ),
    ],
)
def test_a_token_is_brought_to_one_scheme(token, expected):
    assert harmonise(*token, READINGS, third=True) == expected


class Last:
    """A source of chance that always draws guillemets."""

    def choices(self, styles, weights):
        assert len(styles) == len(weights)
        return [("»", "«")]


def test_quotation_marks_change_in_pairs():
    assert quotation_marks(["Er", "sagte", ":", '"', "Ja", '"', "."], Last()) == [
        "Er",
        "sagte",
        ":",
        "»",
        "Ja",
        "«",
        ".",
    ]
    assert quotation_marks(["Ein", '"', "bleibt"], Last()) == ["Ein", '"', "bleibt"]


def test_spaces_stand_where_print_has_them():
    words = ["Er", "(", "VW", ")", "sagte", ":", "„", "Ja", "“", ",", "gut", "."]
    text = "".join(w + " " * s for w, s in zip(words, spaces(words), strict=True))
    assert text == "Er (VW) sagte: „Ja“, gut. "
