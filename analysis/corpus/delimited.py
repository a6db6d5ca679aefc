"""Read articles from the rows of CSV and TSV files (RFC 4180), as databases and Excel write them.

The delimiter is found out: a comma, a semicolon, as Excel writes it in German, a tab or a bar; Excel's first
line "sep=;" names it. A field in quotation marks may hold delimiters and line breaks. Each line may have an
encoding of its own.
"""

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from analysis.corpus.articles import MAX_CHARACTERS, Notice, Rejection
from analysis.corpus.columns import (
    SAMPLE,
    Columns,
    Guess,
    find_columns,
    guess_notice,
    is_blank,
    known_names,
    row_articles,
)
from analysis.corpus.decoding import Unreadable, decoded, wide_codec
from analysis.corpus.documents import Document, Item
from analysis.corpus.lines import byte_lines, wide_lines

_LONGEST_LINE = 8 * MAX_CHARACTERS
"""Bytes of a line: an article in UTF-8 and its other fields have no more."""

_LONGEST_RECORD = 2 * MAX_CHARACTERS
_MOST_AGAIN = 8 * MAX_CHARACTERS
"""Characters of records without end that are read again, as what is in them may be articles."""

_HEAD = 1 << 16
_DELIMITERS = (";", "\t", ",", "|")
_ONE_COLUMN = "\x1f"
"""Stands for the delimiter of a table that has none: ASCII's own separator of units."""

_NAMED = re.compile(r"\ufeff?\"?sep=(.)\"?\s*", re.IGNORECASE)
_TOO_LONG = "longer than any article; close its quotation mark or split it"
_REASONS = {
    "field limit": f"a field of more than {MAX_CHARACTERS:,} characters; close its quotes or split it",
    "end of data": 'a quotation mark is opened and never closed; close it, or write "" for one in a field',
    "new-line": "line ends of old Macs, a carriage return alone; save the table with usual line ends",
    "too long": _TOO_LONG,
}
"""Words in a message of `csv` → what is told."""

_QUOTES = 'a quotation mark within a field in quotation marks; write "" for it'


class _Line(NamedTuple):
    number: int
    text: str
    problem: str | None


class _Record(NamedTuple):
    """A row; instead of its cells the reason why there are none."""

    line: int
    cells: list[str] | str


