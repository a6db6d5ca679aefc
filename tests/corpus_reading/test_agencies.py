"""Which agency a report is from: datelines, credits, metadata."""

import pytest

from analysis.corpus.agencies import agencies_in, agency_name, find_credits
from analysis.corpus.datelines import find_datelines
from analysis.corpus.layout import running_text

BODY = "Der Vorstand hat am Montag in Kassel getagt. Er will im Herbst dort wieder zusammenkommen, hieß es."


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("Berlin (dpa) -", "dpa"),
        ("Berlin (dpa) –", "dpa"),
        ("Kassel (dpa/lhe) -", "dpa"),
        ("NEW YORK (dpa-AFX) -", "dpa"),
        ("Berlin/München (AFP/dpa) —", "AFP/dpa"),
        ("Nürnberg (dpa, AFP) -", "dpa/AFP"),
        ("BERLIN, 27. Februar (Reuters) -", "Reuters"),
        ("Berlin, 27. Feb (rtr) -", "Reuters"),
        ("(SID) –", "SID"),
        ("dpa Berlin.", "dpa"),
        ("BERLIN dpa |", "dpa"),
        ("BERLIN afp/dpa |", "AFP/dpa"),
        ("Berlin – epd –", "epd"),
        ("Rom (KNA).", "KNA"),
        ("Wien (APA)", "APA"),
        ("Bern/Zürich (sda)", "Keystone-SDA"),
        ("Bern (Keystone-SDA) -", "Keystone-SDA"),
        ("WASHINGTON (AP) –", "AP"),
        ("Ulm (ots) -", "ots"),
    ],
)
def test_datelines_of_the_agencies(dateline, agency):
    text = f"{dateline} {BODY}"
    layout = running_text(text)
    assert layout.agency == agency
    assert [(part.name, text[part.start : part.end]) for part in layout.parts] == [
        ("dateline", dateline),
        ("body", BODY),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In Berlin (AFP) sagte",
        "SID Meier. Der",
        "AP Moller Maersk – Der",
        "Deutsche Presse-Agentur (dpa) Der",
        "Apa Otte. Der",
    ],
)
def test_names_that_only_look_like_datelines(text):
    assert find_datelines(text) == ()


CREDITS = [
    ("(dpa)", "dpa"),
    ("dpa", "dpa"),
    ("dpa/AFP", "dpa/AFP"),
    ("(abc/dpa)", "dpa"),
    ("abc/dpa/Reuters", "dpa/Reuters"),
    ("SZ/dpa", "dpa"),
    ("Quelle: dpa", "dpa"),
    ("Quelle: ntv.de, dpa", "dpa"),
    ("© dpa-infocom, dpa:190227-99-123456/2", "dpa"),
    ("© 2019 AFP", "AFP"),
    ("Mit Material von dpa", "dpa"),
    ("Mit Informationen von dpa und Reuters.", "dpa/Reuters"),
    ("Mit Agenturmaterial (epd, KNA)", "epd/KNA"),
    ("Mit Material der Nachrichtenagenturen dpa und AFP", "dpa/AFP"),
]


@pytest.mark.parametrize(("credit", "agency"), CREDITS)
@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_credits_at_the_end_are_no_part_of_the_body(credit, agency, between):
    text = f"{BODY}\n\n{BODY}{between}{credit}\n"
    layout = running_text(text)
    last = layout.parts[-1]
    assert layout.agency == agency
    assert (last.name, text[last.start : last.end]) == ("dateline", credit)


@pytest.mark.parametrize(
    "end",
    [
        "Foto: dpa",
        "(Foto: dpa)",
        "Archivbild: dpa",
        "Bild: picture alliance / dpa",
        "© AFP",
        "Das sagte er der dpa.",
        "Nach Angaben von Reuters",
        "Er kam aus Bonn. AP Möller.",
    ],
)
def test_the_source_of_a_picture_and_a_sentence_are_no_credit(end):
    assert find_credits(f"{BODY}\n\n{end}") == ()
    assert running_text(f"{BODY}\n\n{end}").agency is None


def test_a_credit_stands_at_the_end_only():
    assert find_credits("\n\n".join(["(dpa)", BODY, BODY, BODY])) == ()


def test_dateline_and_credit_are_joined_in_the_order_of_the_text():
    text = f"Berlin (AFP) - {BODY}\n\n{BODY} (dpa/AFP)"
    assert running_text(text).agency == "AFP/dpa"


@pytest.mark.parametrize(
    ("author", "agencies"),
    [
        ("dpa", ("dpa",)),
        ("Von dpa", ("dpa",)),
        ("Maria Muster (AFP)", ("AFP",)),
        ("Maria Muster, dpa", ("dpa",)),
        ("Deutsche Presse-Agentur", ("dpa",)),
        ("sda/ats", ("Keystone-SDA",)),
        ("Maria Muster", ()),
        ("Sid Meier", ()),
        (None, ()),
    ],
)
def test_agencies_in_the_metadata(author, agencies):
    assert agencies_in(author) == agencies


def test_an_agency_that_is_not_known_is_named_as_it_is_written():
    assert agency_name("INV") == "INV"
    assert agency_name(None, "", " ") is None
