"""What people coded arrives at the pipeline's own tokens."""

import pytest

from training.quotation_data import Example
from training.quotation_tagger import FOLDS, folds


def words(example, tokens):
    return " ".join(example.reading.tokens[i].text for i in tokens)


def shown(example):
    return [
        (c.stretch.type, words(example, c.stretch.tokens), *(words(example, part) for part in c.roles))
        for c in example.coded
    ]


TEXT = "„Wir kommen“, schrieb Anna Maier per E-Mail, „z.B. morgen.“"
QUOTATION = (
    "Direct",
    "„Wir kommen“ … „z.B. morgen.“",
    "Anna Maier",
    "schrieb",
    ", schrieb Anna Maier per E-Mail,",
)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\w+|\S",
        r"\w+[“.]*|„\w+(?:\.\w+\.)?|\S",
        r"[\w.-]+|\S",
        r"\S",
    ],
    ids=["as the pipeline or finer", "marks glued to words", "hyphens kept", "single letters"],
)
def test_coding_is_carried_over_from_tokens_with_other_boundaries(code, coded_row, pattern):
    (example,) = code(coded_row("brief", TEXT, QUOTATION, tokens=pattern))
    assert shown(example) == [
        (
            "Direct",
            "„ Wir kommen “ „ z.B. morgen . “",
            "Anna Maier",
            "schrieb",
            ", schrieb Anna Maier per E-Mail ,",
            "",
        )
    ]
    assert example.name == "brief"


def test_a_cue_in_two_pieces_and_a_speaker_of_an_earlier_sentence(examples):
    assert shown(examples[1]) == [
        (
            "Indirect",
            "der Fahrer habe geschlafen",
            "Die Polizei",
            "teilte mit",
            "Die Polizei teilte mit ,",
            "",
        ),
        ("IndirectFreeIndirect", "Er sei verletzt .", "Die Polizei", "", "", ""),
    ]


def test_spaces_between_tokens_divide_no_quotation(code, coded_row):
    row = coded_row(
        "a", "Sie sagte:  „Wir  kommen\n bald.“", ("Direct", "„Wir  kommen\n bald.“", "Sie", "sagte", "")
    )
    (example,) = code(row)
    (coded,) = example.coded
    assert words(example, coded.stretch.tokens) == "„ Wir kommen bald . “"
    assert coded.stretch.tokens == tuple(range(coded.stretch.tokens[0], coded.stretch.tokens[-1] + 1))


def test_parts_that_were_not_coded_are_empty_and_quotations_without_words_are_left_out(code, coded_row):
    row = coded_row(
        "a", "Er kam. Sie ging.", ("Direct", "Er kam.", "", "", ""), ("Reported", "", "Sie", "", "")
    )
    row["annotations"][0] |= {"speaker": None, "addressee": {"tokenIds": None}}
    del row["annotations"][0]["cue"]
    (example,) = code(row)
    assert shown(example) == [("Direct", "Er kam .", "", "", "", "")]


def test_addressees_are_read(code, coded_row):
    row = coded_row(
        "a", "Er sagte uns, es sei spät.", ("Indirect", "es sei spät", "Er", "sagte", "Er sagte uns,")
    )
    row["annotations"][0]["addressee"] = {"tokenIds": [2]}
    (example,) = code(row)
    assert shown(example)[0][-1] == "uns"


def test_an_article_without_quotations_is_an_example(examples):
    assert examples[4].coded == ()
    assert len(examples[4].reading.tokens) == 14


@pytest.mark.parametrize("n", [0, 3, 5, 13])
def test_folds_are_a_partition(n):
    articles = [Example(str(k), None, ()) for k in range(n)]
    divided = folds(articles)
    assert len(divided) == FOLDS
    assert sorted((e for _, held in divided for e in held), key=articles.index) == articles
    for learnt, held in divided:
        assert sorted(learnt + held, key=articles.index) == articles
        assert abs(len(held) - n / FOLDS) < 1
    assert folds(articles) == divided
