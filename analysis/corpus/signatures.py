"""What kind of document it is, told by its content: first bytes, first tags, what a zip file holds.

The signatures are those of the formats' own documentation: PKWARE APPNOTE (zip), RFC 1952 (gzip), MS-CFB
(Word and Excel before 2007), RFC 5322 (mail), RFC 4287 and RSS 2.0 (feeds), ISO 28500 (WARC).
"""

import re
import zlib
from typing import NamedTuple

from analysis.corpus.decoding import Unreadable, wide_codec
from analysis.corpus.documents import Document
from analysis.corpus.factiva import is_factiva
from analysis.corpus.zip_files import open_zip

_HEAD = 8192
_MAGIC = (
    (b"PAR1", "parquet"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"WARC/1.", "warc"),
    (b"{\\rtf", "rtf"),
    (b"%PDF-", "pdf"),
    (b"7z\xbc\xaf\x27\x1c", "packed"),
    (b"Rar!\x1a\x07", "packed"),
    (b"\xfd7zXZ\x00", "packed"),
    (b"\x28\xb5\x2f\xfd", "packed"),
    (b"bplist00", "webarchive"),
    (b"!BDN", "mailbox"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"SQLite format 3\x00", "database"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_INSIDE = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "spreadsheet"),
    ("xl/workbook.bin", "spreadsheet"),
    ("ppt/presentation.xml", "slides"),
)
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.spreadsheet": "spreadsheet",
    b"application/vnd.oasis.opendocument.text": "opendocument",
    b"application/epub+zip": "book",
}
_MARKUP = re.compile(r"<(?:[?!]|[A-Za-z])")
_PROLOGUE = re.compile(r"(?:\s*<(?:\?.*?\?|!--.*?--)>)*\s*", re.DOTALL)
_HTML = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_HTML_WITHOUT_ROOT = re.compile(r"<(?:head|body|title|meta|article|div|p|h1)\b", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(rss|feed|RDF|mediawiki)\b")
_XML = re.compile(r"<\?xml\b|<!DOCTYPE\b|<!ENTITY\b")
_JSON_LINE = re.compile(r'^[ \t]*\{[ \t]*["}]', re.MULTILINE)
_JSON_DOCUMENT = re.compile(r"\[\s*[{\]]|\{[ \t]*\r?\n")
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t\r\n]")
_MAIL_FIELDS = {"received", "return-path", "message-id", "mime-version", "delivered-to", "dkim-signature"}


class Content(NamedTuple):
    """What the content of a document shows.

    Attributes:
        kind: "html", "jsonl" and so on; "text" for text without a signature, "unknown" for other bytes,
            "empty" for none, "damaged" for a zip file without its list of members, "locked" for an office
            file with a password.
        beginning: of its text, without white space before it; empty if it is no text.
    """

    kind: str
    beginning: str


def content_of(document: Document) -> Content:
    """Look into a document.

    Args:
        document: of any kind.

    Returns:
        What it is.

    Raises:
        OSError: it cannot be read.
    """
    head = document.head(_HEAD)
    if not head.strip():
        return Content("empty" if document.size <= _HEAD else "text", "")
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return Content("warc" if kind == "gzip" and _packs_warc(head) else kind, "")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Content(_zip_kind(document), "")
    if head.startswith(_OLD_OFFICE):
        return Content(_old_office_kind(document, head), "")
    if head[257:262] == b"ustar":
        return Content("packed", "")
    codec = wide_codec(head)
    if not codec and b"\0" in head:
        return Content("unknown", "")
    text = head.decode(codec or "utf-8-sig", "replace").lstrip()
    return Content(_text_kind(text, document), text)


def _text_kind(text: str, document: Document) -> str:
    """Tell formats that are text apart; "text" if it has no signature."""
    if _MARKUP.match(text):
        if root := _ROOT.search(text):
            return "mediawiki" if root[1] == "mediawiki" else "feed"
        if _HTML.search(text) or _HTML_WITHOUT_ROOT.match(text, _PROLOGUE.match(text).end()):
            return "factiva" if is_factiva(document.head(1 << 18)) else "html"
        return "xml" if _XML.match(text) else "text"
    if _JSON_DOCUMENT.match(text):
        return "json"
    if text.startswith("{") and _JSON_LINE.match(text):
        return "jsonl"
    return _mail_kind(text)


def _mail_kind(text: str) -> str:
    """Tell mail, and pages that browsers save as such, from other text."""
    fields = set()
    for line in text.splitlines(keepends=True):
        if match := _FIELD.match(line):
            fields.add(match[1].lower())
        elif not line.startswith((" ", "\t")):
            break
    if "snapshot-content-location" in fields or text.startswith("From: <Saved by"):
        return "webarchive"
    is_mail = len(fields & _MAIL_FIELDS) > 1 or {"from", "date", "subject"} <= fields
    return "mail" if is_mail else "text"


def _packs_warc(head: bytes) -> bool:
    """Whether a gzip file holds a web archive, whose records are packed one by one."""
    try:
        return zlib.decompressobj(31).decompress(head, 16).startswith(b"WARC/1.")
    except zlib.error:
        return False


def _zip_kind(document: Document) -> str:
    """Tell office documents, which are zip files, from archives."""
    try:
        with document.open() as file, open_zip(file) as archive:
            names = set(archive.namelist())
            for name, kind in _INSIDE:
                if name in names:
                    return kind
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                with archive.open("mimetype") as member:
                    return _MIMETYPES.get(member.read(100).strip(), "zip")
    except Unreadable:
        return "zip"  # what is wrong with it is told when it is unpacked
    except Exception:
        return "damaged"  # zipfile meets broken structures with errors of many kinds
    return "zip"


def _old_office_kind(document: Document, head: bytes) -> str:
    """Tell Excel from Word before 2007, and what has a password, by the first names of the directory."""
    size = 1 << min(head[30], 12)
    first = int.from_bytes(head[48:52], "little")
    try:
        with document.open() as file:
            file.seek((first + 1) * size)
            directory = file.read(4096)
    except (OSError, ValueError):
        return "unknown"
    if "Workbook".encode("utf-16-le") in directory or "Book".encode("utf-16-le") in directory:
        return "spreadsheet"
    if "EncryptedPackage".encode("utf-16-le") in directory:
        return "locked"
    if "__substg1.0".encode("utf-16-le") in directory or "__nameid".encode("utf-16-le") in directory:
        return "outlook"
    return "word" if "WordDocument".encode("utf-16-le") in directory else "unknown"
