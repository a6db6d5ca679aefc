import json

import pytest

from analysis.__main__ import main

TEXT = "Die Partnerschaft ist hervorragend."
GOOD = {"id": "g", "text": TEXT, "start": 4, "end": 17}


def judge(tmp_path, capsys, *rows, options=()):
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    (tmp_path / "items.jsonl").write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "judged.jsonl"
    code = main(["sentiment", str(tmp_path / "items.jsonl"), "--out", str(out), "--quiet", *options])
    judged = (
        [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()] if out.exists() else None
    )
    return code, judged, capsys.readouterr().err.splitlines()


def test_items_are_judged_in_the_order_given(tmp_path, capsys):
    context = {"before": "Diess sagte:", "after": "Das war alles."}
    code, judged, told = judge(tmp_path, capsys, GOOD | {"id": "z"}, GOOD | {"id": 1} | context)
    assert (code, told) == (0, [])
    assert [row["id"] for row in judged] == ["z", "1"]
    assert set(judged[0]) == {"id", "polarity", "score", "confidence", "voice"}
    assert judged[0]["polarity"] == "positive"
    assert judged[0]["score"] > 0
    assert 0 <= judged[0]["confidence"] <= 1


@pytest.mark.parametrize("engine", ["learned", "rules"])
def test_voice_is_told_with_either_quotes_engine(tmp_path, capsys, engine):
    spoken = GOOD | {"text": "Anna Weber sagte, die Partnerschaft sei hervorragend.", "start": 22, "end": 35}
    rows = [GOOD | {"id": "own"}, spoken | {"id": "hers"}]
    code, judged, told = judge(tmp_path, capsys, *rows, options=["--quotes", engine])
    assert (code, told) == (0, [])
    assert [row["voice"] for row in judged] == ["author", "quoted"]


def test_an_unknown_quotes_engine_is_2(tmp_path, capsys):
    code, judged, told = judge(tmp_path, capsys, GOOD, options=["--quotes", "regeln"])
    assert (code, judged) == (2, None)
    assert told == ["pressespiegel: there is no quotes engine 'regeln'; choose rules or learned"]


NUMBERS = '"start" and "end" must be whole numbers: the first character and the one after the last'


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Es brennt.", "not JSON: Expecting value at column 1; write one JSON object per line"),
        ({"text": TEXT, "start": 4, "end": 17}, 'no "id"; each item needs "id", "text", "start" and "end"'),
        ({"id": "a", "start": 4, "end": 17}, 'no "text"; each item needs "id", "text", "start" and "end"'),
        (GOOD | {"id": "a", "start": "4"}, NUMBERS),
        (GOOD | {"id": "a", "start": True}, NUMBERS),
        ({"id": "a", "text": TEXT}, NUMBERS),
        (
            GOOD | {"id": "a", "end": 99},
            "the target 4 to 99 does not lie in the text of 35 characters; correct it",
        ),
        (
            GOOD | {"id": "a", "end": 4},
            "the target 4 to 4 does not lie in the text of 35 characters; correct it",
        ),
        (
            GOOD | {"id": "a", "start": 3, "end": 4},
            "the target 3 to 4 is nothing but white space; correct it",
        ),
        (GOOD | {"id": "a", "before": 1}, '"before" is a number, not text; write it in quotation marks'),
        (GOOD, "the id 'g' was given before; give it another one"),
    ],
)  # fmt: skip
def test_a_bad_item_is_one_line_and_1_and_the_rest_goes_on(tmp_path, capsys, row, reason):
    code, judged, told = judge(tmp_path, capsys, GOOD, row, GOOD | {"id": "h"})
    assert (code, told) == (1, [f"pressespiegel: items.jsonl, line 2: rejected: {reason}"])
    assert [item["id"] for item in judged] == ["g", "h"]


def test_without_any_good_item_nothing_is_written(tmp_path, capsys):
    code, judged, told = judge(tmp_path, capsys, "[]")
    assert (code, judged) == (2, None)
    assert told[-1].startswith("pressespiegel: no item could be read from")


def test_a_missing_file_and_a_folder_as_output_are_2(tmp_path, capsys):
    assert main(["sentiment", str(tmp_path / "x.jsonl"), "--out", str(tmp_path / "y")]) == 2
    (tmp_path / "x.jsonl").write_text(json.dumps(GOOD), encoding="utf-8")
    assert main(["sentiment", str(tmp_path / "x.jsonl"), "--out", str(tmp_path)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert "there is no file" in told[0]
    assert "is a folder; give --out a file" in told[1]


def test_items_are_never_replaced_by_judgements(tmp_path, capsys):
    items = tmp_path / "items.jsonl"
    items.write_text(json.dumps(GOOD), encoding="utf-8")
    code = main(["sentiment", str(items), "--out", str(items)])
    assert (code, items.read_text(encoding="utf-8")) == (2, json.dumps(GOOD))
    assert "holds the items themselves" in capsys.readouterr().err
