"""The seed article, from the file to the tables, against what people marked in it by hand."""

import json
from pathlib import Path

import pytest

from analysis.annotate import QUOTES_ENGINES, annotate
from analysis.evidence.finding import mentions_of
from analysis.tables import read_tables

ROOT = Path(__file__).parent.parent
GOLD = json.loads((ROOT / "tests" / "seed" / "gold.json").read_text(encoding="utf-8"))
NAMES = [e for e in GOLD["entities"] if e["kind"] == "name"]
ROLES = [e for e in GOLD["entities"] if e["kind"] == "role"]


@pytest.fixture(scope="module", params=QUOTES_ENGINES)
def tables(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    annotate([ROOT / "seeds"], folder, quotes=request.param)
    return read_tables(folder)


def words(spans):
    return {i for start, end in spans for i in range(start, end)}


def overlap(first, second):
    """F1 of two lists of spans in characters."""
    a, b = words(first), words(second)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def same_entities(tables, marked):
    found = {(m.start, m.end): m.entity for m in tables.mentions.itertuples()}
    return [e for e in marked if found.get(tuple(e["span"])) == e["entity"]]


def best(tables, gold):
    return max(
        tables.quotes.itertuples(), key=lambda q: (overlap(q.spans, gold["quote"]), q.type == gold["type"])
    )


def test_every_name_has_the_right_entity(tables):
    assert len(NAMES) == 34
    assert [e for e in NAMES if e not in same_entities(tables, NAMES)] == []


def test_every_role_has_the_right_entity(tables):
    assert [e["text"] for e in ROLES] == [
        "Der deutsche Autobauer",
        "der US-Softwarekonzern",
        "den Konzern",
        "der VW-Chef",
        "dem Microsoft-Chef",
    ]
    assert same_entities(tables, ROLES) == ROLES


def test_every_quotation_is_found(tables):
    assert len(GOLD["quotes"]) == 11
    assert [q["text"] for q in GOLD["quotes"] if overlap(best(tables, q).spans, q["quote"]) < 0.5] == []


def test_every_named_speaker_is_right(tables):
    expected = [[q["speaker_entity"]] if q["speaker_entity"] else [] for q in GOLD["quotes"]]
    assert [list(best(tables, q).speakers) for q in GOLD["quotes"]] == expected


def test_every_judgement_is_right(tables):
    found = [
        (j.topic, j.start, j.end, j.polarity, j.voice, list(j.speakers))
        for j in tables.sentiment.itertuples()
    ]
    assert found == [
        (t["topic"], *t["span"], t["tone"], t["voice"], [t["speaker_entity"]] if t["speaker_entity"] else [])
        for t in sorted(GOLD["topics"], key=lambda t: t["span"])
    ]


def test_where_the_names_stand(tables):
    parts = tables.mentions.groupby("part", observed=True)["text"].agg(list)
    assert parts["kicker"] == ["Berlin"]
    assert parts["title"] == ["Volkswagen", "Microsoft", "US"]
    assert parts["dateline"] == ["Berlin", "AFP"]
    assert parts["caption"] == ["Diess", "Nadella", "AFP"]


def test_the_evidence_for_a_bar_is_what_the_bar_counts(tables):
    evidence = mentions_of(tables, "Herbert Diess")
    assert len(evidence.rows) == 4
    assert not evidence.rows["passage"].str.contains("©").any()
