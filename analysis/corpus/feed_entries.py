"""What an entry of a feed gives of its article.

RSS 2.0: https://www.rssboard.org/rss-specification; Atom: RFC 4287.
"""

import html
import re
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element, tostring

from analysis.corpus.given import Given
from analysis.corpus.html_text import text_of_html
from analysis.corpus.xml_stream import local_name

_DATES = ("pubDate", "published", "date", "issued", "created", "updated", "modified")
_LONGEST_TEASER = 600
"""A longer description is the article: many feeds put it there."""
_BLOCK = re.compile(r"<(?:p|div|br|li|h\d|blockquote)\b", re.I)
_FOLLOWS = re.compile(
    r"\n\n(?:(?:Der Beitrag|The post) .{1,300} (?:erschien zuerst auf|appeared first on) .{1,200}"
    r"|(?:\[?(?:Weiterlesen|Mehr|Read more)\b.{0,100}))$"
)
_MAIL = re.compile(r"\S+@\S+\s*\((.+)\)\s*$")


class Entry(NamedTuple):
    """An entry of a feed.

    Attributes:
        given: its article, line not yet numbered; None if it has no text.
        teaser: whether its text is only a teaser.
    """

    given: Given | None
    teaser: bool = False


def entry_of(element: Element, outlet: str | None) -> Entry:
    """Read an entry.

    Args:
        element: <item> or <entry>.
        outlet: the feed's title.

    Returns:
        The entry.
    """
    fields: dict[str, list[Element]] = {}
    for child in element:
        if isinstance(child.tag, str):
            fields.setdefault(local_name(child.tag), []).append(child)
    full = max(
        (_text(child) for key in ("encoded", "content") for child in fields.get(key, ())), key=len, default=""
    )
    short = max(
        (_text(child) for key in ("description", "summary") for child in fields.get(key, ())),
        key=len,
        default="",
    )
    text = full if len(full) >= len(short) else short
    if not text:
        return Entry(None)
    given = Given(
        text=text,
        line=1,
        title=_line(fields, "title"),
        date=next((_iso(found) for key in _DATES if (found := _line(fields, key))), None),
        outlet=outlet,
        author=_authors(fields),
        url=_address(fields),
    )
    return Entry(given, teaser=not full and len(short) <= _LONGEST_TEASER)


def plain(element: Element) -> str | None:
    """Give an element's text as one line, its markup taken out.

    Args:
        element: such as a title.

    Returns:
        The line; None if there is none.
    """
    return " ".join(_text(element).split()) or None


def _text(element: Element) -> str:
    """Give the text of an element that holds HTML, as text or as elements, or plain text."""
    kind = element.get("type") or ""
    if len(element):
        for part in element.iter():
            part.tag = local_name(part.tag) if isinstance(part.tag, str) else "span"
        source = "".join(tostring(child, encoding="unicode", method="html") for child in element)
    else:
        source = (element.text or "").replace("\r\n", "\n")
    if kind in ("text", "text/plain") and not len(element):
        return source.strip()
    if not _BLOCK.search(source):
        source = re.sub(r"\n[ \t]*\n\s*", "<p>", source.strip())
    return _FOLLOWS.sub("", text_of_html(source)).strip()


def _line(fields: dict[str, list[Element]], key: str) -> str | None:
    return next((line for element in fields.get(key, ()) if (line := plain(element))), None)


def _authors(fields: dict[str, list[Element]]) -> str | None:
    """Join the names of authors, which RSS gives as "mail (name)" and Atom as an element of its own."""
    names: list[str] = []
    for element in (*fields.get("creator", ()), *fields.get("author", ())):
        named = next((child for child in element if local_name(str(child.tag)) == "name"), element)
        line = plain(named) or ""
        mailed = _MAIL.match(line)
        name = mailed[1] if mailed else line
        if name and "@" not in name and name not in names:
            names.append(name)
    return ", ".join(names) or None


def _address(fields: dict[str, list[Element]]) -> str | None:
    """Find where the entry leads to."""
    links = fields.get("link", [])
    choices = [_line(fields, "origLink")]
    choices += [link.get("href") for link in links if link.get("rel", "alternate") == "alternate"]
    choices += [link.text for link in links]
    choices += [guid.text for guid in fields.get("guid", ()) if guid.get("isPermaLink", "true") == "true"]
    found = (html.unescape(choice).strip() for choice in choices if choice)
    return next((choice for choice in found if re.match(r"https?://\S+$", choice)), None)


def _iso(value: str) -> str:
    """Write a date of RFC 822, which RSS prescribes, as ISO date in its zone; leave others as they are."""
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return value
