import pytest

from analysis.corpus.dates import iso_date, read_date, why_no_date


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
    assert iso_date(given) == read_date(given) == (date, precision)


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
    ],
)
def test_german_dates(given, expected):
    assert read_date(given) == expected


FEBRUARY_27 = [
    "27. Februar 2019",
    "27.Februar 2019",
    "27\u00a0Februar\u00a02019",
    "27.02.2019",
    "27.2.2019",
    "27. 2. 2019",
    "27.02.19",
    "27. Feb. '19",
    "Mi., 27.2.2019, 14:05 Uhr",
    "Mittwoch, den 27. Februar 2019",
    "Mittwoch 27. Februar 2019 14:05 Uhr GMT+1",
    "27. Februar 2019 Mittwoch",
    "27.02.2019 um 14 Uhr",
    "27.02.2019, 14.05 Uhr",
    "27.02.2019 | 14:05",
    "14:05 Uhr, 27.02.2019",
    "am 27. Februar 2019",
    "Stand: 27.02.2019, 09:00 Uhr",
    "Veröffentlicht am 27.02.2019",
    "27.02.2019 - aktualisiert 28.02.2019, 09:00 Uhr",
    "Feb. 27, 2019",
    "February 27, 2019",
    "February 27, 2019 Wednesday 5:36 PM GMT",
    "27th of February 2019",
    "27 Feb 2019 13:47 GMT",
    "Wed, 27 Feb 2019 13:47:17 +0100",
    "Wed, 27 Feb 2019 13:47:17 +0100 (CET)",
    "27 Feb 19 13:47 UT",
    "Wednesday, 27-Feb-19 13:47:17 GMT",
    "Wed Feb 27 13:47:17 2019",
    "Wed Feb 27 13:47:17 +0000 2019",
    "2019-02-27T23:30:00Z",
    "2019-02-27 13:47:17 UTC",
    "2019-02-27 13:47:17 +0100 CET",
    "2019/02/27",
    "2019.2.27",
    "20190227134500",
    "27/02/2019",
    "02/27/2019",
    "2/27/2019 1:05 PM",
]


@pytest.mark.parametrize("given", FEBRUARY_27)
def test_one_day_in_the_notations_of_papers_feeds_mails_and_databases(given):
    assert read_date(given) == ("2019-02-27", "day")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Februar 2019", ("2019-02", "month")),
        ("Feb 2019", ("2019-02", "month")),
        ("02/2019", ("2019-02", "month")),
        ("1. Jänner 2020", ("2020-01-01", "day")),
        ("So., 3. März 2019", ("2019-03-03", "day")),
        ("Sept. 3, 2019", ("2019-09-03", "day")),
        ("3. Mai 1998", ("1998-05-03", "day")),
        ("03.05.98", ("1998-05-03", "day")),
        ("03/03/2019", ("2019-03-03", "day")),
    ],
)
def test_months_and_other_days(given, expected):
    assert read_date(given) == expected


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("03/04/2019", "may mean two days, the month being the first or the second number"),
        ("03-04-2019", "may mean two days, the month being the first or the second number"),
        ("27/02/19", "does not tell day, month and year apart"),
        ("1551225600", "is a number, and nothing says from when and in what it counts"),
        ("1551225600000", "is a number, and nothing says from when and in what it counts"),
        ("43523", "is a number, and nothing says from when and in what it counts"),
        ("31.02.2019", "is no date"),
        ("30. Februar 2019", "is no date"),
        ("Montag, 32. Januar 2019", "is no date"),
        ("13/13/2019", "is no date"),
        ("0000-00-00 00:00:00", "is no date"),
        ("0001-01-01", "lies before the first newspaper"),
        ("1.1.0001", "lies before the first newspaper"),
        ("Mittwoch", "is no date"),
        ("gestern, 14:05 Uhr", "is no date"),
        ("vor 3 Tagen", "is no date"),
        ("27. Februar", "is no date"),
        ("27. Februar 2019 und 28. Februar 2019", "is no date"),
        ("1" * 100_000, "is no date"),
    ],
)
def test_nothing_is_guessed_and_the_reason_is_told(given, reason):
    assert read_date(given) is None
    assert why_no_date(given) == reason
