"""What stands in quotation marks without being said: names, titles, terms, and scare quotes."""

import pytest

from analysis.quotes.marks import find_marked
from analysis.quotes.titles import quotes_words

STYLES = ["„{}“", "»{}«", "«{}»", "“{}”", '"{}"', "'{}'", "‚{}‘", "›{}‹", "‹{}›"]


def judged(text, trust, *, verb=False):
    return [quotes_words(text, mark, trust, verb=verb) for mark in find_marked(text)]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "text",
    [
        "Das Schiff {Morning Star} lief gestern aus.",
        "Sie las im Roman {Die Stadt hat tausend kleine Fenster} weiter.",
        "Der Bundestag beriet das {Gesetz zur Änderung des Passgesetzes} gestern.",
        "Der {Verein der Freunde alter Bahnen e. V.} lädt ein.",
        "Laut {tagesschau.de} steigt der Preis.",
        "Wie {heise online} berichtet, steigt der Preis.",
        "Die so genannten {gelben Westen} gingen auf die Straße.",
        "Die {taz}-Redaktion zog um.",
        "{Gewalt gegen Kinder im Netz}, so lautet der Titel der Studie.",
        "Die Gruppe, die sich selbst {die neuen Wilden der Stadt} nennt, tagte.",
    ],
)
def test_names_titles_and_scare_quotes_are_not_said(style, text):
    before, inner, behind = text.replace("}", "{").split("{")
    assert judged(before + style.format(inner) + behind, 0.5) == [False]


@pytest.mark.parametrize(
    ("text", "trust"),
    [
        ("Er nannte den Plan „völlig falsch“.", 1.0),
        ("Er nannte den Plan ein „Gesetz der Schande“.", 1.0),
        ("Der Plan sei „ein Schritt“, sagte sie.", 0.5),
        ("Sie riefen Parolen wie zum Beispiel „Thaksin raus!“ und gingen.", 0.0),
        ("Sie trug ein Band mit der Aufschrift „Kritik = Terror“ am Arm.", 0.0),
        ("„Guten Tag, wieder da“, mit diesen Worten begann er.", 0.0),
        ("„Das haben wir nicht gewusst.“ Dann schwieg er.", 0.0),
    ],
)
def test_words_that_somebody_said(text, trust):
    assert judged(text, trust) == [True]


@pytest.mark.parametrize("text", ["Er sah „“ an.", "Das ist „neu“.", "Er kam mit der „Neuen Zeit“ an."])
def test_few_words_need_a_sentence_that_speaks_for_them(text):
    assert not any(judged(text, 0.0))
