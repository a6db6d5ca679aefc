"""Days, months, quarters or years: the finest unit that the dates allow and the page holds."""

import pandas as pd
import pytest

from analysis.figures.periods import fitting_unit, period_of_each, within

PRECISION = {4: "year", 7: "month", 10: "day"}


def dated(*dates):
    rows = [(str(n), date, PRECISION[len(date)] if date else "none") for n, date in enumerate(dates)]
    return pd.DataFrame(rows, columns=["article_id", "date", "date_precision"])


@pytest.mark.parametrize(
    ("dates", "unit"),
    [
        (["2019-02-01", "2019-02-14"], "day"),
        (["2019-02-01", "2019-07-14"], "month"),
        (["2019-02", "2019-03"], "month"),
        (["2019-02-01", "2019-02-02", "2019-03"], "month"),
        (["2016-02-01", "2020-07-14"], "quarter"),
        (["2004-02-01", "2022-07-14"], "year"),
        (["2019", "2020", "2021-01-01"], "year"),
        (["1950-01-01", "2022-07-14"], "year"),
        ([None], "year"),
        (["1004-02-01", *["2019-02-01", "2019-07-14"] * 50], "month"),
    ],
)
def test_the_unit_fits_the_dates(dates, unit):
    assert fitting_unit(dated(*dates)) == unit


def test_articles_get_the_period_that_holds_their_date():
    periods, everything = period_of_each(dated("2019-02-27", None, "2019-04", "2019"), "month")
    assert periods.to_dict() == {"0": "2019-02", "2": "2019-04"}
    assert everything == ["2019-02", "2019-03", "2019-04"]


@pytest.mark.parametrize(
    ("unit", "first"), [("day", "2018-12-31"), ("month", "2018-12"), ("quarter", "2018-Q4"), ("year", "2018")]
)
def test_periods_are_named_by_their_unit(unit, first):
    _, everything = period_of_each(dated("2018-12-31", "2019-01-02"), unit)
    assert everything[0] == first


def test_a_datetime_counts_for_its_day():
    periods, _ = period_of_each(dated("2019-02-26").assign(date="2019-02-26T23:10:00"), "day")
    assert periods.empty
    later = pd.concat([dated("2019-02-26").assign(date="2019-02-26T23:10:00"), dated("2019-02-27")])
    assert period_of_each(later.assign(article_id=["a", "b"]), "day")[0].to_dict() == {
        "a": "2019-02-26",
        "b": "2019-02-27",
    }


@pytest.mark.parametrize("dates", [[], [None, None], ["2019-02", "2019-02-03"], ["2019"]])
def test_fewer_than_two_periods_are_none(dates):
    periods, everything = period_of_each(dated(*dates))
    assert periods.empty
    assert everything == []


def test_a_stray_date_does_not_stretch_the_chart():
    periods, everything = period_of_each(dated("1004", "1970", *["2018", "2020"] * 3, "2050"))
    assert everything == ["< 2018", "2018", "2019", "2020", "> 2020"]
    assert periods.value_counts().to_dict() == {"< 2018": 2, "2018": 3, "2020": 3, "> 2020": 1}


@pytest.mark.parametrize(
    ("period", "inside"),
    [
        ("2019-02-27", "A"),
        ("2019-02", "AB"),
        ("2019-Q1", "AB"),
        ("2019", "ABC"),
        ("< 2019-02", "D"),
        ("> 2018", "ABC"),
        ("2019-03", ""),
    ],
)
def test_which_articles_lie_in_a_period(period, inside):
    """A date that is coarser than the period cannot tell: "2019" may be any month."""
    articles = dated("2019-02-27", "2019-02", "2019", "2018-12-31", None)
    assert (
        "".join(name for name, is_in in zip("ABCDE", within(articles, period), strict=True) if is_in)
        == inside
    )


def test_every_period_of_a_chart_can_be_asked_for():
    articles = dated("1004", "1970", *["2018", "2020"] * 3, "2050")
    periods, everything = period_of_each(articles)
    counts = periods.value_counts()
    assert {name: within(articles, name).sum() for name in everything if name in counts} == dict(counts)
