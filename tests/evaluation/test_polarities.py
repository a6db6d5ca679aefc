"""Agreement of polarities with coders, and whether their confidence can be believed, counted by hand."""

import json
import subprocess
import sys

import pytest
from coded_targets import target

from analysis.evaluation.entity_gold import GoldUnreadable
from analysis.evaluation.judged_targets import with_judgements
from analysis.evaluation.polarities import (
    MEASURES,
    compare_polarities,
    overconfidence,
    polarity_calibration,
    scores,
)
from analysis.sentiment.baseline import textblob_polarity

FOR, NONE, AGAINST = "positive", "neutral", "negative"


def values(found):
    return {name: one.value for name, one in found.items()}


def test_the_measures_are_counted():
    """Hits: one of each. F1: positive 2·1 / (2 + 1), neutral 2·1 / (1 + 2), negative 2·1 / (1 + 1)."""
    found = scores([FOR, FOR, NONE, AGAINST], [FOR, NONE, NONE, AGAINST])
    assert values(found) == pytest.approx(
        {
            "macro-F1": (2 / 3 + 2 / 3 + 1) / 3,
            "F1 positive": 2 / 3,
            "F1 neutral": 2 / 3,
            "F1 negative": 1,
            "accuracy": 3 / 4,
        }
    )
    assert {name: one.n for name, one in found.items()} == {
        "macro-F1": 4,
        "F1 positive": 2,
        "F1 neutral": 1,
        "F1 negative": 1,
        "accuracy": 4,
    }
    assert tuple(found) == MEASURES


def test_a_polarity_that_is_neither_coded_nor_said_counts_as_zero():
    found = values(scores([FOR, NONE], [FOR, NONE]))
    assert (found["F1 negative"], found["macro-F1"], found["accuracy"]) == (0, pytest.approx(2 / 3), 1)


def test_the_interval_holds_the_value_and_is_the_same_each_time():
    coded, said = [FOR, NONE, AGAINST] * 10, [FOR, NONE, AGAINST, NONE, NONE, FOR] * 5
    found = scores(coded, said)
    assert found == scores(coded, said)
    assert all(one.low < one.value < one.high for one in found.values())


def test_the_better_of_two_wins_every_sample():
    """One judge hits all, the other none: whatever is drawn, accuracy differs by 1."""
    coded = [FOR, AGAINST, NONE]
    found = compare_polarities(coded, [AGAINST, FOR, FOR], coded)
    assert found["accuracy"] == (1, 1, 1, 1, 3)
    assert found["macro-F1"].value == 1
    assert found["macro-F1"].better == 1


def test_two_judges_who_err_alike_do_not_differ_though_each_is_unsure():
    coded, said = [FOR, NONE] * 10, [FOR, FOR] * 10
    assert scores(coded, said)["accuracy"].low < 0.5 < scores(coded, said)["accuracy"].high
    assert set(compare_polarities(coded, said, said).values()) == {(0, 0, 0, 0, 20)}


def test_a_difference_is_the_second_less_the_first():
    """The first hits three of four, the second two: one quarter less."""
    coded = [FOR, NONE, AGAINST, FOR] * 10
    found = compare_polarities(coded, [FOR, NONE, AGAINST, NONE] * 10, [FOR, NONE, FOR, NONE] * 10)[
        "accuracy"
    ]
    assert found.value == pytest.approx(-0.25)
    assert found.low < -0.25 < found.high < 0
    assert found.better == 0


