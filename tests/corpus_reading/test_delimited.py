"""CSV and TSV tables: delimiter, quotation marks, encodings, and rows that are not as the header says."""

import io

import pytest

from analysis.corpus.articles import Article, Notice, Rejection
from analysis.corpus.delimited import read_delimited
from analysis.corpus.documents import Document

TEXT = "Der Vorstand hat am Montag in Kassel getagt."
GUESS = "columns: text = Volltext, title = Titel; give others with --columns"
FIELDS = "put fields that hold the delimiter into quotation marks"
INNER = 'a quotation mark within a field in quotation marks; write "" for it'
NAMELESS = (
    "the first row names no columns; put a row with their names above it, such as Datum, Titel, Volltext"
)
OLD_MAC = "line ends of old Macs, a carriage return alone; save the table with usual line ends"
TOO_WIDE = "a field of more than 1,000,000 characters; close its quotes or split it"
OPEN = 'a quotation mark is opened and never closed; close it, or write "" for one in a field'


def read(data, columns=None):
    data = data if isinstance(data, bytes) else data.encode()
    return list(read_delimited(Document("a.csv", len(data), lambda: io.BytesIO(data)), columns))


def articles(items):
    return [(item.line, item.title, item.text) for item in items if isinstance(item, Article)]


def rejected(items):
    return [(item.line, item.reason) for item in items if isinstance(item, Rejection)]


def notices(items):
    return [(item.line, item.message) for item in items if isinstance(item, Notice)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_delimiter_is_found(delimiter, line_end):
    rows = [["Titel", "Volltext"], ["Brand", f'"Es brennt{delimiter} sagt Roth."'], ["Wahl", TEXT]]
    items = read(line_end.join(delimiter.join(row) for row in rows))
    assert articles(items) == [(2, "Brand", f"Es brennt{delimiter} sagt Roth."), (3, "Wahl", TEXT)]
    assert notices(items) == [(1, GUESS)]


def test_commas_in_texts_do_not_hide_the_semicolon():
    data = "Nummer;Ort;Wortlaut\n1;Kassel;Ja, doch, sagt Roth, aber nicht heute, nicht hier.\n"
    assert articles(read(data)) == [(2, None, "Ja, doch, sagt Roth, aber nicht heute, nicht hier.")]


def test_excel_may_name_the_delimiter_in_the_first_line():
    assert articles(read('sep=|\nTitel|Volltext\nBrand|"Es brennt."\n')) == [(3, "Brand", "Es brennt.")]


def test_a_table_of_one_column_needs_no_delimiter():
    assert articles(read("Volltext\nEs brennt, sagt Roth; ja.\n")) == [(2, None, "Es brennt, sagt Roth; ja.")]


def test_fields_in_quotation_marks_hold_line_breaks_and_rows_are_counted_by_their_first_line():
    items = read('Titel,Volltext\r\nBrand,"Es brennt.\r\n\r\nRoth: ""Ja."""\r\n\r\nWahl,Gewählt.\r\n')
    assert articles(items) == [(2, "Brand", 'Es brennt.\r\n\r\nRoth: "Ja."'), (6, "Wahl", "Gewählt.")]


def test_all_that_is_known_of_an_article_is_kept():
    header = "ID;Datum;Zeitung;Dachzeile;Titel;Autor;URL;Agentur;Volltext"
    row = f"k7;27.02.2019;Kurier;Kassel;Brand;Anna Roth;https://kurier.example/7;dpa;{TEXT}"
    (article,) = (item for item in read(f"{header}\n{row}") if isinstance(item, Article))
    assert article[:4] == ("k7", "a.csv", 2, TEXT)
    assert article[5:13] == (
        *("Brand", "Kassel", "2019-02-27", "day", "Kurier", "dpa", "Anna Roth", "https://kurier.example/7"),
    )


def test_given_columns_are_taken():
    items = read(f"A;B\n{TEXT};Brand\n", {"text": "A", "title": "B"})
    assert (articles(items), notices(items)) == ([(2, "Brand", TEXT)], [])


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8-sig", []),
        ("cp1252", [(2, "the line is Windows-1252, not UTF-8; read as such")]),
        ("utf-16", [(1, "2 lines are UTF-16, not UTF-8; read as such")]),
        ("utf-16-le", [(1, "2 lines are UTF-16, not UTF-8; read as such")]),
    ],
)
def test_encodings_are_found(encoding, told):
    items = read("Titel;Volltext\nBrände;„Es brennt“, sagt Müller.\n".encode(encoding))
    assert articles(items) == [(2, "Brände", "„Es brennt“, sagt Müller.")]
    assert notices(items) == [(1, GUESS), *told]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Brand", f"1 field where the header has 2; {FIELDS}"),
        ("Brand;Es brennt;sagt Roth.", f"3 fields where the header has 2; {FIELDS}"),
        ("Brand;", "there is no text; give the article's text"),
        ('Brand;"Es "brennt"."', INNER),
        ('Brand;"Es brennt.', OPEN),
        ("Brand;Es\0brennt.", "not text: zero byte at offset 8; give a text file"),
        (f"Brand;{'a' * 1_000_001}", TOO_WIDE),
        (f"Brand;{'a' * 9_000_000}", "longer than any article; close its quotation mark or split it"),
        ("Brand;Es\rbrennt.", OLD_MAC),
        (
            "Brand;K\x81ln".encode("latin-1"),
            "of no known encoding: byte 0x81 at offset 7 is neither UTF-8 nor Windows-1252; save it as UTF-8",
        ),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)  # fmt: skip
