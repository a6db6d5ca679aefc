"""Words that mostly tell of speech are learnt from speeches in which people marked what tells of it."""

import json

import pytest

from training.speech_words import learn_speech_words


def speech(*sentences):
    """A marked speech: sentences of words between spaces, cues with a star before them."""
    divided = [sentence.split() for sentence in sentences]
    cues = [
        {"Cue": [f"{number}:{place}"]}
        for number, words in enumerate(divided)
        for place, word in enumerate(words)
        if word.startswith("*")
    ]
    return {"sentences": [[word.lstrip("*") for word in words] for words in divided], "annotations": cues}


SPEECHES = (
    speech(
        "Die Ministerin *sagte , der Plan sei gut .",
        "Er kam nach Berlin .",
        "Der Bericht *zeigt einen Anstieg .",
        "Sie zeigt auf das Haus .",
    ),
    speech(
        "Der Kanzler *sagt , er komme .",
        "Das Bild zeigt ein Haus .",
        "Die Karte zeigt das Land .",
        "Wir *fordern mehr Geld .",
        "*Laut Bericht steigt der Preis .",
        "*Laut Polizei gab es keine Verletzten .",
        "Ihre *Forderung ist alt , und diese *Forderung bleibt .",
        "Die Zahl *zeigt es .",
    ),
)


@pytest.fixture
def learn(nlp, tmp_path):
    def words(*speeches):
        path = tmp_path / "speeches.jsonl"
        rows = [json.dumps(row, ensure_ascii=False) + "\n" for row in speeches]
        path.write_text("".join(rows), encoding="utf-8")
        return learn_speech_words(nlp, path)

    return words


def test_verbs_and_nouns_that_are_mostly_cues_are_learnt(learn):
    """ "zeigen" is a cue twice in five times, "fordern" once only, and "laut" is neither verb nor noun."""
    assert learn(*SPEECHES) == ["Forderung", "sagen", "zeigen"]


def test_what_is_seldom_a_cue_is_not_learnt(learn):
    others = speech("Die Grafik zeigt es .", "Die Uhr zeigt es .", "Der Weg zeigt es .")
    assert learn(*SPEECHES, others) == ["Forderung", "sagen"]


def test_cues_are_counted_by_their_sentence_and_place(learn):
    row = speech("Er *sagte etwas .", "Er ging .", "Sie *sagte nichts .")
    assert [annotation["Cue"] for annotation in row["annotations"]] == [["0:1"], ["2:1"]]
    assert learn(row) == ["sagen"]
    moved = row | {"annotations": [{"Cue": ["0:1", "1:1"]}]}
    assert learn(moved) == []


def test_without_speeches_nothing_is_learnt(learn):
    assert learn() == []
    assert learn({"sentences": [], "annotations": []}) == []
    assert learn(speech("Er sagte es .", "Sie sagte es .")) == []
