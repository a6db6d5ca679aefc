"""One sentence for each way in which a text attributes a judgement, or does not; the target stands in «»."""

import pytest

from analysis.corpus.articles import Part
from analysis.mentions.extract import find_mentions
from analysis.quotes.rules import find_quotes
from analysis.sentiment.units import sentence_of, target_span
from analysis.sentiment.voice import attribute

QUOTED = [
    # direct and indirect speech
    ("„Die «Kooperation» ist gescheitert“, sagte Anna Weber.", ["Anna Weber"]),
    ("Anna Weber sagte, die «Kooperation» sei gescheitert.", ["Anna Weber"]),
    ("Die «Kooperation» sei gescheitert, hieß es in Berlin.", []),
    ("Die «Kooperation» ist, wie Anna Weber am Montag mitteilte, gescheitert.", ["Anna Weber"]),
    ("Die «Kooperation» ist gescheitert, so Anna Weber.", ["Anna Weber"]),
    ("Ohne die «Kooperation», gab Anna Weber zu bedenken, stünden die Kräne still.", ["Anna Weber"]),
    ("Die «Kooperation» schadet den Mietern, entschied das Amtsgericht Lingen.", ["Amtsgericht Lingen"]),
    # named sources
    ("Laut Anna Weber ist die «Kooperation» gescheitert.", ["Anna Weber"]),
    ("Nach Angaben von Anna Weber ist die «Kooperation» gescheitert.", ["Anna Weber"]),
    ("Aus Sicht von Anna Weber ist die «Kooperation» gescheitert.", ["Anna Weber"]),
    ("In den Augen von Anna Weber ist die «Kooperation» gescheitert.", ["Anna Weber"]),
    ("Ein «Joint Venture» ist nach der Definition des Lehrbuchs die Gründung einer Gesellschaft.", []),
    ("Die «Allianz» gilt unter Ermittlern als Glücksfall.", []),
    # verbs of judging
    ("Anna Weber forderte mehr «Datenschutz».", ["Anna Weber"]),
    ("Bedenken beim «Datenschutz» wies Anna Weber zurück.", ["Anna Weber"]),
    ("Anna Weber forderte die Länder auf, beim «Datenschutz» aufzuwachen.", ["Anna Weber"]),
    ("Anna Weber hält nichts von der «Zusammenarbeit».", ["Anna Weber"]),
    ("Anna Weber freut sich über die «Zusammenarbeit».", ["Anna Weber"]),
    ("Anna Weber zeigte sich zufrieden mit der «Zusammenarbeit».", ["Anna Weber"]),
    ("Anna Weber machte deutlich, dass die «Zusammenarbeit» endet.", ["Anna Weber"]),
    ("Kritiker sehen in der «Vorratsdatenspeicherung» einen Angriff.", []),
    ("«Datenschützer» kritisieren das Vorhaben.", []),
    # passive, with and without somebody who judges
    ("Die «Zusammenarbeit» wurde von Anna Weber kritisiert.", ["Anna Weber"]),
    ("Die «Zusammenarbeit» wurde scharf kritisiert.", []),
    ("Facebook steht wegen Mängeln beim «Datenschutz» in der Kritik.", []),
    # nouns
    ("Die Kritik von Anna Weber an der «Zusammenarbeit» verhallte.", ["Anna Weber"]),
    ("Die Forderung der Opposition nach mehr «Datenschutz» verhallte.", []),
    ("Anna Weber äußerte Bedenken gegen die «Zusammenarbeit».", ["Anna Weber"]),
    # colons, headlines
    ("Datenschützer: «Vorratsdatenspeicherung» ist verfassungswidrig", []),
    ("Merkel: «Zusammenarbeit» mit Frankreich bleibt eng", ["Merkel"]),
    ("Turnverein löst sich auf – Vorsitzender: Die «DSGVO» hat uns den Rest gegeben", []),
    ("Anna Weber fordert mehr «Datenschutz»", ["Anna Weber"]),
    # mood
    ("Die «Partnerschaft» sei ein wichtiger Schritt.", []),
    ("Der Konzern soll den «Datenschutz» verletzt haben.", []),
    # slogans
    ("Auf den Plakaten stand „Stoppt die «Vorratsdatenspeicherung»“.", []),
    ("Auf Plakaten wurde die «Privatsphäre» mit Sauerstoff verglichen.", []),
]

