"""Real sentences, the terms sought in them, and the words that must be found."""

import pytest

from analysis.sentiment.topics import Topic, find_targets


def hits(nlp, sentence, terms, excludes=()):
    topic = Topic("t", "T", "T", tuple(terms), tuple(excludes))
    return [sentence[target.start : target.end] for target in find_targets(nlp(sentence), [topic])]


@pytest.mark.parametrize(
    ("terms", "sentence", "expected"),
    [
        (["Vertrag"], "Die VERTRÄGE liegen vor.", ["VERTRÄGE"]),
        (["Amt"], "Die Ämter schließen, das Amtsgericht nicht, die EU-Ämter schon.", ["Ämter", "EU-Ämter"]),
        (["Arzt"], "Ärztinnen und Ärzte warten, Ärzt:innen auch.", ["Ärztinnen", "Ärzte", "Ärzt:innen"]),
        (
            ["Kunde"],
            "Kundinnen und Kunden klagen, Kund*innen, Bankkund:innen.",
            ["Kundinnen", "Kunden", "Kund*innen", "Bankkund:innen"],
        ),
        (
            ["Museum"],
            "Die Museen öffnen, auch das Museumscafé und die Kunstmuseen.",
            ["Museen", "Museumscafé", "Kunstmuseen"],
        ),
        (["Thema"], "Die Themen stehen fest.", ["Themen"]),
        (["Firma"], "Die Firmen zahlen.", ["Firmen"]),
        (["Risiko"], "Risiken bleiben.", ["Risiken"]),
        (
            ["Datenschützer"],
            "Datenschützer:innen, Datenschützer*innen, Datenschützer_innen und "
            "DatenschützerInnen, Datenschützer/-innen und Datenschützer(innen) warnen.",
            [
                "Datenschützer:innen",
                "Datenschützer*innen",
                "Datenschützer_innen",
                "DatenschützerInnen",
                "Datenschützer/-innen",
                "Datenschützer(innen)",
            ],
        ),
        (["Datenschutz"], "Die Daten-\nschutzbehörde prüft.", ["Daten-\nschutzbehörde"]),
        (["Datenschutz"], "Der Daten\u00adschutz und das Daten\u2011Schutz-Gesetz", ["Daten\u00adschutz"]),
        (["Datenschutz"], "Daten- und Verbraucherschutz sind Pflicht.", ["Daten"]),
        (["Datenschutz"], "Daten-, Klima- und Verbraucherschutz sind Pflicht.", ["Daten"]),
        (["Datenschutz"], "Datenschutz- und Sicherheitsbedenken gibt es.", ["Datenschutz"]),
        (["Datenschutz"], "Sicherheits- und Datenschutzbedenken gibt es.", ["Datenschutzbedenken"]),
        (["Kundendaten"], "Kunden- und Lieferantendaten lagen offen.", ["Kunden"]),
        (["Kundendaten"], "Kunden- und Lieferantenverträge lagen offen.", []),
        (["personenbezogene Daten"], "PERSONENBEZOGENE DATEN IM NETZ", ["PERSONENBEZOGENE DATEN"]),
        (
            ["Joint Venture"],
            "JOINT VENTURE GEPLANT; zwei Joint Ventures",
            ["JOINT VENTURE", "Joint Ventures"],
        ),
        (["Rat"], "RAT TAGT; Rat suchen", ["RAT", "Rat"]),
        (["private Daten"], "Er gab private\nDaten preis.", ["private\nDaten"]),
        (["private Daten"], "Er gab „private“ Daten und private, Daten preis.", []),
        (["private Daten"], "Es geht um die Herausgabe privater Nutzerdaten.", []),
        (["erneuerbare Energie"], "Erneuerbarer Energie gehört die Zukunft.", ["Erneuerbarer Energie"]),
        (["EZB"], "Die EZBs, EZB-Chefin und EZBler.", ["EZBs", "EZB-Chefin"]),
        (["BND"], "Der Bnd und der BND.", ["BND"]),
        (["grün"], "Grüne Energie ist grüner, immergrün.", ["grüner"]),
        (["teuer"], "Teure Mieten sind teurer und am teuersten.", ["Teure", "teurer", "teuersten"]),
    ],
)
def test_nouns_and_adjectives(nlp, terms, sentence, expected):
    assert hits(nlp, sentence, terms) == expected


