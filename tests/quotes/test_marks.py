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
    ],
)
def test_unclosed_and_across_paragraphs(text, expected):
    assert stretches(text) == expected


def test_inner_offsets_leave_the_marks_out():
    (mark,) = find_marked("Er rief „Halt!“ laut.")
    assert "Er rief „Halt!“ laut."[mark.inner_start : mark.inner_end] == "Halt!"
