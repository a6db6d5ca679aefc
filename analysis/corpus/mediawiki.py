"""Dumps of a MediaWiki, such as Wikinews: the articles in their last revision.

Export format 0.10 and 0.11: https://www.mediawiki.org/xml/export-0.11.xsd,
https://www.mediawiki.org/wiki/Help:Export; dumps: https://dumps.wikimedia.org
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote
from xml.etree.ElementTree import Element

from analysis.corpus.articles import MAX_CHARACTERS, Rejection
from analysis.corpus.decoding import Unreadable
from analysis.corpus.documents import Document, Item
from analysis.corpus.given import Given, articles_from
from analysis.corpus.xml_stream import elements_of, local_name

_REDIRECT = re.compile(r"\s*#\s*(?:redirect|weiterleitung)\b", re.IGNORECASE)
_WIKITEXT = (None, "", "wikitext")


class _Site(NamedTuple):
    name: str | None = None
    base: str | None = None


class _Revision(NamedTuple):
    time: str
    model: str | None
    text: str


def read_mediawiki(document: Document) -> Iterator[Item]:
    """Read the articles of a dump: pages of namespace 0 that are no redirects.

    Args:
        document: XML.

    Yields:
        Each article, with the number of its page in the dump as line, or why it was rejected.
    """
    site, last = _Site(), None
    number, found = 0, False
    try:
        for element in elements_of(document, ("siteinfo", "page/revision", "page")):
            kind = local_name(element.tag)
            if kind == "siteinfo":
                site = _Site(_value(element, "sitename"), _value(element, "base"))
            elif kind == "revision":
                last = _later(last, element)
            else:
                number += 1
                revision, last = last, None
                if revision and _is_article(element, revision):
                    found = True
                    yield from _article(element, revision, site, number, document.source)
    except Unreadable as error:
        yield Rejection(document.source, None, f"the dump {error}")
        return
    except OSError as error:
        yield Rejection(
            document.source, None, f"cannot be read ({error.strerror or error}); check its permissions"
        )
        return
    if not found:
        reason = "a dump without articles (pages of namespace 0 with their text); export them with their text"
        yield Rejection(document.source, None, reason)


def _value(element: Element, name: str) -> str | None:
    """Give the text of a child, whatever the version of the format."""
    child = next((child for child in element if local_name(child.tag) == name), None)
    return (child.text or "").strip() or None if child is not None else None


def _later(last: _Revision | None, element: Element) -> _Revision | None:
    """Choose the later of two revisions; one whose text is not in the dump counts for nothing."""
    time, text = _value(element, "timestamp") or "", _value(element, "text")
    if text is None or (last and last.time > time):
        return last
    return _Revision(time, _value(element, "model"), text)


def _is_article(page: Element, revision: _Revision) -> bool:
    if (_value(page, "ns") or "0") != "0" or revision.model not in _WIKITEXT:
        return False
    redirected = any(local_name(child.tag) == "redirect" for child in page)
    return not redirected and not _REDIRECT.match(revision.text)


def _article(page: Element, revision: _Revision, site: _Site, number: int, source: str) -> Iterator[Item]:
    from analysis.corpus.wikitext import plain_text  # needs a library that only dumps need

    if len(revision.text) > MAX_CHARACTERS:
        reason = f"a page of more than {MAX_CHARACTERS:,} characters; export it without this page"
        yield Rejection(source, number, reason)
        return
    title = _value(page, "title")
    text, date = plain_text(revision.text)
    if not text:
        yield Rejection(source, number, "a page without running text; export it without this page")
        return
    given = Given(
        text=text,
        line=number,
        id=_value(page, "id"),
        title=title,
        date=date,
        outlet=site.name,
        url=_address(site.base, title),
    )
    yield from articles_from(given, source)


def _address(base: str | None, title: str | None) -> str | None:
    """Put a page's address together from that of the main page: all lie in one folder."""
    if not base or not title or not re.match(r"https?://", base):
        return None
    return f"{base.rpartition('/')[0]}/{quote(title.replace(' ', '_'), safe=':/(),!*')}"
