"""Dates of articles, each at the precision with which it was given."""

import re
from datetime import date, datetime
from typing import NamedTuple

from analysis.corpus.articles import DatePrecision

MONTHS = (
    *("januar", "februar", "märz", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "dezember"),
)
GERMAN_DATE = (
    rf"(?:(?:\d{{1,2}}\.\s?)?(?i:{'|'.join(MONTHS)}|jänner)\s\d{{4}}|\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}})"
)
"""Pattern of "27. Februar 2019", "Februar 2019", "27.02.2019" and "27. 2. 2019"."""

_MONTH_OR_YEAR = re.compile(r"(\d{4})(?:-(\d{2}))?")
_NUMERIC = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_WORDED = re.compile(r"(?:(\d{1,2})\.\s?)?([^\W\d]+)\s(\d{4})")


class Day(NamedTuple):
    """A date at its precision.

    Attributes:
        date: "2019-02-27", "2019-02" or "2019".
        precision: day, month or year.
    """

    date: str
    precision: DatePrecision


def iso_date(value: str) -> Day | None:
    """Read an ISO date or datetime, a month or a year.

    Args:
        value: "2019-02-27", "2019-02-27T13:47:17Z", "2019-02" or "2019"; of a datetime the day counts
            as it is written, in its own time zone.

    Returns:
        The date; None if there is no such day or the form is another.
    """
    value = value.strip()
    if match := _MONTH_OR_YEAR.fullmatch(value):
        return _day(int(match[1]), int(match[2]) if match[2] else None, None)
    if not re.match(r"\d{4}-?\d{2}-?\d{2}", value):
        return None
    try:
        return Day(datetime.fromisoformat(value).date().isoformat(), "day")
    except ValueError:
        return None


def german_date(value: str) -> Day | None:
    """Read a date as German newspapers print it.

    Args:
        value: "27. Februar 2019", "27.02.2019" or "Februar 2019".

    Returns:
        The date; None if there is no such day or the form is another.
    """
    value = value.strip()
    if match := _NUMERIC.fullmatch(value):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if match := _WORDED.fullmatch(value):
        name = match[2].lower().replace("jänner", "januar")
        if name in MONTHS:
            return _day(int(match[3]), MONTHS.index(name) + 1, int(match[1]) if match[1] else None)
    return None


def _day(year: int, month: int | None, day: int | None) -> Day | None:
    try:
        iso = date(year, 1 if month is None else month, 1 if day is None else day).isoformat()
    except ValueError:
        return None
    if month is None:
        return Day(iso[:4], "year")
    return Day(iso[:7], "month") if day is None else Day(iso, "day")
