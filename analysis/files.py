"""Write files so that a reader sees the old one or the new one, never half of one."""

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from platform import node
from typing import BinaryIO

_ABANDONED = 7 * 24 * 3600
"""Seconds after which a file that a process of another machine wrote is not being written any more."""
_LOCK_WAIT = 24 * 3600
"""Seconds: as long as the tables of the largest corpus may take."""


def hidden_beside(path: Path) -> Path:
    """Name the hidden file in which this process writes what is to take the place of a file.

    Args:
        path: of the file.

    Returns:
        ".<name>.<machine>.<process>.part" in the same folder, by which `remove_leftovers` knows it.
    """
    return path.with_name(f".{path.name}.{_machine()}.{os.getpid()}.part")


@contextmanager
def replacing(*paths: Path, lasting: bool = True) -> Iterator[list[BinaryIO]]:
    """Write files that take their places together once all are complete.

    Args:
        paths: of the files; their folders exist.
        lasting: whether the files must outlast a loss of power, which costs time for each.

    Yields:
        One open binary file for each, a hidden one in the same folder. When the block ends they are
        flushed and renamed; when it raises they are removed and nothing has changed.
    """
    hidden = [hidden_beside(path) for path in paths]
    files = []
    try:
        files.extend(path.open("wb") for path in hidden)
        yield files
        for file in files:
            file.flush()
            if lasting:
                os.fsync(file.fileno())
            file.close()
        for source, target in zip(hidden, paths, strict=True):
            source.replace(target)
    finally:
        for file in files:
            file.close()
        for path in hidden:
            path.unlink(missing_ok=True)


def remove_leftovers(*paths: Path) -> None:
    """Remove the hidden files of processes that were killed while they wrote.

    Args:
        paths: of the files that were to be written; their folders exist. A folder stands for all files in it.
    """
    names = {(path.parent, path.name) for path in paths}
    folders = {path for path in paths if path.is_dir()}
    for hidden in {h for path in {path.parent for path in paths} | folders for h in path.glob(".*.part")}:
        name, _, writer = hidden.name[1:].removesuffix(".part").rpartition(".")
        name, _, machine = name.rpartition(".")
        meant = hidden.parent in folders or (hidden.parent, name) in names
        if meant and writer.isdecimal() and not _is_written(hidden, machine, int(writer)):
            hidden.unlink(missing_ok=True)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one process at a time do something in a folder; the others wait for it.

    Whoever is killed holds up nobody: the lock is the operating system's, on an empty database.

    Args:
        folder: which exists.

    Yields:
        Nothing, once no other process does it.
    """
    with closing(sqlite3.connect(folder / ".lock", timeout=_LOCK_WAIT, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield
        lock.execute("ROLLBACK")


def write_bytes(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Put data in the place of a file at once.

    Args:
        path: of the file; its folder exists.
        data: its new content.
        lasting: whether the file must outlast a loss of power.
    """
    with replacing(path, lasting=lasting) as (file,):
        file.write(data)


def _is_written(hidden: Path, machine: str, process: int) -> bool:
    """Whether a hidden file is still being written, as far as can be told of another machine's."""
    if machine == _machine():
        return _is_running(process)
    try:
        return time.time() - hidden.stat().st_mtime < _ABANDONED
    except FileNotFoundError:
        return False


def _machine() -> str:
    return re.sub(r"\W", "-", node()) or "-"


def _is_running(process: int) -> bool:
    """Whether a process exists; elsewhere than on POSIX, where asking would end it, it counts as running."""
    try:
        return os.name != "posix" or os.kill(process, 0) is None
    except ProcessLookupError:
        return False
    except OSError:
        return True
