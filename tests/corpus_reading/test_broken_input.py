"""What is broken, hostile or no article costs one line on the screen and nothing else."""

import bz2
import gzip
import io
import json
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pyarrow
import pytest
from pyarrow import parquet

from analysis.commands.messages import summary_by_kind, warn
from analysis.corpus.articles import MAX_CHARACTERS, Rejection
from analysis.corpus.read import collect

TEXT = "Der Vorstand hat am Montag in Kassel getagt."
ROW = json.dumps({"text": TEXT})
OTHER = "none of the formats that are read; 'python -m analysis annotate --help' lists them"
ONE_OBJECT = "write one JSON object per line"
LIST = 'write a list of objects, [{"text": "…"}, …]'
NO_FILE = "a link to nowhere, or no regular file; remove it"
CONTROL = "its name holds control characters; rename it"
LEADS_OUT = "its name leads out of the archive; pack it anew under a plain name"
BOMB = "unpacks to more than 200 times its size, like an archive bomb; unpack it by hand"


class Broken(NamedTuple):
    """A file that is given, and the line that is told of it."""

    name: str
    made: bytes | Callable[[Path], object]
    line: str


def zipped(*members, method=zipfile.ZIP_DEFLATED):
    """A zip file with members (name or ZipInfo, data)."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return packed.getvalue()


def link_member(name, target):
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info, target


def nameless():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive, archive.open(zipfile.ZipInfo(""), "w") as member:
        member.write(TEXT.encode())
    return packed.getvalue()


def patched(data, *changes):
    """The same bytes with (signature, offset behind it, new bytes) put in at every place of the signature."""
    changed = bytearray(data)
    for signature, offset, new in changes:
        start = -1
        while (start := data.find(signature, start + 1)) >= 0:
            changed[start + offset : start + offset + len(new)] = new
    return bytes(changed)


def tarred(name, data):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def old_office(stream):
    """The first sectors of an office document of before 2007: header and directory."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[30:32] = (9).to_bytes(2, "little")
    return bytes(header) + stream.encode("utf-16-le").ljust(512, b"\0")


def outside(path):
    """A file that lies beside the corpus."""
    target = path.parents[1] / "outside" / "secret.txt"
    target.parent.mkdir(exist_ok=True)
    target.write_text(TEXT, encoding="utf-8")
    return target


def deep(path):
    path.joinpath(*["a"] * 100).mkdir(parents=True)


def corner(path):
    """A workbook of a few cells, two of them so far apart that the sheet has 17 billion."""
    book = openpyxl.Workbook()
    book.active.append(["Volltext"])
    book.active["XFD1048576"] = TEXT
    book.save(path)


DAMAGED = "damaged UTF-8: byte 0xF6 at offset {} is no part of a character; save it anew as UTF-8"
WORKBOOK = "a damaged workbook; open it and save it again, or export it as CSV"
SMALLER = "export it as CSV, or split it into smaller workbooks"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
CUT = "Compressed file ended before the end-of-stream marker was reached"
DIRECTORY = b"PK\x01\x02"
LOCAL = b"PK\x03\x04"

TEXTS = [
    Broken(
        "empty.txt",
        b"",
        "empty.txt: rejected: the file is empty; remove it or put the article's text into it",
    ),
    Broken(
        "blank.txt",
        b" \r\n\t",
        "blank.txt: rejected: the file is empty; remove it or put the article's text into it",
    ),
    Broken("zero.txt", b"K\0ln", "zero.txt: rejected: not text: zero byte at offset 1; give a text file"),
    Broken(
        "bell.txt",
        b"K\xf6ln\x07",
        "bell.txt: rejected: not text: control byte 0x07 at offset 4; give a text file",
    ),
    Broken(
        "dos.txt",
        "München".encode("cp850"),
        "dos.txt: rejected: of no known encoding: byte 0x81 at offset 1 is neither UTF-8 nor Windows-1252; "
        "save it as UTF-8",
    ),
    Broken(
        "mixed.txt",
        "Köln und Düren, ".encode() + "Köln".encode("latin-1"),
        f"mixed.txt: rejected: {DAMAGED.format(19)}",
    ),
    Broken(
        "marked.txt",
        b"\xef\xbb\xbfK\xf6ln",
        f"marked.txt: rejected: {DAMAGED.format(4)}",
    ),
    Broken(
        "half.txt",
        TEXT.encode("utf-16")[:-1],
        "half.txt: rejected: damaged UTF-16: it breaks off or holds what is no character at offset 88; "
        "save it anew as UTF-8",
    ),
    Broken(
        "wide.txt",
        "Köln\0Bonn".encode("utf-16"),
        "wide.txt: rejected: not text: zero character in UTF-16 at character 4; repair it",
    ),
    Broken(
        "long.txt",
        b"a" * (MAX_CHARACTERS + 1),
        "long.txt: rejected: more than 1,000,000 characters; split it into articles",
    ),
    Broken(
        "huge.txt",
        b"\n" * 5_000_000,
        "huge.txt: rejected: more than 1,000,000 characters; split it into articles",
    ),
]

