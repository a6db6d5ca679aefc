import json
import math
import os
import subprocess
import sys

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.columns import SCHEMAS, VOCABULARIES, TableError
from analysis.files import hidden_beside
from analysis.tables import Tables, read_table, read_tables, write_table, writing

ROWS = {
    "articles": {
        "article_id": "a",
        "source": "a.txt",
        "title": None,
        "kicker": "Köln „heute“",
        "date": "2019-02",
        "date_precision": "month",
        "outlet": None,
        "agency": "AFP",
        "author": None,
        "url": None,
        "language": "de",
        "text": "Eins.\u2028Zwei.\n",
        "n_tokens": 4,
        "duplicate_group": None,
    },
    "mentions": {
        "article_id": "a",
        "start": 0,
        "end": 4,
        "text": "Eins",
        "label": "ORG",
        "kind": "name",
        "part": "body",
        "entity": "Eins AG",
        "entity_id": "org-eins-ag",
    },
    "entities": {
        "entity_id": "per-a",
        "entity": "A",
        "label": "PER",
        "aliases": ["A", "B"],
        "offices": [{"text": "VW-Chef", "first": "2019-02", "last": None}],
    },
    "quotes": {
        "article_id": "a",
        "quote_id": "a#1",
        "type": "Direct",
        "spans": [[0, 2], [4, 6]],
        "text": "Ei … .Z",
        "speaker_spans": [],
        "speaker_text": "",
        "speakers": [],
        "cue_spans": [[1, 2]],
        "cue_text": "i",
        "frame_spans": [],
        "addressee_spans": [],
        "nested_in": None,
        "confidence": None,
    },
    "sentiment": {
        "article_id": "a",
        "topic": "partnership",
        "start": 0,
        "end": 4,
        "target": "Eins",
        "sentence_start": 0,
        "sentence_end": 5,
        "polarity": "positive",
        "score": 0.1,
        "confidence": 0.7,
        "voice": "quoted",
        "speakers": ["A"],
        "quote_id": "a#1",
        "textblob": -1.0,
    },
}
CONTRACT = {
    "articles": "article_id source title kicker date date_precision outlet agency author url language text "
    "n_tokens duplicate_group",
    "mentions": "article_id start end text label kind part entity entity_id",
    "entities": "entity_id entity label aliases offices",
    "quotes": "article_id quote_id type spans text speaker_spans speaker_text speakers cue_spans cue_text "
    "frame_spans addressee_spans nested_in confidence",
    "sentiment": "article_id topic start end target sentence_start sentence_end polarity score confidence "
    "voice speakers quote_id textblob",
}


def plain(value):
    return None if isinstance(value, float) and math.isnan(value) else value


def test_columns_are_those_of_the_contract():
    assert {name: " ".join(schema.names) for name, schema in SCHEMAS.items()} == CONTRACT
    assert tuple(SCHEMAS) == Tables._fields
    assert VOCABULARIES["mentions", "part"] == ("kicker", "title", "dateline", "caption", "body")


@pytest.mark.parametrize("table_format", ["parquet", "jsonl"])
def test_what_is_written_is_read(tmp_path, table_format):
    with writing(tmp_path, table_format) as writers:
        for name, row in ROWS.items():
            writers[name].write([row])
            writers[name].write([row])
    for name, frame in read_tables(tmp_path)._asdict().items():
        records = [{k: plain(v) for k, v in record.items()} for record in frame.to_dict("records")]
        assert records == [ROWS[name], ROWS[name]]


@pytest.mark.parametrize("table_format", ["parquet", "jsonl"])
def test_an_empty_table_keeps_its_columns_and_types(tmp_path, table_format):
    for name in SCHEMAS:
        write_table(tmp_path, name, [], table_format)
    tables = read_tables(tmp_path)
    assert all(list(frame.columns) == SCHEMAS[name].names for name, frame in tables._asdict().items())
    assert tables.mentions["start"].dtype == "int64"
    assert isinstance(tables.mentions["text"].dtype, pd.StringDtype)