class _Lines:
    """The lines of a table, handed to `csv` one by one; those of the latest record can be put back."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._fresh = self._read()
        self._back: deque[_Line] = deque()
        self._characters = 0
        self._again = _MOST_AGAIN
        self._count: Counter[str] = Counter()
        self._first: dict[str, int] = {}
        self.record: list[_Line] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._fresh)
        self.record.append(line)
        self._characters += len(line.text)
        if self._characters > _LONGEST_RECORD:
            raise csv.Error("record too long")
        return line.text

    def begin(self) -> None:
        """Begin a record."""
        self.record, self._characters = [], 0

    def give_up(self, reason: str) -> str:
        """Put back all lines of the record but the first, and give the reason why it is none."""
        self._again -= self._characters
        last = self.record[-1].number
        if self._again >= 0:
            self._back.extendleft(reversed(self.record[1:]))
        elif last > self.record[0].number:
            reason = f"{reason}; the lines to {last:,} are passed over"
        del self.record[1:]
        return reason

    def notices(self) -> Iterator[Notice]:
        """Tell which lines were not UTF-8."""
        for encoding in sorted(self._count.keys() - {"UTF-8"}):
            count = self._count[encoding]
            number = f"{count:,} lines are" if count > 1 else "the line is"
            message = f"{number} {encoding}, not UTF-8; read as such"
            yield Notice(self._document.source, self._first[encoding], message)

    def _read(self) -> Iterator[_Line]:
        codec = wide_codec(self._document.head())
        with self._document.open() as file:
            lines = wide_lines(file, codec, _LONGEST_LINE) if codec else byte_lines(file, _LONGEST_LINE)
            for number, (data, whole) in enumerate(lines, 1):
                try:
                    text, encoding = decoded(data)
                except Unreadable as error:
                    yield _Line(number, data.decode("utf-8", "replace"), str(error))
                    continue
                encoding = codec[:6].upper() if codec else encoding
                self._count[encoding] += 1
                self._first.setdefault(encoding, number)
                yield _Line(number, text, None) if whole else _Line(number, "", _TOO_LONG)


def read_delimited(document: Document, columns: Columns | None = None) -> Iterator[Item]:
    """Read articles, one from each row.

    Args:
        document: a CSV or TSV file whose first row names the columns.
        columns: what they are called; None for a guess, which is told.

    Yields:
        Each article, behind a notice if its date is impossible; or why a row was rejected; at the end a
        notice for each encoding other than UTF-8.
    """
    try:
        yield from _articles(document, columns)
    except Unreadable as error:
        yield Rejection(document.source, None, str(error))
    except OSError as error:
        reason = f"cannot be read ({error.strerror}); check its permissions"
        yield Rejection(document.source, None, reason)
    except UnicodeDecodeError as error:
        name = error.encoding[:6].upper()
        reason = f"damaged {name}: what follows cannot be read; save it anew as UTF-8"
        yield Rejection(document.source, None, reason)


def _articles(document: Document, columns: Columns | None) -> Iterator[Item]:
    lines = _Lines(document)
    records = _records(lines, _delimiter(document))
    header = next(records, None)
    if header is None:
        raise Unreadable("the table is empty; remove it or put a row of names and rows of articles into it")
    if isinstance(header.cells, str):
        yield Rejection(document.source, header.line, f"no row of names can be read: {header.cells}")
        return
    first = list(islice(records, SAMPLE))
    sample = [record.cells for record in first if not isinstance(record.cells, str)]
    guess = find_columns(header.cells, columns, sample)
    yield from guess_notice(guess, document.source, header.line)
    if not first:
        raise Unreadable("the table has no rows below its header; remove it or export it again")
    for record in chain(first, records):
        yield from _row(record, guess, document.source)
    yield from lines.notices()


def _row(record: _Record, guess: Guess, source: str) -> Iterator[Item]:
    """Make an article of a row that has as many fields as the header; empty ones behind them do not count."""
    cells, width = record.cells, len(guess.header)
    if isinstance(cells, str):
        yield Rejection(source, record.line, cells)
    elif len(cells) < width or not is_blank(cells[width:]):
        number = f"{len(cells):,} field{'s' if len(cells) > 1 else ''}"
        advice = "put fields that hold the delimiter into quotation marks"
        yield Rejection(source, record.line, f"{number} where the header has {width:,}; {advice}")
    else:
        yield from row_articles(cells, guess, source, record.line)


def _records(lines: _Lines, delimiter: str) -> Iterator[_Record]:
    """Read rows that are not blank; behind one that cannot be read goes on with the line after its first."""
    csv.field_size_limit(MAX_CHARACTERS)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin()
        try:
            cells: list[str] | str = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            told = (reason for word, reason in _REASONS.items() if word in str(error))
            cells = lines.give_up(next(told, _QUOTES))
        first = lines.record[0]
        cells = next((line.problem for line in lines.record if line.problem), cells)
        if first.number == 1 and _NAMED.fullmatch(first.text):
            continue
        if isinstance(cells, str) or not is_blank(cells):
            yield _Record(first.number, cells)


def _delimiter(document: Document) -> str:
    """Find the delimiter with the most known names of columns, then the most rows like the header."""
    head = document.head(_HEAD)
    text = head.decode(wide_codec(head) or "utf-8-sig", "replace")
    lines = text.splitlines(keepends=True)
    if len(head) == _HEAD and len(lines) > 1:
        lines.pop()
    if lines and (named := _NAMED.fullmatch(lines[0])):
        return named[1]
    fits = {delimiter: _fit(lines, delimiter) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda delimiter: fits[delimiter])
    return best if any(fits[best]) else _ONE_COLUMN


def _fit(lines: list[str], delimiter: str) -> tuple[int, int, int]:
    """Say how well a delimiter fits: known names in the header, rows as wide as it, its width."""
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if not is_blank(row)][: SAMPLE + 1]
    except csv.Error:
        return 0, 0, 0
    width = len(rows[0]) if rows else 0
    if width < 2:
        return 0, 0, 0
    return known_names(rows[0]), sum(len(row) == width for row in rows), width
