"""Passages are whole sentences where these are short enough, and never leave their paragraph."""

import pytest

from analysis.evidence.passages import passage_around

TEXT = 'Er kam am 3. Mai. "Wir warten noch", sagte Diess (v. l.) laut. Dann ging er.\nNeuer Absatz.'


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        ("Diess", '"Wir warten noch", sagte Diess (v. l.) laut.'),
        ("kam", "Er kam am 3. Mai."),
        ("Mai", "Er kam am 3. Mai."),
        ("ging", "Dann ging er."),
        ("Neuer", "Neuer Absatz."),
        ('kam am 3. Mai. "Wir', 'Er kam am 3. Mai. "Wir warten noch", sagte Diess (v. l.) laut.'),
        ("Dann ging er.", "Dann ging er."),
    ],
)
def test_a_span_is_extended_to_its_sentence(words, passage):
    start = TEXT.index(words)
    found = passage_around(TEXT, start, start + len(words))
    assert TEXT[found.start : found.end] == passage
    assert not found.cut_before
    assert not found.cut_after


def test_a_long_sentence_is_cut_between_words():
    text = "anfang " * 80 + "MITTE" + " ende" * 80
    start = text.index("MITTE")
    found = passage_around(text, start, start + 5)
    shown = text[found.start : found.end]
    assert found.cut_before
    assert found.cut_after
    assert "MITTE" in shown
    assert len(shown) < 500
    assert set(shown.split()) == {"anfang", "MITTE", "ende"}


@pytest.mark.parametrize("text", ["x", "x\n", "\nx", " x ", "x."])
def test_the_edges_of_a_text_are_no_trouble(text):
    start = text.index("x")
    found = passage_around(text, start, start + 1)
    assert found.start <= start < found.end <= len(text)