ROWS = [
    Broken(
        "blank.jsonl",
        b"\n" * 100_000,
        "blank.jsonl: rejected: the file is empty; remove it or put one JSON object into each line",
    ),
    Broken(
        "cut.jsonl",
        b'\n{"text": "Es',
        f"cut.jsonl, line 2: rejected: not JSON: Unterminated string starting at at column 10; {ONE_OBJECT}",
    ),
    Broken(
        "bare.jsonl",
        b"{text: 1}",
        "bare.jsonl, line 1: rejected: not JSON: Expecting property name enclosed in double quotes at "
        f"column 2; {ONE_OBJECT}",
    ),
    Broken("list.jsonl", b"[1, 2]", 'list.jsonl, line 1: rejected: not a JSON object; write {"text": "…"}'),
    Broken(
        "textless.jsonl",
        b'{"body": "Es brennt."}',
        'textless.jsonl, line 1: rejected: no "text"; give each object the article\'s text under that key',
    ),
    Broken(
        "number.jsonl",
        b'{"text": 7}',
        'number.jsonl, line 1: rejected: "text" is a number, not text; write it in quotation marks',
    ),
    Broken(
        "surrogate.jsonl",
        b'{"text": "K\\ud800ln"}',
        'surrogate.jsonl, line 1: rejected: "text" holds half a surrogate pair (\\ud800 to \\udfff), which '
        "is no text; repair it",
    ),
    Broken(
        "deep.jsonl",
        b'{"text": ' + b"[" * 100_000,
        "deep.jsonl, line 1: rejected: not JSON that can be read: nested too deep or a number too long; "
        f"{ONE_OBJECT}",
    ),
    Broken(
        "digits.jsonl",
        b'{"text": "a", "n": %s}' % (b"1" * 5000),
        "digits.jsonl, line 1: rejected: not JSON that can be read: nested too deep or a number too long; "
        f"{ONE_OBJECT}",
    ),
    Broken(
        "line.jsonl",
        b'{"text": "' + b"a" * 33_000_000,
        "line.jsonl, line 1: rejected: longer than any article; split it",
    ),
    Broken(
        "twice.jsonl",
        b'{"id": "x"}\n'.replace(b"}", b', "text": "Eins."}') * 2,
        "twice.jsonl, line 2: rejected: an id given twice: 'x' is that of twice.jsonl, line 1; "
        "give it another one",
    ),
    Broken(
        "wide.jsonl",
        '{"text": "Köln"}'.encode("utf-16")[:-1],
        "wide.jsonl: rejected: damaged UTF-16: what follows cannot be read; save it anew as UTF-8",
    ),
    Broken("none.json", b"[]", f"none.json: rejected: the list is empty; remove it or {LIST}"),
    Broken("values.json", b"[7]", f"values.json, no. 1: rejected: not a JSON object; {LIST}"),
    Broken(
        "cut.json",
        f'[{{"text": "Eins."}},\n{ROW}'.encode(),
        "cut.json, no. 3: rejected: not JSON: the list has no end; export it again; the 2 before it are read",
    ),
    Broken(
        "comma.json",
        b'[{"text": "Drei."},\n{"title": "T"\n"text": "Vier."}]',
        f"comma.json, no. 2: rejected: not JSON: Expecting ',' delimiter at line 2, column 1 of it; {LIST}; "
        "the 1 before it are read",
    ),
    Broken(
        "deep.json",
        b'[{"text": ' + b"[" * 100_000,
        "deep.json, no. 1: rejected: not JSON that can be read: nested too deep or a number too long; "
        + LIST,
    ),
]

