"""News feeds: one article of each entry.

RSS 2.0: https://www.rssboard.org/rss-specification; RSS 1.0: https://web.resource.org/rss/1.0/spec;
Atom: RFC 4287; content:encoded: https://web.resource.org/rss/1.0/modules/content/; dc:creator, dc:date:
https://web.resource.org/rss/1.0/modules/dc/. WordPress exports its posts as RSS 2.0 too.
"""

import io
import re
from collections.abc import Iterable, Iterator
from html.entities import name2codepoint
from xml.etree.ElementTree import Element

from lxml import etree

from analysis.corpus.articles import Notice, Rejection
from analysis.corpus.decoding import Unreadable
from analysis.corpus.documents import Document, Item
from analysis.corpus.feed_entries import Entry, entry_of, plain
from analysis.corpus.given import articles_from
from analysis.corpus.xml_stream import ENTITIES, Malformed, elements_of, local_name

_MOST_BYTES = 20_000_000
"""Of a feed that is not well-formed, which must be mended as a whole."""
_WANTED = ("item", "entry", "channel/title", "feed/title")
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,9});")
_XML_NAMES = ("amp", "lt", "gt", "quot", "apos")


def read_feed(document: Document) -> Iterator[Item]:
    """Read the entries of a feed.

    Args:
        document: RSS or Atom.

    Yields:
        The article of each entry, with the number of the entry as line, or why it was rejected; at the end
        a notice if the feed gives only teasers.
    """
    number = teasers = 0
    fault = None
    try:
        for entry in _entries(document):
            if isinstance(entry, Notice):
                yield entry
                continue
            number += 1
            if entry.given is None:
                yield Rejection(
                    document.source, number, "an entry without text; save the page to which it leads"
                )
                continue
            teasers += entry.teaser
            yield from articles_from(entry.given._replace(line=number), document.source)
    except Unreadable as error:
        fault = str(error)
    except OSError as error:
        fault = f"cannot be read ({error.strerror or error}); check its permissions"
    if teasers:
        yield Notice(document.source, None, _told(teasers, number))
    if fault or not number:
        yield Rejection(
            document.source, None, f"the feed {fault}" if fault else "a feed without entries; remove it"
        )


def _told(teasers: int, number: int) -> str:
    of = "the feed gives" if teasers == number else f"{teasers} of the feed's {number} entries give"
    return f"{of} only teasers, which are read as articles; for the whole articles save their pages"


def _entries(document: Document) -> Iterator[Entry | Notice]:
    """Give the entries in order; if the feed is not well-formed, mend it and go on where it broke off."""
    seen = 0
    try:
        for entry in _read(elements_of(document, _WANTED)):
            seen += 1
            yield entry
    except Malformed as error:
        rest = list(_read(_mended(document)))[seen:]
        if not rest:
            raise
        yield Notice(
            document.source, None, f"the feed {error}; it was mended, so look whether something is missing"
        )
        yield from rest


def _read(elements: Iterable[Element]) -> Iterator[Entry]:
    title = None
    for element in elements:
        if local_name(element.tag) == "title":
            title = title or plain(element)
        else:
            yield entry_of(element, title)


def _mended(document: Document) -> Iterator[Element]:
    """Read a feed as far as it can be understood: with HTML's entities and bare ampersands."""
    data = document.read(_MOST_BYTES).lstrip()
    if b"<!ENTITY" in data:
        raise Unreadable(ENTITIES)
    data = _NAMED.sub(_numbered, data)
    options = {"recover": True, "resolve_entities": False, "no_network": True, "load_dtd": False}
    wanted = [f"{{*}}{name}" for name in ("item", "entry", "title")]
    try:
        for _, element in etree.iterparse(
            io.BytesIO(data), events=("end",), tag=wanted, remove_pis=True, **options
        ):
            parent = element.getparent()
            above = local_name(parent.tag) if parent is not None else ""
            if local_name(element.tag) != "title" or above in ("channel", "feed"):
                yield element
    except etree.XMLSyntaxError:
        return


def _numbered(match: re.Match[bytes]) -> bytes:
    """Write a named character of HTML by its number, which XML knows."""
    name = match[1].decode("ascii")
    if name in _XML_NAMES or name not in name2codepoint:
        return match[0]
    return b"&#%d;" % name2codepoint[name]
