"""Dates of articles, each at the precision with which it was given.

Nothing is guessed: a date that may be read in two ways, that counts from today ("gestern"), or that is a
number of seconds is none.
"""

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

_OTHER_NAMES = {
    **dict.fromkeys(("jan", "jän", "jänner", "january"), 1),
    **dict.fromkeys(("feb", "feber", "february"), 2),
    **dict.fromkeys(("mär", "mar", "mrz", "maerz", "march"), 3),
    "apr": 4,
    "may": 5,
    **dict.fromkeys(("jun", "june"), 6),
    **dict.fromkeys(("jul", "july"), 7),
    "aug": 8,
    **dict.fromkeys(("sep", "sept"), 9),
    **dict.fromkeys(("okt", "oct", "october"), 10),
    "nov": 11,
    **dict.fromkeys(("dez", "dec", "december"), 12),
}
_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)} | _OTHER_NAMES
MONTH_NAME = rf"(?:{'|'.join(sorted(_NUMBERS, key=lambda name: (-len(name), name)))})\b\.?"
"""Pattern of a month in German or English, in full or short ("Feb.", "Sept"), in small letters."""

_LONGEST = 80
"""What is longer, in characters, is no date."""
_ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}(?:[Tt ].*)?")
_MONTH_OR_YEAR = re.compile(r"(\d{4})(?:-(\d{2}))?")
_WEEKDAY = re.compile(
    r"\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|mo|di|mi|do|fr|sa|so)\b\.?,?"
)
_CLOCK = r"(?:[01]?\d|2[0-4])"
_TIME = re.compile(
    rf"(?:,\s?|\bum\s|\bat\s|[-–|]\s?)*(?<![\d.:/-])"
    rf"(?:{_CLOCK}:[0-5]\d(?::[0-6]\d(?:[.,]\d+)?)?(?:\s?(?:uhr|h\b|[ap]\.?m\b\.?))?"
    rf"|{_CLOCK}(?:\.[0-5]\d)?\s?(?:uhr|[ap]\.?m\b\.?))(?!\d)"
    r"(?:\s?[+-]\d\d:?\d\d\b)?"
    r"(?:\s?(?:z|utc|gmt|mesz|mez|cest|cet|bst|est|edt|cst|cdt|mst|mdt|pst|pdt|ut)\b(?:[+-]\d{1,2}(?::?\d\d)?)?)?"
    r"(?:\s?\([a-zäöü ]{1,30}\))?"
)
"""A time of day with its zone: ", 14:05 Uhr", "13:47:17 +0100 (cet)", "5:36 pm gmt"."""
_LEADING = re.compile(
    r"^(?:datum|date|stand|published|posted|ver(?:ö|oe)ffentlicht(?:\sam)?|erstellt(?:\sam)?|"
    r"erschienen(?:\sam)?|vom|am|den|on|the)\b:?\s*"
)
_UPDATED = re.compile(
    r"(?<=\d)\W+(?:zuletzt\s|last\s)?(?:aktualisiert|update|updated|ge(?:ä|ae)ndert|stand)\b.*$"
)
"""What follows the day of publication: "27.02.2019, aktualisiert: 28.02.2019"."""

_DAY_FIRST = re.compile(
    rf"(\d{{1,2}})(?:\.|st|nd|rd|th)?(?:\sof)?[\s-]?({MONTH_NAME})[\s,-]\s?(\d{{4}}|'?\d\d)"
)
_MONTH_FIRST = re.compile(rf"({MONTH_NAME})\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s(\d{{4}})")
_MONTH_ALONE = re.compile(rf"({MONTH_NAME})[\s,]\s?(\d{{4}})")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|'?\d\d)")
_YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})")
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)\d{6}")
_SIGNED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})")
_SIGNED_SHORT = re.compile(r"\d{1,2}([/-])\d{1,2}\1\d\d")
_MONTH_IN_DIGITS = re.compile(r"(0?[1-9]|1[0-2])[./](\d{4})")
_FIRST_NEWSPAPER = 1605
"""The year of the "Relation" of Strasbourg: an earlier date of an article is a mistake."""
_CENTURY = 70
"""Two-digit years from this one on belong to the twentieth century."""


class Day(NamedTuple):
    """A date at its precision.

    Attributes:
        date: "2019-02-27", "2019-02" or "2019".
        precision: day, month or year.
    """

    date: str
    precision: DatePrecision


