"""Workbooks: Excel's of both kinds and OpenDocument's, and what is damaged or hostile in them."""

import datetime
import io
import struct
import zipfile

import openpyxl
import pytest

from analysis.corpus import spreadsheet
from analysis.corpus.articles import Article, Notice, Rejection
from analysis.corpus.documents import Document
from analysis.corpus.spreadsheet import read_spreadsheet

TEXT = "Der Vorstand hat am Montag in Kassel getagt."
HEADER = ["ID", "Datum", "Überschrift", "Volltext"]
ROWS = [
    [7, datetime.date(2019, 2, 27), "Sitzung", TEXT],
    [8, datetime.date(2019, 3, 1), "Brand", "Es brennt."],
]
READ = [("7", 2, "2019-02-27", "Sitzung", TEXT), ("8", 3, "2019-03-01", "Brand", "Es brennt.")]
GUESS = "columns: text = Volltext, id = ID, title = Überschrift, date = Datum; give others with --columns"
TOO_LARGE = (
    "its sheets do not fit into 4 GB, or take minutes to read; export it as CSV, "
    "or split it into smaller workbooks"
)
NO_TEXT = "no column seems to hold the articles' text; give it with --columns text=NAME; it has 'Nr', 'Ort'"
DAMAGED = "a damaged workbook; open it and save it again, or export it as CSV"


