"""Read articles, or any rows, from JSON Lines (https://jsonlines.org)."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from analysis.corpus.articles import MAX_CHARACTERS, Notice, Rejection
from analysis.corpus.decoding import Unreadable, decoded, wide_codec
from analysis.corpus.documents import Document, Item, file_document
from analysis.corpus.given import Given, articles_from
from analysis.corpus.lines import byte_lines, wide_lines

MOST_BYTES = 32 * MAX_CHARACTERS
"""No line that holds one article is longer, not even one that writes each character as an escape."""

_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
_BLANK = b" \t\r\n\xef\xbb\xbf"
_EMPTY = "the file is empty; remove it or put one JSON object into each line"


class Row(NamedTuple):
    """A line of a JSON Lines file.

    Attributes:
        line: from 1; None where the whole file is meant.
        values: the object in it, or the reason why there is none.
        encoding: of the line.
    """

    line: int | None
    values: dict[str, Any] | str
    encoding: str = "UTF-8"


def read_json_lines(document: Document) -> Iterator[Item]:
    """Read articles, one from each line, with the keys text, id, title, date, outlet, author and url.

    Args:
        document: a JSON Lines file; each line may have an encoding of its own.

    Yields:
        Each article, behind a notice if its date is impossible; or why a line was rejected; at the end a
        notice for each encoding other than UTF-8.
    """
    source = document.source
    lines: Counter[str] = Counter()
    first: dict[str, int] = {}
    for line, values, encoding in rows_of(document):
        lines[encoding] += 1
        first.setdefault(encoding, line or 1)
        yield from articles_of(values, source, line)
    for encoding in sorted(lines.keys() - {"UTF-8"}):
        number = f"{lines[encoding]:,} lines are" if lines[encoding] > 1 else "the line is"
        yield Notice(source, first[encoding], f"{number} {encoding}, not UTF-8; read as such")


def articles_of(values: dict[str, Any] | str, source: str, line: int | None) -> Iterator[Item]:
    """Make an article of a JSON object.

    Args:
        values: the object, or the reason why there is none.
        source: the document, relative to the input.
        line: its line or number in it.

    Yields:
        The article, behind a notice if its date is impossible; or why it was rejected.
    """
    try:
        if isinstance(values, str):
            raise Unreadable(values)
        given = _given(values, line or 1)
    except Unreadable as error:
        yield Rejection(source, line, str(error))
        return
    yield from articles_from(given, source)


def read_rows(path: Path) -> Iterator[tuple[int | None, dict[str, Any] | str]]:
    """Read a JSON Lines file as a stream.

    Args:
        path: the file; blank lines are passed over.

    Yields:
        Line number from 1 and the object in that line, or the reason why there is none; the line
        number is None where the whole file is meant.
    """
    try:
        document = file_document(path, path.name)
    except OSError as error:
        yield None, f"cannot be read ({error.strerror}); check its permissions"
        return
    yield from ((row.line, row.values) for row in rows_of(document))


def rows_of(document: Document) -> Iterator[Row]:
    """Read a JSON Lines document as a stream.

    Args:
        document: blank lines in it are passed over.

    Yields:
        Each line with its object, or with the reason why there is none.
    """
    found = False
    try:
        codec = wide_codec(document.head())
        with document.open() as file:
            lines = wide_lines(file, codec, MOST_BYTES) if codec else byte_lines(file, MOST_BYTES)
            for number, (data, whole) in enumerate(lines, 1):
                if data.strip(_BLANK):
                    found = True
                    row = _row(number, data) if whole else Row(number, "longer than any article; split it")
                    yield row._replace(encoding=codec[:6].upper()) if codec else row
    except OSError as error:
        yield Row(None, f"cannot be read ({error.strerror}); check its permissions")
        return
    except UnicodeDecodeError as error:
        name = error.encoding[:6].upper()
        yield Row(None, f"damaged {name}: what follows cannot be read; save it anew as UTF-8")
        return
    if not found:
        yield Row(None, _EMPTY)


def text_value(row: Mapping[str, Any], key: str) -> str | None:
    """Give a row's text under a key.

    Args:
        row: of a JSON Lines file.
        key: of a text.

    Returns:
        The text; None if the key is missing, null or an empty string.

    Raises:
        Unreadable: the value is no text, or holds half a surrogate pair.
    """
    value = row.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise Unreadable(f'"{key}" is {_KINDS[type(value)]}, not text; write it in quotation marks')
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Unreadable(
            f'"{key}" holds half a surrogate pair (\\ud800 to \\udfff), which is no text; repair it'
        ) from error
    return value


def identifier(row: Mapping[str, Any]) -> str | None:
    """Give a row's identifier as text.

    Args:
        row: of a JSON Lines file, its "id" a text or a whole number.

    Returns:
        The identifier; None if there is none.

    Raises:
        Unreadable: it is neither.
    """
    value = row.get("id")
    return str(value) if type(value) is int else text_value(row, "id")


def _row(number: int, data: bytes) -> Row:
    """Parse one line; a reason if it cannot be."""
    try:
        text, encoding = decoded(data)
    except Unreadable as error:
        return Row(number, str(error))
    try:
        values = json.loads(text.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} at column {error.colno}; write one JSON object per line"
        return Row(number, reason, encoding)
    except (ValueError, RecursionError):
        reason = (
            "not JSON that can be read: nested too deep or a number too long; write one JSON object per line"
        )
        return Row(number, reason, encoding)
    return Row(
        number, values if isinstance(values, dict) else 'not a JSON object; write {"text": "…"}', encoding
    )


def _given(row: Mapping[str, Any], line: int) -> Given:
    """Take from a row what it says of an article."""
    text = text_value(row, "text")
    if text is None or not text.strip():
        raise Unreadable('no "text"; give each object the article\'s text under that key')
    date = row.get("date")
    return Given(
        text=text,
        line=line,
        id=identifier(row),
        title=text_value(row, "title"),
        date=date or None if isinstance(date, str | None) else json.dumps(date),
        outlet=text_value(row, "outlet"),
        author=text_value(row, "author"),
        url=text_value(row, "url"),
    )
