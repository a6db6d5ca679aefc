"""A corpus with an `entities.toml`, from documents to tables."""

import json

import pytest

from analysis.__main__ import main
from analysis.annotate import annotate
from analysis.corpus.articles import Notice
from analysis.mentions.corrections import CorrectionsError
from analysis.tables import read_tables
from analysis.workbench import open_corpus

ARTICLES = [
    {
        "id": "a",
        "date": "2014-03-01",
        "outlet": "Talauer Bote",
        "text": "Volkswagen baut in Talau ein Werk. „Das Werk ist gut für die Stadt“, sagte Michael Müller. "
        "Auch die EU begrüßt das Werk.",
    },
    {
        "id": "b",
        "date": "2014-05-02",
        "outlet": "Sportblatt",
        "text": "Michael Müller hat in Talau ein Tor erzielt. „Wir haben gut gespielt“, sagte Michael Müller "
        "nach dem Spiel in der Hohen Straße.",
    },
    {
        "id": "c",
        "date": "2014-06",
        "outlet": "Talauer Bote",
        "text": "Die Lindwerk GmbH und die Norvia GmbH arbeiten zusammen. Die Zusammenarbeit sei ein Gewinn, "
        "sagte Anna Berger.",
    },
]
CORRECTIONS = """
[[merge]]
entity = "Volkswagen"
names = ["Lindwerk GmbH", "Porsche SE"]

[[split]]
entity = "Michael Müller"
name = "Michael Müller (Fußballspieler)"
outlets = ["Sportblatt"]
from = "2014-05"

[[rename]]
entity = "EU"
name = "Europäische Union"

[[exclude]]
entity = "Hohen Straße"

[[exclude]]
entity = "Anna Berger"
"""
NOT_FOUND = (
    "the corpus holds no entity called 'Porsche SE'; write a name that the table entities has, or remove it"
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def runs(corpus, tmp_path_factory):
    """Annotate without corrections and then with them, into one folder; give what each run came to."""
    out = tmp_path_factory.mktemp("tables")
    plain = annotate([corpus], out, workers=1), read_tables(out)
    (corpus / "entities.toml").write_text(CORRECTIONS, encoding="utf-8")
    told = []
    corrected = annotate([corpus], out, workers=1, report=told.append), read_tables(out)
    return out, plain, corrected, told


def names(tables):
    return {(row.article_id, row.text): row.entity for row in tables.mentions.itertuples()}


def speakers(table):
    return [(row.article_id, row.speakers) for row in table.itertuples()]


def test_no_article_is_analysed_anew_for_a_correction(runs):
    _, (plain, _), (corrected, _), _ = runs
    assert (plain.analysed, corrected.analysed) == (3, 0)
    assert (corrected.rows["articles"], corrected.rejected) == (3, ())


def test_mentions_have_the_corrected_entities(runs):
    _, (_, plain), (_, corrected), _ = runs
    before, after = names(plain), names(corrected)
    assert {
        place: (name, after.get(place)) for place, name in before.items() if after.get(place) != name
    } == {
        ("a", "EU"): ("EU", "Europäische Union"),
        ("b", "Michael Müller"): ("Michael Müller", "Michael Müller (Fußballspieler)"),
        ("b", "Hohen Straße"): ("Hohen Straße", None),
        ("c", "Lindwerk GmbH"): ("Lindwerk GmbH", "Volkswagen"),
        ("c", "Anna Berger"): ("Anna Berger", None),
    }
    assert set(after) <= set(before)


def test_entities_are_those_that_are_mentioned(runs):
    tables = runs[2][1]
    assert list(tables.entities.entity_id) == [
        "loc-talau",
        "org-europaeische-union",
        "org-norvia-gmbh",
        "org-volkswagen",
        "per-michael-mueller",
        "per-michael-mueller-fussballspieler",
    ]
    assert set(tables.mentions.entity_id) == set(tables.entities.entity_id)


def test_speakers_are_corrected_and_one_that_is_excluded_is_none(runs):
    _, (_, plain), (_, corrected), _ = runs
    assert speakers(plain.quotes) == [
        ("a", ["Michael Müller"]),
        ("b", ["Michael Müller"]),
        ("c", ["Anna Berger"]),
    ]
    assert speakers(corrected.quotes) == [
        ("a", ["Michael Müller"]),
        ("b", ["Michael Müller (Fußballspieler)"]),
        ("c", []),
    ]
    assert ("c", ["Anna Berger"]) in speakers(plain.sentiment)
    assert set(map(str, speakers(corrected.sentiment))) == {"('c', [])"}
    assert list(corrected.sentiment.voice) == list(plain.sentiment.voice)


def test_the_record_says_what_each_correction_did(runs):
    out, _, (summary, _), told = runs
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert record["configuration"]["entities_file"] == "entities.toml"
    assert [tuple(effect.values()) for effect in record["corrections"]] == [
        ("merge", "Volkswagen", 2, 1, 1, [NOT_FOUND]),
        ("split", "Michael Müller", 6, 1, 1, []),
        ("rename", "EU", 12, 1, 1, []),
        ("exclude", "Hohen Straße", 16, 1, 1, []),
        ("exclude", "Anna Berger", 19, 1, 1, []),
    ]
    notice = Notice("entities.toml", 2, NOT_FOUND)
    assert told == list(summary.notices) == [notice]
    assert record["notices"] == [notice._asdict()]
    assert record["counts"]["notices"] == 1


def test_without_corrections_the_record_has_none(tmp_path):
    (tmp_path / "a.txt").write_text("Norvia baut ein Werk in Talau.", encoding="utf-8")
    annotate([tmp_path / "a.txt"], tmp_path / "out")
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert (record["configuration"]["entities_file"], record["corrections"]) == (None, [])


def test_two_processes_give_the_same_bytes(runs, corpus, tmp_path):
    assert annotate([corpus], tmp_path, workers=2).analysed == 3
    tables = [path.name for path in runs[0].glob("*.parquet")]
    assert len(tables) == 5
    assert {name: (tmp_path / name).read_bytes() for name in tables} == {
        name: (runs[0] / name).read_bytes() for name in tables
    }
    records = [
        json.loads((folder / "run.json").read_text(encoding="utf-8")) for folder in (runs[0], tmp_path)
    ]
    assert records[0]["corrections"] == records[1]["corrections"]


def test_a_file_that_cannot_be_used_is_2_with_one_line_and_the_tables_stay(capsys, tmp_path):
    (tmp_path / "a.txt").write_text("Norvia baut ein Werk in Talau.", encoding="utf-8")
    arguments = ["annotate", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out")]
    assert main(arguments) == 0
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    (tmp_path / "entities.toml").write_text('[[exclude]]\nname = "Talau"\n', encoding="utf-8")
    capsys.readouterr()
    assert main(arguments) == 2
    where = f"{tmp_path / 'entities.toml'}, line 2"
    reason = "exclude.name: is not known; [[exclude]] has entity, label"
    assert capsys.readouterr().err == f"pressespiegel: {where}: {reason}\n"
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == before
    with pytest.raises(CorrectionsError):
        annotate([tmp_path / "a.txt"], tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_correction_that_finds_nothing_is_one_line_and_0(capsys, tmp_path):
    (tmp_path / "a.txt").write_text("Norvia baut ein Werk in Talau.", encoding="utf-8")
    (tmp_path / "entities.toml").write_text('\n[[exclude]]\nentity = "Porsche SE"\n', encoding="utf-8")
    assert main(["annotate", str(tmp_path), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    assert capsys.readouterr().err == f"pressespiegel: entities.toml, line 2: note: {NOT_FOUND}\n"


@pytest.mark.usefixtures("runs")
def test_a_notebook_can_list_the_corrections(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.workbench.PROJECT", tmp_path)
    listed = open_corpus(corpus, lang="de").corrections()
    assert [tuple(row) for row in listed.rows.itertuples(index=False)] == [
        (2, "verbunden", "Volkswagen", 1, NOT_FOUND),
        (6, "getrennt", "Michael Müller", 1, ""),
        (12, "umbenannt", "EU", 1, ""),
        (16, "ausgeschlossen", "Hohen Straße", 1, ""),
        (19, "ausgeschlossen", "Anna Berger", 1, ""),
    ]
    assert "<th>Korrektur</th>" in listed.html
    assert "&#x27;Porsche SE&#x27;" in listed.html
    (tmp_path / "a.txt").write_text("Norvia baut ein Werk in Talau.", encoding="utf-8")
    assert "come without corrections" in open_corpus(tmp_path / "a.txt", lang="en").corrections().html
