import pytest

from analysis.quotes.rules import find_quotes


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Die Lage sei ernst, sagte Maier gegenüber der Presse.", "der Presse"),
        ("Die Lage sei ernst, sagte Maier der Nachrichtenagentur Reuters.", "der Nachrichtenagentur Reuters"),
        ("Maier sagte vor Journalisten, die Lage sei ernst.", "Journalisten"),
        ("Ihm wird vorgeworfen, das Geld gestohlen zu haben.", "Ihm"),
        ("Die Lage sei ernst, sagte Maier.", ""),
    ],
)
def test_addressee(nlp, text, addressee):
    (quote,) = find_quotes(nlp(text), (), (), ())
    assert "".join(text[s:e] for s, e in quote.addressee_spans) == addressee