@pytest.mark.parametrize(
    ("terms", "sentence", "expected"),
    [
        (["kooperieren"], "Die kooperierenden Firmen kooperierten.", ["kooperierenden", "kooperierten"]),
        (
            ["ausspähen"],
            "Ausgespähte Bürger klagen, das Ausspähen und die Kunst des Ausspähens.",
            ["Ausgespähte", "Ausspähen", "Ausspähens"],
        ),
        (["ausspähen"], "Der Dienst spähte Millionen Handys aus.", ["spähte Millionen Handys aus"]),
        (["ausspähen"], "Der Dienst späht aus, wer reist.", ["späht aus"]),
        (
            ["ausspähen"],
            "Der Dienst darf Bürger nicht ausspähen und nicht auszuspähen versuchen.",
            ["ausspähen", "auszuspähen"],
        ),
        (
            ["zusammenarbeiten"],
            "Die beiden arbeiten und forschen zusammen.",
            ["arbeiten und forschen zusammen"],
        ),
        (["zusammenarbeiten"], "Beide sagen, dass sie zusammenarbeiten.", ["zusammenarbeiten"]),
        (["zusammenarbeiten"], "Zusammen arbeiten sie seit Jahren.", ["Zusammen arbeiten"]),
        (
            ["zusammenarbeiten"],
            "Arbeitet die Firma mit Google zusammen?",
            ["Arbeitet die Firma mit Google zusammen"],
        ),
        (
            ["zusammenarbeiten"],
            "Sie arbeiten eng mit der Polizei zusammen, um Täter zu fassen.",
            ["arbeiten eng mit der Polizei zusammen"],
        ),
        (
            ["zusammenarbeiten"],
            "VW arbeitet seit 2018 mit Microsoft, das in Redmond sitzt, zusammen.",
            ["arbeitet seit 2018 mit Microsoft, das in Redmond sitzt, zusammen"],
        ),
        (["zusammenarbeiten"], "Sie arbeiten hart und fassen die Ergebnisse zusammen.", []),
        (["zusammenarbeiten"], "Sie arbeiten viel, kommen aber selten zusammen.", []),
        (["zusammenarbeiten"], "Wir arbeiten daran, dass das Land zusammenwächst.", []),
        (
            ["zusammenarbeiten"],
            "Die Teams arbeiten eng zusammen und tauschen Daten aus.",
            ["arbeiten eng zusammen"],
        ),
        (["zusammenarbeiten"], "Er arbeitet zusammen mit Kollegen an einem Buch.", ["arbeitet zusammen"]),
        (["zusammenarbeiten"], "Zusammen mit Kollegen arbeitet er an einem Buch.", []),
        (["zusammenarbeiten"], "Es gilt, enger zusammen zu arbeiten.", ["zusammen zu arbeiten"]),
        (["zusammenarbeiten"], "Die zusammenarbeitenden Behörden schweigen.", ["zusammenarbeitenden"]),
        (["zusammentun"], "Die Winzer tun sich zusammen.", ["tun sich zusammen"]),
        (
            ["zusammentun"],
            "Drei Städte haben sich zusammengetan, andere taten sich mit Firmen zusammen.",
            ["zusammengetan", "taten sich mit Firmen zusammen"],
        ),
        (["zusammentun"], "Sie wollen sich zusammentun.", ["zusammentun"]),
        (["aussteigen"], "Er stiege gern aus.", ["stiege gern aus"]),
        (["zusammenkommen"], "Sie kämen gern zusammen.", ["kämen gern zusammen"]),
        (["ablehnen"], "Der Rat lehnt den Antrag ab.", ["lehnt den Antrag ab"]),
        (["ablehnen"], "Er lehnt sich an die Wand, ab morgen arbeitet er.", []),
        (["aufgeben"], "Die Firma gab den Plan auf und verkaufte.", ["gab den Plan auf"]),
        (["anbieten"], "Er bot an, zu helfen.", ["bot an"]),
        (["anbieten"], "Sie bot Hilfe an Ort und Stelle.", []),
    ],
)
def test_verbs(nlp, terms, sentence, expected):
    assert hits(nlp, sentence, terms) == expected


@pytest.mark.parametrize(
    ("terms", "excludes", "sentence", "expected"),
    [
        (
            ["Partner"],
            ["Lebenspartner", "Allianz Arena"],
            "Die Lebenspartnerin, die Lebenspartner:innen und Geschäftspartner:innen.",
            ["Geschäftspartner:innen"],
        ),
        (
            ["Allianz"],
            ["Allianz Arena", "Allianz-Arena"],
            "Die ALLIANZ ARENA, die Allianz-Arena, die Allianz\nArena, die Allianz der Willigen.",
            ["Allianz"],
        ),
    ],
)
def test_exclusions(nlp, terms, excludes, sentence, expected):
    assert hits(nlp, sentence, terms, excludes) == expected
