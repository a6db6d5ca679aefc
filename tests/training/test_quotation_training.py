"""Taggers, judge and roles are learnt from coded articles, and the same ones from the same seeds."""

import numpy as np
import pytest

from analysis.quotes.learned.candidates import Candidate
from analysis.quotes.learned.engine import in_reading
from analysis.quotes.learned.judge import OUTPUTS, Judge, Verdicts, sigmoid
from analysis.quotes.learned.roles import assign
from analysis.quotes.learned.tagger import tag
from analysis.quotes.learned.tags import PARTS, TYPES, Roles, Stretch, read, written
from analysis.quotes.learned.weights import load, save
from training import quotations, sources
from training.quotation_card import write_card
from training.quotation_data import Example
from training.quotation_judge import Case, _gradient, calibrated, chosen, make_case, train_judge
from training.quotation_roles import Lesson, _views, coded_lesson, found_lesson, train_roles
from training.quotation_tagger import TASKS, prepare, train_taggers


def test_prepared_articles_hold_the_tags_of_their_quotations(examples):
    prepared = prepare(examples)
    for example, sequence in zip(examples, prepared.sequences, strict=True):
        n = len(example.reading.tokens)
        outer, inner, parts = sequence.tags
        right = written([c.stretch for c in example.coded], n)
        assert [outer.tolist(), inner.tolist()] == [row.tolist() for row in right]
        for c in example.coded:
            assert all(PARTS[parts[i]] != "none" for i in (*c.roles.speaker, *c.roles.cue, *c.roles.frame))
        assert len(sequence.categories) == n
    assert {s.type for s in read(*prepared.sequences[5].tags[:2])} == {"Indirect", "Direct"}
    together = np.concatenate([s.vectors for s in prepared.sequences])
    np.testing.assert_allclose(together.mean(axis=0), 0, atol=1e-4)
    np.testing.assert_allclose(together.std(axis=0), 1, atol=1e-2)


def test_taggers_are_the_same_from_the_same_seeds_and_kept(quick, examples):
    sets = [examples[:4], examples]
    for name in ("a", "b"):
        (quick / name).mkdir()
        taggers = train_taggers(sets, quick / name, "t")
    names = [f"t-{k}-{seed}.bin" for k in range(2) for seed in (1, 2)]
    assert sorted(path.name for path in (quick / "a").iterdir()) == names
    weights = [(quick / "a" / name).read_bytes() for name in names]
    assert weights == [(quick / "b" / name).read_bytes() for name in names]
    assert len(set(weights)) == len(names)
    assert [len(tagger.networks) for tagger in taggers] == [2, 2]
    assert taggers[0].tags == tuple(task.tags for task in TASKS)


def numbered_by(table, reading):
    return table.numbers(reading.columns, len(reading.tokens))


def numbered(tagger, reading):
    return numbered_by(tagger.table, reading)


@pytest.fixture
def tagged(quick, examples):
    (tagger,) = train_taggers([examples], quick, "t")
    return [tag(tagger, e.reading, numbered(tagger, e.reading)) for e in examples]


@pytest.fixture
def cases(examples, tagged):
    return [make_case(e, t) for e, t in zip(examples, tagged, strict=True)]


def test_candidates_are_compared_with_what_was_coded(examples, cases):
    for example, case in zip(examples, cases, strict=True):
        coded = {c.stretch.tokens: c.stretch.type for c in example.coded}
        for k, candidate in enumerate(case.candidates):
            if candidate.tokens in coded:
                assert case.overlap[k] == 1
                assert TYPES[case.kind[k]] == coded[candidate.tokens]
            assert (case.kind[k] >= 0) == (case.overlap[k] >= 0.5)
    proposed = {c.tokens for c in cases[0].candidates}
    assert {c.stretch.tokens for c in examples[0].coded} <= proposed
    assert not cases[4].overlap.any()


def test_a_judge_is_the_same_from_the_same_seeds(cases):
    first, second = train_judge(cases), train_judge(cases)
    for case in cases:
        if len(case.candidates):
            a, b = first.weigh(case.features), second.weigh(case.features)
            assert all((x == y).all() for x, y in zip(a, b, strict=True))
    assert len(first.networks) == 2


def test_a_judge_learns_which_candidates_agree(cases, monkeypatch):
    monkeypatch.setattr("training.quotation_judge.EPOCHS", 150)
    judge = train_judge(cases)
    worth = np.concatenate([judge.weigh(c.features).worth for c in cases if len(c.candidates)])
    overlap = np.concatenate([c.overlap for c in cases])
    assert np.corrcoef(worth, overlap)[0, 1] > 0.8


