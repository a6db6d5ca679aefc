import pytest
from spacy.tokens import Doc

from analysis.quotes.mood import is_finite, subjunctive


def verb(nlp, form, tag="VVFIN"):
    return Doc(nlp.vocab, [form], tags=[tag], pos=["VERB"])[0]


@pytest.mark.parametrize(
    ("form", "mood"),
    [
        ("sei", "present"),
        ("habe", "present"),
        ("werde", "present"),
        ("könne", "present"),
        ("entstehe", "present"),
        ("arbeite", "present"),
        ("enthalte", "present"),
        ("bedeute", "present"),
        ("wäre", "past"),
        ("hätten", "past"),
        ("müssten", "past"),
        ("gäbe", "past"),
        ("sagte", None),
        ("machte", None),
        ("wurde", None),
        ("ist", None),
        ("entsteht", None),
        ("sagen", None),
    ],
)
def test_subjunctive_by_form(nlp, form, mood):
    assert subjunctive(verb(nlp, form)) == mood


@pytest.mark.parametrize(
    ("tag", "finite"), [("VVFIN", True), ("VAFIN", True), ("VVINF", False), ("VVPP", False)]
)
def test_finite_by_tag(nlp, tag, finite):
    assert is_finite(verb(nlp, "gekommen", tag)) is finite
