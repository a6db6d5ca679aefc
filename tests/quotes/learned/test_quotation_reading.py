"""What the taggers are told of German sentences."""

import numpy as np
import pytest

from analysis.corpus.articles import Part
from analysis.quotes.learned import reading as module
from analysis.quotes.learned.categories import count_values, table_of
from analysis.quotes.learned.engine import read_document
from analysis.quotes.learned.reading import speech_words

SAID = "Der Minister sagte am Montag, die Lage sei ernst. „Wir müssen jetzt handeln“, betonte er."
NESTED = "„Er hat ‚Nein‘ gesagt“, berichtete Anna Maier."
MIXED = "Die Firma forderte schnellere Hilfe. Es habe „so eine Art Wunder“ gegeben."
SPACED = "Laut  Siemens steigt der Gewinn.\n\nEs  regnet."


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (SAID, "Minister", {"pos": "NOUN", "case": "NomSingMasc", "relation": "nsubj", "mood": ""}),
        (SAID, "Minister", {"verb cue": "speech", "verb mood": "indicative", "rule speaker": "yes"}),
        (SAID, "sagte", {"word": "sagte", "tag": "VVFIN", "cue": "speech", "mood": "indicative"}),
        (SAID, "sagte", {"rule": "", "rule cue": "yes", "rule frame": "Indirect", "edge": "inside"}),
        (SAID, "sei", {"mood": "present", "form": "SubPresFin", "higher cue": "speech", "marks": "0"}),
        (SAID, "die", {"rule": "Indirect begins", "rule frame": ""}),
        (SAID, "ernst", {"rule": "Indirect goes on", "higher mood": "indicative"}),
        (SAID, "Der", {"edge": "first of paragraph", "turn": "0", "sentence": "10010"}),
        (SAID, "Wir", {"marks": "1", "masked": "masked", "marked verb": "verb", "rule": "Direct goes on"}),
        (SAID, "„", {"mark": "opens", "edge": "first", "turn": "1", "sentence": "10000"}),
        (SAID, "“", {"mark": "closes"}),
        (SAID, "handeln", {"mood": "infinitive", "higher cue": "speech"}),
        (SAID, "betonte", {"marks": "0", "masked": "", "cue": "speech", "rule frame": "Direct"}),
        (NESTED, "Nein", {"marks": "2", "marked verb": "verb", "rule": "Direct goes on"}),
        (NESTED, "hat", {"marks": "1", "mood": "indicative"}),
        (NESTED, "gesagt", {"mood": "participle", "cue": "speech"}),
        (NESTED, "Anna", {"name": "BPER", "marks": "0", "rule speaker": "yes"}),
        (NESTED, "Maier", {"name": "IPER"}),
        (MIXED, "Wunder", {"marked verb": "", "inner rule": "Direct goes on"}),
        (MIXED, "„", {"rule": "IndirectFreeIndirect goes on", "inner rule": "Direct begins"}),
        (MIXED, "Es", {"rule": "IndirectFreeIndirect begins", "sentence": "00010"}),
        (MIXED, "Firma", {"rule": "Reported goes on", "rule frame": ""}),
        (SPACED, "Laut", {"cue": "preposition", "edge": "first of paragraph"}),
        (SPACED, "Siemens", {"name": "BORG", "verb cue": ""}),
        (SPACED, "regnet", {"edge": "inside", "turn": "0", "cue": ""}),
        ("Erst „sagte er nichts.", "„", {"mark": "opens"}),
        ("Die Experten warnten.", "Experten", {"verb cue": "speech", "part": "body"}),
        ("Das ist eine Aussage.", "Aussage", {"cue": "noun"}),
        ("Sie hätten Zeit gehabt.", "hätten", {"mood": "past", "sentence": "00001"}),
    ],
)
def test_columns(read, text, word, expected):
    reading = read(text)
    place = [token.text for token in reading.tokens].index(word)
    assert {column: reading.columns[column][place] for column in expected} == expected


def test_the_words_of_a_sentence_in_marks_say_nothing_of_what_stands_outside(read):
    reading = read("Das Buch „Er sagte nein“ ist neu.")
    assert set(reading.columns["sentence"]) == {"00000"}


