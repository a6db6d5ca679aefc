"""Entities are measured as the hand would, and as the program that judges."""

import json
import subprocess
import sys

import numpy as np
import pytest
from coded_entities import annotated

from analysis.evaluation.entities import MEASURES, tally_entities
from analysis.evaluation.entity_gold import read_gold, with_found
from analysis.evaluation.paired import compare
from analysis.evaluation.quotations import score

TEXT = (
    "VW-Chef Herbert Diess lobte Microsoft. Der VW-Chef reist nach Berlin. "
    "Diess sagte zu. Er investiere. Der Konzern wächst."
)
CODED = (
    ("Volkswagen", "ORG", "VW", ("VW", "name", 1), ("Der Konzern", "role")),
    (
        "Herbert Diess",
        "PER",
        "Herbert Diess",
        ("Der VW-Chef", "role"),
        ("Diess", "name", 1),
        ("Er", "pronoun"),
    ),
    ("Microsoft", "ORG", "Microsoft"),
    ("Berlin", "LOC", "Berlin"),
)
FOUND = (
    ("VW", "ORG", "VW", ("Konzern", "role")),
    ("Herbert Diess", "PER", "Herbert Diess", ("Er", "pronoun")),
    ("Diess", "PER", ("Diess", "name", 1)),
    ("Microsoft", "MISC", "Microsoft", ("VW", "name", 1), ("Der VW-Chef", "role")),
    ("Wachs", "ORG", "wächst"),
)
"""Volkswagen and Diess are split, one "VW" and the VW-Chef are Microsoft's, Berlin is missed."""


def values(measure, *articles):
    return tuple(m.value for m in score(tally_entities(articles), rounds=10)[measure])


@pytest.mark.parametrize(
    ("measure", "precision", "recall"),
    [
        ("mentions names", 5 / 6, 5 / 6),
        ("mentions names+roles", 7 / 8, 7 / 8),
        ("mentions all", 8 / 9, 8 / 9),
        ("typed names", 3 / 6, 3 / 6),
        ("typed names+roles", 4 / 8, 4 / 8),
        ("typed all", 5 / 9, 5 / 9),
        ("merged names", 3 / 6, 3 / 6),
        ("merged names+roles", (2 + 1 + 1) / 8, (2 + 1 + 1) / 8),
        ("merged all", (2 + 2 + 1) / 9, (2 + 2 + 1) / 9),
        ("b-cubed names", (1 + 1 + 1 + 1 / 2 + 1 / 2) / 6, (4 * 1 / 2 + 1) / 6),
        ("b-cubed names+roles", (2 + 1 + 1 + 3 / 3) / 8, (4 / 3 + 1 / 3 + 3 / 3 + 1) / 8),
        ("label of entities", 2 / 3, 2 / 3),
        ("roles resolved", 1 / 2, 1 / 2),
        ("pronouns resolved", 1, 1),
    ],
)
def test_entity_measures_by_hand(measure, precision, recall):
    f1 = 2 * precision * recall / (precision + recall)
    assert values(measure, annotated(TEXT, CODED, FOUND)) == pytest.approx((precision, recall, f1))


def test_all_right_is_one_and_nothing_found_is_zero():
    right = score(tally_entities([annotated(TEXT, CODED, CODED)]), rounds=10)
    assert {m.value for rates in right.values() for m in rates} == {1}
    nothing = score(tally_entities([annotated(TEXT, CODED, ())]), rounds=10)
    assert {m.value for rates in nothing.values() for m in rates} == {0}
    assert nothing["merged all"].recall.n == 9


def test_everything_in_one_entity_is_no_way_to_merge_well():
    text = "Merkel traf Macron und Johnson."
    coded = [(name, "PER", name) for name in ("Merkel", "Macron", "Johnson")]
    assert values(
        "merged names", annotated(text, coded, [("Merkel", "PER", "Merkel", "Macron", "Johnson")])
    ) == (pytest.approx((1 / 3, 1 / 3, 1 / 3)))


