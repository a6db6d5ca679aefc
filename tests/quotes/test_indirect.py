import pytest

from analysis.quotes.rules import find_quotes

VERB = [
    (
        "Der Minister sagte, dass die Steuern sinken werden.",
        ("Indirect", "dass die Steuern sinken werden", "Der Minister", "sagte"),
    ),
    (
        "Der Minister sagte, die Steuern würden bald sinken.",
        ("Indirect", "die Steuern würden bald sinken", "Der Minister", "sagte"),
    ),
    (
        "Die Steuern würden bald sinken, sagte der Minister.",
        ("Indirect", "Die Steuern würden bald sinken", "der Minister", "sagte"),
    ),
    (
        "Am Montag kündigte die Firma an, zwei Werke zu schließen.",
        ("Indirect", "zwei Werke zu schließen", "die Firma", "kündigte … an"),
    ),
    (
        "Die Firma hat angekündigt, dass sie zwei Werke schließen will.",
        ("Indirect", "dass sie zwei Werke schließen will", "Die Firma", "hat angekündigt"),
    ),
    (
        "Der Leiter der Behörde, Karl Maier, erklärte, dass die Gefahr vorüber sei.",
        ("Indirect", "dass die Gefahr vorüber sei", "Der Leiter der Behörde, Karl Maier", "erklärte"),
    ),
    (
        "Die Polizei geht davon aus, dass der Mann geflohen ist.",
        ("Indirect", "dass der Mann geflohen ist", "Die Polizei", "geht davon aus"),
    ),
    (
        "Es wurde bekannt, dass die Bank keine Kredite mehr vergibt.",
        ("Indirect", "dass die Bank keine Kredite mehr vergibt", "", "wurde bekannt"),
    ),
    (
        "Ihm wird vorgeworfen, das Geld gestohlen zu haben.",
        ("Indirect", "das Geld gestohlen zu haben", "", "wird vorgeworfen"),
    ),
    (
        "In dem Bericht heißt es, die Brücke sei nicht mehr sicher.",
        ("Indirect", "die Brücke sei nicht mehr sicher", "dem Bericht", "heißt es"),
    ),
    (
        "Er betonte, er werde nicht zurücktreten.",
        ("Indirect", "er werde nicht zurücktreten", "Er", "betonte"),
    ),
]

PHRASE = [
    (
        "Laut Polizei wurden drei Menschen verletzt.",
        ("Indirect", "wurden drei Menschen verletzt", "Polizei", "Laut"),
    ),
    (
        "Bis 2025 will die Bahn laut Maier alle Züge erneuern.",
        ("Indirect", "Bis 2025 will die Bahn … alle Züge erneuern", "Maier", "laut"),
    ),
    (
        "Nach Angaben der Behörde liegt der Schaden bei einer Million Euro.",
        ("Indirect", "liegt der Schaden bei einer Million Euro", "Angaben der Behörde", "Nach"),
    ),
    (
        "Der Schaden liegt nach Angaben der Behörde bei einer Million Euro.",
        ("Indirect", "Der Schaden liegt … bei einer Million Euro", "Angaben der Behörde", "nach"),
    ),
    (
        "Medienberichten zufolge ist der Präsident geflohen.",
        ("Indirect", "ist der Präsident geflohen", "Medienberichten", "zufolge"),
    ),
    (
        "Seiner Meinung nach ist die Reform gescheitert.",
        ("Indirect", "ist die Reform gescheitert", "Seiner Meinung", "nach"),
    ),
    (
        "Die Reform sei gescheitert, so der Sprecher der Partei.",
        ("Indirect", "Die Reform sei gescheitert", "der Sprecher der Partei", "so"),
    ),
    (
        "Die Konzerne wollen ihre Zusammenarbeit ausbauen, wie die Vorstände am Mittwoch ankündigten.",
        (
            "Indirect",
            "Die Konzerne wollen ihre Zusammenarbeit ausbauen",
            "die Vorstände",
            "wie … ankündigten",
        ),
    ),
    (
        "Wie die Polizei mitteilte, wurden drei Menschen verletzt.",
        ("Indirect", "wurden drei Menschen verletzt", "die Polizei", "Wie … mitteilte"),
    ),
]

NOUN = [
    (
        "Die Behauptung, dass der Chef gelogen habe, ist falsch.",
        ("Indirect", "dass der Chef gelogen habe", "", "Die Behauptung"),
    ),
    (
        "Es gibt den Vorwurf der Opposition, die Regierung habe zu spät gehandelt.",
        ("Indirect", "die Regierung habe zu spät gehandelt", "der Opposition", "den Vorwurf"),
    ),
]


@pytest.mark.parametrize(("text", "row"), VERB + PHRASE + NOUN)
def test_indirect_speech(rows, text, row):
    assert rows(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "Die Bahn erneuert bis 2025 alle Züge.",
        "Nach dem Spiel gingen die Zuschauer nach Hause.",
        "Als er kam, begann es zu regnen.",
        "So sei es.",
    ],
)
def test_plain_sentences_hold_no_quotation(rows, text):
    assert rows(text) == []


def test_frame_holds_cue_speaker_and_comma(nlp):
    text = "Am Montag kündigte die Firma an, zwei Werke zu schließen."
    (quote,) = find_quotes(nlp(text), (), (), ())
    assert [text[s:e] for s, e in quote.frame_spans] == ["Am Montag kündigte die Firma an,"]


def test_frame_behind_begins_with_its_comma(nlp):
    text = "Die Steuern würden sinken, sagte der Minister am Montag."
    (quote,) = find_quotes(nlp(text), (), (), ())
    assert [text[s:e] for s, e in quote.frame_spans] == [", sagte der Minister am Montag"]