def test_every_token_that_is_no_space_has_one_value_per_column(read):
    reading = read(SPACED)
    assert [token.text for token in reading.tokens] == [
        *("Laut", "Siemens", "steigt", "der", "Gewinn", "."),
        *("Es", "regnet", "."),
    ]
    assert {len(values) for values in reading.columns.values()} == {9}
    assert reading.sentence.tolist() == [0] * 6 + [1] * 3
    assert len(reading.vectors) == 9
    assert [SPACED[a:b] for a, b in zip(reading.starts, reading.ends, strict=True)] == [
        token.text for token in reading.tokens
    ]


def test_vectors_are_those_of_the_tokens(nlp, read):
    doc = nlp(SPACED)
    reading = read(SPACED)
    for token, vector in zip(reading.tokens, reading.vectors, strict=True):
        np.testing.assert_allclose(vector, doc.tensor[token.i], atol=1e-5)


@pytest.mark.parametrize("text", ["„Ja“, sagte er.", "»Ja«, sagte er.", '"Ja", sagte er.'])
def test_marks_of_every_style_are_the_same_word(read, text):
    reading = read(text)
    assert reading.columns["word"] == ["„", "ja", "„", ",", "sagte", "er", "."]
    assert [[reading.tokens[i].text for i in mark][1] for mark in reading.marked] == ["Ja"]


def test_stretches_in_marks_hold_their_marks(read):
    reading = read(NESTED)
    shown = [" ".join(reading.tokens[i].text for i in mark) for mark in reading.marked]
    assert sorted(shown) == sorted(["„ Er hat ‚ Nein ‘ gesagt “", "‚ Nein ‘"])
    assert read("Er kam.").marked == ()


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_an_article_without_words_is_read(read, text):
    reading = read(text)
    assert reading.tokens == ()
    assert len(reading.vectors) == 0
    assert reading.within(((0, len(text)),)) == ()


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ([(0, 3)], ["Der"]),
        ([(2, 5)], ["Der", "Minister"]),
        ([(3, 4)], []),
        ([(0, 12), (30, 37)], ["Der", "Minister", "die", "Lage"]),
        ([], []),
    ],
)
def test_tokens_within_spans_share_a_character_with_them(read, spans, words):
    reading = read(SAID)
    assert [reading.tokens[i].text for i in reading.within(spans) if reading.tokens[i].text != ","] == words


def test_parts_are_told_apart(nlp):
    text = "Berlin warnt\n\nBERLIN (dpa) - Es regnet."
    parts = Part("title", 0, 12), Part("dateline", 14, 28), Part("body", 29, len(text))
    reading = read_document(nlp(text), text, parts)
    shown = dict(zip([token.text for token in reading.tokens], reading.columns["part"], strict=True))
    assert {word: shown[word] for word in ("warnt", "BERLIN", "regnet")} == {
        "warnt": "title",
        "BERLIN": "dateline",
        "regnet": "body",
    }


def test_the_turns_of_an_interview_are_left_out(read):
    reading = read("Das Gespräch.\n\nMaier: Wie geht es?\nHuber: Gut.\nMaier: Was nun?\nHuber: Nichts.")
    assert [token.text for token in reading.tokens] == ["Das", "Gespräch", "."]


@pytest.mark.parametrize(
    ("text", "word", "distance"),
    [
        ("Er kam.", "Er", "7"),
        ("Er kam.", "kam", "6"),
        ("Er kam.", ".", "5"),
        ("Laut Siemens steigt der Gewinn.", "der", "7"),
        ("Der Gewinn von Siemens stieg gestern wegen des Handels stark.", "Gewinn", "9"),
    ],
    ids=["before its head", "the root", "behind its head", "article", "subject"],
)
def test_distances_to_the_head_come_in_classes(read, text, word, distance):
    reading = read(text)
    place = [token.text for token in reading.tokens].index(word)
    assert reading.columns["distance"][place] == distance


def test_lengths_of_marked_stretches_come_in_classes(read):
    lengths = read("Er sagte: „Wir kommen.“ Dann ging er.").columns["marked length"]
    assert lengths == ["0"] * 3 + ["4"] * 5 + ["0"] * 4
    nested = read(NESTED).columns["marked length"]
    assert nested == ["6"] * 8 + ["0"] * 5


def test_every_value_is_a_word(read):
    for text in (SAID, NESTED, MIXED, SPACED):
        assert {type(value) for values in read(text).columns.values() for value in values} == {str}


