"""Write files so that a reader sees the old one or the new one, never half of one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(*paths: Path) -> Iterator[list[BinaryIO]]:
    """Write files that take their places together once all are complete.

    Args:
        paths: of the files; their folders exist.

    Yields:
        One open binary file for each, a hidden one in the same folder. When the block ends they are
        flushed to the disk and renamed; when it raises they are removed and nothing has changed.
    """
    hidden = [path.with_name(f".{path.name}.{os.getpid()}.part") for path in paths]
    files = []
    try:
        files.extend(path.open("wb") for path in hidden)
        yield files
        for file in files:
            file.flush()
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
        paths: of the files that were to be written; their folders exist.
    """
    names = {path.name for path in paths}
    for hidden in {h for path in paths for h in path.parent.glob(".*.part")}:
        name, _, process = hidden.name[1:].removesuffix(".part").rpartition(".")
        if name in names and process.isdecimal() and not _is_running(int(process)):
            hidden.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    """Whether a process exists; elsewhere than on POSIX, where asking would end it, it counts as running."""
    try:
        return os.name != "posix" or os.kill(process, 0) is None
    except ProcessLookupError:
        return False
    except OSError:
        return True


def write_bytes(path: Path, data: bytes) -> None:
    """Put data in the place of a file at once.

    Args:
        path: of the file; its folder exists.
        data: its new content.
    """
    with replacing(path) as (file,):
        file.write(data)
