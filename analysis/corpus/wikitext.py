"""From the markup of a wiki to plain text, in time that grows with its length alone.

Markup: https://www.mediawiki.org/wiki/Help:Formatting, https://www.mediawiki.org/wiki/Help:Links,
https://www.mediawiki.org/wiki/Help:Templates and https://www.mediawiki.org/wiki/Help:Tables. Only what is
shown as running text is kept, so that one pass over the brackets does; a full parser goes back at every
bracket that is never closed.
"""

import html
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.corpus.dates import GERMAN_DATE

_WORDS_FILE = Path(__file__).with_name("wiki_words.toml")
_DEEPEST = 30
"""Brackets that lie deeper in each other are passed over."""
_COMMENT = re.compile(r"<!--(?:(?!-->).)*+(?:-->|\Z)", re.DOTALL)
_UNREAD = (
    "ref|gallery|math|chem|score|timeline|syntaxhighlight|source|imagemap|references|templatestyles|table"
)
_UNREAD_TAG = re.compile(rf"<({_UNREAD})\b[^<>]*/>|<(/?)({_UNREAD})\b[^<>]*>", re.I)
_BREAK = re.compile(r"<br\b[^<>]{0,100}>|</?(?:p|div|blockquote|center|poem|h\d)\b[^<>]{0,1000}>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")
_TABLE_EDGE = re.compile(r"^[ \t:]*(\{\||\|\}(?!\}))|^[ \t]*[|!]", re.MULTILINE)
_ARGUMENT = re.compile(r"\{\{\{[^{}]{0,200}\}\}\}")
_BRACKET = re.compile(r"\{\{|\}\}|\[\[|\]\]|\|")
_CLOSES = {"{{": "}}", "[[": "]]"}
_NAMED = re.compile(r"\s*[\w -]{1,40}=")
_EXTERNAL = re.compile(r"\[(?:https?:|ftp:|mailto:)?//[^\s\[\]]{1,2000}[ \t]*([^\[\]\n]{0,500})\]")
_BARE_URL = re.compile(r"(?<![\w/])(?:https?|ftp)://[^\s\[\]{}|<>]+")
_HEADING = re.compile(r"(={1,6})[ \t]*([^\n]+?)[ \t]*\1[ \t]*")
_LIST = re.compile(r"[*#:;]+[ \t]*")
_SWITCH = re.compile(r"__[A-ZÄÖÜ_]{3,40}__")
_QUOTES = re.compile(r"'{2,5}")
_LEFT = re.compile(
    r"\b(?:thumb|mini|miniatur|hochkant|upright)\|[^|\n]{0,40}\|?|\b\d{1,4}(?:x\d{1,4})?px\b\|?"
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,8})?:")
_SISTER = re.compile(r"^:?(?:[a-z]{1,12}|wikipedia|wikt|commons|wiktionary):(?=\S)(?:[a-z]{2,3}:)?", re.I)
_DAY = re.compile(rf"{GERMAN_DATE}|\d{{4}}-\d\d-\d\d|[A-Z][a-z]{{2,8}} \d{{1,2}}, \d{{4}}")
_PARTS_OF_DAY = re.compile(r"(\d{1,2})\|(\d{1,2})\|(\d{4})|(\d{4})\|(\d{1,2})\|(\d{1,2})")


class _Open(NamedTuple):
    """A bracket that is not yet closed, and what it holds so far: pieces of each argument."""

    sign: str
    arguments: list[list[str]]


class Plain(NamedTuple):
    """What the markup of an article says.

    Attributes:
        text: its paragraphs and headings, joined by blank lines.
        date: the day that a template or category names, as written; None if none does.
    """

    text: str
    date: str | None


def plain_text(markup: str) -> Plain:
    """Read the markup of an article.

    Args:
        markup: as it is stored in a wiki.

    Returns:
        Its text, without templates, tables, pictures, references, categories and closing sections.
    """
    source = _without_tables(_without_tags(_COMMENT.sub("", markup)))
    shown, dates = _shown(_EXTERNAL.sub(r"\1", _ARGUMENT.sub("", source)))
    lines = html.unescape(_SWITCH.sub("", _QUOTES.sub("", _BARE_URL.sub("", shown))))
    return Plain("\n\n".join(_paragraphs(lines)), dates[0] if dates else None)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(_WORDS_FILE.read_text(encoding="utf-8"))


