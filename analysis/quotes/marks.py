"""Find quotation marks on the raw text: every German and Swiss style, nested, unclosed, across paragraphs.

Tokens are no help here: a tokeniser splits »…« and straight marks differently from „…“, and a parser
ends sentences inside them.
"""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

CLOSERS = {
    "„": '“”"‟',
    "»": "«",
    "«": "»",
    "“": "”“",
    "”": "”",
    '"': '"',
    "''": "''",
    "‚": "‘’'",
    "‘": "’",
    "›": "‹",
    "‹": "›",
    "'": "'",
    ",,": "“\"''",
    "<<": ">>",
    ">>": "<<",
}
"""Opening mark → the marks that may close it."""

ALWAYS_OPEN = {"„", "‚", ",,"}
"""Marks that open wherever they stand; all others need a gap before and none behind."""

SINGLE = {"‚", "‘", "›", "‹", "'"}
APOSTROPHES = {"'", "‘"}
"""Single marks that look like an apostrophe: they open only what closes on the same line."""

MARK = re.compile(r",,|''|<<|>>|[„“”‟\"»«›‹‚‘’']")
PARAGRAPH = re.compile(r"\n\s*\n")
LINE_HEAD = re.compile(r"^[^\S\n]*", re.MULTILINE)
CLIPPED = re.compile(
    r"(?:s|n|m|ne|nen|nem|ner|nes|rein|raus|rauf|ran|rum|runter|rüber|tschuldigung|\d\der)\b(?!['’.])|\d\d\b(?!\.?['’])"
)
"""Words that an apostrophe shortens at their head ("'s ist", "'ne Menge", "die '68er")."""

BOUND = "sxzß"
"""Letters behind which an apostrophe stands for a genitive ("Hans' Haus")."""

FIXED_SPACES = {"\u00a0", "\u202f"}
SPACED = re.compile(r"«\s[^«»\n]{1,400}\s»")
"""The French manner: spaces within the marks."""

MAX_PARAGRAPHS = 6
"""A quotation that is not closed within so many paragraphs ends with its first."""

NEAR = 400
"""Within so many characters the closing mark is sought that shows a mark before it to be a mere sign."""

MAX_DEPTH = 8
"""So many quotations within each other are told apart; marks that open yet another are passed over."""


