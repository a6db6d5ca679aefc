import pytest

from analysis.quotes.cues import find_cues, lexicon
from analysis.quotes.marks import find_marked
from analysis.quotes.sentences import clauses, sentences


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        ("Der Minister sagte, er komme.", "sagen", ["sagte"]),
        ("Die Firma kündigte am Montag neue Stellen an.", "ankündigen", ["kündigte", "an"]),
        ("Wie die Firma ankündigte, komme sie.", "ankündigen", ["ankündigte"]),
        ("Die Firma hat neue Stellen angekündigt.", "ankündigen", ["hat", "angekündigt"]),
        ("Der Leiter wies den Vorwurf zurück.", "zurückweisen", ["wies", "zurück"]),
        ("Die Polizei wies darauf hin, dass Regen komme.", "hinweisen", ["wies", "darauf", "hin"]),
        ("Der Forscher geht davon aus, dass Regen kommt.", "ausgehen", ["geht", "davon", "aus"]),
        ("Ihm wird vorgeworfen, gelogen zu haben.", "vorwerfen", ["wird", "vorgeworfen"]),
        ("Der Chef ist der Meinung, dass es reicht.", "", ["ist", "der", "Meinung"]),
    ],
)
def test_a_cue_is_the_whole_predicate(nlp, text, verb, words):
    (sentence,) = sentences(nlp(text), find_marked(text))
    cue = find_cues(sentence, clauses(sentence))[0]
    assert (cue.verb, [sentence.tokens[i].text for i in cue.tokens]) == (verb, words)


@pytest.mark.parametrize(
    "text", ["Die Männer gehen nach Hause.", "„Das sagte er gern“ ist ein Satz.", "Er zeigt ein Bild."]
)
def test_other_verbs_and_quoted_ones_are_no_cues(nlp, text):
    (sentence,) = sentences(nlp(text), find_marked(text))
    assert find_cues(sentence, clauses(sentence)) == ()


def test_forms_are_conjugated():
    forms = lexicon().forms
    assert {"sagt", "sagte", "sagten", "gesagt", "sprach", "gesprochen", "erklärt", "kritisiert"} <= set(
        forms
    )
    assert "gekritisiert" not in forms
    assert "beerklärt" not in forms
