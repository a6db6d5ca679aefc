"""Read articles, or any rows, from JSON Lines."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.corpus.articles import MAX_CHARACTERS, Article, Notice, Rejection
from analysis.corpus.dates import iso_date
from analysis.corpus.decoding import Unreadable, decode
from analysis.corpus.identity import article_hash
from analysis.corpus.layout import running_text

_MOST_BYTES = 32 * MAX_CHARACTERS
_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}


def read_json_lines(path: Path, source: str) -> Iterator[Article | Notice | Rejection]:
    """Read articles, one from each line, with the keys text, id, title, date, outlet, author and url.

    Args:
        path: a UTF-8 file.
        source: its name relative to the input.

    Yields:
        Each article, behind a notice if its date is impossible; or why a line was rejected.
    """
    for line, row in read_rows(path):
        if isinstance(row, str):
            yield Rejection(source, line, row)
            continue
        try:
            article, impossible = _article(row, source, line or 1)
        except Unreadable as error:
            yield Rejection(source, line, str(error))
            continue
        if impossible:
            yield Notice(
                source,
                line,
                f"{impossible} is no date; the article is read without one (write it like 2019-02-27)",
            )
        yield article


def read_rows(path: Path) -> Iterator[tuple[int | None, dict[str, Any] | str]]:
    """Read a JSON Lines file as a stream.

    Args:
        path: a UTF-8 file; blank lines are passed over.

    Yields:
        Line number from 1 and the object in that line, or the reason why there is none; the line
        number is None where the whole file is meant.
    """
    number, found = 0, False
    try:
        with path.open("rb") as file:
            while data := file.readline(_MOST_BYTES):
                number += 1
                whole = len(data) < _MOST_BYTES or data.endswith(b"\n")
                while not whole and not (rest := file.readline(_MOST_BYTES)).endswith(b"\n") and rest:
                    continue
                if data.strip(b" \t\r\n\xef\xbb\xbf"):
                    found = True
                    yield number, _row(data) if whole else "longer than any article; split it"
    except OSError as error:
        yield None, f"cannot be read ({error.strerror}); check its permissions"
        return
    if not found:
        yield None, "the file is empty; remove it or put one JSON object into each line"


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
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise Unreadable(
            f'"{key}" holds half a surrogate pair (\\ud800 to \\udfff), which is no text; repair it'
        )
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


def _row(data: bytes) -> dict[str, Any] | str:
    """Parse one line; a reason if it cannot be."""
    try:
        row = json.loads(decode(data).rstrip("\r\n"))
    except Unreadable as error:
        return str(error)
    except json.JSONDecodeError as error:
        return f"not JSON: {error.msg} at column {error.colno}; write one JSON object per line"
    except (ValueError, RecursionError):
        return (
            "not JSON that can be read: nested too deep or a number too long; write one JSON object per line"
        )
    if not isinstance(row, dict):
        return 'not a JSON object; write {"text": "…"}'
    return row


def _article(row: dict[str, Any], source: str, line: int) -> tuple[Article, str | None]:
    """Make an article of a row; beside it the date as given, if it is impossible."""
    text = text_value(row, "text")
    if text is None or not text.strip():
        raise Unreadable('no "text"; give each object the article\'s text under that key')
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(f"more than {MAX_CHARACTERS:,} characters; split it into articles")
    given = row.get("date")
    day = iso_date(str(given)) if type(given) in (str, int) else None
    layout = running_text(text)
    article = Article(
        article_id=identifier(row) or article_hash(source, line, text),
        source=source,
        line=line,
        text=text,
        parts=layout.parts,
        title=text_value(row, "title"),
        date=day.date if day else None,
        date_precision=day.precision if day else "none",
        outlet=text_value(row, "outlet"),
        agency=layout.agency,
        author=text_value(row, "author"),
        url=text_value(row, "url"),
    )
    impossible = None if day or given in (None, "") else json.dumps(given, ensure_ascii=True)
    return article, impossible
