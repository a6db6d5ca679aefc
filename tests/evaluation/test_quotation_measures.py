"""Quotations are measured as the hand would; two engines are compared on the same articles."""

import json
import subprocess
import sys

import numpy as np
import pytest
from coded_articles import document, row

from analysis.evaluation.paired import compare
from analysis.evaluation.pairing import TYPES, make_article, read_articles
from analysis.evaluation.quotations import score, tally

TEXT = "Merkel sagte, die Lage sei ernst. „Wir handeln“, erklärte Scholz. Er forderte mehr Geld."
DOC = document(
    "a",
    TEXT,
    (
        "Indirect",
        {"quote": "die Lage sei ernst", "speaker": "Merkel", "cue": "sagte", "frame": "Merkel sagte,"},
    ),
    ("Direct", {"quote": "„Wir handeln“", "speaker": "Scholz", "cue": "erklärte"}),
    ("Reported", {"quote": "forderte mehr Geld", "speaker": "Er"}),
)
SHORT = row(DOC, "Indirect", quote="die Lage sei", speaker="Merkel", cue="sagte")
MISTAKEN = row(DOC, "Direct", quote="„Wir handeln“", speaker="Merkel")
INVENTED = row(DOC, "Reported", quote="Merkel sagte")
PERFECT = (
    row(DOC, "Indirect", quote="die Lage sei ernst", speaker="Merkel", cue="sagte", frame="Merkel sagte,"),
    row(DOC, "Direct", quote="„Wir handeln“", speaker="Scholz", cue="erklärte"),
    row(DOC, "Reported", quote="forderte mehr Geld", speaker="Er"),
)


def tallied(*articles):
    return tally([make_article(doc, rows) for doc, rows in articles])


def values(name, *articles):
    return tuple(m.value for m in score(tallied(*articles), rounds=10)[name])


@pytest.mark.parametrize(
    ("measure", "precision", "recall"),
    [
        ("macro quote", (1 + 1 + 0) / 3, (3 / 4 + 1 + 0) / 3),
        ("macro speaker", (1 + 0) / 2, (1 + 0 + 0) / 3),
        ("macro cue", 1, 1 / 2),
        ("macro frame", 0, 0),
        ("macro addressee", 0, 0),
        ("macro roles", 2 / 3, 2 / 6),
        ("macro joint", (2 + 2) / 6, (7 / 4 + 2) / 9),
        ("exact all", 1 / 3, 1 / 3),
        ("exact Indirect", 0, 0),
        ("exact Direct", 1, 1),
        ("half all", 2 / 3, 2 / 3),
        ("half Indirect", 1, 1),
        ("half Reported", 0, 0),
        ("half FreeIndirect", 0, 0),
        ("speaker given quote", 1 / 2, 1 / 2),
        ("exact speaker given quote", 1 / 2, 1 / 2),
    ],
)
def test_measures_by_hand(measure, precision, recall):
    f1 = 2 * precision * recall / (precision + recall) if precision else 0
    assert values(measure, (DOC, [SHORT, MISTAKEN, INVENTED])) == pytest.approx((precision, recall, f1))


def test_a_wrong_type_is_found_among_all_but_not_as_its_type():
    mistyped = row(DOC, "IndirectFreeIndirect", quote="die Lage sei ernst")
    assert values("half all", (DOC, [mistyped]))[0] == 1
    assert values("half Indirect", (DOC, [mistyped])) == (0, 0, 0)
    assert values("exact IndirectFreeIndirect", (DOC, [mistyped])) == (0, 0, 0)


def test_less_than_half_is_not_found_exactly_half_is():
    assert values("half all", (DOC, [row(DOC, "Indirect", quote="ernst.")]))[0] == 0
    assert values("half all", (DOC, [row(DOC, "Indirect", quote=["Merkel", "sagte", "die Lage"])]))[0] == 1


def test_all_right_is_one_and_nothing_found_is_zero():
    assert all(
        m.value == 1 or m.n == 0
        for rates in score(tallied((DOC, PERFECT)), rounds=10).values()
        for m in rates
    )
    scores = score(tallied((DOC, [])), rounds=10)
    assert all(m.value == 0 for rates in scores.values() for m in rates)
    assert scores["half all"].recall.n == 3
    assert score(tallied(), rounds=10)["half all"].f1 == (0, 0, 0, 0)


