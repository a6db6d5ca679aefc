"""A change of quotation marks moves nothing and is measured as a loss of F1."""

import pytest

from analysis.evaluation.typography import STYLES, Styled, by_style, listing, restyled, restyled_articles
from analysis.quotes.marks import find_marked


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("„“", "Er sagte: „Das ‚Nein‘ steht.“"),
        ("„”", "Er sagte: „Das ‚Nein’ steht.”"),
        ("»«", "Er sagte: »Das ›Nein‹ steht.«"),
        ("«»", "Er sagte: «Das ‹Nein› steht.»"),
        ("“”", "Er sagte: “Das ‘Nein’ steht.”"),
        ("‚‘", "Er sagte: ‚Das „Nein“ steht.‘"),
        ("›‹", "Er sagte: ›Das »Nein« steht.‹"),
        ("‹›", "Er sagte: ‹Das «Nein» steht.›"),
        ('""', "Er sagte: \"Das 'Nein' steht.\""),
        ("''", "Er sagte: 'Das \"Nein\" steht.'"),
    ],
)
def test_outer_and_inner_marks_change(style, expected):
    assert restyled("Er sagte: „Das ‚Nein‘ steht.“", style) == expected


@pytest.mark.parametrize("style", STYLES)
def test_what_is_no_quotation_mark_stays(style):
    text = "Hans’ Haus am Ku'damm hat 5\" dicke Wände."
    assert restyled(text, style) == text


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "text",
    [
        "„Es ‚kippt‘ hier“, sagte sie. Der „Kahn“ sinkt; er rief: „Halt!“",
        "„Komm!“ „Nein.“\n\nDie „Welt“ (früher „Globus“) kommt („täglich“).",
    ],
)
def test_the_same_stretches_are_found_in_every_style(style, text):
    changed = restyled(text, style)
    assert len(changed) == len(text)
    assert [mark[:2] for mark in find_marked(changed)] == [mark[:2] for mark in find_marked(text)]


def test_marks_that_paragraphs_repeat_change_too():
    assert restyled("„Eins.\n\n„Zwei.\n\n„Drei.“", "»«") == "»Eins.\n\n»Zwei.\n\n»Drei.«"


@pytest.mark.parametrize("style", sorted(set(STYLES) - {"''"}))
def test_a_quotation_over_paragraphs_is_one_in_every_style_but_straight_single(style):
    text = "„Eins.\n\n„Zwei.\n\n„Drei.“ Ende."
    (mark,) = find_marked(restyled(text, style))
    assert (mark.start, mark.end, mark.closed) == (0, text.index(" Ende"), True)


def test_an_unclosed_mark_changes_alone():
    assert restyled("„Nie zu.\n\nEin Absatz.", "»«") == "»Nie zu.\n\nEin Absatz."


def test_an_unknown_style_is_refused():
    with pytest.raises(KeyError):
        restyled("„Ja“", "§§")


def test_articles_keep_everything_but_the_marks():
    rows = [{"id": "a", "text": "„Ja“, sagte sie.", "date": "2019-02-27"}]
    assert restyled_articles(rows, "»«") == ({"id": "a", "text": "»Ja«, sagte sie.", "date": "2019-02-27"},)
    assert rows[0]["text"] == "„Ja“, sagte sie."


def test_the_loss_is_taken_against_the_articles_as_printed():
    def scored(rows):
        return {"f1": 0.5 if "»" in rows[0]["text"] else 0.8}

    printed, french = by_style([{"text": "„Ja“"}], scored, styles=["»«"])
    assert printed == Styled("", {"f1": 0.8}, {"f1": 0.0})
    assert french.lost["f1"] == pytest.approx(0.3)
    assert [line.split() for line in listing([printed, french]).splitlines()] == [
        ["as", "printed", "f1", "0.800", "(+0.000)"],
        ["»«", "f1", "0.500", "(-0.300)"],
    ]