def test_the_judge_s_gradient_is_that_of_its_loss():
    rng = np.random.default_rng(3)
    outputs, overlap = rng.normal(0, 1, (6, OUTPUTS)), rng.uniform(0, 1, 6)
    kind = np.array([-1, 0, 4, -1, 2, 2])

    def loss(values):
        worth, agrees = sigmoid(values[:, 0]), sigmoid(values[:, 1])
        logs = values[:, 2:] - np.log(np.exp(values[:, 2:]).sum(axis=1, keepdims=True))
        rows = np.flatnonzero(kind >= 0)
        crossed = overlap * np.log(worth) + (1 - overlap) * np.log(1 - worth)
        right = np.where(kind >= 0, np.log(agrees), np.log(1 - agrees))
        return -(crossed.sum() + right.sum() + logs[rows, kind[rows]].sum()) / len(values)

    found = _gradient(outputs, overlap, kind)
    for place in np.ndindex(outputs.shape):
        step = np.zeros_like(outputs)
        step[place] = 1e-5
        assert found[place] == pytest.approx((loss(outputs + step) - loss(outputs - step)) / 2e-5, abs=1e-6)


@pytest.fixture(scope="module")
def apart(examples):
    """Make a case of candidates of one token each, none in another's way."""

    def case(odds, right):
        n = len(odds)
        reading = examples[0].reading._replace(columns={"mark": [""] * n})
        candidates = tuple(Candidate((k,), {}, frozenset()) for k in range(n))
        overlap = np.where(right, 0.9, 0.1)
        said = Verdicts(np.ones(n), odds, np.full((n, len(TYPES)), 1 / len(TYPES)))
        return Case(Example("", reading, ()), candidates, np.zeros((n, 1)), overlap, np.zeros(n, int)), said

    return case


@pytest.mark.parametrize(("slope", "intercept"), [(2.0, -1.0), (0.5, 0.7), (1.0, 0.0)])
def test_calibration_recovers_how_odds_were_distorted(apart, slope, intercept):
    rng = np.random.default_rng(4)
    odds = rng.normal(0, 2, (60, 60))
    right = rng.uniform(size=odds.shape) < sigmoid(slope * odds + intercept)
    cases, weighed = zip(*(apart(*row) for row in zip(odds, right, strict=True)), strict=True)
    judge = calibrated(Judge(None, None, (), 1.0, (1.0, 0.0)), cases, weighed, 0.4)
    assert judge.least == 0.4
    assert judge.scale == pytest.approx((slope, intercept), abs=0.2)
    sure = sigmoid(judge.scale[0] * odds + judge.scale[1])
    assert sure.mean() == pytest.approx(right.mean(), abs=1e-4)


def test_what_is_not_chosen_does_not_count_for_calibration(apart):
    rng = np.random.default_rng(4)
    odds = rng.normal(0, 2, 60)
    case, said = apart(odds, odds > rng.normal(0, 2, 60))
    judge = Judge(None, None, (), 1.0, (1.0, 0.0))
    half = said._replace(worth=np.where(np.arange(60) < 30, 1.0, 0.0))
    first = apart(odds[:30], case.overlap[:30] > 0.5)
    assert len(chosen(case, half, 0.4)) == 30
    assert calibrated(judge, [case], [half], 0.4) == calibrated(judge, [first[0]], [first[1]], 0.4)


def test_lessons_of_coded_quotations_come_in_text_order(examples, tagged):
    shuffled = examples[5]._replace(coded=examples[5].coded[::-1])
    lesson = coded_lesson(shuffled, tagged[5])
    assert [s.type for s in lesson.stretches] == ["Indirect", "Direct"]
    assert lesson.roles == tuple(c.roles for c in examples[5].coded)
    assert lesson.asked == (True, True)


def test_found_quotations_take_the_roles_of_the_coded_ones_they_agree_with(examples, tagged):
    (first, second) = examples[0].coded
    half = Stretch("Reported", first.stretch.tokens[:2], False)
    nothing = Stretch("Direct", first.stretch.tokens[:1], False)
    lesson = found_lesson(examples[0], tagged[0], [half, nothing, second.stretch])
    assert lesson.roles == (first.roles, None, second.roles)
    assert lesson.asked == (True, False, False)
    nowhere = found_lesson(examples[4], tagged[4], [half])
    assert (nowhere.roles, nowhere.asked) == ((None,), (False,))


def test_found_quotations_that_are_coded_just_so_are_not_asked_again(examples, tagged):
    (first, second) = examples[0].coded
    other_type = second.stretch._replace(type="Indirect")
    lesson = found_lesson(examples[0], tagged[0], [first.stretch, other_type])
    assert lesson.roles == (first.roles, second.roles)
    assert lesson.asked == (False, True)


SPEAKER = Roles((0,), (1,), (0, 1))