PLACES = [
    Broken("a\nb.txt", TEXT.encode(), f"a\\nb.txt: rejected: {CONTROL}"),
    Broken("a\x1b[2Jb.txt", TEXT.encode(), f"a\\x1b[2Jb.txt: rejected: {CONTROL}"),
    Broken("a\u202etxt.exe", TEXT.encode(), f"a\\u202etxt.exe: rejected: {CONTROL}"),
    Broken(
        "out.txt",
        lambda path: path.symlink_to(outside(path)),
        "out.txt: rejected: a link that leads out of the corpus; put the file itself in its place",
    ),
    Broken(
        "folder",
        lambda path: path.symlink_to(outside(path).parent),
        "folder: rejected: a link to a folder outside the corpus; give that folder itself",
    ),
    Broken("lost.txt", lambda path: path.symlink_to("nowhere.txt"), f"lost.txt: rejected: {NO_FILE}"),
    Broken("round.txt", lambda path: path.symlink_to("round.txt"), f"round.txt: rejected: {NO_FILE}"),
    Broken("endless.txt", lambda path: path.symlink_to("/dev/zero"), f"endless.txt: rejected: {NO_FILE}"),
    Broken("pipe.txt", os.mkfifo, f"pipe.txt: rejected: {NO_FILE}"),
    Broken(
        "deep",
        deep,
        f"deep/{'/'.join(['a'] * 100)}: rejected: folders are nested more than 100 deep; "
        "put the articles higher up",
    ),
]

ARCHIVES = [
    Broken(
        "cut.zip",
        zipped(("a.txt", TEXT))[:-9],
        "cut.zip: rejected: a damaged zip file: its list of members cannot be read; fetch or export it again",
    ),
    Broken("empty.zip", zipped(), "empty.zip: rejected: the archive is empty; remove it"),
    Broken("bomb.zip", zipped(("a.txt", bytes(32 << 20))), f"bomb.zip/a.txt: rejected: {BOMB}"),
    Broken(
        "nested_bomb.zip",
        zipped(("a.zip", zipped(("a.txt", bytes(32 << 20))))),
        f"nested_bomb.zip/a.zip/a.txt: rejected: {BOMB}",
    ),
    Broken("bomb.txt.gz", gzip.compress(bytes(32 << 20), mtime=0), f"bomb.txt.gz: rejected: {BOMB}"),
    Broken("bomb.txt.bz2", bz2.compress(bytes(32 << 20)), f"bomb.txt.bz2: rejected: {BOMB}"),
    Broken(
        "lie.zip",
        patched(zipped(("a.txt", TEXT * 9)), (DIRECTORY, 24, b"\x09\0\0\0"), (LOCAL, 22, b"\x09\0\0\0")),
        "lie.zip/a.txt: rejected: damaged in the archive (Bad CRC-32 for file 'a.txt'); "
        "fetch or export it again",
    ),
    Broken("up.zip", zipped(("../../up.txt", TEXT)), f"up.zip/../../up.txt: rejected: {LEADS_OUT}"),
    Broken("root.zip", zipped(("/etc/root.txt", TEXT)), f"root.zip//etc/root.txt: rejected: {LEADS_OUT}"),
    Broken("drive.zip", zipped(("C:\\a.txt", TEXT)), f"drive.zip/C:/a.txt: rejected: {LEADS_OUT}"),
    Broken("back.zip", zipped(("a\\..\\..\\b.txt", TEXT)), f"back.zip/a/../../b.txt: rejected: {LEADS_OUT}"),
    Broken(
        "link.zip",
        zipped(link_member("a.txt", "/etc/passwd")),
        "link.zip/a.txt: rejected: a symbolic link in an archive; pack the file itself",
    ),
    Broken(
        "locked.zip",
        patched(zipped(("a.txt", TEXT)), (DIRECTORY, 8, b"\x01\0"), (LOCAL, 6, b"\x01\0")),
        "locked.zip/a.txt: rejected: encrypted; unpack the archive with its password and give the files",
    ),
    Broken("nameless.zip", nameless(), "nameless.zip/: rejected: it has no name; pack it anew under one"),
    Broken("bell.zip", zipped(("a\x07.txt", TEXT)), f"bell.zip/a\\x07.txt: rejected: {CONTROL}"),
    Broken(
        "three.zip",
        zipped(("a.zip", zipped(("b.zip", zipped(("c.txt", TEXT)))))),
        "three.zip/a.zip/b.zip: rejected: an archive within 2 others; unpack the outermost and give "
        "what it holds",
    ),
    Broken(
        "method.zip",
        patched(zipped(("a.txt", TEXT)), (DIRECTORY, 10, b"\x63\0"), (LOCAL, 8, b"\x63\0")),
        "method.zip/a.txt: rejected: damaged in the archive (That compression method is not supported); "
        "fetch or export it again",
    ),
    Broken(
        "flood.zip",
        patched(zipped(("a.txt", TEXT)), (b"PK\x05\x06", 12, b"\xff\xff\xff\x7f")),
        "flood.zip: rejected: more than 200,000 members; split it into smaller archives",
    ),
    Broken(
        "cut.txt.gz",
        gzip.compress(TEXT.encode(), mtime=0)[:-12],
        f"cut.txt.gz: rejected: a damaged gzip file ({CUT}); fetch or export it again",
    ),
    Broken(
        "cut.txt.bz2",
        bz2.compress(TEXT.encode())[:-12],
        f"cut.txt.bz2: rejected: a damaged bzip2 file ({CUT}); fetch or export it again",
    ),
    Broken(
        "wrong.zip",
        b"\x01\0\x02" * 99,
        "wrong.zip: rejected: not zip, as its name says, nor any other format that is read; export it again",
    ),
    Broken(
        "mail.tar.gz",
        gzip.compress(tarred("a.txt", TEXT.encode()), mtime=0),
        "mail.tar.gz: rejected: a tar, 7z, rar, xz or zstd archive is not read; pack the files as .zip",
    ),
]