OF_THE_ARTICLE = [
    # acts, agreements, intentions, plans
    "Volkswagen und Ford vereinbarten eine «Kooperation».",
    "VW will die «Zusammenarbeit» mit Ford ausbauen.",
    "VW kündigte eine «Kooperation» mit Ford an.",
    "Beide Länder gelobten engere «Zusammenarbeit».",
    "Am «Gemeinschaftsunternehmen» soll Ford die Hälfte halten.",
    # talk of which only the topic is told, and what is left unsaid
    "Die Präsidenten sprachen über Fragen der «Zusammenarbeit».",
    "Die Firma wollte die «Zusammenarbeit» nicht kommentieren.",
    "Wie viele Betriebe «kooperieren», konnte das Ministerium nicht sagen.",
    # nobody judges, or only a thing does
    "Niemand bezweifelt den Nutzen der «Kooperation».",
    "Die Ehrung würdigte die «Zusammenarbeit» der Hochschulen.",
    "Das Gesetz verlangt mehr «Datenschutz».",
    "Die «Zusammenarbeit» droht zu scheitern.",
    "Die Firma hält sich an das Gesetz zum «Datenschutz».",
    "Bei der «Datenschutzbehörde» befindet sich ein Archiv.",
    # the text's own first person, its own colon
    "Wir begrüßen die «Zusammenarbeit» mit Polen.",
    "Aus unserer Sicht ist die «Zusammenarbeit» mit Polen gut.",
    "Berlin: Die «Kooperation» ist gescheitert.",
    "Fazit: Die «Kooperation» ist gescheitert.",
    # subjunctive that is nobody's speech
    "Er tat, als sei die «Kooperation» beendet.",
    # names and titles in quotation marks
    "Er leitet das „Institut für europäische «Partnerschaften» und Zusammenarbeit“ in Münster.",
]


def attributed(nlp, marked, *, quotes=True):
    """Attribute the target between guillemets; give voice and the speakers' names."""
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    doc, parts = nlp(text), (Part("body", 0, len(text)),)
    mentions, entities = find_mentions(doc, parts)
    found = find_quotes(doc, parts, mentions, entities) if quotes else ()
    given = attribute(target_span(doc, start, end), sentence_of(doc, start, end), found, mentions)
    return given.voice, [entities[i].name for i in given.speakers]


@pytest.mark.parametrize(("sentence", "speakers"), QUOTED)
def test_attributed_with_quotations(nlp, sentence, speakers):
    assert attributed(nlp, sentence) == ("quoted", speakers)


@pytest.mark.parametrize("sentence", [s for s, _ in QUOTED])
def test_attributed_where_no_quotation_is_found(nlp, sentence):
    assert attributed(nlp, sentence, quotes=False)[0] == "quoted"


@pytest.mark.parametrize("sentence", OF_THE_ARTICLE)
def test_told_by_the_article_itself(nlp, sentence):
    assert attributed(nlp, sentence) == ("author", [])
    assert attributed(nlp, sentence, quotes=False) == ("author", [])


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Nichts ist gelungen. Die «Gesetze» sind schwach.“ Das schreibt der Verein.", "quoted"),
        ("Weber sagte: „Nichts ist gelungen. Die «Gesetze» sind schwach. Wir klagen.", "quoted"),
        ("„Nichts ist gelungen. Die «Gesetze» sind schwach“, sagte Weber.", "quoted"),
        ("„Nichts ist gelungen“, sagte Weber. Die «Gesetze» sind schwach.", "author"),
        ("Die Firma „Nord“ kooperiert. Die «Gesetze» sind „schwach“.", "author"),
    ],
)
def test_quotation_marks_that_open_or_close_outside_the_sentence(nlp, text, voice):
    assert attributed(nlp, text, quotes=False)[0] == voice


@pytest.mark.parametrize(
    "text",
    [
        "Die Firma habe versagt, sagte Anna Weber. Die «Kooperation» sei gescheitert.",
        "Die Firma habe versagt, sagte Anna Weber. Die «Kooperationen» würden nun beendet.",
    ],
)
def test_speech_goes_on_with_its_speaker(nlp, text):
    assert attributed(nlp, text) == ("quoted", ["Anna Weber"])
