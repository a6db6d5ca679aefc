"""Which reader reads what: the content decides, the name only where content does not."""

import gzip
import io
import json
import zipfile

import openpyxl
import pyarrow.parquet
import pytest

from analysis.corpus.articles import Notice
from analysis.corpus.documents import Document
from analysis.corpus.formats import FORMATS
from analysis.corpus.read import collect, place
from analysis.corpus.signatures import content_of

TEXT = "Der Vorstand hat am Montag in Kassel getagt."
ROW = json.dumps({"text": TEXT})


def zipped(**members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return packed.getvalue()


def old_office(stream):
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    header[30:32] = (9).to_bytes(2, "little")
    return bytes(header) + stream.encode("utf-16-le").ljust(512, b"\0")


def kind_of(data):
    return content_of(Document("x", len(data), lambda: io.BytesIO(data))).kind


HTML = "<html><head><title>Brand</title></head><body><p>Es brennt.</p></body></html>"
MAIL = "From: Kurier <post@kurier.example>\r\nSubject: Brand\r\nDate: Wed, 27 Feb 2019\r\n\r\nEs brennt."


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (f"<!DOCTYPE html>\n{HTML}", "html"),
        (f'\ufeff<?xml version="1.0"?>\n<!-- gespeichert -->\n{HTML}', "html"),
        ("<p>Es brennt.</p>", "html"),
        ("<HTML lang=de><Body>Es brennt.", "html"),
        (HTML.encode("utf-16"), "html"),
        ('<html><body><div class="article deArticle">Es brennt.</div></body></html>', "factiva"),
        ('<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"/>', "feed"),
        ('<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"/>', "feed"),
        ('<!DOCTYPE x [<!ENTITY a "b">]>\n<rss version="2.0"/>', "feed"),
        ('<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/"/>', "mediawiki"),
        ('<?xml version="1.0"?><nitf><body/></nitf>', "xml"),
        ("WARC/1.0\r\nWARC-Type: warcinfo\r\n", "warc"),
        (gzip.compress(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n"), "warc"),
        (gzip.compress(ROW.encode()), "gzip"),
        (r"{\rtf1\ansi Es brennt.}", "rtf"),
        (b"PAR1\x15\x04", "parquet"),
        (zipped(word__document_xml="<w/>"), "docx"),
        (zipped(xl__workbook_xml="<w/>"), "spreadsheet"),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "spreadsheet"),
        (old_office("Workbook"), "spreadsheet"),
        (old_office("WordDocument"), "word"),
        (zipped(a_txt=TEXT), "zip"),
        (MAIL, "mail"),
        (f"Received: by a.example;\r\n\tWed, 27 Feb 2019\r\nMIME-Version: 1.0\r\n{MAIL}", "mail"),
        ("Datum: 27. Februar 2019\nOrt: Kassel\n\nEs brennt.", "text"),
        (ROW, "jsonl"),
        (f"\n\n{ROW}\n".encode("utf-16-le"), "jsonl"),
        (f"[\n  {ROW}\n]", "json"),
        ('{\n  "text": "Es brennt."\n}', "json"),
        ("{Anm. d. Red.} Es brennt.", "text"),
        ("[Anm. d. Red.] Es brennt.", "text"),
        ("Titel;Volltext\nBrand;Es brennt.", "text"),
        ("< 5 Grad in Kassel", "text"),
        (b"\x01\x02\x00\x03", "unknown"),
        (b"", "empty"),
        (b"PK\x03\x04 abgebrochen", "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isalpha() else "",
)
def test_the_content_shows_the_kind(data, kind):
    assert kind_of(data if isinstance(data, bytes) else data.encode()) == kind


@pytest.fixture
def read(tmp_path):
    def read_one(name, data):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        corpus = collect([path])
        assert corpus.rejected == ()
        return [article.text for article in corpus.articles], [notice.message for notice in corpus.notices]

    return read_one


@pytest.mark.parametrize(
    ("name", "data", "texts", "notices"),
    [
        ("a.txt", TEXT, [TEXT], []),
        ("artikel", TEXT, [TEXT], []),
        ("A.TXT", TEXT, [TEXT], []),
        ("a.ndjson", f"{ROW}\n", [TEXT], []),
        ("a.json", f"[{ROW}]", [TEXT], []),
        ("a.txt", f"{ROW}\n", [TEXT], ["plain text, but the content is JSON Lines"]),
        ("a.jsonl", f"[\n{ROW},\n{ROW}]", [TEXT, TEXT], ["JSON Lines, but the content is JSON"]),
        ("a.json", f"{ROW}\n", [TEXT], ["JSON, but the content is JSON Lines"]),
        ("a.jsonl", TEXT, [TEXT], ["JSON Lines, but the content is plain text"]),
        ("a.gz", TEXT, [TEXT], ["gzip, but the content is plain text"]),
        ("a.zip", f"{ROW}\n", [TEXT], ["zip, but the content is JSON Lines"]),
        ("a.dat", f"{ROW}\n", [TEXT], []),
        ("a.txt", zipped(b_txt=TEXT), [TEXT], []),
        ("a.jsonl.gz", gzip.compress(ROW.encode()), [TEXT], []),
    ],
)  # fmt: skip
def test_a_file_is_read_by_its_content_and_a_wrong_name_is_told(read, name, data, texts, notices):
    expected = [f"the name says {notice}; it is read as such" for notice in notices]
    assert read(name, data) == (texts, expected)


def workbook():
    packed, book = io.BytesIO(), openpyxl.Workbook()
    book.active.append(["Titel", "Volltext"])
    book.active.append(["Brand", "Es brennt."])
    book.save(packed)
    return packed.getvalue()


def parquet():
    packed = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"Titel": ["Brand"], "Volltext": ["Es brennt."]}), packed)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "misnamed"),
    [
        ("a.csv", "Titel;Volltext\nBrand;Es brennt.", None),
        ("a.xls", "Titel\tVolltext\nBrand\tEs brennt.", "Excel, but the content is CSV"),
        ("a.tsv.gz", gzip.compress(b"Titel\tVolltext\nBrand\tEs brennt."), None),
        ("a.zip", zipped(b_csv="Titel,Volltext\nBrand,Es brennt."), None),
        ("a.xlsx", workbook(), None),
        ("a.csv", workbook(), "CSV, but the content is Excel"),
        ("a.zip", zipped(b_xlsx=workbook()), None),
        ("a.parquet", parquet(), None),
        ("a.dat", parquet(), None),
    ],
)
def test_tables_are_read_by_their_content_and_readers_are_told_the_columns(tmp_path, name, data, misnamed):
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    told = [f"the name says {misnamed}; it is read as such"] if misnamed else []
    guess = "columns: text = Volltext, title = Titel; give others with --columns"
    for columns, title, notices in ((None, "Brand", [*told, guess]), ({"text": "Volltext"}, None, told)):
        corpus = collect([tmp_path], columns=columns)
        assert [(article.title, article.text) for article in corpus.articles] == [(title, "Es brennt.")]
        assert [notice.message for notice in corpus.notices] == notices
        assert corpus.rejected == ()


