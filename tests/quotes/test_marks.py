from time import process_time

import pytest

from analysis.quotes.marks import find_marked


def stretches(text):
    return [(text[m.start : m.end], m.depth, m.closed) for m in find_marked(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er sagte: „Das stimmt.“", ["„Das stimmt.“"]),
        ("Er sagte: »Das stimmt.«", ["»Das stimmt.«"]),
        ("Er sagte: «Das stimmt.»", ["«Das stimmt.»"]),
        ("Er sagte: “Das stimmt.”", ["“Das stimmt.”"]),
        ("Er sagte: ”Das stimmt.”", ["”Das stimmt.”"]),
        ('Er sagte: "Das stimmt."', ['"Das stimmt."']),
        ("Er sagte: ''Das stimmt.''", ["''Das stimmt.''"]),
        ("Er sagte: ‚Das stimmt.‘", ["‚Das stimmt.‘"]),
        ("Er sagte: ›Das stimmt.‹", ["›Das stimmt.‹"]),
        ("Er sagte: ‹Das stimmt.›", ["‹Das stimmt.›"]),
        ("Er sagte: 'Das stimmt.'", ["'Das stimmt.'"]),
        ("Er sagte: „Das stimmt.”", ["„Das stimmt.”"]),
        ('Er sagte: „Das stimmt."', ['„Das stimmt."']),
        ("Sie nannte ihn „klug“, er sie »nett« und beide «froh».", ["„klug“", "»nett«", "«froh»"]),
        ('"Ja", sagte sie. "Nein", sagte er.', ['"Ja"', '"Nein"']),
        ("(„Ja“) sagte sie", ["„Ja“"]),
        ("Er sagte: ,,Das stimmt.''", [",,Das stimmt.''"]),
        ("Er sagte: >>Das stimmt.<<", [">>Das stimmt.<<"]),
        ("Er sagte: <<Das stimmt.>>", ["<<Das stimmt.>>"]),
        ("Er sagte: «\u00a0Das stimmt.\u00a0»", ["«\u00a0Das stimmt.\u00a0»"]),
        ("Er sagte: «\u202fDas stimmt.\u202f»", ["«\u202fDas stimmt.\u202f»"]),
        ("Er sagte: « Das stimmt. »", ["« Das stimmt. »"]),
        ("Er sagte: ‚Das stimmt.’", ["‚Das stimmt.’"]),
        ("Er sagte: ‘Das stimmt.’", ["‘Das stimmt.’"]),
    ],
)
def test_every_style(text, expected):
    assert [found[0] for found in stretches(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hans' Haus und Lukas’ Garten liegen am Ku'damm.",
        "Ich hab's gesehen, so'n Pech, 'ne Menge.",
        "Ein Brett von 5' Länge und 3\" Dicke.",
        "Er ist 6'2\" groß, das Feld liegt bei 50° 12' 30\" Nord.",
        "'s ist Krieg, und die 68er (auch '68er) gehen zu Hans'.",
        "'n Bier und 'ne Wurst für Max' Freund.",
        "Das Spiel endete in der 90.' mit 2:1.",
        "Das ist, was er wollte, und das auch.",
    ],
)
def test_an_apostrophe_is_no_quotation(text):
    assert stretches(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Er sagte ‚nein‘ dazu“", [("„Er sagte ‚nein‘ dazu“", 0, True), ("‚nein‘", 1, True)]),
        ("«Er sagte ‹nein› dazu»", [("«Er sagte ‹nein› dazu»", 0, True), ("‹nein›", 1, True)]),
        ("»Er sagte ›nein‹ dazu«", [("»Er sagte ›nein‹ dazu«", 0, True), ("›nein‹", 1, True)]),
        ("„Das Wort „nein“ fiel“", [("„Das Wort „nein“ fiel“", 0, True), ("„nein“", 1, True)]),
        ("„Für dich soll's Rosen regnen“", [("„Für dich soll's Rosen regnen“", 0, True)]),
        ("„Der Ku'damm ist voll“", [("„Der Ku'damm ist voll“", 0, True)]),
        ("„'s ist Hans' Haus“", [("„'s ist Hans' Haus“", 0, True)]),
        ("‚Das ist Hans’ Haus‘, rief er", [("‚Das ist Hans’ Haus‘", 0, True)]),
        ("'Das ist Hans' Haus', rief er", [("'Das ist Hans' Haus'", 0, True)]),
        ('"Ein Brett von 5" Breite", sagte er', [('"Ein Brett von 5" Breite"', 0, True)]),
        ('"Es waren 30" sagte er, "und mehr"', [('"Es waren 30"', 0, True), ('"und mehr"', 0, True)]),
        (
            "„A ‚b „c“ d‘ e“",
            [("„A ‚b „c“ d‘ e“", 0, True), ("‚b „c“ d‘", 1, True), ("„c“", 2, True)],
        ),
        ("\"Sie sagte 'nein' dazu\"", [("\"Sie sagte 'nein' dazu\"", 0, True), ("'nein'", 1, True)]),
    ],
)
def test_nested(text, expected):
    assert stretches(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Das geht nicht zu.\n\nEin neuer Absatz.", [("„Das geht nicht zu.", 0, False)]),
        (
            "„Nie zu.\n\nEin „gutes“ Wort.",
            [("„Nie zu.", 0, False), ("„gutes“", 0, True)],
        ),
        (
            "„Der erste Absatz.\n\n„Der zweite Absatz.“ Und Schluss.",
            [("„Der erste Absatz.\n\n„Der zweite Absatz.“", 0, True)],
        ),
        ("„Der erste Absatz.\n\nDer zweite.“ Schluss.", [("„Der erste Absatz.\n\nDer zweite.“", 0, True)]),
        ("»Eins.\n\n»Zwei.\n\n»Drei.« Ende.", [("»Eins.\n\n»Zwei.\n\n»Drei.«", 0, True)]),
        ("«Eins.\n\n«Zwei.» Ende.", [("«Eins.\n\n«Zwei.»", 0, True)]),
        ('"Eins.\n\n"Zwei." Ende.', [('"Eins.\n\n"Zwei."', 0, True)]),
        ("‚Eins.\n\n‚Zwei.‘ Ende.", [("‚Eins.\n\n‚Zwei.‘", 0, True)]),
        ("„Eins.“\n\n„Zwei.“", [("„Eins.“", 0, True), ("„Zwei.“", 0, True)]),
        ("‚Nie zu.\n\nEin Absatz.", []),
        ("„Nie zu." + "\n\nEin Absatz." * 9 + " Und Schluss.“", [("„Nie zu.", 0, False)]),
        ("Ein verirrtes“ Zeichen", []),
        ("„Wir gehen, sagte sie. „Wir kommen“, sagte er.", [("„Wir kommen“", 0, True)]),
        ("»Wir gehen, sagte sie. »Wir kommen«, sagte er.", [("»Wir kommen«", 0, True)]),
        ("„Er sagt ‚nein‘, und sie", [("„Er sagt ‚nein‘, und sie", 0, False), ("‚nein‘", 1, True)]),
        ("‚n altes „Haus“ und", [("„Haus“", 0, True)]),
    ],
)
def test_unclosed_and_across_paragraphs(text, expected):
    assert stretches(text) == expected


def test_inner_offsets_leave_the_marks_out():
    (mark,) = find_marked("Er rief „Halt!“ laut.")
    assert "Er rief „Halt!“ laut."[mark.inner_start : mark.inner_end] == "Halt!"


@pytest.mark.parametrize(
    "piece",
    ["„a“ ", "„a ", '"a" ', "'a' ", "'a ", "‘a ", "‚a ", "„a.\n\n", "a\n\n„", "„a ‚b‘ c“ ", "‚a ‹", '5" B '],
)
def test_twenty_thousand_marks_are_read_in_linear_time(piece):
    text = piece * 20_000
    started = process_time()
    find_marked(text)
    assert process_time() - started < 10