def _without_tags(source: str) -> str:
    """Take out tags, and of those that hold no text also what is in them."""
    kept, place, inside = [], 0, None
    for tag in _UNREAD_TAG.finditer(source):
        alone, closing, name = tag[1], tag[2], (tag[3] or "").lower()
        if inside is None:
            kept.append(source[place : tag.start()])
            place = tag.end()
            inside = None if alone or closing else (name, len(kept))
        elif closing and name == inside[0]:
            place, inside = tag.end(), None
    kept.append(source[place:] if inside is None else source[place:].partition("\n")[2])
    return _TAG.sub("", _BREAK.sub("\n\n", "".join(kept))).replace("<", "&lt;")


def _without_tables(source: str) -> str:
    """Take out tables, also nested ones; of a table that never ends its rows."""
    kept, depth = [], 0
    ends = len(re.findall(r"^[ \t:]*\|\}(?!\})", source, re.MULTILINE))
    for line in source.split("\n"):
        edge = _TABLE_EDGE.match(line)
        sign = edge[1] if edge else None
        if sign == "{|":
            depth += depth < ends
        elif sign == "|}":
            depth, ends = max(0, depth - 1), ends - 1
        elif depth == 0:
            kept.append(line)
    return "\n".join(kept)


def _shown(source: str) -> tuple[str, list[str]]:
    """Give what is shown of links and templates, and the dates that some name, the likeliest first."""
    dates: list[str] = []
    stack = [_Open("", [[]])]
    place = 0
    for match in _BRACKET.finditer(source):
        sign, inner = match.group(), stack[-1]
        inner.arguments[-1].append(source[place : match.start()])
        place = match.end()
        if sign == "|":
            inner.arguments.append([]) if inner.sign else inner.arguments[-1].append("|")
        elif sign in _CLOSES:
            if len(stack) < _DEEPEST:
                stack.append(_Open(sign, [[]]))
        elif any(one.sign and _CLOSES[one.sign] == sign for one in stack):
            while _CLOSES.get(stack[-1].sign) != sign:
                _give_up(stack)
            done = stack.pop()
            arguments = ["".join(pieces) for pieces in done.arguments]
            shown = _link(arguments, dates) if sign == "]]" else _template(arguments, dates)
            stack[-1].arguments[-1].append(shown)
    stack[-1].arguments[-1].append(source[place:])
    while len(stack) > 1:
        _give_up(stack)
    return "".join(stack[0].arguments[0]), dates


def _give_up(stack: list[_Open]) -> None:
    """Take what follows a bracket that is never closed as text, of a picture only the lines behind it."""
    arguments = stack.pop().arguments
    text = "|".join("".join(pieces) for pieces in arguments)
    if text.partition(":")[0].strip().lower() in _words()["files"]:
        text = text.partition("\n")[2]
    stack[-1].arguments[-1].append(text)


def _link(arguments: list[str], dates: list[str]) -> str:
    title = arguments[0].strip()
    space, colon, name = title.partition(":")
    if colon and space.strip().lower() in _words()["files"]:
        if day := _DAY.fullmatch(name.strip()):
            dates.append(day.group())
        return ""
    if len(arguments) == 1 and _LANGUAGE.match(title):
        return ""
    shown = arguments[-1].strip() if len(arguments) > 1 else ""
    return shown or _SISTER.sub("", title).lstrip(":").partition("#")[0]


def _template(arguments: list[str], dates: list[str]) -> str:
    name, colon, behind = arguments[0].strip().replace("_", " ").partition(":")
    name = name.lower()
    words = _words()
    if name in words["dates"]:
        given = "|".join(
            [*([behind] if colon else []), *(one.partition("=")[2] or one for one in arguments[1:])]
        )
        if day := _DAY.search(given):
            dates.insert(0, day.group())
        elif parts := _PARTS_OF_DAY.search(given):
            day, month, year = parts.group(1, 2, 3) if parts[1] else parts.group(6, 5, 4)
            dates.insert(0, f"{day}.{month}.{year}")
        return ""
    place = words["shown"].get(name)
    texts = [one.strip() for one in arguments[1:] if not _NAMED.match(one)]
    return texts[place - 1 if place > 0 else place] if place and len(texts) >= abs(place) else ""


def _paragraphs(shown: str) -> Iterator[str]:
    """Join the lines of a paragraph; headings and items of lists are paragraphs of their own."""
    lines: list[str] = []
    for line in [*shown.split("\n"), ""]:
        line = "" if line.startswith("|") else _LEFT.sub("", line).strip()  # a row of a broken table
        heading, item = _HEADING.fullmatch(line), _LIST.match(line)
        if heading or item or not line:
            if text := " ".join(" ".join(lines).split(" ")).strip():
                yield re.sub(r" {2,}", " ", text)
            lines.clear()
        if heading:
            title = heading[2].strip(" :")
            if title.lower() in _words()["closing_sections"]:
                return
            if title:
                yield title
        elif item:
            lines.append(line[item.end() :])
        elif line:
            lines.append(line)
