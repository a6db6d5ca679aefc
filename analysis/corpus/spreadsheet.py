"""Read articles from the rows of workbooks: xlsx, xlsm (ECMA-376), xls (MS-XLS) and ods (OpenDocument 1.3).

The first sheet is taken that has a column of texts. Formulas and macros are not run: what counts is the value
that was saved. A workbook is read by a process of its own; `sheet_rows` says why.
"""

import json
import re
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, NamedTuple
from zipfile import ZipFile

from analysis.corpus.archives import HARMLESS, MOST_RATIO
from analysis.corpus.articles import Notice, Rejection
from analysis.corpus.columns import (
    SAMPLE,
    Columns,
    Guess,
    find_columns,
    guess_notice,
    is_blank,
    names_text,
    row_articles,
)
from analysis.corpus.decoding import Unreadable
from analysis.corpus.documents import Document, Item
from analysis.corpus.zip_files import open_zip

MOST_BYTES = 256 << 20
"""Bytes of a workbook."""

MOST_UNPACKED = 1 << 30
"""Bytes of all members of an xlsx or ods file."""

MOST_MEMORY = 4 << 30
"""Bytes that reading a workbook may take."""

_LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds; what is longer was cut off there."""

_MANIFEST = "META-INF/manifest.xml"
_LONGEST_MANIFEST = 1 << 20
_LOCKED_XLS = re.compile(rb"\x09\x08\x10\0\0\x06\x05\0.{12}(?:\x86\0\0\0)?\x2f\0", re.DOTALL)
"""The beginning of a workbook, perhaps one that advises not to change it, and the record of a password."""

_SCRIPT = Path(__file__).with_name("sheet_rows.py")
_SPLIT = "export it as CSV, or split it into smaller workbooks"
_REASONS = {
    "locked": "protected with a password; save it without one",
    "damaged": "a damaged workbook; open it and save it again, or export it as CSV",
}
_TOO_LARGE = f"its sheets do not fit into {MOST_MEMORY >> 30} GB, or take minutes to read; {_SPLIT}"


class _Row(NamedTuple):
    number: int
    cells: list[object]


def read_spreadsheet(document: Document, columns: Columns | None = None) -> Iterator[Item]:
    """Read articles, one from each row of the first sheet that has a column of texts.

    Args:
        document: a workbook; the first row of a sheet that is not empty names the columns.
        columns: what they are called; None for a guess, which is told.

    Yields:
        Each article, behind a notice if its date is impossible; or why a row or the workbook was rejected.
    """
    try:
        _check_size(document)
        data = document.read(min(document.size, MOST_BYTES))
        if _LOCKED_XLS.search(data):
            raise Unreadable(_REASONS["locked"])
        found = yield from _articles(document.source, data, columns, names_text if columns is None else None)
        if not found:
            yield from _articles(document.source, data, columns, None)
    except Unreadable as error:
        yield Rejection(document.source, None, str(error))


def _articles(
    source: str, data: bytes, columns: Columns | None, fits: Callable[[list[object]], bool] | None
) -> Iterator[Item]:
    """Read the first sheet whose header fits, or else the first in which the columns are found.

    Returns whether there was one; without a test of headers it raises `Unreadable` if there was none.
    """
    first_error: Unreadable | None = None
    with _sheets(data) as sheets:
        for rows in sheets:
            header = next(rows, None)
            if header is None or (fits and not fits(header.cells)):
                continue
            first = list(islice(rows, SAMPLE))
            try:
                guess = find_columns(header.cells, columns, [row.cells for row in first])
            except Unreadable as error:
                first_error = first_error or error
                continue
            if not first:
                first_error = first_error or Unreadable(
                    "the table has no rows below its header; remove it or export it again"
                )
                continue
            yield from guess_notice(guess, source, header.number)
            for row in chain(first, rows):
                yield from _row(row, guess, source)
            return True
    if fits is None:
        raise first_error or Unreadable("all sheets are empty; remove it or export it again")
    return False


def _row(row: _Row, guess: Guess, source: str) -> Iterator[Item]:
    place = guess.places["text"]
    text = row.cells[place] if place < len(row.cells) else None
    if isinstance(text, str) and len(text) == _LONGEST_CELL:
        told = f"the text fills its cell of {_LONGEST_CELL:,} characters and may be cut off; export it as CSV"
        yield Notice(source, row.number, told)
    yield from row_articles(row.cells, guess, source, row.number)


def _check_size(document: Document) -> None:
    """Refuse what has a password or unpacks to more than a workbook has."""
    if not document.head(2).startswith(b"PK"):
        return
    try:
        with document.open() as file, open_zip(file) as archive:
            members = {member.filename: member for member in archive.infolist()}
            locked = _MANIFEST in members and _tells_of_password(archive)
    except Unreadable:
        raise
    except Exception as error:  # zipfile meets broken structures with errors of many kinds
        raise Unreadable(_REASONS["damaged"]) from error
    if locked:
        raise Unreadable(_REASONS["locked"])
    if "xl/workbook.bin" in members:
        raise Unreadable("a binary workbook (.xlsb) is not read; save it as .xlsx")
    sizes = [(member.file_size, member.compress_size) for member in members.values()]
    if any(size > max(HARMLESS, MOST_RATIO * packed) for size, packed in sizes):
        raise Unreadable(f"unpacks to more than {MOST_RATIO} times its size, like an archive bomb; {_SPLIT}")
    if sum(size for size, _ in sizes) > MOST_UNPACKED:
        raise Unreadable(f"unpacks to more than {MOST_UNPACKED:,} bytes; {_SPLIT}")


def _tells_of_password(archive: ZipFile) -> bool:
    """Whether an OpenDocument file lists a member that is encrypted."""
    with archive.open(_MANIFEST) as manifest:
        return b"encryption-data" in manifest.read(_LONGEST_MANIFEST)


@contextmanager
def _sheets(data: bytes) -> Iterator[Iterator[Iterator[_Row]]]:
    """Start a process that reads a workbook, and end it when enough was read."""
    command = [sys.executable, "-P", str(_SCRIPT), str(MOST_MEMORY)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=False
    ) as process:
        feeder = threading.Thread(target=_feed, args=(process.stdin, data), daemon=True)
        feeder.start()
        try:
            yield _listed(process.stdout)
        finally:
            process.kill()
            feeder.join()


def _feed(pipe: IO[bytes], data: bytes) -> None:
    with suppress(OSError), pipe:  # a process that has ended says so elsewhere
        pipe.write(data)


def _listed(output: IO[bytes]) -> Iterator[Iterator[_Row]]:
    """Read what the process writes; the rows of a sheet that are left over are passed by."""
    messages = _messages(output)

    def rows() -> Iterator[_Row]:
        for kind, *values in messages:
            if kind == "done":
                return
            cells = [_cell(cell) for cell in values[1]]
            if not is_blank(cells):
                yield _Row(values[0], cells)

    for _ in messages:  # the beginning of a sheet
        sheet = rows()
        yield sheet
        deque(sheet, maxlen=0)


def _messages(output: IO[bytes]) -> Iterator[list[Any]]:
    for line in output:
        message = json.loads(line)
        if message[0] == "error":
            raise Unreadable(_REASONS[message[1]])
        if message[0] == "end":
            return
        yield message
    raise Unreadable(_TOO_LARGE)


def _cell(value: Any) -> object:
    if isinstance(value, dict):
        return datetime.fromisoformat(value["date"])
    return value if value != "" else None
