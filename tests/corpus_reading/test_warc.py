import gzip
import io
import time
import zlib

import brotli
import pytest

from analysis.corpus.articles import Article, Rejection
from analysis.corpus.documents import Document
from analysis.corpus.http_bodies import unpacked
from analysis.corpus.warc import read_warc

TEXT = "Die Stadt Köln will {n} Schulen sanieren, sagte Petra Müller am Mittwoch im Rat der Stadt."
TOO_MUCH = "has more than 20,000,000 bytes when unpacked; save its article alone"
DAMAGED = "record {} is damaged; fetch the archive again"


def html(n):
    article = f"<article><p>{TEXT.format(n=n)}</p></article>"
    return f"<html><head><title>Schulen {n}</title></head><body>{article}</body></html>"


def record(
    n, *, kind="response", status="200 OK", mime="text/html; charset=utf-8", body=None, more="", length=None
):
    body = html(n).encode() if body is None else body
    block = f"HTTP/1.1 {status}\r\nContent-Type: {mime}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://morgen.example/{n}\r\n"
        f"WARC-Date: 2021-05-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{n:012}>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


INFO = (
    b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\n"
    b"Content-Length: 6\r\n\r\na: b\r\n\r\n\r\n"
)


def read(data):
    items = list(read_warc(Document("netz.warc", len(data), lambda: io.BytesIO(data))))
    return [(i.line, i.text if isinstance(i, Article) else i.reason) for i in items]


def read_as(n):
    return (n, TEXT.format(n=n))


def test_each_page_is_an_article_with_its_address_and_without_the_date_of_the_crawl():
    data = INFO + record(2) + record(3)
    items = list(read_warc(Document("netz.warc", len(data), lambda: io.BytesIO(data))))
    assert [(i.line, i.title, i.url, i.date) for i in items] == [
        (2, "Schulen 2", "https://morgen.example/2", None),
        (3, "Schulen 3", "https://morgen.example/3", None),
    ]


PACKINGS = {
    "plain": b"".join,
    "by record": lambda records: b"".join(map(gzip.compress, records)),
    "as a whole": lambda records: gzip.compress(b"".join(records)),
}


@pytest.mark.parametrize("packing", PACKINGS)
def test_only_pages_that_were_sent_are_read(packing):
    records = [
        INFO,
        record(2, kind="request"),
        record(3, kind="revisit"),
        record(4, kind="metadata"),
        record(5, status="404 Not Found"),
        record(6, status="301 Moved Permanently"),
        record(7, mime="image/png", body=b"\x89PNG"),
        record(8, mime="application/json", body=b"{}"),
        record(9),
        record(10, mime="application/xhtml+xml"),
    ]
    assert read(PACKINGS[packing](records)) == [read_as(9), read_as(10)]


@pytest.mark.parametrize("packing", ["plain", "by record"])
@pytest.mark.parametrize(
    "bad",
    [
        record(2).replace(b"Content-Length", b"Content-Width"),
        record(2, length=-5),
        record(2, length=10**25),
        record(2).replace(b"HTTP/1.1 200 OK\r\n", b""),
        record(2)[:400],
        b"Muell " * 50 + b"\r\n\r\n",
    ],
    ids=["no length", "negative length", "endless", "no status", "cut off", "garbage"],
)
def test_a_damaged_record_costs_no_other(packing, bad):
    data = PACKINGS[packing]([record(1), bad, record(3), record(4)])
    assert read(data) == [read_as(1), (2, DAMAGED.format(2)), read_as(3), read_as(4)]


def test_each_of_two_damaged_records_in_a_row_is_told():
    bad = record(2).replace(b"Content-Length", b"Content-Width")
    assert read(record(1) + bad + bad + record(4)) == [
        read_as(1), (2, DAMAGED.format(2)), (3, DAMAGED.format(3)), read_as(4),
    ]  # fmt: skip


def test_a_flipped_byte_in_a_packed_record_costs_no_other():
    packed = bytearray(gzip.compress(record(2)))
    packed[200] ^= 0xFF
    data = gzip.compress(record(1)) + bytes(packed) + gzip.compress(record(3))
    assert read(data) == [read_as(1), (2, DAMAGED.format(2)), read_as(3)]