def test_every_format_has_endings_of_its_own():
    endings = [
        ending for form in FORMATS.values() for ending in form.endings if ending not in (".html", ".htm")
    ]
    assert len(endings) == len(set(endings))


def test_objects_of_several_lines_that_stand_one_behind_the_other_are_read(read):
    data = '{\n "text": "Eins."\n}\n{\n "text": "Zwei."\n},\n{"text":\n"Drei."}\n'
    texts, notices = read("a.json", data)
    assert (sorted(texts), notices) == (["Drei.", "Eins.", "Zwei."], [])


def test_a_list_in_windows_1252_and_one_longer_than_a_chunk_are_read(read):
    assert read("a.json", '[{"text": "Köln – Bonn"}]'.encode("cp1252")) == (["Köln – Bonn"], [])
    rows = [{"id": str(number), "text": f"{number} ü" * 20_000} for number in range(60)]
    texts, _ = read("b.json", json.dumps(rows, ensure_ascii=False, indent=1))
    assert sorted(texts) == sorted(row["text"] for row in rows)


def test_what_belongs_to_a_saved_page_and_what_a_run_has_written_is_passed_over(tmp_path):
    (tmp_path / "Brand.html").write_text(HTML, encoding="utf-8")
    for folder in ("Brand_files", "Feuer-Dateien", "Brand-Dateien", "ergebnis"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"{TEXT} {folder}", encoding="utf-8")
    for name in ("run.json", "rejected.jsonl"):
        (tmp_path / "ergebnis" / name).write_text("{}", encoding="utf-8")
    corpus = collect([tmp_path])
    page = "passed over: pictures and scripts of the saved page beside it"
    assert [a.source for a in corpus.articles if a.source.endswith(".txt")] == ["Feuer-Dateien/a.txt"]
    assert {
        Notice("Brand_files", None, page),
        Notice("Brand-Dateien", None, page),
        Notice("ergebnis", None, "passed over: it holds the results of a run"),
    } <= set(corpus.notices)


@pytest.mark.parametrize(
    ("source", "line", "told"),
    [
        ("a.txt", 1, "a.txt"),
        ("a.jsonl", 3, "a.jsonl, line 3"),
        ("a.jsonl.gz", 3, "a.jsonl.gz, line 3"),
        ("a.zip/b.csv", 3, "a.zip/b.csv, line 3"),
        ("a.zip/b.html", 1, "a.zip/b.html"),
        ("a.docx", 3, "a.docx, no. 3"),
        ("a.json", 3, "a.json, no. 3"),
        ("a.docx", None, "a.docx"),
        ("topics.toml", 3, "topics.toml, line 3"),
    ],
)
def test_a_place_is_named_by_line_or_number(source, line, told):
    assert place(source, line) == told
