"""Read articles from a JSON document (RFC 8259): a list of objects, or objects of several lines each."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from analysis.corpus.articles import Rejection
from analysis.corpus.decoding import wide_codec
from analysis.corpus.documents import Document, Item
from analysis.corpus.json_lines import MOST_BYTES, articles_of

_CHUNK = 1 << 20
_BETWEEN = re.compile(r"[ \t\r\n,]*")
_WRITE = 'write a list of objects, [{"text": "…"}, …]'
_PARSER = json.JSONDecoder()


class _Broken(ValueError):
    """What follows cannot be read; the message says why."""


def read_json(document: Document) -> Iterator[Item]:
    """Read articles from a list of JSON objects, one object after the other, whatever their number.

    Args:
        document: in UTF-8, UTF-16, UTF-32 or Windows-1252; the keys are those of JSON Lines.

    Yields:
        Each article with its number in the list; or why it was rejected. What follows an object that is
        not JSON is rejected with it.
    """
    number = 0
    try:
        with document.open() as file:
            for number, value in enumerate(_values(file, _codec(document)), 1):
                wrong = f"not a JSON object; {_WRITE}"
                yield from articles_of(value if isinstance(value, dict) else wrong, document.source, number)
    except OSError as error:
        yield Rejection(document.source, None, f"cannot be read ({error.strerror}); check its permissions")
    except (_Broken, UnicodeDecodeError) as error:
        told = error if isinstance(error, _Broken) else "not valid text; save it anew as UTF-8"
        after = f"; the {number:,} before it are read" if number else ""
        yield Rejection(document.source, number + 1, f"{told}{after}")
    else:
        if not number:
            yield Rejection(document.source, None, f"the list is empty; remove it or {_WRITE}")


def _codec(document: Document) -> str:
    """Name the codec: UTF-8 if all of the document is, which a first pass over it shows."""
    if codec := wide_codec(document.head()):
        return codec
    check = codecs.getincrementaldecoder("utf-8")()
    try:
        with document.open() as file:
            while chunk := file.read(_CHUNK):
                check.decode(chunk)
            check.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _values(file: BinaryIO, codec: str) -> Iterator[Any]:
    """Yield the values of a list, or values that stand one behind the other."""
    decoder = codecs.getincrementaldecoder(codec)()
    text, at, more, opened = "", 0, True, False
    while True:
        at = _BETWEEN.match(text, at).end()
        if text[at : at + 1] == ("]" if opened else "["):
            at, opened = at + 1, not opened
            continue
        try:
            if at < len(text):
                value, at = _PARSER.raw_decode(text, at)
                yield value
                continue
        except json.JSONDecodeError as error:
            if not more or len(text) - at > MOST_BYTES:
                raise _Broken(_reason(error, at)) from error
        except (ValueError, RecursionError) as error:
            raise _Broken(
                f"not JSON that can be read: nested too deep or a number too long; {_WRITE}"
            ) from error
        if not more:
            break
        chunk = file.read(max(_CHUNK, len(text) - at))
        text, at, more = text[at:] + decoder.decode(chunk, final=not chunk), 0, bool(chunk)
    if opened:
        raise _Broken("not JSON: the list has no end; export it again")


def _reason(error: json.JSONDecodeError, start: int) -> str:
    """Say what is wrong with the object that starts at a character."""
    if len(error.doc) - start > MOST_BYTES:
        return "longer than any article; split it"
    line = error.doc.count("\n", start, error.pos) + 1
    column = error.colno if line > 1 else error.pos - start + 1
    return f"not JSON: {error.msg} at line {line}, column {column} of it; {_WRITE}"
