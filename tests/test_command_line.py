import json
import os
import re
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from analysis.__main__ import main

ROOT = Path(__file__).parent.parent
TEXT = "Lindwerk baut ein Werk in Talau."


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    return code, told.out, [line.removeprefix("pressespiegel: ") for line in told.err.splitlines()]


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_all_done_is_0_with_one_line(capsys, tmp_path, article):
    code, out, told = run(capsys, "annotate", article, "--out", tmp_path / "out")
    assert (code, out) == (0, "")
    assert re.fullmatch(r"1 articles, \d+ mentions, .*; 0 rejected; 1 newly analysed; .*out", *told)
    assert run(capsys, "annotate", article, "--out", tmp_path / "out", "--quiet") == (0, "", [])


BAD = {
    "empty.txt": (b"", "empty.txt: rejected: the file is empty; remove it or put the article's text into it"),
    "binary.txt": (b"a\0", "binary.txt: rejected: not text: zero byte at offset 1; give a text file"),
    "damaged.txt": (
        b"\xef\xbb\xbfK\xf6ln",
        "damaged.txt: rejected: damaged UTF-8: byte 0xF6 at offset 4 is no part of a character; "
        "save it anew as UTF-8",
    ),
    "broken.jsonl": (
        b'{"text": "Es brennt."}\nEs brennt.',
        "broken.jsonl, line 2: rejected: not JSON: Expecting value at column 1; "
        "write one JSON object per line",
    ),
    "textless.jsonl": (
        b'{"title": "Es brennt"}',
        'textless.jsonl, line 1: rejected: no "text"; give each object the article\'s text under that key',
    ),
    "twice.jsonl": (
        b'{"id": "x", "text": "Eins."}\n{"id": "x", "text": "Zwei."}',
        "twice.jsonl, line 2: rejected: an id given twice: 'x' is that of twice.jsonl, line 1; "
        "give it another one",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_is_one_line_and_1_and_the_rest_goes_on(capsys, tmp_path, article, name):
    data, line = BAD[name]
    (tmp_path / name).write_bytes(data)
    code, _, told = run(capsys, "annotate", article, tmp_path / name, "--out", tmp_path / "out", "--quiet")
    assert (code, told) == (1, [line])
    assert (tmp_path / "out" / "mentions.parquet").is_file()
    assert len((tmp_path / "out" / "rejected.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_an_impossible_date_is_one_line_and_0(capsys, tmp_path):
    (tmp_path / "d.jsonl").write_text(f'{{"text": "{TEXT}", "date": "2019-02-30"}}', encoding="utf-8")
    code, _, told = run(capsys, "annotate", tmp_path / "d.jsonl", "--out", tmp_path / "out", "--quiet")
    assert code == 0
    follows = "the article is read without one (write it like 2019-02-27)"
    assert told == [f'd.jsonl, line 1: note: "2019-02-30" is no date; {follows}']


def test_a_missing_path_beside_others_is_1(capsys, tmp_path, article):
    missing = tmp_path / "missing"
    code, _, told = run(capsys, "annotate", article, missing, "--out", tmp_path / "out", "--quiet")
    assert (code, told) == (1, [f"{missing}: rejected: no such file or folder; check the path"])


def test_a_missing_path_alone_is_2_and_makes_no_folder(capsys, tmp_path):
    missing = tmp_path / "missing"
    code, _, told = run(capsys, "annotate", missing, "--out", tmp_path / "out")
    assert code == 2
    assert (
        told[-1]
        == f"no article could be read from {missing}; give files of the formats that annotate --help names"
    )
    assert not (tmp_path / "out").exists()


def test_an_unwritable_folder_is_2(capsys, article):
    code, _, told = run(capsys, "annotate", article, "--out", article / "out")
    assert code == 2
    assert told == [f"{article / 'out' / 'store'} cannot be written (Not a directory); choose another folder"]


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["--quotes", "regeln"], "there is no quotes engine 'regeln'; choose rules or learned"),
        (["--workers", "0"], "0 processes can do nothing; give --workers a number from 1"),
    ],
)
def test_a_wrong_option_is_2(capsys, tmp_path, article, options, line):
    assert run(capsys, "annotate", article, "--out", tmp_path / "out", *options) == (2, "", [line])


def test_a_missing_pipeline_is_2_and_says_how_to_get_one(capsys, tmp_path, article):
    code, _, told = run(
        capsys, "annotate", article, "--out", tmp_path / "out", "--pipeline", "de_core_news_xx"
    )
    assert code == 2
    assert len(told) == 1
    assert "conda install -c conda-forge spacy-model-de_core_news_lg" in told[0]


def test_a_broken_pipeline_is_2_with_one_line(capsys, tmp_path, article):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "meta.json").write_text("{", encoding="utf-8")
    (tmp_path / "broken" / "config.cfg").write_text("[nlp", encoding="utf-8")
    options = ["--out", tmp_path / "out", "--pipeline", tmp_path / "broken"]
    code, _, told = run(capsys, "annotate", article, *options)
    assert (code, len(told)) == (2, 1)
    assert "cannot be loaded" in told[0]