def xlsx(*sheets, cells=()):
    """A workbook with sheets (rows), the first with cells (place, value) besides."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Blatt {number}")
        for row in rows:
            sheet.append(row)
    for place, value in cells:
        book.worksheets[0][place] = value
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def ods(*rows, encrypted=False):
    """An OpenDocument workbook of one sheet."""
    namespaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    body = f'<table:table table:name="Artikel">{content}</table:table>'
    manifest = '<manifest:file-entry manifest:full-path="content.xml">{}</manifest:file-entry>'.format(
        "<manifest:encryption-data/>" if encrypted else ""
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f"{manifest}</manifest:manifest>",
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content{namespaces}><office:body><office:spreadsheet>{body}</office:spreadsheet>"
            "</office:body></office:document-content>",
        )
    return packed.getvalue()


def ods_cell(value):
    if isinstance(value, datetime.date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, int):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def xls(*rows, locked=False):
    """A workbook in the format of before 2007 (BIFF8 in a compound file) with one sheet."""
    records = [_record(0x2F, struct.pack("<HHHH", 1, 1, 1, 1) + bytes(48))] if locked else []
    formats = [_record(0xE0, struct.pack("<HH", 0, number) + bytes(16)) for number in (0, 14)]
    begin = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    name = b"\x07\x00Artikel"
    place = len(begin) + sum(map(len, records + formats)) + 4 + 6 + len(name) + 4
    sheet = _record(0x85, struct.pack("<IBB", place, 0, 0) + name)
    cells = [_xls_cell(at, to, value) for at, row in enumerate(rows) for to, value in enumerate(row)]
    rows_begin = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    end = _record(0x0A, b"")
    return _compound(b"".join([begin, *records, *formats, sheet, end, rows_begin, *cells, end]), "Workbook")


def _record(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


def _xls_cell(row, column, value):
    if isinstance(value, datetime.date):
        days = (value - datetime.date(1899, 12, 30)).days
        return _record(0x203, struct.pack("<HHHd", row, column, 1, days))
    if isinstance(value, int):
        return _record(0x203, struct.pack("<HHHd", row, column, 0, value))
    return _record(0x204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + value.encode("utf-16-le"))


def _compound(stream, name):
    """A compound file (MS-CFB) of one stream: header, table of sectors, directory, the stream."""
    stream = stream.ljust(max(4096, -len(stream) // 512 * -512), b"\0")
    count = len(stream) // 512
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    sectors = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    table = struct.pack("<128I", *sectors, *[0xFFFFFFFF] * (128 - len(sectors)))
    directory = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry(name, 2, 0xFFFFFFFF, 2, len(stream))
    return header + table + directory.ljust(512, b"\0") + stream


def _entry(name, kind, child, start, size):
    data = name.encode("utf-16-le") + b"\0\0"
    entry = data.ljust(64, b"\0") + struct.pack("<HBB", len(data), kind, 1)
    entry += struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child) + bytes(36)
    return entry + struct.pack("<IQ", start, size)


def read(data, columns=None):
    return list(read_spreadsheet(Document("a.xlsx", len(data), lambda: io.BytesIO(data)), columns))


def articles(items):
    return [(a.article_id, a.line, a.date, a.title, a.text) for a in items if isinstance(a, Article)]


def told(items, kind):
    return [(item.line, item[2]) for item in items if isinstance(item, kind)]


@pytest.mark.parametrize(
    "data", [xlsx([HEADER, *ROWS]), ods(HEADER, *ROWS), xls(HEADER, *ROWS)], ids=["xlsx", "ods", "xls"]
)
def test_workbooks_of_each_kind_give_the_same_articles(data):
    items = read(data)
    assert told(items, Rejection) == []
    assert (articles(items), told(items, Notice)) == (READ, [(1, GUESS)])


def test_given_columns_are_taken():
    items = read(xlsx([["A", "B"], ["Es brennt.", "Brand"]]), {"text": "A", "title": "B"})
    assert [(item.title, item.text) for item in items] == [("Brand", "Es brennt.")]


def test_rows_are_counted_as_in_the_sheet_and_empty_ones_are_passed_over():
    items = read(xlsx([[], [], HEADER, [], ROWS[0], [" "], ROWS[1]]))
    assert [line for _, line, *_ in articles(items)] == [5, 7]
    assert told(items, Notice) == [(3, GUESS)]


def test_the_first_sheet_with_a_column_of_texts_is_taken():
    notes = [["Hinweise"], ["Diese Mappe wurde im Archiv erstellt und enthält alle Artikel des Jahres 2019."]]
    assert articles(read(xlsx(notes, [], [HEADER, *ROWS], [HEADER, [9, None, "X", "Nicht."]]))) == READ


def test_a_hidden_sheet_is_not_read():
    book = openpyxl.load_workbook(io.BytesIO(xlsx([HEADER, [9, None, "X", "Nicht."]], [HEADER, *ROWS])))
    book.worksheets[0].sheet_state = "hidden"
    packed = io.BytesIO()
    book.active = 1
    book.save(packed)
    assert articles(read(packed.getvalue())) == READ


def test_a_formula_is_not_run():
    items = read(xlsx([["Volltext", "Titel"], ["Es brennt.", '=WEBSERVICE("https://kurier.example")']]))
    assert [(item.title, item.text) for item in items if isinstance(item, Article)] == [(None, "Es brennt.")]


def test_a_text_that_fills_its_cell_may_be_cut_off():
    items = read(xlsx([["Volltext"], ["a" * 32_767]]))
    message = "the text fills its cell of 32,767 characters and may be cut off; export it as CSV"
    assert told(items, Notice)[1:] == [(2, message)]


def test_a_text_that_is_a_number_is_rejected_and_costs_no_other():
    items = read(xlsx([["Titel", "Volltext"], ["Eins", 3], ["Zwei", "Gut."]]))
    reason = "there is no text in the column 'Volltext', but a number; give it as text"
    assert told(items, Rejection) == [(2, reason)]
    assert [article[4] for article in articles(items)] == ["Gut."]


def bomb():
    packed = io.BytesIO(xlsx([HEADER, *ROWS]))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(32 << 20))
    return packed.getvalue()


def binary():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.bin", b"\x83\x01\x00")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (xlsx([HEADER, *ROWS], cells=[("XFD1048576", "x")]), TOO_LARGE),
        (
            bomb(),
            "unpacks to more than 200 times its size, like an archive bomb; export it as CSV, or split it "
            "into smaller workbooks",
        ),
        (binary(), "a binary workbook (.xlsb) is not read; save it as .xlsx"),
        (xls(HEADER, *ROWS, locked=True), "protected with a password; save it without one"),
        (ods(HEADER, *ROWS, encrypted=True), "protected with a password; save it without one"),
        (xlsx([HEADER, *ROWS])[:-30], DAMAGED),
        (xls(HEADER, *ROWS)[:1500], DAMAGED),
        (b"", DAMAGED),
        (xlsx([], []), "all sheets are empty; remove it or export it again"),
        (xlsx([HEADER]), "the table has no rows below its header; remove it or export it again"),
        (
            xlsx([["Nr", "Ort"], [1, "Kassel"]]),
            NO_TEXT,
        ),
    ],
)
def test_why_a_workbook_is_not_read(data, reason):
    assert told(read(data), Rejection) == [(None, reason)]


def test_what_a_later_sheet_does_costs_nothing_of_the_first():
    book = openpyxl.load_workbook(io.BytesIO(xlsx([HEADER, *ROWS], [HEADER])))
    book.worksheets[1]["XFD1048576"] = "x"
    packed = io.BytesIO()
    book.save(packed)
    items = read(packed.getvalue())
    assert (articles(items), told(items, Rejection)) == (READ, [])


def test_a_workbook_that_unpacks_to_too_much_or_is_too_large_is_rejected(monkeypatch):
    monkeypatch.setattr(spreadsheet, "MOST_UNPACKED", 1000)
    reason = "unpacks to more than 1,000 bytes; export it as CSV, or split it into smaller workbooks"
    assert told(read(xlsx([HEADER, *ROWS])), Rejection) == [(None, reason)]
    monkeypatch.setattr(spreadsheet, "MOST_BYTES", 1000)
    reason = "more than 1,000 bytes; split it into smaller files"
    assert told(read(xls(HEADER, *ROWS)), Rejection) == [(None, reason)]


def test_the_process_ends_when_no_more_rows_are_asked_for(monkeypatch):
    started = []
    real = spreadsheet.subprocess.Popen
    monkeypatch.setattr(
        spreadsheet.subprocess,
        "Popen",
        lambda *given, **named: started.append(real(*given, **named)) or started[0],
    )
    data = xlsx([HEADER, *(ROWS * 5_000)])
    items = read_spreadsheet(Document("a.xlsx", len(data), lambda: io.BytesIO(data)))
    next(items)
    items.close()
    assert [process.returncode is not None for process in started] == [True]
