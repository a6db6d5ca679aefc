"""Datelines: where an agency's report comes from, before its first word ("Berlin (AFP) -")."""

import re
from functools import cache
from typing import NamedTuple

from analysis.corpus.agencies import agencies_in, known_forms
from analysis.corpus.articles import Part
from analysis.corpus.dates import MONTH_NAME, Day, make_day, month_number

_PLACE = r"""[A-ZÄÖÜ][\w.\-]*                              # Berlin; Frankfurt/Main; Rothenburg ob der Tauber
      (?:[ \xa0/,]+(?:(?:am|an|auf|bei|im|in|ob|vor)[ ](?:der[ ])?)?[A-ZÄÖÜ][\w.\-]*){0,4}?"""
_DATE = rf"""(?:\d{{1,2}}\.[ ]?(?i:{MONTH_NAME})(?:[ ]\d{{4}})?|(?i:{MONTH_NAME})[ ]\d{{1,2}}|
      \d{{1,2}}\.[ ]?\d{{1,2}}\.(?:[ ]?\d{{4}})?)"""
_MARK = r"(?:dpa(?:-afx)?|afp|rtr|epd|kna|sid|apa|sda|dapd|ddp|ap)"
_BARE = rf"(?:{_MARK}(?:[/,][ ]?(?:{_MARK}|[a-z]{{2,3}}))*|(?:dpa|AFP|Reuters)(?:/(?:dpa|AFP|Reuters))*)"
"""An agency without brackets: only in small letters, since "SID Meier." and "AP Møller –" are none."""
_LINE_END = re.compile(r"\n")
_OPENING = r"[A-ZÄÖÜ„“\"»«‚‘'(\d]"


class Dateline(NamedTuple):
    """A dateline and what it says.

    Attributes:
        part: its place in the text, the dash included.
        agency: the news agencies, as written.
        end: where the text begins, after the white space behind the dash.
        day: the date with its year; None without one.
        day_and_month: the date if it lacks its year; None without one.
    """

    part: Part
    agency: str
    end: int
    day: Day | None = None
    day_and_month: tuple[int, int] | None = None


@cache
def _pattern() -> re.Pattern[str]:
    """Compile what opens a paragraph as a dateline, up to the first letter of the text."""
    known = known_forms()
    return re.compile(
        rf"""[ \t]*(?:
        (?P<place>{_PLACE})(?:,[ ](?:den[ ])?(?P<date>{_DATE}))?\.?
        [ \xa0]\((?:
            (?!Foto|Bild|Archiv)(?P<agency>[A-Za-zÄÖÜäöü.,&+/ -]{{2,30}})\)[ \xa0]?(?:[–—-]+|:)[ \xa0] # (AFP)
          | (?P<surely>{known})\)(?:[ \xa0]?[.|][ \xa0]|[ \xa0](?={_OPENING}))                 # (dpa). Der
        )
      | \((?P<alone>{known})\)[ \xa0]?(?:[–—-]+|:|\||\.)[ \xa0]                               # (SID) -
      | (?P<before>{_BARE})[ \xa0](?:{_PLACE})(?:\.|:|[ \xa0][–—|-]+)[ \xa0](?={_OPENING})      # dpa Berlin.
      | (?:{_PLACE})(?:[.,]?[ \xa0](?:[–—-][ \xa0])?)(?P<behind>{_BARE})[ \xa0]?[|:–—-]+[ \xa0] # BERLIN dpa |
        )""",
        re.VERBOSE,
    )


def find_datelines(text: str) -> tuple[Dateline, ...]:
    """Find the datelines that open paragraphs.

    Args:
        text: of an article.

    Returns:
        The datelines in text order.
    """
    begins = [0, *(match.end() for match in _LINE_END.finditer(text))]
    found = (_pattern().match(text, begin) for begin in begins)
    return tuple(_dateline(match) for match in found if match and _is_one(match))


def _is_one(match: re.Match[str]) -> bool:
    """Whether what looks like a dateline is one; an agency explained ("Presse-Agentur (dpa)") is none."""
    if match["place"]:
        return not match["surely"] or not re.search(r"(?i)agentur$|press|dienst$", match["place"])
    named = match["alone"] or match["before"] or match["behind"]
    return bool(agencies_in(named))


def _dateline(match: re.Match[str]) -> Dateline:
    whole = match.group()
    start = match.start() + len(whole) - len(whole.lstrip())
    part = Part("dateline", start, match.start() + len(whole.rstrip()))
    names = ("agency", "surely", "alone", "before", "behind")
    agency = next(match[name] for name in names if match[name]).strip()
    return Dateline(part, agency, match.end(), *_date(match["date"]))


def _date(written: str | None) -> tuple[Day | None, tuple[int, int] | None]:
    """Read a dateline's date: in full, or as day and month."""
    if not written:
        return None, None
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    name = re.search(rf"(?i){MONTH_NAME}", written)
    month = month_number(name.group()) if name else numbers.pop(1)
    year = numbers[1] if len(numbers) > 1 else None
    if month is None or not make_day(year or 2000, month, numbers[0]):
        return None, None
    return (make_day(year, month, numbers[0]), None) if year else (None, (numbers[0], month))
