"""The judge of polarity is learnt from coded targets, and the same one from the same seeds."""

import json
import lzma

import numpy as np
import pytest

from analysis.sentiment import polarity as judging
from analysis.sentiment.clues import clue_names
from analysis.sentiment.polarity import odds, probabilities
from analysis.sentiment.weights import HEADS, POLARITIES, load, number_names, save
from training import polarity, polarity_data
from training.polarity import Head, Task, calibrated, crosswise, learn_head
from training.polarity_ablation import KNOWLEDGE, without
from training.polarity_data import Case, cases, coded_targets, parse
from training.polarity_report import macro_f1, report

FIRST, SECOND = HEADS.index("codebook"), HEADS.index("crowd")
SPEECH = "Herr Präsident!\nDer Datenschutz leidet. Das ist schlecht.\nVielen Dank."
ARTICLE = "Die Kooperation gelang."
CROWD = [
    ("c0", "Der Trainer versagte.. Das Team verlor.", "Trainer", "negative"),
    ("c1", "Der Trainer versagte.. Das Team verlor.", "Team", "neutral"),
    ("c2", "Anna Maier rettete den Hund.", "Anna Maier", "positive"),
]


def row_of(text, target, **rest):
    start = text.index(target)
    return {"text": text, "start": start, "end": start + len(target), **rest}


