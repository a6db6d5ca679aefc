from time import process_time

import pytest
import spacy

from analysis.corpus.articles import Part
from analysis.quotes.marks import find_marked
from analysis.quotes.sentences import clauses, sentences


def cut(nlp, text, parts=()):
    return [text[s.start : s.end] for s in sentences(nlp(text), find_marked(text), parts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er kam. Sie ging.", ["Er kam.", "Sie ging."]),
        ("„Er kam. Sie ging“, sagte Anna. Ende.", ["„Er kam. Sie ging“, sagte Anna.", "Ende."]),
        ("„Kommt er?“ fragte Anna. Ende.", ["„Kommt er?“ fragte Anna.", "Ende."]),
        ("Sie rief: „Halt!“ Er blieb stehen.", ["Sie rief: „Halt!“", "Er blieb stehen."]),
        ("Am 5. August kam Dr. Maier mit ca. 30 Leuten.", ["Am 5. August kam Dr. Maier mit ca. 30 Leuten."]),
        ("Es waren 30. Niemand blieb.", ["Es waren 30.", "Niemand blieb."]),
        ("Ein Absatz\nEin anderer.", ["Ein Absatz", "Ein anderer."]),
        ("Das sagte George W. Bush.", ["Das sagte George W. Bush."]),
    ],
)
def test_sentences_end_outside_quotation_marks(nlp, text, expected):
    assert cut(nlp, text) == expected


def test_a_dateline_is_no_part_of_a_sentence(nlp):
    text = "Berlin (AFP) - Es werde kälter, sagte Anna."
    parts = (Part("dateline", 0, 15), Part("body", 15, len(text)))
    assert cut(nlp, text, parts)[-1] == "Es werde kälter, sagte Anna."


def test_clauses_are_cut_outside_marks_and_brackets(nlp):
    text = "Anna (Berlin, Mitte) sagte: „Ja, gut“, dann ging sie."
    (sentence,) = sentences(nlp(text), find_marked(text))
    words = [[t.text for t in sentence.tokens[c.first : c.last]] for c in clauses(sentence)]
    assert [w[-1] for w in words] == ["sagte", "“", "sie"]
    assert [c.mark for c in clauses(sentence)] == ["", ":", ","]


@pytest.mark.parametrize("piece", ["„a“ ", "(a„b“) ", "„A b.“ Er kam. ", "„a.“\n\n", "«a» "])
def test_twenty_thousand_marks_are_cut_in_linear_time(piece):
    doc = spacy.blank("de").tokenizer(piece * 10_000)
    marked = find_marked(doc.text)
    started = process_time()
    sentences(doc, marked)
    assert process_time() - started < 10
