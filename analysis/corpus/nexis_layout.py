"""Where an export of Nexis begins and ends its articles, and what it says of each.

Nexis Uni and its predecessors document no format. Today's exports, after a cover page and a list of
documents, write for each article headline, outlet, date, copyright, lines such as "Section: Politik; S. 5"
and "Length: 512 words", "Body", the text, lines such as "Load-Date: …", and "End of Document"; older ones
"Dokument 1 von 50", outlet, date, headline, "LÄNGE: 512 Wörter", the text, "SPRACHE: GERMAN; DEUTSCH". They
are described with examples by LexisNexisTools (https://github.com/JBGruber/LexisNexisTools).
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.corpus.dates import MONTHS
from analysis.corpus.decoding import Unreadable
from analysis.corpus.given import Given

_WORDS_FILE = Path(__file__).with_name("nexis.toml")
_ENGLISH = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = rf"(?:{'|'.join(MONTHS)}|jänner|{'|'.join(_ENGLISH)})"
_WEEKDAY = (
    r"(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_DATE = re.compile(
    rf"""(?:{_WEEKDAY},?\s+)?
    (?P<date>(?:\d{{1,2}}\.?\s+)?{_MONTH}\s+(?:\d{{1,2}},\s+)?\d{{4}}|\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}})
    (?:,?\s+{_WEEKDAY})?(?:,?\s+\d{{1,2}}:\d\d\b.{{0,40}})?""",
    re.IGNORECASE | re.VERBOSE,
)
"""A line with a date and no more: "27. Februar 2019 Mittwoch", "February 27, 2019 Wednesday 5:31 PM GMT"."""

_ONE_OF = re.compile(r"(?:Dokument|Document) \d+ (?:von|of) \d+|\d+ of \d+ DOCUMENTS?", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:Copyright\b|©|\(c\) ?\d{4})|(?:All Rights Reserved|Alle Rechte vorbehalten)\.?$", re.I
)
_LISTED = re.compile(r"(?:Documents?|Dokumente?) \(\d+\)", re.IGNORECASE)
_LABEL = re.compile(r"(?P<name>[^\W\d][\w/ \-]{2,40}?)\s?:(?:\s+(?P<value>.*)|$)", re.DOTALL)
_DAY = re.compile(rf"\d.*\d{{4}}|{_MONTH}\s.*\d{{4}}", re.IGNORECASE)
_FAILED = "error in this document"
_MOST_ABOVE = 60
"""Lines between the beginning of an article and its body, a cover page and a list of documents aside."""

_UNKNOWN = "neither a body nor a date is found in it; export it again from Nexis, or give it as .txt"


class Paragraph(NamedTuple):
    """A paragraph of an export.

    Attributes:
        text: without space around it, and not empty.
        heading: whether it is laid out as a headline.
    """

    text: str
    heading: bool = False


class Piece(NamedTuple):
    """What an export holds of one article.

    Attributes:
        paragraphs: from its headline, or from the cover page before it, to its end.
        old: whether it begins with "Dokument 1 von 50", outlet and date.
    """

    paragraphs: list[Paragraph]
    old: bool


def is_export(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell an export of Nexis from any other document.

    Args:
        paragraphs: of the document.

    Returns:
        Whether an article ends or begins in it as they do in exports.
    """
    names = {_label(paragraph.text)[0] for paragraph in paragraphs[:_MOST_ABOVE]}
    lengths = not names.isdisjoint(_names("length"))
    return any(
        _is_line(paragraph.text, "end")
        or _ONE_OF.fullmatch(paragraph.text)
        or (lengths and _is_line(paragraph.text, "body"))
        for paragraph in paragraphs
    )


def pieces_of(paragraphs: Sequence[Paragraph]) -> Iterator[Piece]:
    """Take an export apart.

    Args:
        paragraphs: of the export.

    Yields:
        Its articles, without what marks their ends.
    """
    piece = Piece([], old=False)
    for paragraph in paragraphs:
        begins = bool(_ONE_OF.fullmatch(paragraph.text))
        if begins or _is_line(paragraph.text, "end"):
            if piece.old or not begins:
                yield piece
            piece = Piece([], old=begins)
        else:
            piece.paragraphs.append(paragraph)
    if piece.old or any(_is_line(paragraph.text, "body") for paragraph in piece.paragraphs):
        yield piece


