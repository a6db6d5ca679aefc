"""Archives give their members as documents: each under the archive's name and its own."""

import bz2
import gzip
import io
import json
import zipfile

import pytest

from analysis.corpus.archives import Budget, unpack
from analysis.corpus.documents import Document
from analysis.corpus.read import collect

TEXT = "Der Vorstand hat am Montag in Kassel getagt."
ROW = json.dumps({"text": TEXT}).encode()


def zipped(*members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "sources"),
    [
        ("a.zip", zipped(("b/ü.txt", TEXT), ("a.jsonl", ROW)), ["a.zip/a.jsonl", "a.zip/b/ü.txt"]),
        ("a.zip", zipped(("b.zip", zipped(("c.txt", TEXT)))), ["a.zip/b.zip/c.txt"]),
        ("a.zip", zipped(("b.jsonl.gz", gzip.compress(ROW))), ["a.zip/b.jsonl.gz"]),
        ("a.zip", zipped(("b\\c.txt", TEXT)), ["a.zip/b/c.txt"]),
        ("a.txt.gz", gzip.compress(TEXT.encode()), ["a.txt.gz"]),
        ("a.jsonl.gz", gzip.compress(ROW + b"\n") + gzip.compress(ROW), ["a.jsonl.gz", "a.jsonl.gz"]),
        ("a.jsonl.bz2", bz2.compress(ROW), ["a.jsonl.bz2"]),
        ("a.zip.gz", gzip.compress(zipped(("b.txt", TEXT))), ["a.zip.gz/b.txt"]),
    ],
)
def test_members_are_read_under_the_name_of_their_archive(tmp_path, name, data, sources):
    (tmp_path / name).write_bytes(data)
    corpus = collect([tmp_path])
    assert (corpus.rejected, corpus.notices) == ((), ())
    assert sorted(article.source for article in corpus.articles) == sources
    assert {article.text for article in corpus.articles} == {TEXT}


def test_what_is_no_article_in_a_folder_is_none_in_an_archive(tmp_path):
    members = ["a.txt", ".hidden.txt", "__MACOSX/._a.txt", ".git/x.txt", "README.txt", "topics.toml", "b/"]
    (tmp_path / "a.zip").write_bytes(zipped(*((name, TEXT) for name in members)))
    corpus = collect([tmp_path])
    assert [article.source for article in corpus.articles] == ["a.zip/a.txt"]
    assert (corpus.rejected, corpus.notices) == ((), ())


def test_names_in_utf_8_that_the_archive_does_not_declare_are_read(tmp_path):
    packed = zipped(("Köln.txt", TEXT)).replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00")
    assert zipfile.ZipFile(io.BytesIO(packed)).namelist() == ["K├╢ln.txt"]
    (tmp_path / "a.zip").write_bytes(packed)
    (article,) = collect([tmp_path]).articles
    assert article.source == "a.zip/Köln.txt"


def test_a_large_member_is_read_from_a_temporary_file_that_is_gone_afterwards(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    rows = b"".join(json.dumps({"text": f"{TEXT} {number}"}).encode() + b"\n" for number in range(150_000))
    packed = gzip.compress(rows)
    archive = Document("a.jsonl.gz", len(packed), lambda: io.BytesIO(packed))
    held = []
    for member in unpack(archive, "gzip", Budget(len(packed))):
        held = list((tmp_path / "temporary").iterdir())
        assert (member.source, member.size) == ("a.jsonl.gz", len(rows))
        assert member.read(len(rows)) == member.read(len(rows)) == rows
    assert len(held) == 1
    assert list((tmp_path / "temporary").iterdir()) == []
