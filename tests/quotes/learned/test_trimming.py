"""Where a quotation of each type ends, by the convention of the coding scheme."""

import pytest

from analysis.corpus.articles import Part
from analysis.quotes.learned.endings import trimmed
from analysis.quotes.learned.engine import read_document
from analysis.quotes.learned.tags import Stretch

TEXT = "Er sagte, er komme bald. So entstehe ein Netz. Die Stadt schwieg."


@pytest.mark.parametrize(
    ("kind", "found", "expected"),
    [
        ("Indirect", "er komme bald.", "er komme bald"),
        ("Indirect", "er komme bald", "er komme bald"),
        ("IndirectFreeIndirect", "So entstehe ein Netz", "So entstehe ein Netz."),
        ("IndirectFreeIndirect", "So entstehe ein Netz.", "So entstehe ein Netz."),
        ("FreeIndirect", "So entstehe ein Netz. Die", "So entstehe ein Netz."),
        ("Reported", "Die Stadt schwieg", "Die Stadt schwieg."),
        ("Direct", "er komme bald", "er komme bald"),
        ("IndirectFreeIndirect", "So entstehe", "So entstehe"),
    ],
)
def test_the_end_of_a_quotation(nlp, kind, found, expected):
    reading = read_document(nlp(TEXT), TEXT, (Part("body", 0, len(TEXT)),))
    start = TEXT.index(found)
    tokens = trimmed(reading, Stretch(kind, reading.within(((start, start + len(found)),)), False)).tokens
    assert TEXT[reading.starts[tokens[0]] : reading.ends[tokens[-1]]] == expected
