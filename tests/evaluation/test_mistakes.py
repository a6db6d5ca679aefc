"""Every error is found, the worst first, and shown on a page that cannot be hijacked by an article."""

import re

import pytest
from coded_articles import document, row
from outline import Outline

from analysis.evaluation.error_page import error_page
from analysis.evaluation.mistakes import KINDS, count_mistakes, mistakes
from analysis.evaluation.pairing import TYPES, make_article

TEXT = (
    "Merkel sagte, die Lage sei ernst. „Wir handeln“, erklärte Scholz. Er forderte mehr Geld. "
    "Die Kassen seien leer.\n\nDer <b>Rat</b> tagt & schweigt."
)
DOC = document(
    'a"><script>alert(1)</script>',
    TEXT,
    ("Indirect", {"quote": "die Lage sei ernst", "speaker": "Merkel", "cue": "sagte"}),
    ("Direct", {"quote": "„Wir handeln“", "speaker": "Scholz", "cue": "erklärte"}),
    ("Reported", {"quote": "forderte mehr Geld"}),
    ("IndirectFreeIndirect", {"quote": "Die Kassen seien leer."}),
)


def found(*rows, doc=DOC):
    return [make_article(doc, rows)]


def kinds(*rows):
    return [(m.kind, m.type) for m in mistakes(found(*rows))]


def without(kind, *rows):
    """Errors apart from the quotations that are missed because they were not given."""
    return [pair for pair in kinds(*rows) if pair[0] != kind]


def test_what_is_right_is_no_error():
    right = [
        row(DOC, "Indirect", quote="die Lage sei ernst", speaker="Merkel"),
        row(DOC, "Direct", quote="„Wir handeln“", speaker="Scholz"),
        row(DOC, "Reported", quote="forderte mehr Geld"),
        row(DOC, "IndirectFreeIndirect", quote="Die Kassen seien leer."),
    ]
    assert kinds(*right) == []


def test_what_is_not_found_is_missed_long_ones_first():
    assert kinds() == [
        ("missed", "IndirectFreeIndirect"),
        ("missed", "Indirect"),
        ("missed", "Direct"),
        ("missed", "Reported"),
    ]


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        (row(DOC, "Direct", quote="Rat"), [("invented", "Direct")]),
        (row(DOC, "Indirect", quote="die Lage sei", speaker="Merkel"), [("span", "Indirect")]),
        (row(DOC, "Indirect", quote="ernst", speaker="Scholz"), [("span", "Indirect")]),
        (row(DOC, "Direct", quote="„Wir handeln“", speaker="Merkel"), [("speaker", "Direct")]),
        (row(DOC, "Direct", quote="„Wir handeln“"), [("speaker", "Direct")]),
        (row(DOC, "Reported", quote="forderte mehr Geld", speaker="Er"), [("speaker", "Reported")]),
        (row(DOC, "Indirect", quote="forderte mehr Geld"), [("type", "Reported")]),
        (
            row(DOC, "Direct", quote="die Lage sei", speaker="Scholz"),
            [("span", "Indirect"), ("speaker", "Indirect"), ("type", "Indirect")],
        ),
    ],
)
def test_a_pair_may_be_wrong_in_several_ways(given, errors):
    assert without("missed", given) == errors


def test_sure_inventions_come_first_then_long_ones():
    rows = [
        row(DOC, "Direct", 0.4, quote="Rat"),
        row(DOC, "Reported", 0.9, quote="tagt"),
        row(DOC, "Indirect", 0.4, quote="Merkel sagte"),
    ]
    assert without("missed", *rows) == [
        ("invented", "Reported"),
        ("invented", "Indirect"),
        ("invented", "Direct"),
    ]


def test_spans_that_share_least_come_first():
    rows = [
        row(DOC, "Indirect", quote="die Lage sei", speaker="Merkel"),
        row(DOC, "Reported", quote=["Geld", "Rat"]),
        row(DOC, "Direct", quote="„Wir", speaker="Scholz"),
    ]
    assert without("missed", *rows) == [("span", "Reported"), ("span", "Direct"), ("span", "Indirect")]