@pytest.fixture
def listed(monkeypatch, tmp_path):
    """A list of words that tell of speech, read anew."""
    path = tmp_path / "speech_words.txt"
    monkeypatch.setattr(module, "SPEECH_WORDS", path)
    speech_words.cache_clear()
    yield path
    speech_words.cache_clear()


def test_words_of_speech_are_told_from_others(listed, read):
    listed.write_text("Frage\nsagen\nübermitteln\n", encoding="utf-8")
    assert speech_words() == {"Frage", "sagen", "übermitteln"}
    reading = read("Er sagte auf Fragen, das sei gut.")
    shown = zip(reading.tokens, reading.columns["speech word"], strict=True)
    assert [token.text for token, value in shown if value == "speech"] == ["sagte", "Fragen"]
    assert set(reading.columns["speech word"]) == {"speech", ""}


def test_before_words_of_speech_were_learnt_there_are_none(listed, read):
    assert not listed.exists()
    assert speech_words() == frozenset()
    assert set(read("Er sagte nichts.").columns["speech word"]) == {""}


def test_values_that_are_met_often_enough_are_listed():
    columns = [
        {"pos": ["VERB", "NOUN", "NOUN"], "marks": ["0", "0", "1"]},
        {"pos": ["VERB", "ADJ"], "marks": ["1", "2"]},
    ]
    counted = count_values(columns, least=2)
    assert counted == {"marks": ["0", "1"], "pos": ["NOUN", "VERB"]}
    assert list(counted) == ["marks", "pos"]
    assert count_values(columns, least=3) == {"marks": [], "pos": []}
    assert count_values([], least=1) == {}


def test_values_get_numbers_of_their_own():
    listed = {"marks": ["0", "1"], "pos": ["NOUN", "VERB"]}
    table = table_of(listed)
    assert table.columns == {"marks": {"0": 1, "1": 2}, "pos": {"NOUN": 4, "VERB": 5}}
    assert [numbers.unknown for numbers in table.columns.values()] == [0, 3]
    assert len(table) == 6
    assert table.values() == listed


def test_values_never_met_share_the_first_number_of_their_column():
    table = table_of({"pos": ["NOUN", "VERB"], "marks": ["0"]})
    numbers = table.numbers({"marks": ["0", "1", "7"], "pos": ["VERB", "ADJ", "X"]}, 3)
    assert numbers.tolist() == [[2, 4], [0, 3], [0, 3]]
    assert table == table_of({"pos": ["NOUN", "VERB"], "marks": ["0"]})


def test_a_column_without_values_still_has_a_number():
    table = table_of({"pos": [], "marks": ["0"]})
    assert len(table) == 3
    assert table.numbers({"pos": ["NOUN"], "marks": ["0"]}, 1).tolist() == [[0, 2]]


def test_columns_added_behind_leave_earlier_numbers_as_they_are():
    columns = {"pos": ["VERB", "X"], "mood": ["past", ""]}
    base = table_of({"pos": ["NOUN", "VERB"], "mood": ["past"]})
    longer = table_of(base.values() | {"earlier": ["cue"]})
    assert longer.numbers(columns, 2).tolist() == base.numbers(columns, 2).tolist()
    assert longer.numbers({"earlier": ["cue", "frame"]}, 2).tolist() == [[len(base) + 1], [len(base)]]


def test_a_table_reads_those_of_its_columns_that_are_given():
    table = table_of({"pos": ["NOUN"], "marks": ["0"], "mood": ["past"]})
    assert table.numbers({"mood": ["past", "none"], "colour": ["red", "blue"]}, 2).tolist() == [[5], [4]]
    assert table.numbers({"mood": ["past"], "pos": ["NOUN"]}, 1).tolist() == [[1, 5]]
    assert table.numbers({}, 2).shape == (2, 0)


def test_what_is_listed_depends_neither_on_the_order_of_articles_nor_of_columns():
    first = {"pos": ["VERB", "NOUN"], "marks": ["0", "1"]}
    second = {"marks": ["1", "2"], "pos": ["ADJ", "NOUN"]}
    once, again = (count_values(order, least=1) for order in ([first, second], [second, first]))
    assert list(once.items()) == list(again.items())
