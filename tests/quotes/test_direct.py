import pytest

from analysis.quotes.rules import find_quotes

STYLES = [
    "„{}“",
    "„{}”",
    "»{}«",
    "«{}»",
    "« {} »",
    "“{}”",
    '"{}"',
    "'{}'",
    "‚{}‘",
    "›{}‹",
    "‹{}›",
    ">>{}<<",
    ",,{}''",
]


@pytest.mark.parametrize("style", STYLES)
def test_speaker_behind_in_every_style(rows, style):
    said = style.format("Wir haben alles versucht")
    assert rows(f"{said}, sagte der Trainer.") == [("Direct", said, "der Trainer", "sagte")]


@pytest.mark.parametrize("style", STYLES)
def test_speaker_before_in_every_style(rows, style):
    said = style.format("Wir haben alles versucht.")
    assert rows(f"Der Trainer sagte: {said}") == [("Direct", said, "Der Trainer", "sagte")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "„Wir kommen wieder“, sagte Maier, „und zwar bald.“",
            [
                ("Direct", "„Wir kommen wieder“", "Maier", "sagte"),
                ("Direct", "„und zwar bald.“", "Maier", "sagte"),
            ],
        ),
        (
            "„Wann kommt der Zug?“ fragte die Frau.",
            [("Direct", "„Wann kommt der Zug?“", "die Frau", "fragte")],
        ),
        (
            "„Wir sind bereit“, so der Sprecher der Firma.",
            [("Direct", "„Wir sind bereit“", "der Sprecher der Firma", "so")],
        ),
        (
            "Bedenken wies der Minister zurück: „Das Geld ist sicher.“",
            [("Direct", "„Das Geld ist sicher.“", "der Minister", "wies … zurück")],
        ),
        (
            "Maier: „Wir haben das Spiel heute verdient gewonnen.“",
            [("Direct", "„Wir haben das Spiel heute verdient gewonnen.“", "Maier", "")],
        ),
        (
            "Er glaubt, dass die Lage ernst sei: „Wir müssen sofort handeln.“",
            [
                ("Indirect", "dass die Lage ernst sei", "Er", "glaubt"),
                ("Direct", "„Wir müssen sofort handeln.“", "Er", "glaubt"),
            ],
        ),
        (
            "Die Ministerin nannte den Plan „völlig falsch“.",
            [("Direct", "„völlig falsch“", "Die Ministerin", "nannte")],
        ),
        (
            "Die Abgeordnete bezeichnete den Plan als „unsozial“.",
            [("Direct", "„unsozial“", "Die Abgeordnete", "bezeichnete … als")],
        ),
        (
            "«Das ist falsch», sagt Müller. «Wir müssen handeln.»",
            [
                ("Direct", "«Das ist falsch»", "Müller", "sagt"),
                ("Direct", "«Wir müssen handeln.»", "Müller", ""),
            ],
        ),
        (
            'Maier sagt: "Wir gehen. Das reicht.\n\n"Wir kommen nicht zurück." Danach ging er.',
            [
                (
                    "Direct",
                    '"Wir gehen. Das reicht.\n\n"Wir kommen nicht zurück."',
                    "Maier",
                    "sagt",
                )
            ],
        ),
        (
            "Maier bezeichnete die Reise, die lange dauerte, als „überflüssig“.",
            [("Direct", "„überflüssig“", "Maier", "bezeichnete … als")],
        ),
        (
            "Maier hat sich informiert und sprach von einer „vollständigen Zerstörung“.",
            [("Direct", "„vollständigen Zerstörung“", "Maier", "sprach von")],
        ),
        (
            "Die Ministerin nannte den Plan „falsch“ und sagte, dass er zu teuer sei.",
            [
                ("Direct", "„falsch“", "Die Ministerin", "nannte"),
                ("Indirect", "dass er zu teuer sei", "Die Ministerin", "sagte"),
            ],
        ),
        (
            "Der Minister nannte die Lage 'ernst'.",
            [("Direct", "'ernst'", "Der Minister", "nannte")],
        ),
        (
            "„Wir warten ab“, sagte Anna Maier. „Der Winter kommt früh genug.“",
            [
                ("Direct", "„Wir warten ab“", "Anna Maier", "sagte"),
                ("Direct", "„Der Winter kommt früh genug.“", "Anna Maier", ""),
            ],
        ),
        (
            "Der Plan sei „ein wichtiger Schritt“, sagte die Ministerin.",
            [
                ("Indirect", "Der Plan sei „ein wichtiger Schritt“", "die Ministerin", "sagte"),
                ("Direct", "„ein wichtiger Schritt“", "die Ministerin", "sagte"),
            ],
        ),
    ],
)
def test_direct_speech(rows, text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Das Schiff „Morning Star“ lief gestern aus.",
        "Die Firma stellt die „Volkswagen Automotive Cloud“ vor.",
        "Die Zeitung „Die Welt“ erscheint in Berlin.",
        "Der Film „Der Himmel über Berlin“ läuft wieder.",
        "Die so genannten „Gelbwesten“ gingen auf die Straße.",
        "Die „Bild“-Zeitung erscheint täglich.",
    ],
)
def test_names_and_titles_are_no_quotations(rows, text):
    assert rows(text) == []


def test_partial_quotation_is_nested(nlp):
    text = "Der Plan sei „ein wichtiger Schritt“, sagte die Ministerin."
    outer, inner = find_quotes(nlp(text), (), (), ())
    assert (outer.nested_in, inner.nested_in) == (None, 0)