def json_lines(*rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A folder of data sets with the codes of some, and 40 of the project's invented sentences."""
    data, coded = tmp_path / "data", tmp_path / "coded"
    for folder in (data / "topics", data / "corpora", coded):
        folder.mkdir(parents=True)
    shipped = (polarity_data.CODED / "invented.jsonl").read_text(encoding="utf-8").splitlines()
    (coded / "invented.jsonl").write_text("\n".join(shipped[::100][:40]) + "\n", encoding="utf-8")
    places = [
        ("bundestag_speeches_wp19_20.jsonl.xz", "s1", SPEECH, "Datenschutz", "negative", 1),
        ("smartdata_news_train.jsonl", "7", ARTICLE, "Kooperation", "positive", 2),
    ]
    lines = ["file\tid\tstart\tend\ttopic\ttone\tcertainty\tvoice"]
    for file, key, text, word, tone, certainty in places:
        start = text.index(word)
        lines.append(f"{file}\t{key}\t{start}\t{start + len(word)}\ttopic\t{tone}\t{certainty}\tauthor")
    (coded / "read.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (coded / "second_reading.tsv").write_text("id\tcode\nc0\t-2\nc2\t1\n", encoding="utf-8")
    crowd = json_lines(*(row_of(text, word, id=key, label=label) for key, text, word, label in CROWD))
    (data / "topics/gerntsa_train.jsonl").write_text(crowd, encoding="utf-8")
    news = json_lines({"id": 6, "text": "Anderes."}, {"id": 7, "text": ARTICLE})
    (data / "corpora/smartdata_news_train.jsonl").write_text(news, encoding="utf-8")
    for name, rows in (("bundestag_speeches_wp19_20", [{"id": "s1", "text": SPEECH}]), ("wikipedia_de", [])):
        with lzma.open(data / "corpora" / f"{name}.jsonl.xz", "wt", encoding="utf-8") as packed:
            packed.write(json_lines(*rows))
    monkeypatch.setattr(polarity_data, "CODED", coded)
    return data


@pytest.fixture
def quick(monkeypatch):
    """Learn in this process."""
    monkeypatch.setattr(polarity, "in_processes", lambda function, tasks: [function(task) for task in tasks])


@pytest.fixture
def described(nlp, data, tmp_path):
    coded = list(coded_targets(data))
    parse(nlp, coded, tmp_path / "parsed.spacy")
    return cases(nlp, coded, tmp_path / "parsed.spacy")


def test_coded_targets_come_with_their_paragraph_their_place_and_their_shares(data):
    found = list(coded_targets(data))
    invented, speech, article, *crowd = found[:40], *found[40:]
    assert {one.source for one in invented} <= {"invented", polarity_data.OTHER}
    assert [one.group for one in invented[8:12]] == ["invented-0"] * 2 + ["invented-1"] * 2
    assert all(one.shares[FIRST].max() == 1 and not one.shares[SECOND].any() for one in invented)
    assert (speech.source, speech.group, speech.text) == (
        "bundestag",
        "s1",
        "Der Datenschutz leidet. Das ist schlecht.",
    )
    assert speech.text[speech.start : speech.end] == "Datenschutz"
    assert speech.shares[FIRST].tolist() == [0.75, 0.125, 0.125]
    assert (article.source, article.text, article.one_sentence) == ("smartdata", ARTICLE, True)
    assert article.shares[FIRST].tolist() == [0, 0, 1]
    assert [one.text[one.start : one.end] for one in crowd] == ["Trainer", "Team", "Anna Maier"]
    assert [one.group for one in crowd] == [text for _, text, _, _ in CROWD]
    assert [one.shares[SECOND].tolist() for one in crowd] == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    second = [one.shares[FIRST].tolist() for one in crowd]
    assert second == [pytest.approx(row) for row in ([0.45, 0.05, 0], [0, 0, 0], [0.025, 0.175, 0.3])]
    assert not any(one.one_sentence for one in crowd)


def test_every_target_becomes_a_case(described):
    assert len(described) == 45
    assert {case.numbers.shape for case in described} == {(len(number_names()),)}
    topic = clue_names().index("topic")
    assert [case.numbers[topic] for case in described[40:]] == [1, 1, 0, 0, 0]
    assert all(case.numbers[topic] for case in described if case.source == polarity_data.OTHER)


def made(name, folder, data):
    arguments = ["--data", str(data), "--out", str(folder / name), "--work", str(folder / f"work {name}")]
    assert polarity.main(arguments) == 0
    return {path.name: path.read_bytes() for path in sorted((folder / name).iterdir())}


@pytest.mark.usefixtures("quick")
def test_a_training_run_gives_the_same_bytes_twice(data, tmp_path, capsys, nlp):
    first = made("a", tmp_path, data)
    assert sorted(first) == ["LICENSE", "README.md", "settings.json", "weights.npz"]
    assert made("b", tmp_path, data) == first
    settings = json.loads(first["settings.json"])
    assert settings["clues"] == list(clue_names())
    assert settings["about"]["pipeline"] == nlp.meta["version"]
    printed = capsys.readouterr().out.splitlines()
    assert "all: macro-F1, 45 targets, cross-validated" in printed
    assert any(line.startswith("  gerntsa") and line.endswith("n 3") for line in printed)
    learned = load(tmp_path / "a")
    assert learned.weights.shape == (len(HEADS), len(number_names()), len(POLARITIES))
    assert (np.abs(learned.weights).max(axis=(1, 2)) > 0).all()
    assert np.abs(learned.weights[0] - learned.weights[1]).max() > 0


@pytest.mark.usefixtures("quick")
def test_what_is_loaded_judges_as_what_was_saved(described, tmp_path, monkeypatch):
    learned = polarity.learn(described, crosswise(described), "0.9.1")
    save(learned, tmp_path / "model")
    loaded = load(tmp_path / "model")
    assert loaded.confidence == learned.confidence
    assert loaded.about == learned.about
    numbers = np.stack([case.numbers for case in described])
    judged = [probabilities(one, numbers) for one in (learned, loaded)]
    np.testing.assert_allclose(judged[0], judged[1], atol=1e-5)
    np.testing.assert_allclose(judged[0].sum(axis=2), 1)
    assert np.abs(judged[0] - judged[0][0]).max() > 0.01
    monkeypatch.setattr("analysis.sentiment.weights.clue_names", lambda: ("other",))
    with pytest.raises(ValueError, match="was learnt for other clues; make it anew"):
        load(tmp_path / "model")


@pytest.mark.usefixtures("quick")
def test_the_ablation_writes_no_weights(data, tmp_path, capsys):
    arguments = ["--data", str(data), "--out", str(tmp_path / "out"), "--work", str(tmp_path), "--ablate"]
    assert polarity.main(arguments) == 0
    printed = capsys.readouterr().out
    assert [f"without {name}: macro-F1" in printed for name in KNOWLEDGE] == [True] * len(KNOWLEDGE)
    assert not (tmp_path / "out").exists()


def case(group="g", crowd=False, tone=0, source="invented"):
    """A case whose numbers are all 1."""
    shares = np.zeros((len(HEADS), len(POLARITIES)))
    shares[SECOND if crowd else FIRST, tone] = 1
    return Case(source, group, np.ones(len(number_names())), shares)


def test_what_is_taken_away_is_gone_and_nothing_else():
    own, clue = case(), np.arange(len(number_names())) < len(clue_names())
    rules = np.array([name.startswith("rules_") for name in number_names()])
    assert rules.sum() == 9
    gone = {name: without(name, [own])[0] for name in KNOWLEDGE}
    assert (gone["clues"].numbers == ~clue).all()
    assert (gone["rules"].numbers == ~rules).all()
    assert (gone["meanings"].numbers == clue).all()
    assert all((one.shares == own.shares).all() for one in gone.values())
    assert (own.numbers == 1).all()


def test_without_the_second_reading_the_crowd_is_left_and_other_codes_stay():
    crowd, topic = case(crowd=True), case()
    crowd.shares[FIRST] = 0.5, 0, 0
    left = without("second reading", [crowd, topic])
    assert left[0].shares[FIRST].tolist() == [0, 0, 0]
    assert left[0].shares[SECOND].tolist() == [1, 0, 0]
    assert (left[1].shares == topic.shares).all()
    assert crowd.shares[FIRST].any()


def test_a_kind_of_knowledge_that_is_none_is_refused():
    with pytest.raises(ValueError, match="moods: is not known; take one of clues, rules"):
        without("moods", [])


@pytest.mark.usefixtures("quick")
def test_cross_validation_keeps_groups_together_and_each_case_gets_its_own_judgement(monkeypatch):
    """A judge that gives back a case's number, which no rule reads."""
    free = number_names().index("depth")
    some = [
        Case("invented", f"group {k % 7}", np.zeros(len(number_names())), case(crowd=k % 2).shares)
        for k in range(30)
    ]
    for k, one in enumerate(some):
        one.numbers[free] = k + 1
    tasks = []

    def judge(task):
        tasks.append(task)
        shares = np.stack([task.held[:, free], np.full(len(task.held), 100.0), task.held[:, free]], axis=1)
        return Head(None, None, None, None, shares)

    monkeypatch.setattr(polarity, "learn_head", judge)
    judged = crosswise(some)
    assert judged.shape == (30, len(HEADS), len(POLARITIES))
    ratios = judged[:, :, 0] / judged[:, :, 1]
    np.testing.assert_allclose(ratios / ratios[:1], np.tile(np.arange(1, 31)[:, None], (1, 2)))
    for codebook, crowd in zip(tasks[::2], tasks[1::2], strict=True):
        learnt, held = [*codebook.numbers[:, free], *crowd.numbers[:, free]], codebook.held[:, free]
        assert sorted([*learnt, *held]) == list(range(1, 31))
        assert not {(k - 1) % 7 for k in learnt} & {(k - 1) % 7 for k in held}
    assert sum(len(task.held) for task in tasks[::2]) == 30


@pytest.mark.usefixtures("quick")
def test_weights_learn_what_the_numbers_say():
    """The greatest of three numbers says the polarity, also of cases that were not seen."""
    rng = np.random.default_rng(2)

    def drawn(count):
        numbers = rng.normal(0, 1, (count, 5))
        numbers[np.arange(count), np.arange(count) % 3] += 5
        return numbers

    task = Task(drawn(90), np.eye(3)[np.arange(90) % 3], drawn(30), 0.1)
    first, second = learn_head(task), learn_head(task)
    assert (first.weights == second.weights).all()
    assert (first.judged.argmax(axis=1) == np.arange(30) % 3).mean() > 0.9


@pytest.mark.parametrize(("slope", "intercept"), [(2.0, -1.0), (0.5, 0.4), (1.0, 0.0)])
def test_calibration_recovers_how_odds_were_distorted(slope, intercept):
    rng = np.random.default_rng(4)
    best = rng.uniform(0.4, 0.98, 6000)
    judged = np.zeros((len(best), len(HEADS), len(POLARITIES)))
    judged[:, FIRST] = np.stack([best, (1 - best) / 2, (1 - best) / 2], axis=1)
    chance = 1 / (1 + np.exp(-(slope * odds(judged[:, FIRST]) + intercept)))
    right = rng.uniform(size=len(best)) < chance
    coded = [case(tone=0 if one else 1) for one in right]
    crowd = [case(crowd=True)] * 10  # is of the other head and does not count
    found = calibrated(coded + crowd, np.concatenate([judged, judged[:10]]), "codebook")
    assert found == pytest.approx((slope, intercept), abs=0.15)


def test_a_doubtful_code_counts_for_calibration_as_a_clear_one_and_the_second_reading_not_at_all():
    doubtful, second = case(), case(crowd=True)
    doubtful.shares[FIRST] = 0.75, 0.125, 0.125
    second.shares[FIRST] = 0, 0.05, 0.45
    judged = np.tile([0.7, 0.2, 0.1], (40, len(HEADS), 1))
    some = [case(tone=k % 2) for k in range(40)]
    told = calibrated(some, judged, "codebook")
    assert (
        calibrated([doubtful if k % 2 == 0 else one for k, one in enumerate(some)], judged, "codebook")
        == told
    )
    more = np.concatenate([judged, judged])
    assert calibrated(some + [second] * 40, more, "codebook") == pytest.approx(told)


def test_macro_f1_is_counted_and_a_source_is_judged_by_its_own_head():
    """F1: negative 2·1 / (1 + 1), neutral 2·1 / (2 + 1), positive 2·1 / (1 + 2)."""
    found = macro_f1(np.array([0, 1, 1, 2]), np.array([0, 1, 2, 2]), ["a", "a", "b", "c"])
    assert found.value == pytest.approx((1 + 2 / 3 + 2 / 3) / 3)
    assert found.n == 4
    judged = np.zeros((2, len(HEADS), len(POLARITIES)))
    judged[0, FIRST, 2] = judged[1, SECOND, 0] = 1
    lines = report("all", [case(tone=2), case(crowd=True, source="gerntsa")], judged)
    assert [line.split()[1] for line in lines[1:]] == ["0.333", "0.333"]


@pytest.mark.parametrize("missing", polarity.LEARNT, ids=lambda source: source.name)
def test_missing_data_are_named(data, missing, tmp_path, capsys):
    (data / missing.file).unlink()
    assert polarity.main(["--data", str(data), "--work", str(tmp_path / "work")]) == 2
    said = f"training: {data / missing.file} is missing; name its folder with --data\n"
    assert capsys.readouterr().err == said
    assert not (tmp_path / "work").exists()


def test_numbers_are_scaled_and_bounded():
    rows = np.array([[0.0, 100.0], [1.0, 1.0]])
    found = judging.scaled(rows, np.array([0.0, 1.0]), np.array([1.0, 2.0]))
    np.testing.assert_allclose(found, [[0, 4], [1, 0]])
