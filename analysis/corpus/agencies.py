"""News agencies: who is meant by "dpa/lby", "rtr" or "sda", and the credit at the end of a report."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.corpus.articles import Part

_NAMES_FILE = Path(__file__).with_name("agencies.toml")
_JOINT = r"[ \xa0]?(?:[/,;+&|]|\bund\b|\band\b)[ \xa0]?"
_LAST_LINES = 3
"""A credit stands in one of so many last lines."""
_LONGEST = 200
"""A longer line may end with a credit in brackets, but is none, in characters."""
_NAMED_WITHIN = 80
"""A credit names an agency within so many characters before the end of its line."""
_ABBREVIATION = re.compile(r"[a-zäöü]{1,5}\.?|[A-ZÄÖÜ]{2,4}|[a-z-]+\.[a-z]{2,3}")
"""An editor's or a paper's own mark beside the agency's: "abc/dpa", "SZ/dpa", "ntv.de, dpa"."""
_WORD = re.compile(r"\w+")
_PICTURE = re.compile(r"(?:[Ff]otos?|[Bb]ild(?:er)?|[Gg]rafik|Illustration|Video|Screenshot)\b")
_SOURCE = (
    r"(?:(?:Quellen?|Text|Nachrichtenagenturen?|Agenturen?|Redaktion)[ \xa0]?:|"
    r"(?:[Dd]ieser|[Dd]er)[ ](?:Artikel|Text|Beitrag)[ ](?:enthält|verwendet|beruht[ ]auf)[ ]Material"
    r"[ ](?:von|der)|"
    r"[Mm]it[ ](?:(?:Agentur-?[Mm]aterial|Material|Informationen|Meldungen|Inhalten)(?:[ ](?:von|der|des))?"
    r"(?:[ ]Nachrichtenagentur(?:en)?)?[ :]?\(?)?|[Aa]us[ ]Material[ ](?:von|der))"
)


class Credit(NamedTuple):
    """A line or its end that says which agency a report is from.

    Attributes:
        part: its place in the text; of the same kind as a dateline, which says so at the beginning.
        agencies: as written.
    """

    part: Part
    agencies: str


@cache
def _forms() -> dict[str, str]:
    agencies = tomllib.loads(_NAMES_FILE.read_text(encoding="utf-8"))["agencies"]
    return {form: name for name, forms in agencies.items() for form in forms}


@cache
def _services() -> frozenset[str]:
    return frozenset(tomllib.loads(_NAMES_FILE.read_text(encoding="utf-8"))["services"]["names"])


@cache
def _first_words() -> frozenset[str]:
    """Give the words with which agencies' names begin: a line without any of them needs no pattern."""
    return frozenset(_WORD.match(form).group() for form in _forms())


@cache
def known_forms() -> str:
    """Give the pattern of one known agency, or of several that are joined, such as "AFP/dpa" or "dpa/lby".

    Returns:
        The pattern; it ignores case by itself.
    """
    forms = "|".join(re.escape(form) for form in sorted(_forms(), key=lambda form: (-len(form), form)))
    return rf"(?i:(?:{forms})(?![\w-])(?:{_JOINT}[\w.\-]{{1,20}})*)"


@cache
def _credit() -> re.Pattern[str]:
    """Compile what a credit looks like, up to the end of its line."""
    known = known_forms()
    mixed = rf"(?:[\w.]{{1,6}}{_JOINT})*{known}"
    key = r"dpa:\d{6}-\d{2,3}-\d+(?:/\d+)?"
    return re.compile(
        rf"""(?:
            (?:^|(?<=[.!?…“”«»"\d)])[ \xa0]|[ \xa0]{{2,}}|[|–—-][ \xa0])[ \xa0]*\((?P<bracket>{mixed})\)\.?
          | (?:^|(?<=[.!?…“”«»")])[ \xa0]+|[|–—-][ \xa0])\(?{_SOURCE}[ \xa0]*(?P<named>{mixed})\)*\.?
          | ©[ \xa0]?(?P<owner>dpa-infocom)[ \xa0]?(?:GmbH)?(?:,[ \xa0]?{key})?
          | ©[ \xa0]?\d{{4}}[ \xa0](?P<year>{known})
          | (?:^|(?<=[.!?…“”«»"])[ \xa0]+)(?P<bare>{mixed})
        )[ \t\xa0]*$""",
        re.VERBOSE,
    )