def test_wrong_topics_are_2(capsys, tmp_path, article):
    (tmp_path / "topics.toml").write_text("[", encoding="utf-8")
    code, _, told = run(capsys, "annotate", article, "--out", tmp_path / "out")
    assert code == 2
    assert len(told) == 1
    assert "topics.toml" in told[0]


@pytest.mark.parametrize(
    ("arguments", "documented"),
    [
        (["--help"], ["annotate", "sentiment", "info"]),
        (
            ["annotate", "--help"],
            [
                *(
                    "IN",
                    "--out DIR",
                    "--format {parquet,jsonl}",
                    "--pipeline NAME",
                    "--quotes learned|rules",
                    "--workers N",
                    "--columns KEY=NAME,...",
                ),
                *(
                    "--quiet",
                    "run.json",
                    "rejected.jsonl",
                    "exit codes",
                    "examples",
                    ".txt",
                    *(
                        ".jsonl",
                        ".json",
                        ".html",
                        ".csv",
                        ".xlsx",
                        ".parquet",
                        ".rss",
                        ".warc",
                        ".xml",
                        ".docx",
                    ),
                    *(".rtf", ".eml", ".zip", ".gz", "Factiva", "Nexis", "Wikinews"),
                    "topics.toml",
                    "entities.toml",
                    *("[[merge]]", "[[split]]", "[[rename]]", "[[exclude]]"),
                ),
            ],
        ),
        (
            ["sentiment", "--help"],
            [
                "ITEMS.jsonl",
                "--out FILE",
                "--quotes learned|rules",
                "exit codes",
                "example",
                '"before"',
                '"voice"',
            ],
        ),
        (["info", "--help"], ["IN", "--pipeline NAME", "--columns KEY=NAME,...", "exit codes", "examples"]),
    ],
)
def test_help_documents_every_command(capsys, arguments, documented):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert [word for word in documented if word not in text] == []


@pytest.mark.parametrize(
    "arguments", [[], ["annotate"], ["annotate", "x"], ["frobnicate"], ["annotate", "x", "--nope"]]
)
def test_a_wrong_command_line_is_2(capsys, arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_info_names_versions_and_licences(capsys):
    code, out, told = run(capsys, "info")
    assert (code, told) == (0, [])
    assert re.search(r"^package +pressespiegel \d+\.\d+\.\d+, licence: MIT$", out, re.MULTILINE)
    assert re.search(r"^pipeline +pressespiegel .*licence: CC", out, re.MULTILINE)
    assert re.search(r"^quotes +learned \d+, licence: CC BY-NC-SA 4\.0$", out, re.MULTILINE)
    assert re.search(r"^quotes, rules +rules \d+, licence: MIT$", out, re.MULTILINE)
    assert "trained on" in out


def test_info_counts_what_a_corpus_holds(capsys):
    code, out, told = run(capsys, "info", ROOT / "tests" / "corpus")
    assert (code, told) == (0, [])
    assert re.search(r"^articles +16$", out, re.MULTILINE)
    assert re.search(r"^dates +2023-01-11 to 2023-08; 0 without$", out, re.MULTILINE)
    assert "Nordhafener Morgenpost 5" in out
    assert "caption 2" in out


def test_info_of_a_missing_corpus_is_2(capsys, tmp_path):
    code, out, told = run(capsys, "info", tmp_path / "missing")
    assert (code, out, len(told)) == (2, "", 2)


def test_an_interrupted_command_is_130_keeps_what_was_analysed_and_leaves_no_table(tmp_path):
    rows = (json.dumps({"id": str(n), "text": f"{TEXT} Es sind {n} Hallen."}) for n in range(3000))
    (tmp_path / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    command = [sys.executable, "-m", "analysis", "annotate", "a.jsonl", "--out", "out", "--workers", "1"]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
        # a shell that runs the tests in the background lets them ignore interrupts, and their children too
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    deadline = time.monotonic() + 60
    while not list((tmp_path / "out").glob("store/*/*.json")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told.count("\n")) == (130, 1)
    assert "the same command again" in told or "the same command goes on" in told
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["store"]
    assert all(json.loads(path.read_bytes()) for path in (tmp_path / "out" / "store").rglob("*.json"))


def test_processes_end_with_a_parent_that_is_killed(tmp_path):
    rows = (json.dumps({"id": str(n), "text": f"{TEXT} Es sind {n} Hallen."}) for n in range(3000))
    (tmp_path / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    command = [sys.executable, "-m", "analysis", "annotate", "a.jsonl", "--out", "out", "--workers", "2"]
    process = subprocess.Popen(
        command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 60
    while not list((tmp_path / "out").glob("store/*/*.json")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.kill()
    process.communicate(timeout=30)  # returns when nobody holds the pipe any more, the processes included
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["store"]
    assert all(json.loads(path.read_bytes()) for path in (tmp_path / "out" / "store").rglob("*.json"))
