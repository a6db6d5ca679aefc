import pytest

from analysis.sentiment.clues import Place
from analysis.sentiment.polarity import judge
from analysis.sentiment.topics import find_targets, load_topics
from analysis.sentiment.units import sentence_of, target_span

SENTENCES = {
    "positive": [
        "Volkswagen und Microsoft weiten ihre strategische Partnerschaft aus.",
        "Trotz der Katastrophe gelobten beide Länder engere Zusammenarbeit.",
        "Die beiden Städte vereinbarten eine enge Kooperation.",
        "Die Zusammenarbeit zwischen Polizei und Schulen funktioniert hervorragend.",
        "Die Firmen wollen künftig enger zusammenarbeiten.",
        "Siemens und Bosch gründen ein Gemeinschaftsunternehmen.",
        "Die Kooperation ist ein großer Erfolg.",
        "Dank der Kooperation sank die Zahl der Unfälle deutlich.",
        "Der Minister lobte die Zusammenarbeit mit den Ländern.",
        "Die Vorsitzende forderte eine engere Zusammenarbeit mit den Nachbarländern.",
        "Die Unternehmen arbeiten seit Jahren erfolgreich zusammen.",
        "Die Polizei setzt auf die Zusammenarbeit mit den Bürgern.",
        "Niemand bezweifelt den Nutzen der Kooperation.",
        "Die Bedenken beim Datenschutz konnten ausgeräumt werden.",
        "Datenschutz-Bedenken wies der VW-Chef zurück.",
        "Es gibt keine Bedenken beim Datenschutz.",
        "Die Firma gewährleistet den Datenschutz.",
        "Das neue Gesetz stärkt den Datenschutz.",
        "Das Gericht kippte die Vorratsdatenspeicherung.",
        "Der Sprecher bestritt, dass der Datenschutz verletzt worden sei.",
    ],
    "negative": [
        "Die Kooperation zwischen den beiden Vereinen ist gescheitert.",
        "Der Konzern beendet die Zusammenarbeit mit dem Zulieferer.",
        "Die Regierung kündigte die Partnerschaft auf.",
        "Eine Kooperation mit der Partei schloss er aus.",
        "Der Gewerkschafter kritisierte die Zusammenarbeit mit dem Regime.",
        "Das Ende der Partnerschaft kam überraschend.",
        "Die Staaten arbeiten nicht mehr zusammen.",
        "Die Kooperation kam nicht zustande.",
        "Experten warnen vor einer Zusammenarbeit mit dem Konzern.",
        "Die Firma verstößt gegen den Datenschutz.",
        "Die App verletzt die Privatsphäre ihrer Nutzer.",
        "Die Opposition forderte mehr Datenschutz.",
        "Der Verband äußerte Bedenken wegen des Datenschutzes.",
        "Er kritisierte den mangelnden Datenschutz.",
        "Verbraucherschützer sehen den Datenschutz in Gefahr.",
        "Beim Datenschutz gibt es große Mängel.",
        "Unbekannte haben Kundendaten gestohlen.",
        "Nach dem Datenskandal trat der Vorstand zurück.",
    ],
    "neutral": [
        "Die Kooperation besteht seit dem Jahr 2005.",
        "Er leitet die Abteilung für internationale Zusammenarbeit.",
        "Das Buch entstand in Zusammenarbeit mit der Universität.",
        "Der Ausschuss berät über den Datenschutz.",
        "Die neuen Datenschutzregeln gelten ab Mai.",
    ],
}


def judged(nlp, sentence):
    doc = nlp(sentence)
    target = next(find_targets(doc, load_topics()))
    span = target_span(doc, target.start, target.end)
    found = sentence_of(doc, target.start, target.end)
    (weighed,) = judge([Place(span, found, found, target.topic)])
    return weighed


@pytest.mark.parametrize(("polarity", "sentence"), [(p, s) for p, found in SENTENCES.items() for s in found])
def test_polarity_toward_the_topic(nlp, polarity, sentence):
    assert judged(nlp, sentence).polarity == polarity


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        ("Die Kooperation ist ein Erfolg.", "Die Kooperation könnte ein Erfolg sein."),
        ("Die Firma gewährleistet den Datenschutz.", "Die Firma gewährleistet den Datenschutz kaum."),
        ("Die Kooperation ist ein Erfolg.", "Die Kooperation ist kein Erfolg."),
    ],
)
def test_possibility_diminishing_and_negation_weaken(nlp, stronger, weaker):
    assert judged(nlp, stronger).score > judged(nlp, weaker).score


def test_score_and_confidence_have_their_ranges(nlp):
    for weighed in (judged(nlp, sentence) for found in SENTENCES.values() for sentence in found):
        assert -1 <= weighed.score <= 1
        assert 0 < weighed.confidence < 1
        assert weighed.polarity == "neutral" or (weighed.score > 0) == (weighed.polarity == "positive")


def test_without_targets_there_is_nothing_to_judge():
    assert judge([]) == ()


def test_other_sentences_do_not_count(nlp):
    alone = "Der Ausschuss berät über den Datenschutz."
    assert (
        judged(nlp, alone + " Die Katastrophe ist ein schrecklicher Skandal.").score
        == judged(nlp, alone).score
    )
