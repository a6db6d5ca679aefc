"""Which reader reads a document: the one for what its content is; the name decides where content does not."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple

from analysis.corpus.articles import Notice, Rejection
from analysis.corpus.delimited import read_delimited
from analysis.corpus.documents import Document, Item, Reader
from analysis.corpus.factiva import read_factiva
from analysis.corpus.feeds import read_feed
from analysis.corpus.html import read_html
from analysis.corpus.json_document import read_json
from analysis.corpus.json_lines import read_json_lines
from analysis.corpus.mail import read_mail
from analysis.corpus.mediawiki import read_mediawiki
from analysis.corpus.nexis import read_docx, read_rtf
from analysis.corpus.parquet import read_parquet
from analysis.corpus.plain_text import read_text_file
from analysis.corpus.signatures import Content
from analysis.corpus.spreadsheet import read_spreadsheet
from analysis.corpus.warc import read_warc


class Format(NamedTuple):
    """A format that is read.

    Attributes:
        label: its name in messages.
        endings: of files that say to be of the format.
        read: its reader.
        text: whether it is text, so that a name can tell it where the content shows nothing.
        mapped: whether the reader takes `columns`.
    """

    label: str
    endings: tuple[str, ...]
    read: Callable[..., Iterator[Item]]
    text: bool = True
    mapped: bool = False


class Choice(NamedTuple):
    """How a document is read.

    Attributes:
        read: the reader; None if there is none.
        told: what its owner should know: that the name is wrong, or why it is not read.
    """

    read: Reader | None
    told: Notice | Rejection | None = None


FORMATS = {
    "text": Format("plain text", (".txt", ".text", ""), read_text_file),
    "jsonl": Format("JSON Lines", (".jsonl", ".ndjson"), read_json_lines),
    "json": Format("JSON", (".json",), read_json),
    "delimited": Format("CSV", (".csv", ".tsv", ".tab"), read_delimited, mapped=True),
    "spreadsheet": Format(
        "Excel", (".xlsx", ".xls", ".xlsm", ".ods"), read_spreadsheet, text=False, mapped=True
    ),
    "parquet": Format("Parquet", (".parquet",), read_parquet, text=False, mapped=True),
    "html": Format("HTML", (".html", ".htm", ".xhtml"), read_html),
    "factiva": Format("Factiva HTML", (".html", ".htm"), read_factiva),
    "feed": Format("RSS or Atom", (".rss", ".atom"), read_feed),
    "mediawiki": Format("a MediaWiki dump", (), read_mediawiki),
    "warc": Format("WARC", (".warc",), read_warc, text=False),
    "mail": Format("mail", (".eml",), read_mail),
    "docx": Format("Word", (".docx",), read_docx, text=False),
    "rtf": Format("RTF", (".rtf",), read_rtf, text=False),
}
"""Kind of content, as `signatures` names it → format. Of kinds with one ending the first has it by name."""

PACKED = {"zip": (".zip",), "gzip": (".gz", ".gzip"), "bzip2": (".bz2",)}
"""Kind of archive, whose content is told with `archives` → endings."""

_REFUSED = {
    "locked": "protected with a password; save it without one",
    "damaged": "a damaged zip file: its list of members cannot be read; fetch or export it again",
    "pdf": "a PDF is not read; save its text as .txt, or export the articles in another format",
    "word": "a Word file of before 2007 is not read; save it as .docx",
    "opendocument": "an OpenDocument text is not read; save it as .docx or .txt",
    "slides": "slides are not read; save their text as .txt",
    "book": "an e-book is not read; save its text as .txt",
    "packed": "a tar, 7z, rar, xz or zstd archive is not read; pack the files as .zip",
    "webarchive": "a page saved as one file (.mhtml, .webarchive) is not read; save it as HTML",
    "mailbox": "an Outlook mailbox is not read; save its messages as .eml",
    "outlook": "an Outlook message is not read; save it as .eml",
    "database": "a database file is not read; export the articles as CSV",
    "xml": "XML of a kind that is not read; RSS, Atom and MediaWiki dumps are",
}
_UNKNOWN = "none of the formats that are read; 'python -m analysis annotate --help' lists them"
_TABLE = re.compile(r"[^\n]*[\t;]")
_JSON = re.compile(r'^[ \t]*[{\["]', re.MULTILINE)
_TAG = re.compile(r"<[A-Za-z!]")


def choose(document: Document, content: Content, *, given: bool, columns: object = None) -> Choice:
    """Choose the reader of a document.

    Args:
        document: not an archive.
        content: what its content shows.
        given: whether the user named it: then a format that is not read is an error, else a notice.
        columns: for readers of tables.

    Returns:
        The reader, and what is to be told.
    """
    source = document.source
    if reason := _REFUSED.get(content.kind):
        return Choice(None, Rejection(source, None, reason))
    ending = ending_of(source)
    named = next((kind for kind, form in FORMATS.items() if ending in form.endings), None)
    said = FORMATS[named].label if named else _archive(ending)
    kind = _kind(content, named) or ("text" if content.kind == "text" and said else None)
    if kind is None:
        return Choice(None, _not_read(source, content, said, given))
    form = FORMATS[kind]
    read = partial(form.read, columns=columns) if form.mapped else form.read
    if said is None or ending in form.endings:
        return Choice(read)
    message = f"the name says {said}, but the content is {form.label}; it is read as such"
    return Choice(read, Notice(source, None, message))


def ending_of(source: str) -> str:
    """Give the ending of a name, of "a.jsonl.gz" the one before ".gz".

    Args:
        source: of a document.

    Returns:
        The ending in small letters with its point; empty if there is none.
    """
    endings = [ending.lower() for ending in PurePosixPath(source).suffixes]
    if len(endings) > 1 and endings[-1] in (*PACKED["gzip"], *PACKED["bzip2"]):
        endings.pop()
    return endings[-1] if endings else ""


def _kind(content: Content, named: str | None) -> str | None:
    """Name the format as which a document is read, by its content or else by its name."""
    if content.kind in FORMATS and content.kind != "text":
        return content.kind
    by_name = named if named and FORMATS[named].text else None
    if content.kind != "text":
        return by_name if content.kind in ("unknown", "empty") else None
    beginning = content.beginning
    if named in ("jsonl", "json") and beginning and not _JSON.search(beginning):
        return "text"
    if named == "html" and beginning and not _TAG.search(beginning):
        return "text"
    if named == "spreadsheet" and "delimited" in FORMATS and _TABLE.match(beginning):
        return "delimited"
    return by_name


def _archive(ending: str) -> str | None:
    """Name the archive that an ending promises."""
    return next((kind for kind, endings in PACKED.items() if ending in endings), None)


def _not_read(source: str, content: Content, said: str | None, given: bool) -> Notice | Rejection:
    if content.kind == "empty":
        return Rejection(source, None, "the file is empty; remove it or put articles into it")
    if said:
        reason = f"not {said}, as its name says, nor any other format that is read; export it again"
        return Rejection(source, None, reason)
    return Rejection(source, None, _UNKNOWN) if given else Notice(source, None, f"passed over: {_UNKNOWN}")