@pytest.mark.parametrize(
    ("kind", "roles", "earlier"),
    [
        ("Direct", SPEAKER, [False]),
        ("Direct", Roles((0,)), [False, True]),
        ("Reported", Roles((2,)), [False]),
        ("FreeIndirect", Roles((0,)), [True]),
        ("IndirectFreeIndirect", Roles(), [True]),
        ("Direct", None, []),
    ],
)
def test_views_with_and_without_the_quotation_before(examples, kind, roles, earlier):
    reading = examples[0].reading
    stretches = Stretch("Indirect", (4, 5), False), Stretch(kind, (7, 8), False)
    lesson = Lesson(reading, None, stretches, (SPEAKER, roles), (True, roles is not None))
    views = list(_views(lesson))[1:]
    assert [any(v.columns["earlier"]) for v, _ in views] == earlier
    assert [shown for _, shown in views] == [roles] * len(earlier)


def test_what_is_not_asked_is_still_what_others_go_on_from(examples):
    stretches = Stretch("Indirect", (4, 5), False), Stretch("FreeIndirect", (7, 8), False)
    lesson = Lesson(examples[0].reading, None, stretches, (SPEAKER, Roles((0,))), (False, True))
    ((seen, roles),) = _views(lesson)
    assert roles == Roles((0,))
    assert seen.columns["earlier"][:2] == ["speaker", "cue"]


def test_roles_are_the_same_from_the_same_seeds(examples, tagged, tmp_path):
    lessons = [coded_lesson(e, t) for e, t in zip(examples, tagged, strict=True) if e.coded]
    base = prepare(examples).table
    weights = []
    for name in ("a", "b"):
        tagger = train_roles(lessons, base, tmp_path, name)
        weights.append([(tmp_path / f"{name}-{seed}.bin").read_bytes() for seed in (1, 2)])
    assert weights[0] == weights[1]
    assert weights[0][0] != weights[0][1]
    assert tagger.tags == (len(PARTS),)
    first = lessons[0]
    categories = base.numbers(first.reading.columns, len(first.reading.tokens))
    assert len(assign(tagger, first.reading, categories, first.tagged, first.stretches)) == 2


def test_the_tagger_of_roles_reads_the_numbers_of_the_tagger_of_quotations(examples, tagged, tmp_path):
    base = prepare(examples).table
    tagger = train_roles([coded_lesson(examples[0], tagged[0])], base, tmp_path, "roles")
    own = list(base.columns)
    assert list(tagger.table.columns)[: len(own)] == own
    assert set(tagger.table.columns) - set(own) == {
        *("quotation", "near", "type", "others", "earlier", "proposed"),
    }
    assert len(tagger.table) > len(base)
    for example in examples:
        assert (numbered(tagger, example.reading) == numbered_by(base, example.reading)).all()


def test_the_whole_engine_is_learnt_written_and_used(quick, examples):
    made = []
    for name in ("a", "b"):
        (quick / name).mkdir()
        learned = quotations.learn(examples, quick / name, "0.9.1")
        save(learned, quick / name / "model")
        files = sorted((quick / name / "model").iterdir())
        made.append({path.name: path.read_bytes() for path in files})
    assert made[0] == made[1]
    assert learned.about["pipeline"] == "0.9.1"
    assert "NC" in learned.about["licence"]
    loaded = load(quick / "a" / "model")
    for example in examples:
        for quote in in_reading(loaded, example.reading):
            assert 0 <= quote.confidence <= 1
            assert all(start < end for start, end in quote.spans)


@pytest.mark.parametrize("there", [(), (sources.QUOTATIONS,), (sources.SPEECH,)])
def test_missing_data_are_named(tmp_path, capsys, there):
    for source in there:
        (tmp_path / source.file).parent.mkdir(exist_ok=True)
        (tmp_path / source.file).write_text("")
    missing = next(s for s in quotations.LEARNT if s not in there)
    assert quotations.main(["--data", str(tmp_path), "--work", str(tmp_path / "work")]) == 2
    said = f"training: {tmp_path / missing.file} is missing; name its folder with --data\n"
    assert capsys.readouterr().err == said
    assert not (tmp_path / "work").exists()


def test_the_card_names_licence_pipeline_and_data(tmp_path):
    about = quotations._about("0.9.1")
    assert about["licence"] == sources.QUOTATIONS.licence
    write_card(tmp_path, about, quotations.LEARNT)
    card, licence = ((tmp_path / name).read_text(encoding="utf-8") for name in ("README.md", "LICENSE"))
    assert f"version {about['version']}\n" in card
    assert "the pipeline `pressespiegel` 0.9.1 and no other" in card
    for text in (card, licence):
        assert about["licence"] in text
        for source in quotations.LEARNT:
            assert source.name in text
            assert source.licence in text
