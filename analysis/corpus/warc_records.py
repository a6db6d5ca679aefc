"""The web pages in a web archive, one after the other, also behind damaged records.

WARC 1.1 (ISO 28500): https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from analysis.corpus.decoding import Unreadable
from analysis.corpus.documents import Document
from analysis.corpus.html_tree import MOST_BYTES
from analysis.corpus.http_bodies import unpacked

MOST_DAMAGES = 100
"""After so many damaged records the rest is given up: behind each the next start is searched."""

_RECORD = rb"WARC/[01]\.\d\r?\n(?=[A-Za-z-]+:)"
_START = re.compile(_RECORD + rb"|\x1f\x8b\x08[\x00-\x1f]")
_INSIDE = re.compile(_RECORD)
_BLOCK = 1 << 20
_PAGES = ("text/html", "application/xhtml+xml")


class Page(NamedTuple):
    """A web page as a server sent it, or a record that cannot be read.

    Attributes:
        number: of the record in the archive, from 1.
        url: for which it was sent; None if unknown.
        charset: that the server named; None if it named none.
        html: its bytes, unpacked.
        reason: why it cannot be read; None if it can.
    """

    number: int
    url: str | None = None
    charset: str | None = None
    html: bytes = b""
    reason: str | None = None


class _Found(NamedTuple):
    place: int | None
    page: Page | None
    damaged: bool = False


def pages_of(document: Document) -> Iterator[Page]:
    """Find the pages in a web archive: responses of type text/html with status 200.

    Args:
        document: WARC, packed by gzip as a whole, by record or not at all.

    Yields:
        The pages, and what is damaged; other records are passed over.

    Raises:
        OSError: the document cannot be opened.
    """
    number, damages, start, told = 0, 0, 0, False
    while damages < MOST_DAMAGES:
        after = None
        with document.open() as file:
            _pass_over(file, start)
            for found in _records(file, number):
                if not found.damaged:
                    number, told = number + 1, False
                    after = found.place
                    if found.page:
                        yield found.page
                    continue
                if not told:
                    number, damages = number + 1, damages + 1
                    yield Page(number, reason=f"record {number} is damaged; fetch the archive again")
                told = found.place is None and after is not None
                after = found.place or after or start
                break
            else:
                return
        with document.open() as file:
            _pass_over(file, after + 1)
            begins = _next_start(file, after + 1)
        if begins is None:
            return
        start = begins
    yield Page(number, reason=f"more than {MOST_DAMAGES} records are damaged; fetch the archive again")


def _records(file: BinaryIO, number: int) -> Iterator[_Found]:
    """Go through records until one is damaged; its place is None if not even its beginning can be read."""
    records = iter(ArchiveIterator(file, parse_http=False))
    while True:
        try:
            record = next(records)
        except StopIteration:
            return
        except (OSError, ValueError):
            yield _Found(None, None, damaged=True)
            return
        place, number = record.stream_pos, number + 1
        try:
            yield _Found(place, _page(record, number))
        except (OSError, ValueError):
            yield _Found(place, None, damaged=True)
            return


def _page(record: WarcRecord, number: int) -> Page | None:
    """Read a response; None if it is another record or no page.

    Raises:
        ValueError: the record is damaged.
        OSError: likewise.
    """
    if (
        record.headers.get("Content-Length") != str(record.content_length)
        or "WARC-Type" not in record.headers
    ):
        raise ValueError("a record without its length or type")
    if record.record_type != WarcRecordType.response or not record.is_http:
        return None
    record.parse_http()
    headers = record.http_headers
    if headers is None or headers.status_code is None:
        raise ValueError("no response")
    kind = (record.http_content_type or "").strip().lower()
    if headers.status_code != 200 or kind not in _PAGES:
        return None
    expected = record.content_length
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    if expected > MOST_BYTES:
        reason = f"a page of more than {MOST_BYTES:,} bytes; save its article alone"
        return Page(number, url, reason=reason)
    body = record.reader.read(expected)
    if len(body) != expected or _INSIDE.search(body):
        raise ValueError("a record that breaks off")
    try:
        html = unpacked(body, headers.get("Transfer-Encoding"), headers.get("Content-Encoding"), MOST_BYTES)
    except Unreadable as error:
        return Page(number, url, reason=f"the page of record {number} {error}")
    return Page(number, url, record.http_charset, html)


def _pass_over(file: BinaryIO, size: int) -> None:
    if file.seekable():
        file.seek(size)
        return
    while size > 0 and (data := file.read(min(size, _BLOCK))):
        size -= len(data)


def _next_start(file: BinaryIO, place: int) -> int | None:
    """Find the next place, counted from the beginning of the document, at which a record may begin."""
    window = b"\0"
    place -= 1
    while data := file.read(_BLOCK):
        window += data
        for match in _START.finditer(window):
            if match.group().startswith(b"WARC") or _packs_record(window[match.start() :]):
                return place + match.start()
        place += len(window) - min(len(window), 200)
        window = window[-200:]
    return None


def _packs_record(data: bytes) -> bool:
    """Tell a packed record from bytes that look like its beginning."""
    try:
        return zlib.decompressobj(31).decompress(data[:4096], 16).startswith(b"WARC/")
    except zlib.error:
        return False
