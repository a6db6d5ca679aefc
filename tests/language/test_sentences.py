"""Layout fixes sentence boundaries that a parser cannot know."""

import pytest

from analysis.language.sentences import DATELINE


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("Berlin (AFP) - Volkswagen und Microsoft weiten aus.", "Berlin", "AFP"),
        ("Frankfurt/Main (dpa) – Die Bank wächst.", "Frankfurt/Main", "dpa"),
        ("New York (Reuters) -- Die Kurse steigen.", "New York", "Reuters"),
    ],
)
def test_datelines(line, place, agency):
    found = DATELINE.match(line)
    assert (found["place"], found["agency"]) == (place, agency)


@pytest.mark.parametrize("line", ["Die CDU (Union) gewann die Wahl.", "Er kam 2019 (im Mai) - spät."])
def test_brackets_in_running_text_are_no_dateline(line):
    assert not DATELINE.match(line)


def test_a_headline_without_full_stop_ends_at_the_line_break(nlp):
    doc = nlp("Bündnis zerbricht nach Streit\n\nDie Partner gehen getrennte Wege.")
    assert [s.text.strip() for s in doc.sents if s.text.strip()] == [
        "Bündnis zerbricht nach Streit",
        "Die Partner gehen getrennte Wege.",
    ]


def test_the_text_behind_a_dateline_starts_a_sentence(nlp):
    doc = nlp("Berlin (AFP) - Volkswagen und Microsoft weiten ihre Partnerschaft aus.")
    assert [s.text for s in doc.sents] == [
        "Berlin (AFP) -",
        "Volkswagen und Microsoft weiten ihre Partnerschaft aus.",
    ]
