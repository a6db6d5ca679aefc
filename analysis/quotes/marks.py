"""Find quotation marks on the raw text: every German and Swiss style, nested, unclosed, across paragraphs.

Tokens are no help here: a tokeniser splits »…« and straight marks differently from „…“, and a parser
ends sentences inside them.
"""

import re
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
}
"""Opening mark → the marks that may close it."""

ALWAYS_OPEN = {"„", "‚", ",,"}
"""Marks that open wherever they stand; all others need a gap before and none behind."""

SINGLE = {"‚", "‘", "›", "‹", "'"}
MARK = re.compile(r",,|''|[„“”‟\"»«›‹‚‘’']")
PARAGRAPH = re.compile(r"\n\s*\n")
MAX_PARAGRAPHS = 6
"""A quotation that is not closed within so many paragraphs ends with its first."""


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


def find_marked(text: str) -> tuple[Marked, ...]:
    """Find all stretches in quotation marks.

    Args:
        text: an article's text.

    Returns:
        The stretches by start, an outer one before its inner ones.
    """
    found: list[Marked] = []
    stack: list[_Open] = []
    limits = [m.start() for m in PARAGRAPH.finditer(text)] + [len(text)]
    limit = 0
    for match in MARK.finditer(text):
        while match.start() >= limits[limit]:
            if stack and not _goes_on(text, match, stack[0], limits, limit):
                found += _end_open(stack, limits[limit], text)
                stack = []
            limit += 1
        _take(text, match, stack, found)
    found += _end_open(stack, limits[limit], text)
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def _take(text: str, match: re.Match[str], stack: list[_Open], found: list[Marked]) -> None:
    """Let one mark close the stretch on top of the stack, open a new one, or be an apostrophe."""
    mark = match.group()
    level = _closes(text, match, stack)
    if level is not None:
        opened = stack[level]
        del stack[level:]
        found.append(Marked(opened.start, match.end(), opened.end, match.start(), level, True))
    elif mark in CLOSERS and _may_open(text, match) and not _repeats(text, match, stack):
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
            return level
        if stack[level].mark not in SINGLE:
            break
    return None


def _may_open(text: str, match: re.Match[str]) -> bool:
    """Whether a mark stands where a quotation can begin."""
    mark = match.group()
    before = text[match.start() - 1 : match.start()]
    behind = text[match.end() : match.end() + 1]
    if not behind or behind.isspace():
        return mark == "„"
    if mark in ALWAYS_OPEN:
        return mark != "‚" or behind.isalnum()
    gap = not before or before.isspace() or before in '([{-–—/:„“»«"›‹….'
    if mark in {"'", "‘"}:
        return gap and behind.isalnum() and _is_closed_nearby(text, match)
    return gap and behind not in ".,;:!?)"


def _is_closed_nearby(text: str, match: re.Match[str]) -> bool:
    """Whether a single straight mark has its partner in the paragraph, so that it is no apostrophe."""
    rest = text[match.end() :].split("\n", 1)[0]
    closer = CLOSERS[match.group()]
    return bool(re.search(rf"[\w.,!?…]{re.escape(closer)}(?!\w)", rest))


def _repeats(text: str, match: re.Match[str], stack: list[_Open]) -> bool:
    """Whether a mark only reopens, at the head of a paragraph, the quotation that goes on from the last."""
    at_head = not text[: match.start()].rsplit("\n", 1)[-1].strip()
    return at_head and bool(stack) and stack[-1].mark == match.group()


def _goes_on(text: str, match: re.Match[str], opened: _Open, limits: list[int], limit: int) -> bool:
    """Whether a quotation that is open at the end of a paragraph goes on in the next.

    It does if the next paragraph opens with the same mark again, or if the next mark closes it.
    """
    crossed = sum(opened.start < end <= match.start() for end in limits)
    if crossed > MAX_PARAGRAPHS or opened.mark in SINGLE:
        return False
    if opened.mark == match.group():
        head = text[limits[limit] : match.start()].strip() == ""
        return head if opened.mark != '"' else not text[match.start() - 1].isspace()
    return match.group() in CLOSERS[opened.mark]


def _end_open(stack: list[_Open], limit: int, text: str) -> list[Marked]:
    """End at the paragraph's end the quotations that were never closed; single marks are dropped."""
    end = len(text[:limit].rstrip())
    return [
        Marked(opened.start, end, opened.end, end, level, False)
        for level, opened in enumerate(stack)
        if opened.mark not in SINGLE and opened.end < end
    ]
