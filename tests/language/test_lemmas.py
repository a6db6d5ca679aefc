"""Lemmas and normal forms of words in sentences."""

import pytest


def of(nlp, sentence, attribute):
    """What the word between asterisks has."""
    before, word, after = sentence.split("*")
    token = next(t for t in nlp(before + word + after) if t.idx == len(before))
    return attribute(token)


@pytest.mark.parametrize(
    ("sentence", "lemma"),
    [
        ("Die *Königinnen* von Dänemark und Spanien trafen sich.", "Königin"),
        ("Wenn du nach Berlin *fährst*, nimm den Zug.", "fahren"),
        ("Die Altstadt besteht aus *Gründerzeithäusern*.", "Gründerzeithaus"),
        ("Die *Datenschutzbedenken* der Kritiker blieben.", "Datenschutzbedenken"),
        ("Der Konzern *baute* drei Werke.", "bauen"),
        ("Die Partei hat die Wahl *gewonnen*.", "gewinnen"),
        ("Er hat keine Zeit, das Haus *aufzubauen*.", "aufbauen"),
        ("Die *größeren* Firmen zahlen mehr.", "groß"),
        ("Das Urteil des *Gerichts* überraschte niemanden.", "Gericht"),
        ("Die *Bundesländer* widersprachen.", "Bundesland"),
        ("*Denn* das Geld fehlt.", "denn"),
    ],
)
def test_lemma(nlp, sentence, lemma):
    assert of(nlp, sentence, lambda t: t.lemma_) == lemma


@pytest.mark.parametrize(
    ("sentence", "normal_form"),
    [
        ("Der Konzern *kündigte* am Montag eine Partnerschaft an.", "ankündigen"),
        ("Der Minister *wies* die Vorwürfe entschieden zurück.", "zurückweisen"),
        ("Die Firma *teilte* das am Abend mit.", "mitteilen"),
        ("Die Regierung *lehnt* den Vorschlag ab.", "ablehnen"),
        ("Die beiden Konzerne *arbeiten* bei der Software zusammen.", "zusammenarbeiten"),
        ("Der Bundestag *stimmte* dem Gesetz zu.", "zustimmen"),
        ("Die Gewerkschaft *rief* zum Streik auf.", "aufrufen"),
        ("Er *räumte* den Fehler ein.", "einräumen"),
        ("Die Firma *stellte* ein neues Auto vor.", "vorstellen"),
        ("Die Kommission *schlug* strengere Regeln vor.", "vorschlagen"),
        ("Er *bot* seinen Rücktritt an.", "anbieten"),
        ("Der Minister *trat* am Freitag zurück.", "zurücktreten"),
        ("Die Zusammenarbeit *nahm* im Lauf der Jahre zu.", "zunehmen"),
        ("Der Konzern hat eine Partnerschaft *angekündigt*.", "ankündigen"),
        ("Er versprach, den Vertrag *einzuhalten*.", "einhalten"),
        ("Die Firma *kündigte* den Vertrag.", "kündigen"),
        ("Er *sprach* mit dem Minister.", "sprechen"),
        ("Die Firma *baute* ein Werk und kündigte den Vertrag an.", "bauen"),
        ("Der Minister *kam* nach Berlin und stellte das Gesetz vor.", "kommen"),
        ("Sie *nahm* den Preis und lehnte das Geld ab.", "nehmen"),
        ("Er *fuhr* nach Bonn und trat dort auf.", "fahren"),
        ("Die *Verträge* gelten.", "Vertrag"),
    ],
)
def test_a_separated_verb_is_joined(nlp, sentence, normal_form):
    assert of(nlp, sentence, lambda t: t._.normal_form) == normal_form
