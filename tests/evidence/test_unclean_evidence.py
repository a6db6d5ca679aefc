import json

import pytest

from analysis.annotate import annotate
from analysis.evidence.finding import mentions_of
from analysis.evidence.near_words import vocabulary_of
from analysis.evidence.term_places import find_term_places
from analysis.evidence.topic_trial import try_terms
from analysis.figures import mentioned_together, quotes_per_cue
from analysis.sentiment.topic_lists import topic_of_terms
from analysis.tables import read_tables

TEXT = (
    "Der Daten\u00adschutz in Berlin sei wichtig, sag\u00adte die Bundes\u00adkanzlerin Angela Mer\u00adkel "
    "am Mon\u00adtag, und auch die Daten\u00adsicherheit wer\u00adde be\u00adachtet.\n\n"
    "In Kassel lobte den Daten-\nschutz auch Angela\u00a0Mer\u00adkel."
)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("unclean")
    (folder / "a.jsonl").write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", encoding="utf-8")
    annotate([folder / "a.jsonl"], folder / "out")
    return read_tables(folder / "out")


def test_the_text_is_stored_as_given_and_offsets_lead_into_it(tables):
    assert tables.articles["text"].tolist() == [TEXT]
    for row in tables.mentions.itertuples():
        assert row.text == TEXT[row.start : row.end]
    merkel = tables.mentions[tables.mentions["entity"] == "Angela Merkel"]
    assert {"Angela Mer\u00adkel", "Angela\u00a0Mer\u00adkel"} <= set(merkel["text"])
    assert tables.sentiment["target"].tolist() == [
        "Daten\u00adschutz",
        "Daten\u00adsicherheit",
        "Daten-\nschutz",
    ]


def test_terms_are_found_and_shown_clean(tables, nlp):
    topic = topic_of_terms(["Datenschutz"])
    (spots,) = find_term_places(tables, topic, nlp).hits.values()
    assert [TEXT[spot.start : spot.end] for spot in spots] == ["Daten\u00adschutz", "Daten-\nschutz"]
    hit = try_terms(tables, topic, nlp).hits.lines[0]
    assert (hit.form, hit.count, hit.match) == ("Datenschutz", 2, "Datenschutz")
    assert hit.after.startswith(" in Berlin sei wichtig, sagte die")


def test_words_of_the_corpus_are_whole_and_names_are_left_out(tables):
    words = set(vocabulary_of(tables))
    assert {"Datensicherheit", "beachtet", "Bundeskanzlerin"} <= words
    assert not {"Merkel", "Angela"} & words


def test_passages_and_cues_are_shown_clean(tables):
    passages = mentions_of(tables, "Angela Merkel").rows["passage"]
    assert passages[0].startswith(
        "Der Datenschutz in Berlin sei wichtig, sagte die Bundeskanzlerin Angela Merkel"
    )
    assert passages.iloc[-1] == "In Kassel lobte den Datenschutz auch Angela Merkel."
    assert "sagen" in set(quotes_per_cue.numbers(tables)["cue"])


def test_a_broken_line_is_no_paragraph(tables):
    pairs = mentioned_together.numbers(tables)
    together = {frozenset(pair) for pair in zip(pairs["entity"], pairs["other"], strict=True)}
    assert {"Angela Merkel", "Kassel"} in together
    assert {"Berlin", "Kassel"} not in together
