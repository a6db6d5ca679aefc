"""What `make evaluate` prints about judgements, on targets made by hand."""

import json

import pytest

from analysis.evaluation import stages
from analysis.evaluation.balance_gold import Judged, compare
from analysis.evaluation.judged_targets import JudgedTarget
from analysis.sentiment.items import ItemJudgement
from training import evaluate
from training.sentiment_report import beside_textblob, polarity_confidence

TEXT = "Die Kooperation ist gut."


def target(coded, found, confidence=0.75, textblob=0.0, voice=None):
    judged = ItemJudgement(found, 0.5, confidence, "author")
    return JudgedTarget("T1", "partnership", TEXT, (4, 15), (0, 24), coded, voice, judged, textblob)


RIGHT = [target("positive", "positive")] * 4
"""All right with a confidence of .75, while textblob-de says nothing: every drawn sample is the same."""


def test_ours_and_textblobs_stand_side_by_side():
    lines = {line[2:17].strip(): line[17:].split() for line in beside_textblob(RIGHT)[1:]}
    one, none = ["1.000", "[1.000,", "1.000]"], ["0.000", "[0.000,", "0.000]"]
    better = ["+1.000", "[+1.000,", "+1.000]", "100.0%", "of", "samples", "4"]
    assert lines["accuracy"] == lines["F1 positive"] == one + none + better
    assert lines["F1 negative"] == none * 2 + ["+0.000", "[+0.000,", "+0.000]", "0.0%", "of", "samples", "0"]
    assert lines["macro-F1"][0] == "0.333"


def test_the_sign_of_textblobs_number_is_its_polarity():
    by_sign = [target(p, "neutral", textblob=n) for p, n in (("positive", 0.2), ("negative", -0.7))]
    (line,) = (line for line in beside_textblob(by_sign) if "accuracy" in line)
    assert line.split()[1::3][:3] == ["0.000", "1.000", "-1.000"]


def test_confidence_is_held_against_truth():
    assert polarity_confidence(RIGHT) == [
        "  expected calibration error 0.250 [0.250, 0.250], 4 targets",
        "  mean confidence less the share right -0.250 [-0.250, -0.250]",
        "  confidence        n    mean  right",
        "  0.7 – 0.8         4   0.750  1.000 [1.000, 1.000]",
    ]


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """Coded sets whose judging is made up; gives what was asked of it."""
    asked = []
    gold = tmp_path / stages.QUOTES.file
    gold.parent.mkdir(parents=True)
    gold.write_text("", encoding="utf-8")

    def judge(one, _shared, work, engine):
        asked.append((one.name, engine))
        return work

    found = {
        stages.GERNTSA.name: [target("neutral", "positive")],
        stages.TOPICS.name: [target("negative", "positive", voice="quoted")],
    }
    balances = compare([Judged("partnership", ("positive", "author"), ("positive", "author"), 0.5)])
    monkeypatch.setattr(stages, "judge_coded", judge)
    monkeypatch.setattr(stages, "score_judged", lambda *_: {"macro_f1": 0.5})
    monkeypatch.setattr(stages, "judged_targets", lambda one, *_: found[one.name])
    monkeypatch.setattr(stages, "judged_balances", lambda *_: balances)
    return asked


def test_every_set_is_judged_once_per_engine_that_bears_on_it(asked, tmp_path, capsys):
    page = tmp_path / "errors.html"
    assert evaluate.main(["--shared", str(tmp_path), "--only", "sentiment", "--errors", str(page)]) == 0
    crowd, topics = stages.GERNTSA.name, stages.TOPICS.name
    assert asked == [(crowd, "learned"), (topics, "rules"), (topics, "learned")]
    headings = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    assert headings == [
        f"{crowd} (coded by people (crowd))",
        f"{crowd}: polarity",
        f"{crowd}: confidence",
        f"{topics} (coded by a language model), quotes by rules",
        f"{topics} (coded by a language model), quotes by learned",
        f"{topics}: polarity",
        f"{topics}: confidence",
        f"{topics}: balances, each sentence an article of its own",
    ]
    written = page.read_text(encoding="utf-8")
    assert [f"{kind}: {name}" in written for kind in ("Polarity", "Voice") for name in (crowd, topics)] == [
        True,
        True,
        False,
        True,
    ]


@pytest.mark.usefixtures("asked")
def test_beside_pages_of_other_stages_that_of_sentiment_has_a_name_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setattr(evaluate, "STAGES", {"sentiment": evaluate.STAGES["sentiment"]})
    monkeypatch.setattr(evaluate, "_missing", lambda _: None)
    assert evaluate.main(["--shared", str(tmp_path), "--errors", str(tmp_path / "errors.html")]) == 0
    assert [path.name for path in tmp_path.glob("*.html")] == ["errors-sentiment.html"]


def test_a_coded_set_is_judged_and_joined(shared, tmp_path, nlp):
    """The first three of the coded topics, by the customer's program and the command itself."""
    lines = (shared / stages.TOPICS.file).read_text(encoding="utf-8").splitlines()[:3]
    few = tmp_path / stages.TOPICS.file
    few.parent.mkdir(parents=True)
    few.write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "scoring").symlink_to((shared / "scoring").resolve())
    (tmp_path / "work").mkdir()
    judged = stages.judge_coded(stages.TOPICS, tmp_path, tmp_path / "work", "rules")
    found = stages.judged_targets(stages.TOPICS, tmp_path, judged, nlp)
    coded = [json.loads(line) for line in lines]
    assert [t.target_id for t in found] == [row["id"] for row in coded]
    assert [t.text[slice(*t.target)] for t in found] == [row["target"] for row in coded]
    right = sum(t.polarity == t.found.polarity for t in found) / 3
    assert stages.score_judged(stages.TOPICS, tmp_path, judged)["accuracy"] == pytest.approx(right)
