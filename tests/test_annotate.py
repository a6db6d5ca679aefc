import json
import shutil
from pathlib import Path

import pytest

import analysis.processes
from analysis.annotate import CannotRun, annotate
from analysis.corpus.articles import Notice, Rejection
from analysis.store import Store
from analysis.tables import read_tables

CORPUS = Path(__file__).parent / "corpus"
TABLES = ("articles", "entities", "mentions", "quotes", "sentiment")


def outputs(folder):
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    del record["time"]
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if path.name not in ("run.json", "store")
    } | {"run.json": record}


def stored(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.glob("store/*/*")}


@pytest.fixture(scope="module")
def annotated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("annotated")
    summary = annotate([CORPUS], folder, workers=1)
    return folder, summary


@pytest.fixture
def small(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    for number, name in enumerate(("Lindwerk", "Norvia", "Klarsicht")):
        (folder / f"{number}.txt").write_text(f"{name} baut ein Werk in Talau.", encoding="utf-8")
    return folder


@pytest.fixture
def counted(monkeypatch):
    texts = []
    real = analysis.processes.analyse

    def analyse(nlp, text, *others):
        texts.append(text)
        return real(nlp, text, *others)

    monkeypatch.setattr(analysis.processes, "analyse", analyse)
    return texts


def test_every_row_stands_on_its_evidence(annotated):
    tables = read_tables(annotated[0])
    text = dict(zip(tables.articles.article_id, tables.articles.text, strict=True))
    for row in tables.mentions.itertuples():
        assert text[row.article_id][row.start : row.end] == row.text
    for row in tables.quotes.itertuples():
        assert " … ".join(text[row.article_id][start:end] for start, end in row.spans) == row.text
        assert row.spans == sorted(row.spans)
    for row in tables.sentiment.itertuples():
        assert text[row.article_id][row.start : row.end] == row.target
        assert row.sentence_start <= row.start < row.end <= row.sentence_end


def test_tables_refer_to_each_other(annotated):
    tables = read_tables(annotated[0])
    assert len(tables.articles) == 16
    assert min(map(len, tables)) > 0
    entities = dict(zip(tables.entities.entity_id, tables.entities.entity, strict=True))
    assert len(entities) == len(tables.entities)
    assert all(entities[row.entity_id] == row.entity for row in tables.mentions.itertuples())
    assert set(tables.mentions.entity_id) == set(entities)
    quotes = set(tables.quotes.quote_id)
    assert len(quotes) == len(tables.quotes)
    assert set(tables.sentiment.quote_id.dropna()) | set(tables.quotes.nested_in.dropna()) <= quotes
    speakers = {name for names in [*tables.quotes.speakers, *tables.sentiment.speakers] for name in names}
    assert speakers
    assert speakers <= set(entities.values())


def test_rows_stand_in_order(annotated):
    tables = read_tables(annotated[0])
    assert tables.articles.article_id.is_monotonic_increasing
    places = list(zip(tables.mentions.article_id, tables.mentions.start, strict=True))
    assert places == sorted(places)


def test_two_processes_and_reversed_input_give_the_same_bytes(annotated, tmp_path):
    paths = [CORPUS / name for name in ("articles.jsonl", "002_invented.txt", "001_invented.txt")]
    summary = annotate(paths, tmp_path, workers=2)
    assert summary.analysed == 16
    assert outputs(tmp_path) == outputs(annotated[0])
    assert stored(tmp_path) == stored(annotated[0])


def test_parquet_and_json_lines_hold_the_same(annotated, tmp_path):
    shutil.copytree(annotated[0] / "store", tmp_path / "store")
    summary = annotate([CORPUS], tmp_path, table_format="jsonl", workers=1)
    assert summary.analysed == 0
    for one, other in zip(read_tables(annotated[0]), read_tables(tmp_path), strict=True):
        assert one.equals(other)


def test_the_record_names_versions_licences_and_counts(annotated):
    record = json.loads((annotated[0] / "run.json").read_text(encoding="utf-8"))
    assert record["package"]["name"] == "pressespiegel"
    assert all(
        record[used]["version"] and record[used]["licence"] for used in ("package", "pipeline", "quotes")
    )
    assert record["configuration"]["topics"] == ["partnership", "data_protection"]
    assert record["counts"] == {**annotated[1].rows, "rejected": 0, "notices": 0}
    assert set(record["time"]) == {"started", "seconds"}
    assert (annotated[0] / "rejected.jsonl").read_bytes() == b""


def test_only_what_changed_is_analysed_again(small, tmp_path, counted):
    annotate([small], tmp_path / "out")
    (small / "1.txt").write_text("Norvia baut kein Werk.", encoding="utf-8")
    (small / "2.txt").unlink()
    del counted[:]
    summary = annotate([small], tmp_path / "out")
    assert counted == ["Norvia baut kein Werk."]
    assert (summary.analysed, summary.rows["articles"]) == (1, 2)
    assert len(read_tables(tmp_path / "out").articles) == 2


def test_other_topics_make_another_analysis(small, tmp_path):
    annotate([small], tmp_path / "out")
    topics = '[works]\nlabel_de = "Werke"\nlabel_en = "Works"\nterms = ["Werk"]\n'
    (small / "topics.toml").write_text(topics, encoding="utf-8")
    assert annotate([small], tmp_path / "out").analysed == 3
    assert set(read_tables(tmp_path / "out").sentiment.topic) == {"works"}


def test_a_damaged_analysis_is_made_again(small, tmp_path):
    annotate([small], tmp_path / "out")
    before = outputs(tmp_path / "out")
    kept = sorted((tmp_path / "out" / "store").rglob("*.json"))
    kept[0].write_text("{", encoding="utf-8")
    kept[1].write_text('{"n_tokens": 1}', encoding="utf-8")
    assert annotate([small], tmp_path / "out").analysed == 2
    assert outputs(tmp_path / "out") == before


def test_an_interrupted_run_leaves_the_tables_and_goes_on_where_it_stopped(small, tmp_path, monkeypatch):
    out = tmp_path / "out"
    annotate([small / "0.txt"], out)
    before = outputs(out)
    real = Store.save

    def save_then_interrupt(store, *arguments):
        real(store, *arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "save", save_then_interrupt)
    with pytest.raises(KeyboardInterrupt):
        annotate([small], out)
    assert outputs(out) == before
    monkeypatch.undo()
    assert annotate([small], out).analysed == 1


def test_an_interruption_while_tables_are_written_leaves_the_old_ones(small, tmp_path, monkeypatch):
    out = tmp_path / "out"
    annotate([small / "0.txt"], out)
    before = outputs(out)

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("analysis.linked_tables.quote_rows", interrupt)
    with pytest.raises(KeyboardInterrupt):
        annotate([small], out)
    assert outputs(out) == before


def test_an_article_that_cannot_be_analysed_is_rejected_and_the_rest_goes_on(small, tmp_path, monkeypatch):
    real = analysis.processes.analyse

    def analyse(nlp, text, *others):
        if "Norvia" in text:
            raise ZeroDivisionError("no\nsuch number")
        return real(nlp, text, *others)

    monkeypatch.setattr(analysis.processes, "analyse", analyse)
    told = []
    summary = annotate([small], tmp_path / "out", report=told.append)
    reason = "could not be analysed (ZeroDivisionError: no such number); please report this with the article"
    assert summary.rejected == (Rejection("1.txt", 1, reason),) == tuple(told)
    assert summary.rows["articles"] == 2
    rejected = json.loads((tmp_path / "out" / "rejected.jsonl").read_text(encoding="utf-8"))
    assert rejected == {"source": "1.txt", "line": 1, "reason": reason}
    monkeypatch.undo()
    assert annotate([small], tmp_path / "out").rejected == ()


def test_articles_with_one_text_are_marked_and_analysed_once(tmp_path, counted):
    rows = [{"id": name, "text": "Lindwerk baut ein Werk."} for name in "ab"]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    annotate([path], tmp_path / "out")
    articles = read_tables(tmp_path / "out").articles
    assert list(articles.duplicate_group) == ["a", "a"]
    assert len(counted) == 1


def test_rejected_documents_are_listed_and_notices_recorded(small, tmp_path):
    (small / "a.jsonl").write_text('{"text": "Es brennt.", "date": "2019-02-30"}\n[]\n', encoding="utf-8")
    (small / "b.txt").write_text("", encoding="utf-8")
    told = []
    summary = annotate([small, tmp_path / "missing"], tmp_path / "out", report=told.append)
    listed = (tmp_path / "out" / "rejected.jsonl").read_text(encoding="utf-8").splitlines()
    assert [tuple(json.loads(line).values()) for line in listed] == list(summary.rejected)
    assert {Path(r.source).name: r.line for r in summary.rejected} == {
        "missing": None,
        "a.jsonl": 2,
        "b.txt": None,
    }
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert [Notice(**notice) for notice in record["notices"]] == list(summary.notices)
    assert len(summary.notices) == 1
    assert sorted(map(str, told)) == sorted(map(str, [*summary.notices, *summary.rejected]))


def test_results_are_not_read_as_articles(small):
    annotate([small], small / "out", table_format="jsonl")
    assert annotate([small], small / "out", table_format="jsonl").rows["articles"] == 3


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"quotes": "regeln"}, "there is no quotes engine 'regeln'; choose rules or learned"),
        ({"workers": 0}, "0 processes can do nothing; give --workers a number from 1"),
    ],
)
def test_a_choice_that_does_not_exist_is_refused(small, tmp_path, options, message):
    with pytest.raises(CannotRun, match=message):
        annotate([small], tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


def test_without_any_article_earlier_tables_stay(small, tmp_path):
    out = tmp_path / "out"
    annotate([small], out)
    before = outputs(out)
    (tmp_path / "empty.txt").touch()
    with pytest.raises(CannotRun, match="no article could be read from"):
        annotate([tmp_path / "empty.txt"], out)
    after = outputs(out)
    assert {name: after[name] for name in before if name != "rejected.jsonl"} == {
        name: data for name, data in before.items() if name != "rejected.jsonl"
    }
    assert b"the file is empty" in after["rejected.jsonl"]


@pytest.mark.parametrize("given", ["articles.jsonl", "rejected.jsonl", "."])
@pytest.mark.parametrize("table_format", ["parquet", "jsonl"])
def test_documents_are_never_replaced_by_results(tmp_path, given, table_format):
    names = ("articles.jsonl", "rejected.jsonl")
    for name in names:
        (tmp_path / name).write_text('{"text": "Es brennt."}', encoding="utf-8")
    with pytest.raises(CannotRun, match="holds the documents themselves; give --out a folder of its own"):
        annotate([tmp_path / given], tmp_path, table_format=table_format)
    assert {path.name for path in tmp_path.iterdir()} == set(names)


def test_results_may_lie_beside_a_document_with_another_name(small):
    assert annotate([small / "0.txt"], small).rows["articles"] == 1
    assert (small / "0.txt").is_file()