def read_date(value: str) -> Day | None:
    """Read a date in German or international notation.

    Args:
        value: "2019-02-27T23:30:00Z", "Mi., 27.2.2019, 14:05 Uhr", "Feb. 27, 2019", "Wed, 27 Feb 2019
            13:47:17 +0100", "02/2019" …; the day counts as it is written, in its own time zone.

    Returns:
        The date; None if there is no such day, if it would have to be guessed, or if it lies before 1605
        ("0001-01-01" stands for none in many databases).
    """
    day = iso_date(value)
    if day is None and (words := _bare(value)):
        day = _worded(words) or _in_digits(words)
    return day if day and int(day.date[:4]) >= _FIRST_NEWSPAPER else None


def why_no_date(value: str) -> str:
    """Say why a text is no date, for a notice.

    Args:
        value: that `read_date` does not read.

    Returns:
        The end of a sentence that begins with the value.
    """
    words = _bare(value)
    if iso_date(value) or _worded(words) or _in_digits(words):
        return "lies before the first newspaper"
    if (signed := _SIGNED.fullmatch(words)) and int(signed[1]) <= 12 and int(signed[3]) <= 12:
        return "may mean two days, the month being the first or the second number"
    if _SIGNED_SHORT.fullmatch(words):
        return "does not tell day, month and year apart"
    if re.fullmatch(r"-?\d{5,19}(?:[.,]\d+)?", words):
        return "is a number, and nothing says from when and in what it counts"
    return "is no date"


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
        return make_day(int(match[1]), int(match[2]) if match[2] else None, None)
    if len(value) > _LONGEST or not _ISO.fullmatch(value):
        return None
    try:
        return Day(datetime.fromisoformat(value).date().isoformat(), "day")
    except ValueError:
        return None


def month_number(name: str) -> int | None:
    """Number a month.

    Args:
        name: in German or English, in full or short, with or without a full stop.

    Returns:
        1 to 12; None if there is no such month.
    """
    return _NUMBERS.get(name.lower().rstrip("."))


def make_day(year: int, month: int | None, day: int | None) -> Day | None:
    """Make a date of its numbers.

    Args:
        year: with its century.
        month: 1 to 12; None if only the year is known.
        day: of the month; None if it is unknown.

    Returns:
        The date; None if the calendar has no such.
    """
    try:
        iso = date(year, 1 if month is None else month, 1 if day is None else day).isoformat()
    except ValueError:
        return None
    if month is None:
        return Day(iso[:4], "year")
    return Day(iso[:7], "month") if day is None else Day(iso, "day")


def _bare(value: str) -> str:
    """Leave of a date what tells the day: no weekday, no time, no words around it."""
    if len(value) > _LONGEST or not any(character.isdigit() for character in value):
        return ""
    words = " ".join(value.replace("\u2019", "'").lower().split())
    words = _UPDATED.sub("", words)
    words = re.sub(r"(?<=\d)t(?=\d\d:)", " ", words)
    for pattern in (_TIME, _WEEKDAY):
        words = pattern.sub(" ", words, count=1)
    words = " ".join(words.split()).strip(" ,;|-–")
    for _ in range(2):  # "veröffentlicht am: den 27. …"
        words = _LEADING.sub("", words)
    return words


def _worded(words: str) -> Day | None:
    """Read a date whose month is a word."""
    if match := _DAY_FIRST.fullmatch(words):
        return make_day(_year(match[3]), month_number(match[2]), int(match[1]))
    if match := _MONTH_FIRST.fullmatch(words):
        return make_day(int(match[3]), month_number(match[1]), int(match[2]))
    if match := _MONTH_ALONE.fullmatch(words):
        return make_day(int(match[2]), month_number(match[1]), None)
    return None


def _in_digits(words: str) -> Day | None:
    """Read a date of numbers alone, if it can only be read in one way."""
    if match := _DOTTED.fullmatch(words):
        return make_day(_year(match[3]), int(match[2]), int(match[1]))
    if match := _YEAR_FIRST.fullmatch(words):
        return make_day(int(match[1]), int(match[3]), int(match[4]))
    if match := _STAMP.fullmatch(words):
        return make_day(*map(int, match.groups()))
    if match := _MONTH_IN_DIGITS.fullmatch(words):
        return make_day(int(match[2]), int(match[1]), None)
    if match := _SIGNED.fullmatch(words):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        read = {make_day(year, second, first), make_day(year, first, second)} - {None}
        return read.pop() if len(read) == 1 else None
    return None


def _year(written: str) -> int:
    """Give a year its century."""
    year = int(written.lstrip("'"))
    if len(written.lstrip("'")) == 4:
        return year
    return year + (1900 if year >= _CENTURY else 2000)
