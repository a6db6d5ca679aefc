"""What `make evaluate` prints about quotations and entities, on articles made by hand."""

import json
import re

import pytest

from analysis.evaluation import stages
from analysis.evaluation.pairing import make_article
from training import evaluate, quotation_report

TEXT = "Merkel sagte, es werde ernst. Scholz schwieg."
TOKENS = [(0, 6), (7, 12), (12, 13), (14, 16), (17, 22), (23, 28), (28, 29), (30, 36), (37, 44), (44, 45)]
DOC = {
    "documentName": "a",
    "originalText": TEXT,
    "tokens": [{"charBegin": begin, "charEnd": end} for begin, end in TOKENS],
    "annotations": [{"type": "Indirect", "quote": {"tokenIds": [3, 4, 5]}, "speaker": {"tokenIds": [0]}}],
}


def articles(confidence=None, spans=((14, 28),), kind="Indirect"):
    row = {"article_id": "a", "type": kind, "spans": spans, "confidence": confidence}
    return (make_article(DOC, [{**row, "speaker_spans": [[0, 6]]}]),)


def test_measures_are_a_table():
    lines = {line[2:29].strip(): line[29:].split() for line in quotation_report.measures(articles())}
    assert lines["macro joint"] == ["1.000", "[1.000,", "1.000]"] * 3 + ["2"]
    assert lines["half Direct"][-1] == "0"
    assert lines["speaker given quote"] == ["1.000", "[1.000,", "1.000]", "1"]


def test_an_engine_without_confidence_says_so():
    assert quotation_report.confidence(articles()) == ["  no confidence: none of 1 quotations has one"]


def test_confidence_is_held_against_truth():
    lines = quotation_report.confidence(articles(0.75, kind="Direct"))
    assert lines[0].startswith("  expected calibration error 0.250 [0.250, 0.250], 1 quotations, 0 more")
    assert lines[1].endswith("too 0.750 [0.750, 0.750]")
    assert lines[3].split() == ["0.7", "–", "0.8", "1", "0.750", "1.000", "[1.000,", "1.000]"]
    assert lines[-1].split()[:3] == ["0.7", "1.000", "1.000"]


@pytest.fixture
def made_up(monkeypatch, tmp_path):
    """A shared folder with one coded article, and two engines: "good" finds its quotation, "bad" another."""
    gold = tmp_path / stages.QUOTES.file
    gold.parent.mkdir(parents=True)
    gold.write_text(json.dumps(DOC), encoding="utf-8")
    found = {"good": articles(0.9), "bad": articles(0.9, [[30, 36]])}
    monkeypatch.setattr(stages, "found_quotations", lambda engine, *_: found[engine])
    monkeypatch.setattr(evaluate, "QUOTES_ENGINES", ("bad", "good"))
    return tmp_path


def test_every_engine_is_measured_and_two_are_compared(made_up, capsys):
    page = made_up / "errors.html"
    assert evaluate.main(["--shared", str(made_up), "--only", "quotes", "--errors", str(page)]) == 0
    printed = capsys.readouterr().out
    for heading in ("engine bad\n", "engine good\n", "confidence of engine bad\n", "engine good against bad"):
        assert heading in printed
    difference = next(line for line in printed.splitlines() if line.startswith("  half all") and "+" in line)
    assert difference.split() == ["half", "all", "+1.000", "[+1.000,", "+1.000]", "100.0%", "of", "samples"]
    assert not page.exists()
    assert "Scholz" in (made_up / "errors-bad.html").read_text(encoding="utf-8")
    assert "Scholz" not in (made_up / "errors-good.html").read_text(encoding="utf-8")