def test_errors_are_counted_by_kind_and_type():
    counts = count_mistakes(mistakes(found(row(DOC, "Direct", quote="Rat"))))
    assert (counts["missed", "Indirect"], counts["invented", "Direct"], counts["span", "Direct"]) == (1, 1, 0)


def test_the_page_stands_alone_and_articles_stay_text():
    page = error_page(found(row(DOC, "Direct", 0.75, quote="Der <b>Rat</b> tagt & schweigt.")), "<rules>")
    outline = Outline(page)
    assert {"script", "b", "img", "link"} & set(outline.tags) == {"b"}
    assert page.count("<b>") == page.count("<b>a&quot;&gt;&lt;script&gt;alert(1)")
    assert set(outline.links) == {f"#{kind}" for kind in KINDS}
    assert "".join(outline.words).count("Der <b>Rat</b> tagt & schweigt.") == 2
    assert "Errors in quotations: <rules>" in outline.words


def test_coded_and_found_stand_side_by_side_in_the_same_text():
    page = error_page(found(row(DOC, "Direct", 0.75, quote="„Wir handeln“", speaker="Merkel")), "rules")
    speaker = page[page.index('<h2 id="speaker">') : page.index('<h2 id="type">')]
    coded, other = re.findall(r"<td>(.*?)</td>", speaker)
    assert '<mark class="speaker" title="speaker">Scholz</mark>' in coded
    assert '<mark class="cue" title="cue">erklärte</mark>' in coded
    assert '<mark class="speaker" title="speaker">Merkel</mark>' in other
    assert '<mark class="quote" title="quotation">„Wir handeln“</mark>' in coded
    assert '<mark class="quote" title="quotation">„Wir handeln“</mark>' in other
    assert '<mark class="other" title="another quotation: indirect">die Lage sei ernst</mark>' in coded
    assert "token F1 1.00 · confidence 0.75" in speaker
    assert re.sub(r"<[^>]+>", "", coded) == re.sub(r"<[^>]+>", "", other)


def test_distant_sentences_are_joined_by_a_gap_neighbouring_ones_are_not():
    doc = document(
        "a", "Merkel kam. Es regnete. Sie ging. Alles sei gut.", ("Direct", {"quote": "Alles sei gut."})
    )
    far = row(doc, "Direct", quote="Alles sei gut.", speaker="Merkel")
    near = row(doc, "Direct", quote="Alles sei gut.", speaker="Sie")
    shown = [re.sub(r"<[^>]+>", "", error_page(found(given, doc=doc), "x")) for given in (far, near)]
    assert "Merkel kam. […] Alles sei gut." in shown[0]
    assert "Sie ging. Alles sei gut." in shown[1]


def test_no_more_than_asked_for_but_all_are_counted():
    page = error_page(found(), "rules", most=1)
    assert page.count('<table class="mistake">') == 1
    assert "The worst 1 of 4." in page
    assert "Die Kassen seien leer." in page
    assert re.search(r"Missed</a></th>(<td>\d</td>)+", page)[0].endswith("<td>4</td>")
    assert page.count("No error of this kind.") == 4


def test_the_page_speaks_german():
    page = error_page(found(row(DOC, "Direct", 0.5, quote="Rat")), "rules", lang="de")
    assert '<html lang="de">' in page
    for words in (
        "Übersehen",
        "Erfunden",
        "Falsche Quelle",
        "indirekt fortgesetzt",
        "Konfidenz 0.50",
        "Alle 4.",
    ):
        assert words in page
    assert "Missed" not in page


def test_every_type_has_its_column():
    heads = re.search(r'<table class="counts"><tr>(.*?)</tr>', error_page(found(), "rules"))[1]
    assert heads.count("<th>") == len(TYPES) + 2
