"""The texts by which growth is measured; how long anything takes is measured by the bench alone."""

import json
import lzma

import pytest

from analysis.evaluation import bench
from analysis.evaluation import growth as growing
from analysis.evaluation.growth import (
    ENCYCLOPAEDIA,
    LONGEST,
    SPEECHES,
    corpus_texts,
    growth,
    mentioned,
    shortened,
)
from analysis.evaluation.speed import judging_speed, stage_shares
from analysis.quotes.engines import load_engine
from analysis.sentiment.topics import load_topics


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("Kurz und gut.", 100, "Kurz und gut."),
        ("Er kam. Sie ging. Es regnete.", 20, "Er kam. Sie ging."),
        ("Er kam!\nSie ging? Es regnete.", 21, "Er kam!\nSie ging?"),
        ("Ohne jedes Satzzeichen", 15, "Ohne jedes"),
        ("Ununterbrochen", 5, "Ununt"),
    ],
)
def test_texts_are_cut_behind_a_sentence(text, length, expected):
    assert shortened(text, length) == expected


@pytest.fixture
def folder(tmp_path):
    """A shared folder with four articles of an encyclopaedia and twenty speeches."""
    for file, word, number in ((ENCYCLOPAEDIA, "Stadt", 4), (SPEECHES, "Rede", 20)):
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with lzma.open(path, "wt", encoding="utf-8") as out:
            for i in range(number):
                out.write(json.dumps({"id": str(i), "text": f"{word} {i}. " + "Es war gut. " * 200}) + "\n")
    return tmp_path


def test_a_corpus_is_mixed_of_both_and_the_same_every_time(folder):
    texts = corpus_texts(folder, 8)
    assert texts == corpus_texts(folder, 8)
    assert sorted(text.partition(".")[0] for text in texts) == [
        "Rede 0",
        "Rede 10",
        "Rede 13",
        "Rede 16",
        "Rede 3",
        "Rede 6",
        "Stadt 0",
        "Stadt 1",
    ]
    assert all(LONGEST - 12 < len(text) <= LONGEST and text.endswith("gut.") for text in texts)
    assert sum("Stadt" in text for text in texts[:4]) == 1


def test_corpora_are_linked_in_each_size_for_which_there_are_articles(nlp):
    found = mentioned(nlp, ["Angela Merkel kam nach Berlin.", "Merkel ging.", "In Paris regnete es."])
    assert [[e.name for e in one.entities] for one in found] == [
        ["Angela Merkel", "Berlin"],
        ["Merkel"],
        ["Paris"],
    ]
    costs = growth(found, sizes=(2, 3, 1000))
    assert [(c.articles, c.local, c.entities) for c in costs] == [(2, 3, 2), (3, 4, 3)]
    assert all(c.mentions > 0 and c.linking > 0 for c in costs)


def test_the_bench_prints_growth_with_the_corpus_and_with_the_article(folder, nlp, monkeypatch, capsys):
    monkeypatch.setattr(bench, "FILES", ())
    monkeypatch.setattr(growing, "SIZES", (2, 8))
    monkeypatch.setattr(growing, "LENGTHS", (100, 1000))
    monkeypatch.setattr(growing, "mentioned_by_all", lambda texts, _: mentioned(nlp, texts))
    assert bench.main(["--shared", str(folder), "--only", "growth"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [line[0] for line in lines] == ["entities,", "articles", "2", "8", "8", "mentions,", "92", "992"]
    assert lines[4][:4] == ["8", "articles", "against", "2,"]


def test_the_bench_names_the_file_that_is_missing(folder, capsys):
    assert bench.main(["--shared", str(folder)]) == 2
    assert capsys.readouterr().err == (
        f"bench: {folder / 'data/quotes/train.jsonl'} is missing; mend --shared\n"
    )


def test_the_share_of_each_stage_is_of_the_pipelines_time(nlp):
    shares = stage_shares(nlp, ["Angela Merkel kam nach Berlin."] * 3, [load_engine("rules", nlp)])
    assert list(shares) == ["mentions", "rules"]
    assert all(0 < share < 10 for share in shares.values())


def test_judging_is_timed_where_a_topic_is_spoken_of(nlp):
    texts = ["Das Wetter ist schön.", "Die Kooperation ist gut. Der Datenschutz leidet.", "Es regnet."]
    judging = judging_speed(nlp, texts, load_topics(), load_engine("rules", nlp))
    assert judging.targets == 2
    assert judging.targets_per_second == 2 / judging.judging > 1
    assert judging.finding > 0 < judging.textblob
    assert judging_speed(nlp, texts[:1], load_topics(), load_engine("rules", nlp)).targets_per_second == 0


def test_the_bench_tells_how_fast_judging_is(folder, nlp, monkeypatch, capsys):
    text = "Die Kooperation der Städte ist gut. Der Datenschutz leidet."
    monkeypatch.setattr(bench, "_articles", lambda _: [{"id": "a", "date": "2019", "text": text}])
    monkeypatch.setattr(bench, "load_pipeline", lambda: nlp)
    monkeypatch.setattr(bench, "_whole_run", lambda *_: 1.0)
    for name in bench.FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", encoding="utf-8")
    assert bench.main(["--shared", str(folder), "--only", "speed"]) == 0
    (line,) = (row for row in capsys.readouterr().out.splitlines() if row.startswith("sentiment"))
    assert line.split()[2:9] == ["of", "2", "targets", "a", "second", "on", "one"]
    assert float(line.split()[1]) > 1
