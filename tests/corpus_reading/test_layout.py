import json
from pathlib import Path

import pytest

from analysis.corpus.captions import find_captions
from analysis.corpus.datelines import find_datelines
from analysis.corpus.layout import laid_out_text, running_text

GOLD = Path(__file__).parent.parent / "seed" / "gold.json"


def named(text, layout):
    return [(part.name, text[part.start : part.end]) for part in layout.parts]


def test_the_seed_is_taken_apart_as_coded_by_hand(seed_text):
    gold = json.loads(GOLD.read_text(encoding="utf-8"))["metadata"]
    layout = laid_out_text(seed_text)
    parts = named(seed_text, layout)
    assert [name for name, _ in parts] == ["kicker", "title", "dateline", "body", "caption", "body"]
    found = dict(parts)
    assert layout.day == (gold["date"], "month")
    assert found["kicker"] == gold["kicker"]
    assert found["title"] == gold["headline"]
    assert found["caption"] == gold["caption"]
    assert found["dateline"] == f"{gold['dateline']} ({gold['agency']}) -"
    assert layout.agency == gold["agency"]
    assert parts[3][1].startswith("Volkswagen und Microsoft weiten ihre strategische Partnerschaft aus.")
    assert parts[5][1].endswith("sagte Nadella.")


BODY = "Der Vorstand hat am Montag in Kassel getagt. Er will im Herbst dort wieder zusammenkommen, hieß es."


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"Vorstand tagt in Kassel\n\n{BODY}", ["title", "body"]),
        (f"Tagt der Vorstand?\n\n{BODY}", ["title", "body"]),
        (f"Vorstand tagt in Kassel\n{BODY} {BODY}", ["title", "body"]),
        (f"{BODY}\n\n{BODY}", ["body"]),
        ("Der Vorstand hat am Montag in\nKassel getagt und will im Herbst\nwieder zusammenkommen.", ["body"]),
        ("Vorstand tagt in Kassel", ["body"]),
        (f"Er sagte:\n\n{BODY}", ["body"]),
        (f"{'Sehr langer erster Absatz ' * 9}\n\n{BODY}", ["body"]),
        (f"Kassel (dpa/lhe) - {BODY}", ["dateline", "body"]),
        (f"Foto: Maria Muster/dpa\n\nVorstand tagt\n\n{BODY}", ["caption", "title", "body"]),
    ],
)
def test_headline_and_body_without_a_date_marker(text, parts):
    assert [part.name for part in laid_out_text(text).parts] == parts


@pytest.mark.parametrize(
    ("first_line", "day", "impossible", "kicker"),
    [
        ("date 2019-02 Konzernchefs in Berlin", ("2019-02", "month"), None, "Konzernchefs in Berlin"),
        ("  date 2019-02-27 Konzernchefs", ("2019-02-27", "day"), None, "Konzernchefs"),
        ("date 2019", ("2019", "year"), None, None),
        ("Datum: 27. Februar 2019 Konzernchefs", ("2019-02-27", "day"), None, "Konzernchefs"),
        ("date 2019-13 Konzernchefs", None, "2019-13", "Konzernchefs"),
        ("27.02.2019, 14:40 Uhr", ("2019-02-27", "day"), None, None),
    ],
)
def test_the_date_marker_belongs_to_no_part(first_line, day, impossible, kicker):
    text = f"{first_line}\n\nVorstand tagt in Kassel\n\n{BODY}"
    layout = laid_out_text(text)
    assert (layout.day, layout.impossible) == (day, impossible)
    expected = [("kicker", kicker)] if kicker else []
    assert named(text, layout) == [*expected, ("title", "Vorstand tagt in Kassel"), ("body", BODY)]


def test_a_date_in_running_text_is_no_marker():
    text = f"Am 27. Februar 2019 tagte er.\n\n{BODY}"
    assert laid_out_text(text).day is None


@pytest.mark.parametrize(
    "text", ["", " \n ", "X", f"date 2019-02 K\n\nT\n\nUlm (ots) - {BODY}\n\n© AFP\n\n{BODY}\n"]
)
def test_parts_are_ordered_apart_and_cover_all_but_date_and_white_space(text):
    layout = laid_out_text(text) if text.strip() else running_text(text)
    edges = [offset for part in layout.parts for offset in (part.start, part.end)]
    assert edges == sorted(edges)
    left = "".join(text[a:b] for a, b in zip([0, *edges[1::2]], [*edges[::2], len(text)], strict=True))
    assert left.replace("date 2019-02", "").strip() == ""


def test_running_text_has_no_headline():
    text = f"Vorstand tagt\n\nUlm (ots) - {BODY}\n\nDer Vorstand (l.) in Kassel"
    assert [name for name, _ in named(text, running_text(text))] == ["body", "dateline", "body", "caption"]


@pytest.mark.parametrize(
    "line",
    [
        "Diess (l.) und Nadella © AFP",
        "©\xa0dpa / Boris Roessler",
        "Foto: Paul Zinken",
        "Bild: SN/APA/HERBERT NEUBAUER",
        "Spar baut aus.  Bild: SN/APA",
        "Übernahme vollzogen: Daihatsu ist jetzt Tochter von Toyota. Bild: Toyota",
        "Die Zerstörungen sollen Folgen eines Luftangriffs sein. (Bild: Reuters)",
        "Die Gründer Nikolas Engelhard und Lukas Zanger\xa0(v.l.n.r.)",
        "Wagenknecht (links) im Bundestag",
        "picture alliance / Sven Simon",
    ],
)
def test_captions_and_credits_are_found(line):
    assert [(0, len(line))] == [part[1:] for part in find_captions(line)]


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "Er sagte der Bild: Das geht so nicht weiter.",
        "Auf dem Foto: ein Mann, den niemand kennt.",
        "„Ein Bild vom Unfall gibt es nicht“, sagte sie.",
        "Die Partei (links der Mitte) gewann.",
        "Die Kanzlerin (l.) traf den Präsidenten am Montag in Berlin.",
    ],
)
def test_sentences_are_no_captions(line):
    assert find_captions(line) == ()


def test_of_a_long_paragraph_only_the_credit_is_a_caption():
    text = f"{BODY} {BODY} {BODY} Foto: dpa"
    (caption,) = find_captions(text)
    assert text[caption.start : caption.end] == "Foto: dpa"


@pytest.mark.parametrize(
    ("text", "dateline", "agency"),
    [
        ("Berlin (AFP) - Der", "Berlin (AFP) -", "AFP"),
        ("Frankfurt/Main (dpa) – Die", "Frankfurt/Main (dpa) –", "dpa"),
        ("Rothenburg ob der Tauber (dpa/lby) - Ein", "Rothenburg ob der Tauber (dpa/lby) -", "dpa/lby"),
        ("Bern, 27. Februar 2019 (awp) - Die", "Bern, 27. Februar 2019 (awp) -", "awp"),
        ("Vorspann.\nNEW YORK (dpa-AFX) - Der", "NEW YORK (dpa-AFX) -", "dpa-AFX"),
    ],
)
def test_datelines_name_their_agency(text, dateline, agency):
    (found,) = find_datelines(text)
    assert (text[found.part.start : found.part.end], found.agency) == (dateline, agency)


@pytest.mark.parametrize(
    "text", ["Detlef Neuhaus (Foto): Er", "Er kam 2019 (im Mai) - spät.", "In Berlin (AFP) sagte"]
)
def test_brackets_are_not_always_a_dateline(text):
    assert find_datelines(text) == ()