def given_in_piece(piece: Piece, number: int) -> Given:
    """Read what an export says of an article.

    Args:
        piece: of the export.
        number: of the article, from 1.

    Returns:
        The article, its paragraphs joined by blank lines; highlights, graphics and keywords are left out.

    Raises:
        Unreadable: no article is found in it.
    """
    lines = [paragraph.text for paragraph in piece.paragraphs]
    if len(lines) < 10 and any(_FAILED in line for line in lines):
        raise Unreadable("Nexis could not deliver this article; export it again")
    dates = {place: match for place, line in enumerate(lines) if (match := _DATE.fullmatch(line))}
    start = _body_start(lines, dates)
    above = {place: match["date"] for place, match in dates.items() if place < start}
    dated = max(above) if above else None
    head = piece.paragraphs[: start - 1 if start and _is_line(lines[start - 1], "body") else start]
    title, outlet = _title_and_outlet(head, dated, piece.old)
    labels = dict(_label(line) for line in reversed([paragraph.text for paragraph in head]))
    named = next((labels[name] for name in _names("title") if labels.get(name)), None)
    author = next((labels[name] for name in _names("author") if labels.get(name)), None)
    return Given(
        text="\n\n".join(_body(lines[start:])),
        line=number,
        title=named or title,
        date=None if dated is None else above[dated],
        outlet=outlet,
        author=re.sub(r"^(?:Von|By) ", "", author, flags=re.IGNORECASE) if author else None,
    )


def _body_start(lines: Sequence[str], dates: dict[int, re.Match[str]]) -> int:
    """Find the first line of the body: behind "Body", else behind the last label, else behind the date."""
    for place, line in enumerate(lines):
        if _is_line(line, "body"):
            return place + 1
    after = min(dates, default=-1)
    above = [n for n, line in enumerate(lines[: after + _MOST_ABOVE]) if n > after and _is_above(line)]
    lengths = [place for place in above if _label(lines[place])[0] in _names("length")]
    if above:
        place = (lengths or above)[0] + 1
        while place in above:
            place += 1
        return place
    if dates:
        return min(dates) + 1
    raise Unreadable(_UNKNOWN)


def _title_and_outlet(
    head: Sequence[Paragraph], dated: int | None, old: bool
) -> tuple[str | None, str | None]:
    """Find headline and outlet by the date, which stands behind the outlet, and by the layout."""
    until = len(head) if dated is None else dated
    lines = [paragraph.text for paragraph in head]
    if old:
        following = (line for line in lines[until + 1 :] if not (_is_above(line) or _COPYRIGHT.search(line)))
        return next(following, None), lines[0] if until and lines else None
    headings = [place for place, paragraph in enumerate(head[:until]) if paragraph.heading]
    if headings:
        first = last = headings[-1]
        while first - 1 in headings:
            first -= 1
        following = (
            line for line in lines[last + 1 : until] if not (_is_above(line) or _COPYRIGHT.search(line))
        )
        return " ".join(lines[first : last + 1]), next(following, None)
    if dated is None:
        return None, None
    covers = [place for place, line in enumerate(lines[:until]) if _is_cover(line)]
    above = lines[max(0, until - 2) if covers else 0 : until]
    return " ".join(above[:-1]) or None, above[-1] if above else None


def _body(lines: Sequence[str]) -> list[str]:
    """Keep of the lines behind the head those that are the article's own."""
    end = next((place for place, line in enumerate(lines) if _is_closing(line)), len(lines))
    while end and _COPYRIGHT.search(lines[end - 1]) and len(lines[end - 1]) < 200:
        end -= 1
    return list(lines[:end])


def _is_above(line: str) -> bool:
    name, _ = _label(line)
    return any(name in _names(kind) for kind in ("author", "title", "length", "other"))


def _is_closing(line: str) -> bool:
    """Whether the body ends before a line: "Update: 27. Februar 2019", but not "Update: Es brennt noch"."""
    if _is_line(line, "after"):
        return True
    name, value = _label(line)
    return name in _names("closing") or (name in _names("loaded") and bool(_DAY.fullmatch(value)))


def _is_cover(line: str) -> bool:
    return _label(line)[0] in _names("cover") or bool(_LISTED.fullmatch(line))


def _label(line: str) -> tuple[str, str]:
    """Divide "Länge: 512 Wörter" into name, in small letters, and value; both empty for other lines."""
    match = _LABEL.fullmatch(line)
    return (match["name"].lower(), (match["value"] or "").strip()) if match else ("", "")


def _is_line(line: str, kind: str) -> bool:
    return line.lower().rstrip(":") in _names(kind)


@cache
def _names(kind: str) -> tuple[str, ...]:
    words = tomllib.loads(_WORDS_FILE.read_text(encoding="utf-8"))
    return tuple(word.lower() for word in words[kind])