@pytest.mark.parametrize("packing", PACKINGS)
def test_of_an_archive_that_breaks_off_the_rest_is_read(packing):
    data = PACKINGS[packing]([record(1), record(2)])
    assert read(data[:-60]) in (
        [read_as(1), (2, DAMAGED.format(2))],
        [(1, DAMAGED.format(1))],  # of one packed as a whole the last block is lost, which is all of this one
    )


def chunked(data):
    return b"a\r\n%b\r\n%x;x=1\r\n%b\r\n0\r\n\r\n" % (data[:10], len(data) - 10, data[10:])


@pytest.mark.parametrize(
    ("more", "pack"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress),
        ("Content-Encoding: deflate\r\n", zlib.compress),
        ("Content-Encoding: deflate\r\n", lambda data: zlib.compress(data)[2:-4]),
        ("Content-Encoding: br\r\n", brotli.compress),
        ("Content-Encoding: gzip\r\n", bytes),
        ("Content-Encoding: identity\r\n", bytes),
        ("Content-Encoding: deflate, gzip\r\n", lambda data: gzip.compress(zlib.compress(data))),
        ("Transfer-Encoding: chunked\r\n", chunked),
        ("Transfer-Encoding: chunked\r\n", bytes),
    ],
)  # fmt: skip
def test_packed_bodies_are_unpacked(more, pack):
    assert read(record(1, more=more, body=pack(html(1).encode()))) == [read_as(1)]


@pytest.mark.parametrize(
    ("content", "body", "reason"),
    [
        ("gzip", gzip.compress(bytes(30_000_000)), TOO_MUCH),
        ("br", brotli.compress(bytes(30_000_000)), TOO_MUCH),
        ("gzip", gzip.compress(b"<p>")[:-9], "is damaged: it cannot be unpacked (gzip); fetch it again"),
        ("br", b"\xff\xff\xff\xff", "is damaged: it cannot be unpacked (br); fetch it again"),
        ("zstd", b"\x28\xb5\x2f\xfd", "is packed as 'zstd', which is not read; fetch it as gzip"),
        ("gzip, gzip, gzip, gzip", b"", "is packed more than 3 times; fetch it again"),
    ],
    ids=["gzip bomb", "brotli bomb", "gzip that breaks off", "no brotli", "zstd", "many layers"],
)  # fmt: skip
def test_bodies_that_cannot_be_unpacked_are_rejected(content, body, reason):
    data = record(1, more=f"Content-Encoding: {content}\r\n", body=body) + record(2)
    assert read(data) == [(1, f"the page of record 1 {reason}"), read_as(2)]


def test_a_page_in_windows_1252_is_read_as_its_server_says():
    data = record(1, mime="text/html; charset=windows-1252", body=html(1).encode("cp1252"))
    assert read(data) == [read_as(1)]


def test_a_page_without_an_article_and_a_hostile_one_are_rejected_by_their_number():
    data = record(1, body=b"<p>Nicht gefunden</p>") + record(2, body=b"<div>" * 300) + record(3)
    assert read(data) == [
        (1, "no article found in this page; save the page of a single article, or its text as .txt"),
        (2, "elements lie 100 levels deep in each other, as in no article; save its text alone"),
        read_as(3),
    ]


@pytest.mark.parametrize(
    ("data", "items"),
    [
        (b"", [(None, "no web page in it (a response of type text/html with status 200); archive pages")]),
        (INFO, [(None, "no web page in it (a response of type text/html with status 200); archive pages")]),
        (b"kein Archiv", [(1, DAMAGED.format(1))]),
        (b"WARC/1.0\r\n" * 5_000, None),
        (gzip.compress(b"WARC/1.0\r\n" + bytes(300_000_000)), [(1, DAMAGED.format(1))]),
        (gzip.compress(record(1, length=10**9)[:-4] + bytes(300_000_000)), None),
    ],
    ids=["empty", "only information", "text", "only beginnings", "bomb", "bomb in a page"],
)
def test_hostile_archives_are_rejected_in_bounded_time(data, items):
    start = time.monotonic()
    found = read(data)
    assert time.monotonic() - start < 30
    assert found == items if items else len(found) in range(1, 110)


def test_an_archive_that_cannot_be_opened_is_rejected():
    def refuse():
        raise PermissionError(13, "Permission denied")

    assert list(read_warc(Document("a.warc", 1, refuse))) == [
        Rejection("a.warc", None, "cannot be read (Permission denied); check its permissions")
    ]


def test_unpacking_leaves_alone_what_is_not_packed():
    assert unpacked(b"<p>", None, None, 10) == b"<p>"