def test_the_pairing_with_the_most_shared_mentions_counts_not_the_first_come():
    text = "Klaus Meier kam. Meier ging. Meier lachte. Eva Meier sang."
    coded = [
        ("Klaus Meier", "PER", "Klaus Meier", ("Meier", "name", 1), ("Meier", "name", 2)),
        ("Eva Meier", "PER", "Eva Meier"),
    ]
    found = [
        ("Eva Meier", "PER", "Klaus Meier", "Eva Meier"),
        ("Meier", "PER", ("Meier", "name", 1), ("Meier", "name", 2)),
    ]
    assert values("merged names", annotated(text, coded, found))[0] == pytest.approx((2 + 1) / 4)


def test_a_pronoun_that_overlaps_no_coded_one_or_goes_to_another_is_wrong():
    text = "Merkel traf Macron. Sie lobte ihn."
    coded = [("Merkel", "PER", "Merkel", ("Sie", "pronoun")), ("Macron", "PER", "Macron", ("ihn", "pronoun"))]
    crossed = [("Merkel", "PER", "Merkel", ("ihn", "pronoun")), ("Macron", "PER", "Macron")]
    assert values("pronouns resolved", annotated(text, coded, crossed)) == (0, 0, 0)
    half = [
        ("Merkel", "PER", "Merkel", ("Sie", "pronoun")),
        ("Macron", "PER", "Macron", ("lobte", "pronoun")),
    ]
    assert values("pronouns resolved", annotated(text, coded, half)) == (0.5, 0.5, 0.5)


def test_counts_are_pooled_over_articles_and_articles_are_drawn():
    articles = [annotated(TEXT, CODED, FOUND, "a"), annotated(TEXT, CODED, CODED, "b")]
    rates = score(tally_entities(articles))["mentions names"]
    assert rates.f1.value == pytest.approx(11 / 12)
    assert (rates.f1.low, rates.f1.high) == (pytest.approx(5 / 6), 1)
    assert rates.f1.n == 12
    assert compare(tally_entities(articles), tally_entities(articles))["merged all"].value == 0


def made_up(article, rng):
    """Rows of a table made of what is coded: moved, left out, relabelled, split and thrown together."""
    for m in article.coded:
        if rng.random() < 0.15:
            continue
        moved = int(rng.integers(0, 4)) if rng.random() < 0.2 else 0
        number = m.entity if rng.random() < 0.7 else str(rng.integers(0, 8))
        yield {
            "article_id": article.article_id,
            "start": m.start + moved,
            "end": m.end + moved,
            "kind": m.kind if rng.random() < 0.9 else str(rng.choice(["name", "role", "pronoun"])),
            "label": m.label if rng.random() < 0.9 else "MISC",
            "entity": m.name,
            "entity_id": number,
        }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_measures_of_entities_agree_with_the_program_that_judges(shared, tmp_path, seed):
    gold, table, rng = (
        shared / "data/entities/dev.jsonl",
        tmp_path / "mentions.jsonl",
        np.random.default_rng(seed),
    )
    articles = read_gold(gold)
    rows = [row for article in articles for row in made_up(article, rng)]
    table.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    program = [sys.executable, shared / "scoring/score_entities.py", gold, table, "--json"]
    judged = json.loads(subprocess.run(program, check=True, capture_output=True).stdout)
    scores = score(tally_entities(with_found(articles, rows)), rounds=10)
    sets, measures = ("names", "names+roles", "all"), ("mentions", "typed", "merged")
    names = {f"{m} {kinds}": f"{m} ({kinds})" for m in measures for kinds in sets}
    names |= {"roles resolved": "roles resolved"}
    ours = {theirs: [m.value for m in scores[name]] for name, theirs in names.items()}
    assert ours == {theirs: pytest.approx(list(judged[theirs].values()), abs=1e-9) for theirs in ours}
    assert scores["mentions all"].recall.n == judged["n"]["all"]["gold"] > 100
    assert 0.3 < scores["merged all"].f1.value < scores["mentions all"].f1.value < 1
    assert set(scores) == set(MEASURES)