def test_a_row_that_cannot_be_read_costs_no_other(row, reason):
    row = row if isinstance(row, bytes) else row.encode()
    items = read(b"Titel;Volltext\nEins;Gut.\n" + row + b"\nZwei;Auch gut.\nDrei;Gut.\n")
    assert rejected(items) == [(3, reason)]
    assert articles(items) == [(2, "Eins", "Gut."), (4, "Zwei", "Auch gut."), (5, "Drei", "Gut.")]


def test_empty_fields_behind_the_last_and_empty_rows_do_not_count():
    items = read("Titel;Volltext\nBrand;Es brennt.;;\n;\n\nWahl;Gewählt.\n")
    assert articles(items) == [(2, "Brand", "Es brennt."), (5, "Wahl", "Gewählt.")]
    assert rejected(items) == []


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"", None, "the table is empty; remove it or put a row of names and rows of articles into it"),
        (b"\n\n", None, "the table is empty; remove it or put a row of names and rows of articles into it"),
        ("Titel;Volltext\n", None, "the table has no rows below its header; remove it or export it again"),
        (
            f"27.02.2019;{TEXT}\n28.02.2019;{TEXT}\n",
            None,
            NAMELESS,
        ),
        (b'Titel;"Voll"text\nBrand;Es brennt.\n', 1, f"no row of names can be read: {INNER}"),
        (
            "Titel;Volltext\nBrand;Es brennt.".encode("utf-16")[:-1],
            None,
            "damaged UTF-16: what follows cannot be read; save it anew as UTF-8",
        ),
    ],
)
def test_why_a_table_is_not_read(data, line, reason):
    assert rejected(read(data)) == [(line, reason)]


def test_records_without_end_are_given_up_and_what_follows_is_read_but_not_again_and_again(monkeypatch):
    monkeypatch.setattr("analysis.corpus.delimited._LONGEST_RECORD", 1000)
    monkeypatch.setattr("analysis.corpus.delimited._MOST_AGAIN", 2500)
    items = read("Titel;Volltext\n" + 'a";"\n' * 1000 + "\n" * 1000 + "Zwei;Gut.\n")
    told = "longer than any article; close its quotation mark or split it"
    lost = [f"{told}; the lines to {line:,} are passed over" for line in (204, 405, 606, 807, 1032)]
    assert rejected(items) == [(2, told), (3, told), *zip((4, 205, 406, 607, 808), lost, strict=True)]
    assert articles(items) == [(2002, "Zwei", "Gut.")]


def test_a_table_is_read_as_a_stream():
    read_bytes = 0

    class Rows(io.BytesIO):
        def readline(self, size=-1):
            nonlocal read_bytes
            line = super().readline(size)
            read_bytes += len(line)
            return line

    data = b"Titel;Volltext\n" + b"Brand;Es brennt.\n" * 100_000
    items = read_delimited(Document("a.csv", len(data), lambda: Rows(data)))
    assert articles([next(items), next(items)]) == [(2, "Brand", "Es brennt.")]
    assert read_bytes < 2_000
