import json
from pathlib import Path

import pytest

from analysis.annotations import Quote
from analysis.corpus.articles import Part
from analysis.mentions.extract import find_mentions
from analysis.quotes.rules import find_quotes
from analysis.sentiment.baseline import textblob_polarity
from analysis.sentiment.judge import find_judgements
from analysis.sentiment.topics import load_topics
from analysis.sentiment.units import sentence_of

GOLD = Path(__file__).parent.parent / "seed" / "gold.json"
TEXT = "Die Partnerschaft ist ein Erfolg.\n\nDer Konzern verletzt den Datenschutz. Das ist alles."


def judge(nlp, text, parts=None, quotes=()):
    return find_judgements(nlp(text), parts or (Part("body", 0, len(text)),), load_topics(), quotes, ())


def test_rows(nlp):
    first, second = judge(nlp, TEXT)
    assert (first.topic, TEXT[first.start : first.end], first.polarity) == (
        "partnership",
        "Partnerschaft",
        "positive",
    )
    assert TEXT[first.sentence_start : first.sentence_end] == "Die Partnerschaft ist ein Erfolg."
    assert (second.topic, second.polarity, second.voice, second.speakers, second.quote) == (
        "data_protection",
        "negative",
        "author",
        (),
        None,
    )
    assert TEXT[second.sentence_start : second.sentence_end] == "Der Konzern verletzt den Datenschutz."
    assert second.textblob == textblob_polarity("Der Konzern verletzt den Datenschutz.")


def test_only_what_stands_in_a_part(nlp):
    (only,) = judge(nlp, TEXT, (Part("body", 35, len(TEXT)),))
    assert only.topic == "data_protection"


def test_no_part_no_target_no_row(nlp):
    assert judge(nlp, "Das Wetter bleibt schön.") == ()
    assert find_judgements(nlp(""), (), load_topics(), (), ()) == ()


def test_other_documents_do_not_count(nlp):
    alone = judge(nlp, TEXT)
    judge(nlp, "Die Kooperation ist eine Katastrophe und ein Skandal.")
    assert judge(nlp, TEXT) == alone


def test_quotation_of_a_row(nlp):
    quote = Quote("Indirect", ((0, 32),), speakers=(0,))
    first, second = judge(nlp, TEXT, quotes=(quote,))
    assert (first.voice, first.speakers, first.quote) == ("quoted", (0,), 0)
    assert second.voice == "author"


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("„Das ist alles.“ Die Kooperation endet.", "alles", "„Das ist alles.“"),
        ('Er sagte: "Die Kooperation endet." Dann ging er.', "endet", None),
        ("Die Kooperation endet\nDer Konzern schweigt dazu.", "Kooperation", "Die Kooperation endet"),
        (
            "Alpha und Beta weiten Kooperation auf Asien aus",
            "Kooperation",
            "Alpha und Beta weiten Kooperation auf Asien aus",
        ),
    ],
)
def test_sentences_are_mended(nlp, text, word, sentence):
    start = text.index(word)
    found = sentence_of(nlp(text), start, start + len(word)).text
    assert "\n" not in found
    if sentence is None:
        assert found.count('"') == 2
    else:
        assert found == sentence


def test_seed_against_the_gold(nlp, seed_text):
    gold = json.loads(GOLD.read_text(encoding="utf-8"))["topics"]
    doc, parts = nlp(seed_text), (Part("body", 0, len(seed_text)),)
    mentions, entities = find_mentions(doc, parts)
    quotes = find_quotes(doc, parts, mentions, entities)
    rows = {(j.start, j.end): j for j in find_judgements(doc, parts, load_topics(), quotes, mentions)}
    found = [(row, rows[tuple(row["span"])]) for row in gold if tuple(row["span"]) in rows]
    assert len(found) == len(gold) == 6
    assert sum(row["topic"] == j.topic for row, j in found) == 6
    assert sum(row["tone"] == j.polarity for row, j in found) >= 5
    assert sum(row["voice"] == j.voice for row, j in found) >= 5