def test_one_engine_has_one_page_under_the_name_that_was_asked_for(made_up, monkeypatch, capsys):
    monkeypatch.setattr(evaluate, "QUOTES_ENGINES", ("good",))
    page = made_up / "errors.html"
    assert evaluate.main(["--shared", str(made_up), "--only", "quotes", "--errors", str(page)]) == 0
    assert page.exists()
    assert "against" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--only", "moods"], "choose from"),
        (["--only", "quotes", "--card"], "--card tells"),
        (["--only", "language", "--errors", "x.html"], "--errors shows"),
        (["--only", "quotes", "--gold", "x.jsonl"], "--gold tells"),
    ],
)
def test_what_does_not_go_together_is_refused(arguments, complaint, tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        evaluate.main(["--shared", str(tmp_path), *arguments])
    assert stopped.value.code == 2
    assert complaint in capsys.readouterr().err


def test_missing_data_are_named(tmp_path, capsys):
    assert evaluate.main(["--shared", str(tmp_path)]) == 2
    assert "dev.jsonl is missing; mend --shared" in capsys.readouterr().err


WHO = "VW-Vorstandschef Herbert Diess sprach in Berlin. Der VW-Chef war zufrieden."
CODED_ENTITIES = {
    "id": "who",
    "text": WHO,
    "entities": [
        {"entity": "VW", "label": "ORG", "mentions": [[0, 2, "name"], [53, 55, "name"]]},
        {"entity": "Herbert Diess", "label": "PER", "mentions": [[17, 30, "name"], [49, 60, "role"]]},
        {"entity": "Berlin", "label": "LOC", "mentions": [[41, 47, "name"]]},
    ],
}


@pytest.fixture
def who(tmp_path):
    """A file with one article of which the entities are coded."""
    gold = tmp_path / "who.jsonl"
    gold.write_text(json.dumps(CODED_ENTITIES) + "\n", encoding="utf-8")
    return gold


def rows_of(printed, heading):
    """The lines of a table by measure, each without its intervals."""
    lines = printed.split(heading)[1].split("\nwho.jsonl")[0].splitlines()[2:]
    return {line[2:29].strip(): re.sub(r"\[.*?\]", "", line[29:]).split() for line in lines}


def test_entities_are_measured_on_found_and_on_given_names(who, tmp_path, capsys):
    page = tmp_path / "errors.html"
    arguments = ["--shared", str(tmp_path), "--only", "entities", "--gold", str(who), "--errors", str(page)]
    assert evaluate.main(arguments) == 0
    printed = capsys.readouterr().out
    found = rows_of(printed, "who.jsonl (1 articles): names found, entities linked over all")
    assert found["mentions names"] == found["merged names"] == ["1.000", "1.000", "1.000", "4"]
    assert found["roles resolved"] == ["1.000", "1.000", "1.000", "1"]
    assert found["pronouns resolved"] == ["0.000", "0.000", "0.000", "0"]
    for what in ("their places", "their places and labels"):
        given = rows_of(printed, f"names given, {what}; each article by itself")
        assert given["merged names"] == ["1.000", "1.000", "1.000", "4"]
        assert given["label of entities"] == ["1.000", "3"]
        assert "mentions names" not in given
    assert "Errors in entities: who.jsonl" in page.read_text(encoding="utf-8")
    assert "coded by" not in printed


def test_who_coded_the_development_set_is_said(who, tmp_path, capsys):
    gold = tmp_path / stages.ENTITIES.file
    gold.parent.mkdir(parents=True)
    who.rename(gold)
    assert evaluate.main(["--shared", str(tmp_path), "--only", "entities"]) == 0
    assert capsys.readouterr().out.startswith(
        "entities dev (1 articles, coded by a language model): names found"
    )


def test_beside_pages_of_other_stages_that_of_entities_has_a_name_of_its_own(made_up, who, monkeypatch):
    monkeypatch.setattr(evaluate, "STAGES", {name: evaluate.STAGES[name] for name in ("quotes", "entities")})
    page = made_up / "errors.html"
    assert evaluate.main(["--shared", str(made_up), "--gold", str(who), "--errors", str(page)]) == 0
    pages = sorted(file.name for file in made_up.glob("*.html"))
    assert pages == ["errors-bad.html", "errors-entities.html", "errors-good.html"]


def test_a_gold_file_that_cannot_be_read_is_named_with_its_line(who, tmp_path, capsys):
    command = ["--shared", str(tmp_path), "--only", "entities", "--gold"]
    assert evaluate.main([*command, str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl is missing; mend --gold" in capsys.readouterr().err
    who.write_text("{}\n", encoding="utf-8")
    assert evaluate.main([*command, str(who)]) == 2
    assert capsys.readouterr().err == (
        f'evaluate: {who} line 1: "id", "text" or "entities" is missing; give all three\n'
    )


def test_the_stage_joins_the_engines_table_with_what_people_coded(shared, tmp_path):
    lines = (shared / stages.QUOTES.file).read_text(encoding="utf-8").splitlines()[:3]
    few = tmp_path / stages.QUOTES.file
    few.parent.mkdir(parents=True)
    few.write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "scoring").symlink_to((shared / "scoring").resolve())
    work = tmp_path / "work"
    work.mkdir()
    found = stages.found_quotations("rules", tmp_path, work)
    assert [a.article_id for a in found] == [json.loads(line)["documentName"] for line in lines]
    assert sum(len(a.coded) for a in found) == sum(len(json.loads(line)["annotations"]) for line in lines)
    assert sum(len(a.found) for a in found) > 0
