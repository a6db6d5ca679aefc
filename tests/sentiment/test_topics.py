import pytest

from analysis.sentiment.topics import Topic, find_targets, load_topics, names_topic, opposes


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Der Datenschutz fehlt.", ["data_protection Datenschutz"]),
        ("Die Stärkung des Datenschutzes kommt voran.", ["data_protection Datenschutzes"]),
        ("Es gab Datenschutzbedenken.", ["data_protection Datenschutzbedenken"]),
        ("Es gab Datenschutz-Bedenken.", ["data_protection Datenschutz-Bedenken"]),
        ("Es geht um datenschutzrechtliche Fragen.", ["data_protection datenschutzrechtliche"]),
        ("Die Datenschützer:innen warnen.", ["data_protection Datenschützer:innen"]),
        ("Der Schutz personenbezogener Daten ist Pflicht.", ["data_protection personenbezogener Daten"]),
        ("Das regelt die DSGVO.", ["data_protection DSGVO"]),
        ("Die Vorratsdatenspeicherung ist vom Tisch.", ["data_protection Vorratsdatenspeicherung"]),
        ("Die Kooperationen laufen weiter.", ["partnership Kooperationen"]),
        ("Sie schlossen eine Energiekooperation.", ["partnership Energiekooperation"]),
        ("Die Zusammenarbeit endet.", ["partnership Zusammenarbeit"]),
        ("Sie versuchen, enger zusammenzuarbeiten.", ["partnership zusammenzuarbeiten"]),
        ("Beide haben eng zusammengearbeitet.", ["partnership zusammengearbeitet"]),
        ("Sie sollten enger zusammen arbeiten.", ["partnership zusammen arbeiten"]),
        (
            "Die Firmen arbeiten seit Jahren eng zusammen.",
            ["partnership arbeiten seit Jahren eng zusammen"],
        ),
        ("Die Vereine kooperierten.", ["partnership kooperierten"]),
        (
            "Kooperations- und Partnerschaftsverträge liegen vor.",
            ["partnership Kooperations", "partnership Partnerschaftsverträge"],
        ),
        (
            "Die Partnerschaft achtet den Datenschutz.",
            ["partnership Partnerschaft", "data_protection Datenschutz"],
        ),
        ("Seine Lebenspartnerschaft endete.", []),
        ("Das Spiel in der Allianz Arena war ausverkauft.", []),
        ("Bündnis 90/Die Grünen tagen in Bonn.", []),
        ("Die Polizei fasst die Ergebnisse zusammen und lässt arbeiten.", []),
        ("Der Schatz liegt im Garten.", []),
        ("Die OSZE, Organisation für Sicherheit und Zusammenarbeit in Europa, tagt.", []),
        ("Das Ministerium für wirtschaftliche Zusammenarbeit und Entwicklung zahlt.", []),
        ("Der Partnerschaftsbonus zum Elterngeld entfällt.", []),
        ("Gleichgeschlechtliche Partnerschaften sind anerkannt.", []),
        ("Die Staaten des Golfkooperationsrates vereinbarten es.", []),
        ("Allianz-Chef Bäte geht in den Ruhestand.", []),
        ("Der Arbeitskreis Vorratsdatenspeicherung rief zur Demonstration auf.", []),
        ("Die Führung des Arbeitskreises Vorratsdatenspeicherung klagt.", []),
        ("Das Gesundheitsdatennutzungsgesetz tritt in Kraft.", []),
        ("Es geht um nicht personenbezogene Daten von Maschinen.", []),
        ("Daten- und Identitätsklau nehmen zu.", ["data_protection Daten"]),
        ("Die wirtschaftliche Zusammenarbeit wächst.", ["partnership Zusammenarbeit"]),
    ],
)
def test_shipped_topics(nlp, sentence, expected):
    found = find_targets(nlp(sentence), load_topics())
    assert [f"{t.topic.key} {sentence[t.start : t.end]}" for t in found] == expected


def test_seed(nlp, seed_text):
    found = [(t.topic.key, t.start, t.end) for t in find_targets(nlp(seed_text), load_topics())]
    assert found == [
        ("partnership", 109, 123),
        ("partnership", 224, 237),
        ("partnership", 582, 593),
        ("partnership", 841, 854),
        ("data_protection", 1342, 1362),
        ("partnership", 1548, 1566),
    ]


def topic(*terms, excludes=()):
    return Topic("t", "T", "T", terms, tuple(excludes))


@pytest.mark.parametrize(
    ("terms", "excludes", "sentence", "expected"),
    [
        (
            ["Vertrag"],
            [],
            "Die Verträge und der Vertragsentwurf liegen vor.",
            ["Verträge", "Vertragsentwurf"],
        ),
        (["Rat"], [], "Der Verrat des Rates, EU-Rat und Ratte.", ["Rates", "EU-Rat"]),
        (["EZB"], [], "EZB-Chefin und EZBler", ["EZB-Chefin"]),
        (["aussteigen"], [], "Er stieg im Mai aus der Firma aus.", ["stieg im Mai aus der Firma aus"]),
        (["aussteigen"], [], "Wer aussteigt, zahlt.", ["aussteigt"]),
        (["Klima"], ["Betriebsklima"], "Das Betriebsklima leidet, das Klima auch.", ["Klima"]),
        (["erneuerbare Energie"], [], "Mehr erneuerbare Energien sind nötig.", ["erneuerbare Energien"]),
    ],
)
def test_own_terms(nlp, terms, excludes, sentence, expected):
    found = find_targets(nlp(sentence), [topic(*terms, excludes=excludes)])
    assert [sentence[t.start : t.end] for t in found] == expected


def test_longer_term_wins(nlp):
    sentence = "Private Daten sind private Daten."
    found = list(find_targets(nlp(sentence), [topic("Daten", "private Daten")]))
    assert [sentence[t.start : t.end] for t in found] == ["Private Daten", "private Daten"]


def test_threats():
    _, data_protection = load_topics()
    assert opposes(data_protection, "Vorratsdatenspeicherung")
    assert not opposes(data_protection, "Datenschutz")
    assert names_topic(data_protection, "Datenschutzes")
    assert not names_topic(data_protection, "Wetter")
