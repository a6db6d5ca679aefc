"""Dates at their precision: the day that stands for them, and the years between."""

import datetime

import pytest

from analysis.mentions.dates_seen import day_of, years_apart


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019-02-27", (2019, 2, 27)),
        ("2019-02-27T10:30:00", (2019, 2, 27)),
        ("2019-02", (2019, 2, 15)),
        ("2019", (2019, 7, 1)),
    ],
)
def test_a_date_stands_in_the_middle_of_its_month_or_year(text, day):
    assert day_of(text) == datetime.date(*day).toordinal()


@pytest.mark.parametrize(
    ("one", "others", "years"),
    [
        ("2010-07-01", ["2000-07-01", "2008-07-01"], 2),
        ("2010-07-01", ["2000-07-01", "2011-07-01", "2018-07-01"], 1),
        ("2010-07-01", ["2013-07-01"], 3),
        ("2010-07-01", ["2010-07-01"], 0),
        ("2010", ["2014"], 4),
    ],
)
def test_the_nearest_date_counts(one, others, years):
    assert years_apart(one, others) == pytest.approx(years, abs=0.01)


@pytest.mark.parametrize(("one", "others"), [(None, ["2010"]), ("2010", [])])
def test_without_dates_there_is_nothing_to_compare(one, others):
    assert years_apart(one, others) is None
