import pytest

from analysis.evaluation.voices import TRAINED_ON, voice_accuracy

CODED = [
    {"id": "a", "voice": "author", "source": "smartdata"},
    {"id": "b", "voice": "quoted", "source": "smartdata"},
    {"id": "c", "voice": "quoted", "source": TRAINED_ON},
    {"id": "d", "source": "smartdata"},
]
JUDGED = [{"id": "a", "voice": "author"}, {"id": "b", "voice": "author"}, {"id": "c", "voice": "quoted"}]


def test_accuracy_on_all_rows_and_on_those_not_trained_on():
    found = voice_accuracy(CODED, JUDGED)
    assert {name: (round(m.value, 3), m.n) for name, m in found.items()} == {
        "all": (0.667, 3),
        f"without {TRAINED_ON}": (0.5, 2),
    }


def test_interval_holds_the_value_and_is_the_same_each_time():
    first, second = voice_accuracy(CODED, JUDGED), voice_accuracy(CODED, JUDGED)
    assert first == second
    assert all(m.low <= m.value <= m.high for m in first.values())


@pytest.mark.parametrize(("judged", "value"), [(JUDGED[:1], 1 / 3), ([], 0.0)])
def test_missing_row_is_wrong(judged, value):
    assert voice_accuracy(CODED, judged)["all"].value == pytest.approx(value)


def test_set_without_voices_has_no_measure():
    assert voice_accuracy([{"id": "a"}], JUDGED) == {}
