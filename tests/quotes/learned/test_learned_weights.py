"""What was learnt is the same after it was written and read."""

import zipfile

import numpy as np
import pytest

from analysis.quotes.learned.candidates import collect, describe
from analysis.quotes.learned.engine import in_reading
from analysis.quotes.learned.network import joined
from analysis.quotes.learned.roles import vectors, view
from analysis.quotes.learned.tagger import tag
from analysis.quotes.learned.tags import Roles, Stretch
from analysis.quotes.learned.weights import NUMBERS, SETTINGS, load, save


@pytest.fixture(scope="module")
def folder(learned, tmp_path_factory):
    folder = tmp_path_factory.mktemp("learned") / "model"
    save(learned, folder)
    return folder


@pytest.fixture(scope="module")
def loaded(folder):
    return load(folder)


def test_settings_survive(learned, loaded):
    assert loaded.about == learned.about
    assert (loaded.judge.least, loaded.judge.scale) == (0.3, (0.8, -0.1))
    for before, after in ((learned.tagger, loaded.tagger), (learned.roles, loaded.roles)):
        assert after.table == before.table
        assert after.table.values() == before.table.values()
        assert after.tags == before.tags
        assert len(after.networks) == len(before.networks)
        np.testing.assert_allclose(after.mean, before.mean)
        np.testing.assert_allclose(after.deviation, before.deviation)


@pytest.fixture(scope="module")
def tagged(learned, reading):
    categories = learned.tagger.table.numbers(reading.columns, len(reading.tokens))
    return tag(learned.tagger, reading, categories)


def test_taggers_score_as_before_within_half_precision(learned, loaded, reading, tagged):
    seen = view(reading, [Stretch("Direct", (len(reading.tokens) - 1,), False)], 0, Roles())
    assert (seen.first, seen.last) == (0, len(reading.tokens))
    for before, after, rows, columns in (
        (learned.tagger, loaded.tagger, reading.vectors, reading.columns),
        (learned.roles, loaded.roles, vectors(reading, tagged), reading.columns | seen.columns),
    ):
        categories = before.table.numbers(columns, len(rows))
        batch = joined([(categories, before.scaled(rows), reading.sentence)])
        for a, b in zip(before.scores(batch), after.scores(batch), strict=True):
            np.testing.assert_allclose(a, b, atol=0.05)
            assert np.abs(a).max() > 0.5
        for a, b in zip(before.transitions, after.transitions, strict=True):
            np.testing.assert_allclose(a, b, atol=1e-3)


def test_the_judge_weighs_as_before_within_half_precision(learned, loaded, reading, tagged):
    features = describe(reading, tagged, collect(reading, tagged))
    for a, b in zip(learned.judge.weigh(features), loaded.judge.weigh(features), strict=True):
        np.testing.assert_allclose(a, b, atol=0.02)


def test_an_article_is_read_as_before(learned, loaded, reading):
    before, after = in_reading(learned, reading), in_reading(loaded, reading)
    assert before
    assert [q.spans for q in after] == [q.spans for q in before]
    assert all(0 <= q.confidence <= 1 for q in before)


def test_what_was_read_is_written_with_the_same_bytes(learned, loaded, folder, tmp_path):
    for number, again in enumerate((learned, loaded)):
        save(again, tmp_path / str(number))
        for name in (NUMBERS, SETTINGS):
            assert (tmp_path / str(number) / name).read_bytes() == (folder / name).read_bytes()


def test_weights_take_half_the_room(folder):
    with np.load(folder / NUMBERS) as packed:
        kinds = {key.split("/")[-1]: packed[key].dtype.name for key in packed.files}
    scales = {"mean", "deviation"}
    assert {kinds[name] for name in scales} == {"float32"}
    assert {kind for name, kind in kinds.items() if name not in scales} == {"float16"}


class Trap:
    """Something that runs when it is unpickled."""

    def __reduce__(self):
        return exec, ("raise SystemExit('was executed')",)


def test_nothing_is_executed(folder, tmp_path):
    with zipfile.ZipFile(folder / NUMBERS) as good, zipfile.ZipFile(tmp_path / NUMBERS, "w") as bad:
        names = good.namelist()
        for name in names:
            with bad.open(name, "w") as file:
                if name == names[0]:
                    np.lib.format.write_array(file, np.array([Trap()]), allow_pickle=True)
                else:
                    file.write(good.read(name))
    (tmp_path / SETTINGS).write_bytes((folder / SETTINGS).read_bytes())
    with pytest.raises(ValueError, match="allow_pickle=False"):
        load(tmp_path)


@pytest.mark.parametrize("name", [NUMBERS, SETTINGS])
def test_a_missing_file_is_named(folder, tmp_path, name):
    for other in {NUMBERS, SETTINGS} - {name}:
        (tmp_path / other).write_bytes((folder / other).read_bytes())
    with pytest.raises(FileNotFoundError, match=name):
        load(tmp_path)
