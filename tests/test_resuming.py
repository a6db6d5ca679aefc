"""A run that is killed, or has company, ends with the same bytes as one that nothing disturbs."""

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis.annotate import annotate

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "tests" / "corpus"
KILLS = 3
LONGEST = 120
"""Seconds after which something hangs."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills groups of processes")


def everything(folder):
    """Path → content of all files, the analyses among them, apart from the times in `run.json`."""
    files = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    record = json.loads(files["run.json"])
    return files | {"run.json": {name: value for name, value in record.items() if name != "time"}}


def begin(out, workers=2):
    """Begin a run, with the quotes engine that is loaded sooner."""
    options = ["--out", out, "--quotes", "rules", "--workers", str(workers)]
    command = [sys.executable, "-m", "analysis", "annotate", CORPUS, *options]
    return subprocess.Popen(
        command, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, start_new_session=True
    )


def kill_when(condition, process):
    """Kill a run and its processes as soon as something holds; say whether it came to that."""
    deadline = time.monotonic() + LONGEST
    while process.poll() is None and not condition():
        assert time.monotonic() < deadline
        time.sleep(0.002)
    alive = process.poll() is None
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return alive


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("undisturbed")
    annotate([CORPUS], folder, quotes="rules", workers=1)
    return everything(folder)


def test_killed_runs_lose_and_double_nothing(undisturbed, tmp_path):
    analysed = len([name for name in undisturbed if name.endswith(".json") and name != "run.json"])
    moments = sorted(random.Random(7).sample(range(1, analysed), KILLS - 1))
    for moment in moments:
        assert kill_when(lambda n=moment: len(list(tmp_path.glob("store/*/*.json"))) >= n, begin(tmp_path))
        assert [path.name for path in tmp_path.iterdir()] == ["store"]
    assert kill_when(lambda: list(tmp_path.glob(".mentions.parquet.*")), begin(tmp_path, 1))
    assert list(tmp_path.rglob("*.part"))
    assert begin(tmp_path, 1).wait(LONGEST) == 0
    assert everything(tmp_path) == undisturbed


def test_two_runs_at_once_both_succeed(undisturbed, tmp_path):
    runs = [begin(tmp_path, 1), begin(tmp_path, 1)]
    assert [run.wait(LONGEST) for run in runs] == [0, 0]
    assert everything(tmp_path) == undisturbed


HOLDER = """
import sys, time
from pathlib import Path
from analysis.files import alone
with alone(Path(sys.argv[1])):
    print("alone", flush=True)
    time.sleep(600)
"""


def test_one_waits_for_the_other_and_not_for_one_that_was_killed(tmp_path):
    options = {"stdout": subprocess.PIPE, "env": os.environ | {"PYTHONPATH": str(ROOT)}}
    first = subprocess.Popen([sys.executable, "-c", HOLDER, tmp_path], **options)
    assert first.stdout.readline() == b"alone\n"
    second = subprocess.Popen([sys.executable, "-c", HOLDER, tmp_path], **options)
    assert select.select([second.stdout], [], [], 2)[0] == []
    first.kill()
    first.communicate()
    assert select.select([second.stdout], [], [], LONGEST)[0]
    assert second.stdout.readline() == b"alone\n"
    second.kill()
    second.communicate()