class Marked(NamedTuple):
    """A stretch of text in quotation marks.

    Attributes:
        start: the opening mark.
        end: after the closing mark, or the end of the paragraph if there is none.
        inner_start: behind the opening mark.
        inner_end: the closing mark.
        depth: 0 for an outer stretch, 1 for one inside another, and so on.
        closed: whether there is a closing mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool


class _Open(NamedTuple):
    mark: str
    start: int
    end: int


class _Page(NamedTuple):
    """A text and what is looked up in it often.

    Attributes:
        text: the text.
        limits: the ends of its paragraphs.
        heads: where each line's first word or mark stands.
        ends: for a single mark that may be an apostrophe, the places where it closes and the line ends.
    """

    text: str
    limits: list[int]
    heads: frozenset[int]
    ends: dict[str, list[int]]


def find_marked(text: str) -> tuple[Marked, ...]:
    """Find all stretches in quotation marks.

    Args:
        text: an article's text.

    Returns:
        The stretches by start, an outer one before its inner ones.
    """
    found: list[Marked] = []
    stack: list[_Open] = []
    page, limit = _page(text), 0
    for match in MARK.finditer(text):
        while match.start() >= page.limits[limit]:
            if stack and not _goes_on(page, match, stack[0], limit):
                _end_open(stack, page.limits[limit], text, found)
            limit += 1
        _take(page, match, stack, found)
    _end_open(stack, page.limits[limit], text, found)
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def _page(text: str) -> _Page:
    return _Page(
        text,
        [m.start() for m in PARAGRAPH.finditer(text)] + [len(text)],
        frozenset(m.end() for m in LINE_HEAD.finditer(text)),
        {
            mark: [m.start() for m in re.finditer(rf"(?<=[\w.,!?…]){CLOSERS[mark]}(?!\w)|\n|$", text)]
            for mark in sorted(APOSTROPHES)
        },
    )


def _take(page: _Page, match: re.Match[str], stack: list[_Open], found: list[Marked]) -> None:
    """Let one mark close the stretch on top of the stack, open a new one, or be an apostrophe."""
    mark = match.group()
    level = _closes(page.text, match, stack)
    if level is not None:
        opened = stack[level]
        del stack[level:]
        found.append(Marked(opened.start, match.end(), opened.end, match.start(), level, True))
    elif _may_open(page, match) and len(stack) < MAX_DEPTH and not _repeats(page, match, stack):
        stack.append(_Open(mark, match.start(), match.end()))


def _closes(text: str, match: re.Match[str], stack: list[_Open]) -> int | None:
    """Find the place on the stack of the stretch that a mark closes; None if it closes none."""
    mark = match.group()
    before = text[match.start() - 1 : match.start()]
    behind = text[match.end() : match.end() + 1]
    if mark in {"'", "’"} and behind.isalpha():
        return None
    if mark in {'"', "''", "'"} and (not before or before in "(["):
        return None
    for level in range(len(stack) - 1, -1, -1):
        if mark in CLOSERS[stack[level].mark]:
            same = mark == stack[level].mark
            if same and before.isspace() and behind and not behind.isspace() and behind not in ".,;:!?)":
                return None
            return None if _is_sign(text, match, CLOSERS[stack[level].mark]) else level
        if stack[level].mark not in SINGLE:
            break
    return None


def _is_sign(text: str, match: re.Match[str], closers: str) -> bool:
    """Whether a mark in an open stretch is an inch, a minute or a genitive, as a closing mark follows it."""
    mark, behind = match.group(), text[match.end() : match.end() + 2]
    before = text[match.start() - 1 : match.start()]
    measure = mark in {'"', "''", "'"} and before.isdigit()
    genitive = mark in {"'", "’"} and before in BOUND and behind[1:].isupper()
    if not (behind[:1].isspace() and (measure or genitive)):
        return False
    rest = text[match.end() : match.end() + NEAR].split("\n", 1)[0]
    closing = min((place for c in closers if (place := rest.find(c)) != -1), default=0)
    return closing > 0 and not rest[closing - 1].isspace() and not rest[closing + 1 : closing + 2].isalpha()


def _may_open(page: _Page, match: re.Match[str]) -> bool:
    """Whether a mark stands where a quotation can begin."""
    mark = match.group()
    if mark not in CLOSERS:
        return False
    before = page.text[match.start() - 1 : match.start()]
    behind = page.text[match.end() : match.end() + 1]
    gap = not before or before.isspace() or before in '([{-–—/:„“»«"›‹….'
    if not behind or behind.isspace():
        fixed = mark in {"«", "»"} and behind in FIXED_SPACES
        return mark == "„" or (gap and (fixed or bool(SPACED.match(page.text, match.start()))))
    if mark in ALWAYS_OPEN:
        return mark != "‚" or behind.isalnum()
    if mark in APOSTROPHES:
        return gap and behind.isalnum() and _is_closed_nearby(page, match)
    return gap and behind not in ".,;:!?)"


def _is_closed_nearby(page: _Page, match: re.Match[str]) -> bool:
    """Whether a single mark has its partner on the line and shortens no word, so that it is no apostrophe."""
    if CLIPPED.match(page.text, match.end()):
        return False
    ends = page.ends[match.group()]
    end = ends[bisect_left(ends, match.end())]
    return page.text[end : end + 1] not in {"", "\n"}


def _repeats(page: _Page, match: re.Match[str], stack: list[_Open]) -> bool:
    """Whether a mark only reopens, at the head of a line, the quotation that goes on from the last."""
    return bool(stack) and stack[-1].mark == match.group() and match.start() in page.heads


def _goes_on(page: _Page, match: re.Match[str], opened: _Open, limit: int) -> bool:
    """Whether a quotation that is open at the end of a paragraph goes on in the next.

    It does if the next paragraph opens with the same mark again, or if the next mark closes it.
    """
    crossed = bisect_right(page.limits, match.start()) - bisect_right(page.limits, opened.start)
    if crossed > MAX_PARAGRAPHS or opened.mark in APOSTROPHES:
        return False
    if opened.mark == match.group():
        head = page.text[page.limits[limit] : match.start()].strip() == ""
        return head or (opened.mark == '"' and not page.text[match.start() - 1].isspace())
    return match.group() in CLOSERS[opened.mark] and opened.mark not in SINGLE


def _end_open(stack: list[_Open], limit: int, text: str, found: list[Marked]) -> None:
    """End at the paragraph's end the quotations that were never closed, and clear the stack.

    Single marks are dropped, and marks behind which the same mark opens and closes another quotation: the
    writer forgot to close the first, and where it should have ended nobody knows.
    """
    end = limit
    while end and text[end - 1].isspace():
        end -= 1
    for level in range(len(stack) - 1, -1, -1):
        opened = stack[level]
        first = len(found)
        while first and found[first - 1].start > opened.start:
            first -= 1
        again = any(text.startswith(opened.mark, m.start) for m in found[first:])
        if opened.mark in SINGLE or again:
            found[first:] = [m._replace(depth=m.depth - 1) for m in found[first:]]
        elif opened.end < end:
            found.append(Marked(opened.start, end, opened.end, end, level, False))
    stack.clear()