TABLES = [
    Broken(
        "empty.csv",
        b"\n",
        "empty.csv: rejected: the table is empty; remove it or put a row of names and rows of articles "
        "into it",
    ),
    Broken(
        "nameless.csv",
        b"27.02.2019;Es brennt.",
        "nameless.csv: rejected: the first row names no columns; put a row with their names above it, such "
        "as Datum, Titel, Volltext",
    ),
    Broken(
        "textless.csv",
        b"Nr;Ort\n1;Kassel",
        "textless.csv: rejected: no column seems to hold the articles' text; give it with --columns "
        "text=NAME; it has 'Nr', 'Ort'",
    ),
    Broken(
        "quote.csv",
        b'Titel;"Voll"text',
        "quote.csv, line 1: rejected: no row of names can be read: a quotation mark within a field in "
        'quotation marks; write "" for it',
    ),
    Broken(
        "wide.tsv",
        "Titel\tVolltext\nBrand\tEs brennt.".encode("utf-16")[:-1],
        "wide.tsv: rejected: damaged UTF-16: what follows cannot be read; save it anew as UTF-8",
    ),
    Broken("cut.xlsx", zipped(("xl/workbook.xml", "<workbook>")), f"cut.xlsx: rejected: {WORKBOOK}"),
    Broken("cut.xls", old_office("Workbook"), f"cut.xls: rejected: {WORKBOOK}"),
    Broken(
        "locked.xlsx",
        old_office("EncryptedPackage"),
        "locked.xlsx: rejected: protected with a password; save it without one",
    ),
    Broken(
        "locked.ods",
        zipped(("mimetype", ODS), ("META-INF/manifest.xml", "<manifest:encryption-data/>")),
        "locked.ods: rejected: protected with a password; save it without one",
    ),
    Broken(
        "binary.xlsb",
        zipped(("xl/workbook.bin", b"\x83\x01\0")),
        "binary.xlsb: rejected: a binary workbook (.xlsb) is not read; save it as .xlsx",
    ),
    Broken(
        "bomb.xlsx",
        zipped(("xl/workbook.xml", "<workbook/>"), ("xl/sharedStrings.xml", bytes(32 << 20))),
        f"bomb.xlsx: rejected: {BOMB.removesuffix('unpack it by hand')}{SMALLER}",
    ),
    Broken(
        "corner.xlsx",
        corner,
        f"corner.xlsx: rejected: its sheets do not fit into 4 GB, or take minutes to read; {SMALLER}",
    ),
    Broken("cut.parquet", b"PAR1\x15\x04", "cut.parquet: rejected: a damaged Parquet file; export it again"),
    Broken(
        "number.parquet",
        lambda path: parquet.write_table(pyarrow.table({"text": [7]}), path),
        "number.parquet: rejected: the column 'text' does not hold text, but int64; name another "
        "with --columns",
    ),
]

