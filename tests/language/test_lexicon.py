"""The lexicon knows forms, and compounds by their last part."""

import pytest

from analysis.language.lexicon import Lexicon, Reading, lexicon_of

SMALL = Lexicon.build(
    {
        "Häusern": {Reading("Haus", "SUB:DAT:PLU:NEU")},
        "gebe": {Reading("geben", "VER:1:SIN:PRÄ:NON"), Reading("geben", "VER:3:SIN:KJ1:NON")},
        "freundlichen": {Reading("freundlich", "ADJ:AKK:SIN:MAS:GRU:DEF")},
    }
)


def test_readings_of_a_listed_form():
    assert SMALL.readings("gebe") == (
        Reading("geben", "VER:1:SIN:PRÄ:NON"),
        Reading("geben", "VER:3:SIN:KJ1:NON"),
    )
    assert SMALL.readings("Gebe") == ()


@pytest.mark.parametrize(
    ("form", "lemma", "tail"),
    [
        ("Gründerzeithäusern", "Gründerzeithaus", 7),
        ("VW-Häusern", "VW-Haus", 7),
        ("E-Häusern", "E-Haus", 7),
        ("umweltfreundlichen", "umweltfreundlich", 12),
        ("Häusern", "Haus", 7),
    ],
)
def test_a_compound_inflects_like_its_last_part(form, lemma, tail):
    found = SMALL.find(form)
    assert ({r.lemma for r in found.readings}, found.tail) == ({lemma}, tail)


def test_an_unknown_form_has_no_reading():
    assert SMALL.find("Brömme") == ((), 0)


def test_a_word_without_end_is_read_by_its_end():
    assert SMALL.find("A" * 100_000 + "häusern").tail == 7


def test_packed_and_loaded_it_is_the_same():
    again = Lexicon.load(**SMALL.pack())
    assert "gebe" in again
    assert again.readings("Häusern") == SMALL.readings("Häusern")


def test_the_pipeline_carries_the_lexicon(nlp):
    lexicon = lexicon_of(nlp.vocab)
    assert Reading("können", "VER:MOD:3:SIN:KJ1") in lexicon.readings("könne")