def test_json_lines_hold_one_row_a_line_with_spans_as_pairs(tmp_path):
    write_table(tmp_path, "quotes", [ROWS["quotes"]] * 2, "jsonl")
    lines = (tmp_path / "quotes.jsonl").read_text(encoding="utf-8").split("\n")
    assert [json.loads(line) for line in lines[:-1]] == [ROWS["quotes"]] * 2
    assert '"spans":[[0,2],[4,6]]' in lines[0]


@pytest.mark.parametrize(
    ("name", "column", "value", "told"),
    [
        ("mentions", "label", "OTH", "holds other values than PER, ORG, LOC, MISC"),
        ("mentions", "part", "lead", "holds other values"),
        ("mentions", "entity", None, "holds 1 nulls, but may hold none"),
        ("mentions", "start", "0", "not as declared"),
        ("mentions", "text", "\ud800", "not as declared"),
        ("quotes", "type", "direct", "holds other values"),
        ("quotes", "spans", [0, 2], "not as declared"),
        ("quotes", "confidence", 1.1, "outside of 0.0 to 1.0"),
        ("sentiment", "score", float("nan"), "outside of -1.0 to 1.0"),
        ("sentiment", "confidence", None, "holds 1 nulls"),
        ("articles", "date_precision", "hour", "holds other values"),
    ],
)
def test_what_is_not_as_declared_is_not_written(tmp_path, name, column, value, told):
    write_table(tmp_path, name, [ROWS[name]])
    before = (tmp_path / f"{name}.parquet").read_bytes()
    with pytest.raises(TableError, match=told):
        write_table(tmp_path, name, [ROWS[name] | {column: value}])
    assert (tmp_path / f"{name}.parquet").read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("row", [{"entity_id": "x"}, ROWS["entities"] | {"colour": "red"}])
def test_a_missing_or_surplus_column_is_named(tmp_path, row):
    with pytest.raises(TableError, match=r"lacks or has too much of: .*(aliases|colour)"):
        write_table(tmp_path, "entities", [row])


def test_a_table_that_was_changed_by_hand_is_refused_with_the_command_that_mends_it(tmp_path):
    path = tmp_path / "mentions.parquet"
    pq.write_table(pa.table({"article_id": ["a"]}), path)
    with pytest.raises(TableError, match=r"has the columns article_id, not .*python -m analysis annotate"):
        read_table(tmp_path, "mentions")
    path.write_bytes(b"PAR1")
    with pytest.raises(TableError, match="python -m analysis annotate"):
        read_table(tmp_path, "mentions")
    path.unlink()
    (tmp_path / "mentions.jsonl").write_text("{")
    with pytest.raises(TableError, match="python -m analysis annotate"):
        read_table(tmp_path, "mentions")


def test_a_missing_table_is_named_with_the_command_that_makes_it(tmp_path):
    with pytest.raises(TableError, match="no table articles; make it with: python -m analysis annotate IN"):
        read_tables(tmp_path)


def test_writing_the_other_format_leaves_no_table_of_the_first(tmp_path):
    write_table(tmp_path, "entities", [ROWS["entities"]], "parquet")
    write_table(tmp_path, "entities", [], "jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["entities.jsonl"]


def interrupted_run(folder):
    with writing(folder, "jsonl") as writers:
        writers["mentions"].write([ROWS["mentions"]])
        raise KeyboardInterrupt


def test_an_interruption_leaves_the_old_tables_and_nothing_else(tmp_path):
    for name, row in ROWS.items():
        write_table(tmp_path, name, [row], "jsonl")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(KeyboardInterrupt):
        interrupted_run(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_a_killed_run_left_is_removed_and_what_a_running_one_writes_stays(tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    mine = hidden_beside(tmp_path / "mentions.jsonl").name
    left = [mine.replace(str(os.getpid()), str(ended.pid)), ".mentions.jsonl.elsewhere.1.part"]
    names = [*left, mine.replace(str(os.getpid()), str(os.getppid())), ".mentions.jsonl.far-away.1.part"]
    names.append(".other.elsewhere.1.part")
    for name in names:
        (tmp_path / name).touch()
    os.utime(tmp_path / left[1], (0, 0))  # a process of another machine cannot be asked, but has been idle
    write_table(tmp_path, "mentions", [ROWS["mentions"]], "jsonl")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*names[2:], "mentions.jsonl"])