OTHERS = [
    Broken(
        "scan.pdf",
        b"%PDF-1.7\n\0",
        "scan.pdf: rejected: a PDF is not read; save its text as .txt, or export the articles in another "
        "format",
    ),
    Broken(
        "old.doc",
        old_office("WordDocument"),
        "old.doc: rejected: a Word file of before 2007 is not read; save it as .docx",
    ),
    Broken(
        "news.msg",
        old_office("__substg1.0_1000001F"),
        "news.msg: rejected: an Outlook message is not read; save it as .eml",
    ),
    Broken(
        "text.odt",
        zipped(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")),
        "text.odt: rejected: an OpenDocument text is not read; save it as .docx or .txt",
    ),
    Broken(
        "book.epub",
        zipped(("mimetype", "application/epub+zip"), ("a.xhtml", "<html/>")),
        "book.epub: rejected: an e-book is not read; save its text as .txt",
    ),
    Broken(
        "talk.pptx",
        zipped(("ppt/presentation.xml", "<x/>")),
        "talk.pptx: rejected: slides are not read; save their text as .txt",
    ),
    Broken(
        "pack.7z",
        b"7z\xbc\xaf\x27\x1c\0\4",
        "pack.7z: rejected: a tar, 7z, rar, xz or zstd archive is not read; pack the files as .zip",
    ),
    Broken(
        "page.mhtml",
        b"From: <Saved by Blink>\r\nSubject: Brand in Kassel\r\nMIME-Version: 1.0\r\n\r\n",
        "page.mhtml: rejected: a page saved as one file (.mhtml, .webarchive) is not read; save it as HTML",
    ),
    Broken(
        "paper.db",
        b"SQLite format 3\0\0\0",
        "paper.db: rejected: a database file is not read; export the articles as CSV",
    ),
    Broken(
        "news.xml",
        b'<?xml version="1.0"?><nitf><body/></nitf>',
        "news.xml: rejected: XML of a kind that is not read; RSS, Atom and MediaWiki dumps are",
    ),
    Broken("photo.raw", b"\xff\xd8\xff\xe0\0", f"photo.raw: note: passed over: {OTHER}"),
    Broken("data.bin", bytes(range(256)), f"data.bin: note: passed over: {OTHER}"),
    Broken("form.tex", b"\\documentclass{article}", f"form.tex: note: passed over: {OTHER}"),
]

BROKEN = [*TEXTS, *ROWS, *PLACES, *ARCHIVES, *TABLES, *OTHERS]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links, pipes and such names are those of POSIX")


def put(folder, broken):
    path = folder / broken.name
    if isinstance(broken.made, bytes):
        path.write_bytes(broken.made)
    else:
        broken.made(path)


@pytest.fixture
def corpus_folder(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    (folder / "good.jsonl").write_text('{"id": "good", "text": "Es brennt."}', encoding="utf-8")
    return folder


def told(capsys):
    return [line.removeprefix("pressespiegel: ") for line in capsys.readouterr().err.splitlines()]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: ascii(broken.name))
def test_what_cannot_be_read_is_one_line_and_the_rest_goes_on(corpus_folder, capsys, broken):
    put(corpus_folder, broken)
    corpus = collect([corpus_folder], report=warn)
    assert told(capsys) == [broken.line]
    assert {"good.txt", "good.jsonl"} <= {article.source for article in corpus.articles}


def test_all_of_them_in_one_folder_cost_one_line_each(corpus_folder, capsys):
    for broken in BROKEN:
        put(corpus_folder, broken)
    corpus = collect([corpus_folder], report=warn)
    assert sorted(told(capsys)) == sorted(broken.line for broken in BROKEN)
    assert [(a.source, a.line) for a in sorted(corpus.articles, key=lambda a: (a.source, a.line))] == [
        *(("comma.json", 1), ("cut.json", 1), ("cut.json", 2)),
        *(("good.jsonl", 1), ("good.txt", 1), ("twice.jsonl", 1)),
    ]
    assert len(BROKEN) >= 40


def test_a_second_member_of_one_name_is_rejected_and_the_first_is_read(corpus_folder, capsys):
    with pytest.warns(UserWarning, match="Duplicate name"):
        packed = zipped(("a.txt", TEXT), ("a.txt", "Es brennt."))
    (corpus_folder / "twice.zip").write_bytes(packed)
    corpus = collect([corpus_folder], report=warn)
    reason = "the archive holds this name twice; the first is read, rename the other"
    assert told(capsys) == [f"twice.zip/a.txt: rejected: {reason}"]
    assert TEXT in [article.text for article in corpus.articles if article.source == "twice.zip/a.txt"]


def test_members_that_together_are_a_bomb_are_no_longer_read_when_the_limit_is_passed(
    corpus_folder, capsys, monkeypatch
):
    monkeypatch.setattr("analysis.corpus.archives.HARMLESS", 100)
    monkeypatch.setattr("analysis.corpus.archives.MOST_BYTES", 100)
    packed = zipped(*((f"{name}.txt", TEXT) for name in "abcd"))
    (corpus_folder / "bomb.zip").write_bytes(packed)
    corpus = collect([corpus_folder], report=warn)
    assert told(capsys) == [
        "bomb.zip/c.txt: rejected: unpacks to more than 100 bytes; unpack it by hand",
        "bomb.zip: rejected: its other members are not read, as it may be an archive bomb; unpack it by hand",
    ]
    assert {"bomb.zip/a.txt", "bomb.zip/b.txt"} <= {article.source for article in corpus.articles}


def test_a_file_that_may_not_be_read_is_one_line(corpus_folder, capsys, monkeypatch):
    (corpus_folder / "locked.txt").write_text(TEXT, encoding="utf-8")
    real = Path.open

    def refuse(path, *arguments, **options):
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    corpus = collect([corpus_folder], report=warn)
    assert told(capsys) == ["locked.txt: rejected: cannot be read (Permission denied); check its permissions"]
    assert len(corpus.articles) == 2


def test_an_error_that_a_reader_did_not_foresee_is_one_line(corpus_folder, capsys, monkeypatch):
    def fail(_):
        raise KeyError("dc:date")

    monkeypatch.setattr("analysis.corpus.plain_text.laid_out_text", fail)
    corpus = collect([corpus_folder], report=warn)
    reason = "could not be read (KeyError: 'dc:date'); please report this with the file"
    assert told(capsys) == [f"good.txt: rejected: {reason}"]
    assert [article.source for article in corpus.articles] == ["good.jsonl"]


def test_a_link_within_the_corpus_is_read_once_in_its_true_place(corpus_folder, capsys):
    (corpus_folder / "folder").mkdir()
    (corpus_folder / "folder" / "link_with_a_long_name.txt").symlink_to(corpus_folder / "good.txt")
    (corpus_folder / "same").symlink_to(corpus_folder / "folder")
    corpus = collect([corpus_folder], report=warn)
    assert sorted(article.source for article in corpus.articles) == ["good.jsonl", "good.txt"]
    assert told(capsys) == []


def test_behind_a_line_without_end_and_blank_lines_without_number_the_next_row_is_read(corpus_folder, capsys):
    endless = b'{"text": "' + b"a" * 70_000_000 + b'"}\n'
    (corpus_folder / "a.jsonl").write_bytes(endless + b"\n" * 500_000 + ROW.encode())
    corpus = collect([corpus_folder], report=warn)
    assert told(capsys) == ["a.jsonl, line 1: rejected: longer than any article; split it"]
    assert [article.line for article in corpus.articles if article.source == "a.jsonl"] == [500_002]


def test_rejections_are_summed_up_by_kind_the_commonest_first(corpus_folder):
    for name, data in {"a.txt": b"", "b.txt": b"", "c.txt": b"K\0", "d.txt": b"Ko\0"}.items():
        (corpus_folder / name).write_bytes(data)
    (corpus_folder / "e.jsonl").write_text('{"id": "good", "text": "Eins."}\n{}', encoding="utf-8")
    assert list(summary_by_kind(collect([corpus_folder]).rejected)) == [
        "2 rejected: not text",
        "2 rejected: the file is empty",
        "1 rejected: an id given twice",
        '1 rejected: no "text"',
    ]


def test_the_summary_has_at_most_eight_lines():
    rejected = [Rejection("a", None, f"reason {letter}; do this") for letter in "abcdefghiaab"]
    lines = list(summary_by_kind(rejected))
    assert lines[:2] == ["3 rejected: reason a", "2 rejected: reason b"]
    assert lines[7:] == ["2 rejected: for 2 other reasons"]
    assert list(summary_by_kind([])) == []
