"""What a second run costs, and whether a run that is killed again and again ends like any other."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

KILLS = 10
_SEED = 7
_EARLIEST = 2.0
"""Seconds within which the first kill comes: while the articles are read or the pipeline is loaded."""
_WAIT = 0.005


def begin(source: Path, out: Path, workers: int) -> subprocess.Popen[bytes]:
    """Begin a run in a group of processes of its own.

    Args:
        source: of the articles.
        out: for the tables.
        workers: number of processes.

    Returns:
        The process.
    """
    options = ["--out", str(out), "--workers", str(workers), "--quiet"]
    command = [sys.executable, "-m", "analysis", "annotate", str(source), *options]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)


def killed_and_resumed(source: Path, out: Path, articles: int, workers: int) -> int:
    """Kill a run at `KILLS` random moments, resume it after each, and let the last one end.

    Args:
        source: of the articles.
        out: for the tables.
        articles: how many there are.
        workers: number of processes.

    Returns:
        How many of the kills met a run; the first comes at its beginning, the last while tables are written.
    """
    chance = random.Random(_SEED)
    moment = time.monotonic() + chance.uniform(0, _EARLIEST)
    met = _kill_when(lambda: time.monotonic() >= moment, begin(source, out, workers))
    for number in sorted(chance.sample(range(1, articles), KILLS - 2)):
        met += _kill_when(lambda n=number: _analyses(out) >= n, begin(source, out, workers))
    met += _kill_when(lambda: any(out.glob(".mentions.*.part")), begin(source, out, workers))
    begin(source, out, workers).wait()
    return met


def digest(folder: Path) -> str:
    """Digest all that a run has written: tables, records and store, apart from the times.

    Args:
        folder: the run's `--out`.

    Returns:
        The same for the same bytes under the same names.
    """
    state = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        data = path.read_bytes()
        if path.name == "run.json":
            data = json.dumps({k: v for k, v in json.loads(data).items() if k != "time"}).encode()
        state.update(f"{path.relative_to(folder)}\0{len(data)}\0".encode() + data)
    return state.hexdigest()


def _analyses(out: Path) -> int:
    return sum(1 for _ in out.glob("store/??/*.json"))


def _kill_when(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> bool:
    """Kill a run and its processes as soon as something holds; say whether it came to that."""
    while process.poll() is None and not condition():
        time.sleep(_WAIT)
    met = process.poll() is None
    if met:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return met