def find_credits(text: str) -> tuple[Credit, ...]:
    """Find the agency's credit at the end of an article.

    Args:
        text: of an article.

    Returns:
        Credits in text order: "(dpa)", "Quelle: AFP", "© dpa-infocom, dpa:190227-99-123456/2", "abc/dpa".
        The source of a picture ("Foto: dpa") is none.
    """
    lines = list(re.finditer(r"\S[^\n]*", text[-_tail(text) :]))[-_LAST_LINES:]
    shift = len(text) - _tail(text)
    return tuple(credit for line in lines for credit in _in_line(line, shift))


def _tail(text: str) -> int:
    """Say how many characters at the end hold the last lines, so that a long text need not be searched."""
    place = len(text)
    for _ in range(_LAST_LINES + 1):
        place = text.rstrip().rfind("\n", 0, place) if place > 0 else -1
        while place > 0 and text[place - 1].isspace():
            place -= 1
    return len(text) - max(place, 0)


def _in_line(line: re.Match[str], shift: int) -> Iterator[Credit]:
    words = line.group().rstrip()
    beginning = max(0, len(words) - _LONGEST)
    if _first_words().isdisjoint(_WORD.findall(words[-_NAMED_WITHIN:].lower())):
        return
    found = _credit().search(words, beginning)
    if found is None or _PICTURE.search(words, max(0, found.start() - 40)):
        return
    named = next(name for name in found.groups() if name)
    if not agencies_in(named) or (found["bare"] and not _only_marks(named)):
        return
    start = found.start() + len(found.group()) - len(found.group().lstrip(" \xa0|–—-"))
    place = shift + line.start()
    yield Credit(Part("dateline", place + start, place + len(words)), named)


def _only_marks(named: str) -> bool:
    """Whether words that stand by themselves are marks of agencies and editors, not part of a sentence."""
    marks = re.split(_JOINT, named)
    return all(_named(mark) or _ABBREVIATION.fullmatch(mark) for mark in marks)


def agencies_in(written: str | None) -> tuple[str, ...]:
    """Name the agencies that a dateline, a credit or the metadata speak of.

    Args:
        written: "dpa/lby", "abc/dpa/Reuters", "Maria Muster (AFP)"; None if there is nothing.

    Returns:
        The known agencies by the names that the project gives them, in the order of the text, each once.
    """
    if not written:
        return ()
    marks = re.split(rf"{_JOINT}|[()\[\]]|[ \xa0][–—-][ \xa0]|:[ \xa0]", written.strip())
    return tuple(dict.fromkeys(name for mark in [written, *marks] if (name := _named(mark))))


def agency_name(*written: str | None) -> str | None:
    """Join the agencies of several statements.

    Args:
        written: what dateline and credit say, in the order of the text.

    Returns:
        "dpa", "AFP/dpa"; the first statement as it is written if it names an agency that the project
        does not know; None if nothing is said.
    """
    names = dict.fromkeys(name for one in written for name in agencies_in(one))
    return "/".join(names) or next((one.strip() for one in written if one and one.strip()), None)


def _named(mark: str) -> str | None:
    """Name the agency of one mark, with or without its service ("dpa-lby")."""
    words = " ".join(mark.lower().strip(" .\xa0\t").split())
    words = re.sub(r"^(?:von|by|quelle:?|die|der|the)\s", "", words)
    if name := _forms().get(words):
        return name
    first, sign, service = words.partition("-")
    return _forms().get(first) if sign and service in _services() else None
