import time

import pytest

from analysis.sentiment.term_index import TermIndex
from analysis.sentiment.term_words import TermWords
from analysis.sentiment.topic_lists import Topic
from analysis.sentiment.topics import longest

PRIVACY = Topic("p", "P", "P", ("Datenschutz", "private Daten", "DSGVO"), ("Datenschutzhütte",))
HEALTH = Topic("h", "H", "H", ("Klinik", "Rat"))


def found(text, *topics):
    return [
        (place.rank, text[place.start : place.end], place.excluded)
        for place in TermIndex(topics).places(text)
    ]


def test_places_of_all_topics_and_of_exclusions_in_one_pass():
    assert found("Der Datenschutz der Kliniken, die Datenschutzhütte.", PRIVACY, HEALTH) == [
        (0, "Datenschutz", False),
        (1, "Kliniken", False),
        (0, "Datenschutzhütte", False),
        (0, "Datenschutzhütte", True),
    ]


def test_a_word_is_compared_once_however_often_it_stands_there(monkeypatch):
    compared = []
    match = TermWords.match
    monkeypatch.setattr(TermWords, "match", lambda self, word: compared.append(word) or match(self, word))
    index = TermIndex([PRIVACY])
    assert len(list(index.places("Datenschutz und noch mehr Datenschutz. " * 500))) == 1000
    assert sorted(compared) == sorted(["Datenschutz", "und", "noch", "mehr"] * 2)


@pytest.mark.parametrize(
    "text",
    [
        "Datenschutz" * 100_000,
        "Daten-" * 200_000,
        "-" * 1_000_000,
        "private " * 125_000,
        "private\u00a0" * 125_000,
        "Datenschutz:in" * 70_000,
    ],
    ids=["one word", "hyphenated", "hyphens", "a group begins", "without break", "genders"],
)
def test_a_strange_text_is_read_in_linear_time(text):
    begun = time.monotonic()
    list(TermIndex([PRIVACY, HEALTH]).places(text))
    assert time.monotonic() - begun < 30, "in square time this takes hours"


@pytest.mark.parametrize(
    ("spans", "barred", "expected"),
    [
        ([(0, 5), (3, 9)], [], [(3, 9)]),
        ([(0, 5), (5, 9)], [], [(0, 5), (5, 9)]),
        ([(0, 5), (4, 9)], [], [(0, 5)]),
        ([(0, 3), (6, 9)], [(2, 4), (9, 12)], [(6, 9)]),
        ([(4, 6)], [(0, 20), (1, 2)], []),
    ],
)
def test_of_overlapping_stretches_the_longest_is_chosen(spans, barred, expected):
    assert longest(spans, barred) == expected


def test_choosing_among_many_stretches_takes_no_square_time():
    begun = time.monotonic()
    assert (
        len(longest([(i, i + 1) for i in range(200_000)], [(i, i + 1) for i in range(0, 200_000, 2)])) == 1e5
    )
    assert time.monotonic() - begun < 60, "in square time this takes an hour"
