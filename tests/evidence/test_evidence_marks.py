"""Marks may overlap in any way; text from articles never becomes markup."""

import re
from html import unescape

import pytest

from analysis.evidence.marks import Mark, mark_up

TEXT = 'Diess sagte: "Wir <warten> & hoffen".\nEnde'


def plain(html):
    return unescape(re.sub(r"<[^>]+>", "", html.replace("<br>", "\n")))


@pytest.mark.parametrize(
    "marks",
    [
        [],
        [Mark(0, 5, "PER", "Diess")],
        [Mark(0, 20, "a", ""), Mark(10, 30, "b", ""), Mark(15, 16, "c", "")],
        [Mark(13, len(TEXT), "Direct", '"><script>alert(1)</script>')],
        [Mark(-5, 900, "a", "")],
        [Mark(5, 5, "empty", ""), Mark(7, 6, "reversed", "")],
    ],
)
def test_the_text_stays_what_it_is(marks):
    html = mark_up(TEXT, marks)
    assert plain(html) == TEXT
    assert "<script" not in html
    assert "<warten" not in html


def test_a_stretch_bears_all_its_marks():
    html = mark_up("VW-Chef Diess", [Mark(0, 13, "Direct", "d"), Mark(8, 13, "PER", "Diess", "wer")])
    assert html == (
        '<mark class="Direct" title="d">VW-Chef </mark>'
        '<small>wer</small><mark class="Direct PER" title="d | Diess">Diess</mark>'
    )


def test_a_part_of_the_text_keeps_its_offsets():
    assert (
        mark_up("eins zwei drei", [Mark(5, 14, "x", "")], 0, 9) == 'eins <mark class="x" title="">zwei</mark>'
    )
