import pytest

from analysis.corpus.dates import german_date, iso_date


@pytest.mark.parametrize(
    ("given", "date", "precision"),
    [
        ("2019-02-27", "2019-02-27", "day"),
        ("2019-02-27T23:30:00-05:00", "2019-02-27", "day"),
        ("2016-02-12T12:51:00.123Z", "2016-02-12", "day"),
        ("2019-02-27 08:15", "2019-02-27", "day"),
        ("20190227", "2019-02-27", "day"),
        (" 2019-02 ", "2019-02", "month"),
        ("2019", "2019", "year"),
        ("2020-02-29", "2020-02-29", "day"),
    ],
)
def test_iso_dates_keep_their_precision(given, date, precision):
    assert iso_date(given) == (date, precision)


@pytest.mark.parametrize(
    "given",
    [
        *(
            "2019-02-30",
            "2019-13",
            "0000",
            "2021-02-29",
            "2019-02-27T25:00",
            "19-02-27",
            "gestern",
            "",
            "2019-2",
        ),
        *("27.02.2019", "2019-W09-3", "2019-02-27x"),
    ],
)
def test_impossible_or_other_dates_are_none(given):
    assert iso_date(given) is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("27. Februar 2019", ("2019-02-27", "day")),
        ("1.März 2021", ("2021-03-01", "day")),
        ("27.02.2019", ("2019-02-27", "day")),
        ("7. 2. 2019", ("2019-02-07", "day")),
        ("Jänner 2020", ("2020-01", "month")),
        ("31. April 2019", None),
        ("27. Brumaire 2019", None),
        ("2019-02-27", None),
    ],
)
def test_german_dates(given, expected):
    assert german_date(given) == expected