def test_units_are_pooled_over_articles_and_articles_are_drawn():
    scores = score(tallied((DOC, PERFECT), (DOC, []), (DOC, [])))
    half = scores["half all"]
    assert half.precision == (1, 0, 1, 3)
    assert half.recall.value == pytest.approx(1 / 3)
    assert (half.recall.low, half.recall.high) == (0, 1)
    assert score(tallied((DOC, PERFECT), (DOC, []), (DOC, []))) == scores


def test_an_engine_is_not_better_than_itself():
    one = tallied((DOC, [SHORT, INVENTED]), (DOC, PERFECT), (DOC, []))
    assert set(compare(one, one).values()) == {(0, 0, 0, 0, 3)}


def test_an_engine_that_is_better_everywhere_wins_every_round():
    worse, better = tallied(*[(DOC, [SHORT])] * 5), tallied(*[(DOC, PERFECT)] * 5)
    there, back = compare(worse, better)["half all"], compare(better, worse)["half all"]
    assert there == pytest.approx((0.5, 0.5, 0.5, 1, 5))
    assert back == pytest.approx((-0.5, -0.5, -0.5, 0, 5))


def test_a_difference_in_one_article_of_two_is_seen_when_that_article_is_drawn():
    one, other = tallied((DOC, PERFECT), (DOC, [])), tallied((DOC, PERFECT), (DOC, PERFECT))
    found = compare(one, other, rounds=2000)["half all"]
    assert found.value == pytest.approx(1 - 2 / 3)
    assert (found.low, found.high) == (0, 1)
    assert found.better == pytest.approx(3 / 4, abs=0.03)


def test_other_articles_cannot_be_compared():
    elsewhere = {**DOC, "documentName": "b"}
    with pytest.raises(ValueError, match="same articles"):
        compare(tallied((DOC, PERFECT)), tallied((elsewhere, PERFECT)))


def made_up(doc, rng):
    """Shift, drop, retype and invent quotations of a coded document."""
    ends = [t["charEnd"] for t in doc["tokens"]]
    for a in doc["annotations"]:
        if rng.random() < 0.2:
            continue
        moved = {
            part: [[max(0, b + int(rng.integers(-30, 31))), e] for b, e in a[part]["spans"]]
            for part in ("quote", "speaker", "cue", "frame", "addressee")
            if rng.random() < 0.8 or part == "quote"
        }
        columns = {"spans" if part == "quote" else f"{part}_spans": s for part, s in moved.items()}
        kind = a["type"] if rng.random() < 0.8 else str(rng.choice(TYPES))
        yield {"article_id": doc["documentName"], "type": kind, **columns}
    for start in rng.choice(ends, 2):
        yield {
            "article_id": doc["documentName"],
            "type": "Direct",
            "spans": [[int(start), int(start) + 60]],
            "speaker_spans": [[0, 9]],
        }


def test_the_measures_agree_with_the_program_that_judges(shared, tmp_path):
    gold, quotes, rng = tmp_path / "gold.jsonl", tmp_path / "quotes.jsonl", np.random.default_rng(4)
    lines = (shared / "data/quotes/dev.jsonl").read_text(encoding="utf-8").splitlines()[:40]
    rows = [made for line in lines for made in made_up(json.loads(line), rng)]
    gold.write_text("\n".join(lines), encoding="utf-8")
    quotes.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    program = [sys.executable, shared / "scoring/score_quotes.py", gold, quotes, "--json"]
    judged = json.loads(subprocess.run(program, check=True, capture_output=True).stdout)
    scores = score(tally(read_articles(gold, rows)), rounds=10)
    names = {
        **{f"macro {part}": f"macro_{part}_overlapping" for part in ("quote", "speaker", "cue", "frame")},
        **{f"macro {part}": f"macro_{part}_overlapping" for part in ("addressee", "roles", "joint")},
        **{f"half {kind}": f"half_overlap_{kind}" for kind in TYPES},
        "exact all": "exact",
        "half all": "half_overlap",
    }
    ours = {theirs: [m.value for m in scores[name]] for name, theirs in names.items()}
    assert ours == {theirs: pytest.approx(list(judged[theirs].values()), abs=1e-9) for theirs in ours}
    speaker = [scores[f"{exact}speaker given quote"].f1.value for exact in ("", "exact ")]
    assert speaker == pytest.approx(list(judged["speaker_given_quote"].values()), abs=1e-9)
    assert scores["half all"].recall.n == judged["n"]["gold"] > 100
    assert 0.2 < scores["macro joint"].f1.value < 0.9
