"""What the bench of reading and of the store stands on; speed itself is measured by the bench alone."""

import json
import random

from analysis.analyse import Analysis
from analysis.corpus.articles import Article
from analysis.corpus.documents import file_document
from analysis.corpus.html import read_html
from analysis.evaluation import bench
from analysis.evaluation.memory import invented
from analysis.evaluation.reading import PAGE, page
from analysis.evaluation.resuming import digest

TEXT = (
    "Der Konzern baut in Talau ein Werk, das im Herbst fertig sein soll, sagte die Sprecherin am Montag.\n"
    "Dort sollen 300 Menschen arbeiten, von denen viele aus der Region kommen. Der Rat stimmte dem zu."
)


def test_a_page_has_the_size_of_a_real_one_and_its_article_can_be_read(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(page(TEXT, [TEXT]), encoding="utf-8")
    assert path.stat().st_size == PAGE
    (article,) = (i for i in read_html(file_document(path, "a.html")) if isinstance(i, Article))
    assert "das im Herbst fertig sein soll" in article.text
    assert article.date == "2019-02-27"
    assert "window" not in article.text


def test_invented_analyses_are_the_same_every_time_and_share_names():
    one, again, other = (invented(random.Random(seed)) for seed in (1, 1, 2))
    assert isinstance(one, Analysis)
    assert one == again != other
    assert {entity.name for entity in one.entities} & {entity.name for entity in other.entities}


def test_the_digest_of_a_run_is_of_names_and_bytes_but_not_of_times(tmp_path):
    digests = set()
    for number, (seconds, name, data) in enumerate(
        [(1, "a.parquet", b"x"), (2, "a.parquet", b"x"), (1, "b.parquet", b"x"), (1, "a.parquet", b"y")]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "run.json").write_text(json.dumps({"counts": 1, "time": seconds}), encoding="utf-8")
        (folder / name).write_bytes(data)
        digests.add(digest(folder))
        assert len(digests) == max(1, number)


def test_the_bench_prints_memory_of_every_size(monkeypatch, capsys):
    monkeypatch.setattr(bench, "FILES", ())
    monkeypatch.setattr(bench.growth, "FILES", ())
    monkeypatch.setattr(bench, "_fresh", lambda work: work())
    assert bench.main(["--shared", ".", "--only", "memory", "--sizes", "3", "5"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" at most, ")[1].split()[0] for line in lines] == ["3", "5"]
