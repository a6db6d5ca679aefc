"""Who speaks in an interview, and what only looks like one."""

from time import process_time

import pytest

from analysis.quotes.turns import find_turns


def turns(text):
    return [(text[slice(*turn.label)], text[turn.start : turn.end]) for turn in find_turns(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Müller: Das ist falsch.\n\nMaier: Nein, ich sehe das anders.\n\nMüller: Warum denn?",
            [
                ("Müller", "Das ist falsch."),
                ("Maier", "Nein, ich sehe das anders."),
                ("Müller", "Warum denn?"),
            ],
        ),
        (
            "Frage: Herr Maier, kommt das Gesetz?\nMaier: Ja, wir sind sicher.",
            [("Frage", "Herr Maier, kommt das Gesetz?"), ("Maier", "Ja, wir sind sicher.")],
        ),
        (
            "ZEIT ONLINE: Herr Maier, was nun?\n\nAnna Maier: Wir warten.\n\nZEIT ONLINE: Worauf?\n\n"
            "Maier: Auf Geld.",
            [
                ("ZEIT ONLINE", "Herr Maier, was nun?"),
                ("Anna Maier", "Wir warten."),
                ("ZEIT ONLINE", "Worauf?"),
                ("Maier", "Auf Geld."),
            ],
        ),
        (
            "**ZEIT:** Was nun?\n\n**Maier:** Ich warte.\n\n**ZEIT:** Worauf?",
            [("ZEIT", "Was nun?"), ("Maier", "Ich warte."), ("ZEIT", "Worauf?")],
        ),
        (
            "Was planen Sie?\n\nMaier: Ein Haus.\n\nUnd danach?\n\nMaier: Noch ein Haus.",
            [("Maier", "Ein Haus."), ("Maier", "Noch ein Haus.")],
        ),
        (
            "taz: Was nun?\n\nvon der Leyen: Ich warte.\n\ntaz: Worauf?\n\nUrsula von der Leyen: Auf Geld.",
            [
                ("taz", "Was nun?"),
                ("von der Leyen", "Ich warte."),
                ("taz", "Worauf?"),
                ("Ursula von der Leyen", "Auf Geld."),
            ],
        ),
    ],
)
def test_a_turn_is_what_its_speaker_says(text, expected):
    assert turns(text) == expected


def test_a_turn_goes_on_over_paragraphs_up_to_the_next():
    text = (
        "Frage: Was nun?\n\nMaier: Ich warte.\n\nDas Geld fehlt.\n\nDer Streit ums Geld\n\nFrage: Worauf?\n\n"
        "Maier: Auf den Bund.\n\nWir hoffen sehr.\n\nDas Gespräch führte Anna Huber."
    )
    assert [said for _, said in turns(text)] == [
        "Was nun?",
        "Ich warte.\n\nDas Geld fehlt.",
        "Worauf?",
        "Auf den Bund.\n\nWir hoffen sehr.",
    ]


def test_lines_that_break_within_a_sentence_belong_together():
    text = "Frage: Was planen Sie mit\ndem Geld?\nMaier: Ich warte auf\nden Bund.\nFrage: Und dann?"
    assert [said for _, said in turns(text)] == [
        "Was planen Sie mit\ndem Geld?",
        "Ich warte auf\nden Bund.",
        "Und dann?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Berlin: Die Polizei sucht Zeugen.\n\nHamburg: Der Hafen wächst.\n\nBerlin: Die Bahn streikt.",
        "Hintergrund: Das Gesetz gilt seit 2001.\n\nUpdate: Die Abstimmung ist verschoben.",
        "Bildung: Wir wollen mehr Lehrer.\nVerkehr: Wir bauen Straßen.\nSteuern: Wir senken sie.",
        "Tore: 1:0 Maier, 2:0 Huber\nGelb: Schmidt\nTore: keine\nGelb: keine",
        "Wann: 5. Mai, 19 Uhr\nWo: Stadthalle\nWann: 6. Mai, 20 Uhr\nWo: Wir treffen uns am Markt",
        "Foto: dpa\n\nIch war dabei.\n\nFoto: AFP",
        "Maier sagte dazu: Das ist falsch.\n\nHuber sagte dazu: Ich bin dagegen.\n\nMaier sagte dazu: Nein.",
        "Das Fazit: Wir haben verloren.\n\nEin Satz ohne Namen.",
        "Was heißt das?\n\nEin Beispiel: Man heizt.\n\nUnd dann?\n\nEin Beispiel: Man kühlt.",
        "Maier: „Wir haben lange geprobt.“\nHuber: „Das Publikum war großartig.“",
        "",
    ],
)
def test_headings_and_lists_are_no_interview(text):
    assert turns(text) == []


def test_turns_are_direct_speech_with_the_label_as_speaker(rows):
    text = (
        "Der Minister im Gespräch.\n\nFrage: Herr Maier, kommt das Gesetz?\n\n"
        "Maier: Ja. Ich glaube, dass der „Plan“ gut ist.\n\nFrage: Und das Geld?\n\nMaier: Das fehlt."
    )
    assert rows(text) == [
        ("Direct", "Herr Maier, kommt das Gesetz?", "", ""),
        ("Direct", "Ja. Ich glaube, dass der „Plan“ gut ist.", "Maier", ""),
        ("Direct", "Und das Geld?", "", ""),
        ("Direct", "Das fehlt.", "Maier", ""),
    ]


def test_the_frame_is_the_label_with_its_colon():
    text = "Frage: Was nun, Herr Maier?\nMaier (lacht): Ich warte."
    assert [text[slice(*turn.frame)] for turn in find_turns(text)] == ["Frage:", "Maier (lacht):"]


def test_text_around_an_interview_is_read_as_ever(rows):
    text = (
        "Das Gesetz sei gut, sagte Huber.\n\nHuber: Ich bin dafür.\n\nMaier: Warum?\n\n"
        "Huber: Es hilft uns.\n\nSpäter sagte Maier, er sei dagegen."
    )
    assert [row[:3] for row in rows(text)] == [
        ("Indirect", "Das Gesetz sei gut", "Huber"),
        ("Direct", "Ich bin dafür.", "Huber"),
        ("Direct", "Warum?", "Maier"),
        ("Direct", "Es hilft uns.", "Huber"),
        ("Indirect", "er sei dagegen", "Maier"),
    ]


@pytest.mark.parametrize(
    "piece", ["Maier: Ich?\n", "Maier: Ich?\n\nDoch.\n\n", "a\n", "Maier Huber " * 9, " : "]
)
def test_long_texts_are_read_in_linear_time(piece):
    text = piece * 20_000
    started = process_time()
    find_turns(text)
    assert process_time() - started < 10