def test_the_measures_agree_with_the_program_that_judges(shared, tmp_path):
    gold, judged = shared / "data/topics/gerntsa_dev.jsonl", tmp_path / "judged.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    said = [(FOR, NONE, AGAINST, NONE)[len(row["text"]) % 4] for row in rows]
    given = ({"id": row["id"], "polarity": one} for row, one in zip(rows, said, strict=True))
    judged.write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
    program = [sys.executable, shared / "scoring/score_sentiment.py", gold, judged, "--json"]
    told = json.loads(subprocess.run(program, check=True, capture_output=True).stdout)
    found = scores([row["label"] for row in rows], said)
    assert found["macro-F1"][:3] == pytest.approx([told["macro_f1"], *told["ci95"]])
    assert found["accuracy"].value == pytest.approx(told["accuracy"])
    assert {p: found[f"F1 {p}"].value for p in told["f1"]} == pytest.approx(told["f1"])


def test_three_of_four_right_at_three_quarters_is_calibrated():
    targets = [target(FOR, FOR, 0.75)] * 3 + [target(NONE, FOR, 0.75)]
    found = polarity_calibration(targets)
    assert (found.error.value, found.n, found.without) == (0, 4, 0)
    (only,) = found.bins
    assert (only.low, only.n, only.right.value) == (0.7, 4, 0.75)
    assert overconfidence(targets).value == 0


def test_the_direction_of_the_error_is_told():
    """Half are right: at .9 that is .4 too sure, at .4 it is .1 too cautious."""
    for confidence, more in ((0.9, 0.4), (0.4, -0.1)):
        targets = [target(FOR, FOR, confidence), target(FOR, NONE, confidence)] * 20
        found = overconfidence(targets)
        assert found.value == pytest.approx(more)
        assert found.low < found.value < found.high
        assert polarity_calibration(targets).error.value == pytest.approx(abs(more))


def test_errors_in_both_directions_cancel_out_in_the_mean_but_not_in_the_error():
    targets = [target(FOR, NONE, 0.3)] * 10 + [target(FOR, FOR, 0.7)] * 10
    assert overconfidence(targets).value == pytest.approx(0)
    assert polarity_calibration(targets).error.value == pytest.approx(0.3)


SENTENCE = "Die Kooperation ist gut."
CODED = {"id": "T1", "topic": "partnership", "sentence": SENTENCE, "start": 4, "end": 15, "tone": FOR}
CROWD = {"id": "G1", "text": f"Das Wetter ist schlecht. {SENTENCE}", "start": 29, "end": 40, "label": NONE}
JUDGED = {"polarity": AGAINST, "score": -0.5, "confidence": 0.6, "voice": "quoted"}


def test_a_target_is_joined_with_its_judgement_in_its_context(nlp):
    coded = CODED | {"before": "Es regnet.", "after": "Alle gehen.", "voice": "author"}
    (one,) = with_judgements(nlp, [coded], [{"id": "T1", **JUDGED}])
    assert one.text == f"Es regnet. {SENTENCE} Alle gehen."
    assert one.text[slice(*one.target)] == "Kooperation"
    assert one.text[slice(*one.sentence)] == SENTENCE
    assert (one.topic, one.polarity, one.voice) == ("partnership", FOR, "author")
    assert one.found == (AGAINST, -0.5, 0.6, "quoted")
    assert one.textblob == textblob_polarity(SENTENCE) == 1
    assert one.by_textblob == FOR


def test_textblob_reads_the_targets_sentence_alone(nlp):
    """In the whole text the bad weather would take away from the good cooperation."""
    (one,) = with_judgements(nlp, [CROWD], [{"id": "G1", **JUDGED}])
    assert one.text[slice(*one.sentence)] == SENTENCE
    assert one.textblob == 1 > textblob_polarity(CROWD["text"])
    assert (one.topic, one.polarity, one.voice) == ("", NONE, None)


@pytest.mark.parametrize(("number", "polarity"), [(0.1, FOR), (0.0, NONE), (-0.1, AGAINST)])
def test_textblobs_polarity_is_the_sign_of_its_number(number, polarity):
    assert target(FOR, FOR, textblob=number).by_textblob == polarity


def test_a_target_that_was_not_judged_is_named(nlp):
    with pytest.raises(GoldUnreadable, match="T1 was not judged"):
        with_judgements(nlp, [CODED], [])
