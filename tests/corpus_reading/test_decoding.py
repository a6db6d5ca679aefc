"""Text is decoded in the encoding that its bytes show; which one that was is told."""

import json

import pytest

from analysis.corpus.articles import Notice
from analysis.corpus.decoding import decoded
from analysis.corpus.read import collect

TEXT = "Der Verkäufer sagte in Köln: Über uns heißt es, „wir sind müde“ – seit Jahren."


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32"),
        ("utf-32-be", "UTF-32"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_the_encoding_shows_in_the_bytes(codec, encoding):
    assert decoded(TEXT.encode(codec)) == (TEXT, encoding)


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"K\xf6ln", "Köln", "Latin-1"),
        (b"\x84K\xf6ln\x93", "„Köln“", "Windows-1252"),
        (b"Preis: 5 \x80", "Preis: 5 €", "Windows-1252"),
        (b"Stra\xdfe", "Straße", "Latin-1"),
        (b"Koeln", "Koeln", "UTF-8"),
        ("Ö".encode("utf-16-le") + b"\n\0", "Ö\n", "UTF-16"),
    ],
)
def test_short_texts(data, text, encoding):
    assert decoded(data) == (text, encoding)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_file_in_another_encoding_is_read_with_a_notice(tmp_path, codec):
    (tmp_path / "a.txt").write_bytes(f"{TEXT}\r\nEnde.\r".encode(codec))
    corpus = collect([tmp_path])
    assert [article.text for article in corpus.articles] == [f"{TEXT}\nEnde.\n"]
    name = "Windows-1252" if codec == "cp1252" else codec[:6].upper()
    assert corpus.notices == (Notice("a.txt", None, f"the text is {name}, not UTF-8; it is read as such"),)


def test_each_line_of_json_lines_has_an_encoding_of_its_own(tmp_path):
    row = json.dumps({"text": TEXT}, ensure_ascii=False)
    plain = '{"text": "Köln"}'
    lines = [
        row.encode(),
        row.encode("cp1252"),
        plain.encode("latin-1"),
        b"\xef\xbb\xbf" + row.encode(),
        row.encode("cp1252"),
    ]
    (tmp_path / "a.jsonl").write_bytes(b"\r\n".join(lines))
    corpus = collect([tmp_path])
    assert sorted((a.line, a.text) for a in corpus.articles) == [
        (1, TEXT), (2, TEXT), (3, "Köln"), (4, TEXT), (5, TEXT),
    ]  # fmt: skip
    assert corpus.notices == (
        Notice("a.jsonl", 3, "the line is Latin-1, not UTF-8; read as such"),
        Notice("a.jsonl", 2, "2 lines are Windows-1252, not UTF-8; read as such"),
    )


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-32-be"])
def test_json_lines_in_utf_16_and_utf_32(tmp_path, codec):
    rows = "".join(json.dumps({"text": f"{TEXT} {n}"}, ensure_ascii=False) + "\r\n" for n in range(3))
    (tmp_path / "a.jsonl").write_bytes(rows.encode(codec))
    corpus = collect([tmp_path])
    assert sorted(article.text for article in corpus.articles) == [f"{TEXT} {n}" for n in range(3)]
    assert [notice.message for notice in corpus.notices] == [
        f"3 lines are {codec[:6].upper()}, not UTF-8; read as such"
    ]


def test_of_a_row_the_text_is_exactly_the_string(tmp_path):
    text = "\ufeffEins.\r\nZwei.\u2028\u00adDrei. \x07\t "
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}), encoding="utf-8")
    assert [article.text for article in collect([tmp_path]).articles] == [text]
