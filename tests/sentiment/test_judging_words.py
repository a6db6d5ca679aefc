import pytest

from analysis.sentiment.lexicon import judging_noun, judging_word


@pytest.mark.parametrize(
    ("noun", "effect"),
    [
        ("bedenken", "negative"),
        ("datenschutz-bedenken", "negative"),
        ("datenpanne", "negative"),
        ("datenschutzverstößen", "hinder"),
        ("erfolg", "positive"),
        ("wochenende", None),
        ("codeshareflüge", None),
        ("tisch", None),
    ],
)
def test_nouns_and_compounds(noun, effect):
    word = judging_noun(noun)
    assert (word and word.effect) == effect


@pytest.mark.parametrize(
    ("sentence", "form", "effect"),
    [
        ("Er wies den Vorwurf zurück.", "wies", "hinder"),
        ("Die Firmen weiten ihre Zusammenarbeit aus.", "weiten", "support"),
        ("Sie lobten den Plan.", "lobten", "praise"),
        ("Sie gelobten Besserung.", "gelobten", "support"),
        ("Die Partei kündigte den Vertrag.", "kündigte", "hinder"),
        ("Die Partei kündigte den Vertrag an.", "kündigte", None),
        ("Die gestoppte Fusion kostet Geld.", "gestoppte", "hinder"),
        ("Er kommt bereits morgen.", "bereits", None),
    ],
)
def test_words_in_sentences(nlp, sentence, form, effect):
    token = next(t for t in nlp(sentence) if t.text == form)
    word = judging_word(token)
    assert (word and word.effect) == effect
