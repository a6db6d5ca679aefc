import pytest

from analysis.sentiment.baseline import textblob_polarity
from analysis.sentiment.lexicon import judging_noun


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("Das Ergebnis ist gut.", 1.0),
        ("Das Ergebnis ist nicht gut.", -0.5),
        ("Das Ergebnis ist keinesfalls gut.", 1.0),
        ("Das Ergebnis ist nicht besonders gut.", 1.0),
        ("Der Minister kritisiert den Vertrag.", 0.0),
        ("Die Krise war kein Erfolg.", 0.0),
        ("", 0.0),
    ],
)
def test_what_textblob_says(sentence, polarity):
    assert textblob_polarity(sentence) == polarity


def test_nouns_that_textblob_lists_but_never_finds_are_found_here():
    assert textblob_polarity("Die Abfälligkeit") == 0.0
    assert judging_noun("abfälligkeit").effect == "negative"
    assert judging_noun("abfälligkeiten").effect == "negative"
