import pytest

from analysis.annotations import Mention, Quote
from analysis.sentiment.topics import find_targets, load_topics
from analysis.sentiment.units import sentence_of, target_span
from analysis.sentiment.voice import attribute

SENTENCES = {
    "quoted": [
        "Datenschutz-Bedenken wies der VW-Chef zurück.",
        "Der Minister lobte die Zusammenarbeit mit den Ländern.",
        "Die Vorsitzende forderte eine engere Zusammenarbeit mit den Nachbarländern.",
        "Eine Kooperation mit der Partei schloss er aus.",
        "Laut dem Bürgermeister hat sich die Kooperation bewährt.",
        "Die Partnerschaft sei ein wichtiger Schritt.",
        "Die Ministerin sagte, dass der Datenschutz gewährleistet ist.",
        "Der Datenschutz ist gewährleistet, versicherte der Sprecher.",
        "Datenschützer kritisieren das Vorhaben.",
        "Nach Ansicht der Gewerkschaft schadet die Kooperation den Beschäftigten.",
        "Experten warnen vor einer Zusammenarbeit mit dem Konzern.",
    ],
    "author": [
        "Volkswagen und Microsoft weiten ihre strategische Partnerschaft aus.",
        "Trotz der Katastrophe gelobten beide Länder engere Zusammenarbeit.",
        "Die Kooperation ist gescheitert.",
        "Die Firma gewährleistet den Datenschutz.",
        "Niemand bezweifelt den Nutzen der Kooperation.",
        "Er tat, als sei die Kooperation beendet.",
        "Das Gericht kippte die Vorratsdatenspeicherung.",
    ],
}


def attributed(nlp, text, quotes=(), mentions=()):
    doc = nlp(text)
    target = next(find_targets(doc, load_topics()))
    span = target_span(doc, target.start, target.end)
    return attribute(span, sentence_of(doc, target.start, target.end), quotes, mentions)


@pytest.mark.parametrize(("voice", "sentence"), [(v, s) for v, found in SENTENCES.items() for s in found])
def test_voice_without_quotations(nlp, voice, sentence):
    assert attributed(nlp, sentence).voice == voice


def test_quotation_gives_voice_and_speaker(nlp):
    text = "Die Partnerschaft trägt, sagte Anna Weber."
    quote = Quote("Indirect", ((0, 23),), speakers=(4,))
    assert attributed(nlp, text, (quote,)) == ("quoted", (4,), 0)


def test_inner_quotation_without_speaker_takes_the_outer_one(nlp):
    text = "Die „Partnerschaft auf Zeit“ trägt, sagte Anna Weber."
    quotes = (Quote("Indirect", ((0, 34),), speakers=(2,)), Quote("Direct", ((4, 28),), nested_in=0))
    assert attributed(nlp, text, quotes) == ("quoted", (2,), 1)


def test_judging_verb_gives_the_subject_as_speaker(nlp):
    text = "Anna Weber kritisierte die Zusammenarbeit mit dem Konzern."
    mention = Mention(0, 10, "name", 7)
    assert attributed(nlp, text, (), (mention,)) == ("quoted", (7,), None)


def test_source_gives_the_speaker(nlp):
    text = "Laut Anna Weber hat sich die Kooperation bewährt."
    assert attributed(nlp, text, (), (Mention(5, 15, "name", 3),)) == ("quoted", (3,), None)


def test_subjunctive_goes_on_with_the_last_speaker_of_the_paragraph(nlp):
    text = "Der Plan trägt, sagte Anna Weber. Die Kooperation sei gelungen."
    quote = Quote("Indirect", ((0, 14),), speakers=(1,))
    assert attributed(nlp, text, (quote,)) == ("quoted", (1,), None)
    apart = text.replace(". Die", ".\n\nDie")
    assert attributed(nlp, apart, (quote,)) == ("quoted", (), None)
