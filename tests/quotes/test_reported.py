import pytest


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Opposition forderte eine schnellere Entscheidung.", "Die Opposition"),
        ("Müntefering sprach von einem großen Erfolg.", "Müntefering"),
        ("Am Montag kritisierte die Ministerin die Pläne der Firma.", "die Ministerin"),
        ("Der Minister wies die Vorwürfe zurück.", "Der Minister"),
        ("Die Polizei warnte vor glatten Straßen.", "Die Polizei"),
    ],
)
def test_a_sentence_that_sums_up_what_was_said(rows, text, speaker):
    assert rows(text) == [("Reported", text, speaker, "")]


def test_this_takes_up_the_sentence_before(rows):
    text = "Die Brücke wird im Mai gesperrt. Das sagte der Bürgermeister."
    assert rows(text) == [("Indirect", "Die Brücke wird im Mai gesperrt. Das", "der Bürgermeister", "sagte")]


def test_other_sentences_sum_up_nothing(rows):
    assert rows("Die Opposition gewann die Wahl.") == []
