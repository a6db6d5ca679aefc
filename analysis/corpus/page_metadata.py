"""What a web page says of its article: headline, date, author, outlet and address.

JSON-LD: https://schema.org/NewsArticle; Open Graph: https://ogp.me; Dublin Core: https://www.dublincore.org;
<link rel="canonical">: RFC 6596; <time>: https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-time-element
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from analysis.corpus.dates import GERMAN_DATE
from analysis.corpus.html_text import text_of_tree

_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|Review)$")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_DATES = (
    *(
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "dcterms.issued",
        "dc.date.issued",
    ),
    *(
        "dcterms.created",
        "dc.date.created",
        "dcterms.date",
        "dc.date",
        "dcterms.available",
        "parsely-pub-date",
    ),
    *("sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "date"),
)
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
_OUTLETS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_SHORTENED = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}$")
_DATE_CLASS = re.compile(
    r"\b(?:date|datum|published?|pubdate|timestamp|veroeffentlicht)\b|date(?:time)?$", re.I
)
_KICKER_CLASS = re.compile(r"kicker|dachzeile|overline|topline|roofline|spitzmarke|catchline|pretitle", re.I)
_SAVED = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s\"'<>]+)"
)
_MOST_NODES = 2_000
_MOST_CHARACTERS = 1_000_000


class PageMetadata(NamedTuple):
    """What a page says of its article; None where it says nothing.

    Attributes:
        title: the headline.
        kicker: the line above the headline.
        date: of publication, as written.
        author: names, joined by commas.
        outlet: the site's name.
        url: the address at which the article lies.
        declared: whether the page calls itself an article.
    """

    title: str | None
    kicker: str | None
    date: str | None
    author: str | None
    outlet: str | None
    url: str | None
    declared: bool


def page_metadata(tree: HtmlElement, page: str) -> PageMetadata:
    """Collect what a page says of its article.

    Args:
        tree: of the page.
        page: its source, for the address that browsers note in a comment when they save a page.

    Returns:
        The metadata; JSON-LD goes before meta elements, and these before what is visible.
    """
    meta = _meta(tree)
    nodes = list(_linked_data(tree))
    story = next((node for node in nodes if _is_article(node)), {})
    kicker = _kicker(tree)
    heading = _without_kicker(_first_text(tree, "//h1"), kicker)
    outlet = _first(meta, _OUTLETS[:1]) or _names(story.get("publisher")) or _first(meta, _OUTLETS[1:])
    title = (
        _plain(story.get("headline")) or _first(meta, _TITLES) or heading or _first_text(tree, "//head/title")
    )
    author = _names(story.get("author")) or _first(meta, _AUTHORS)
    return PageMetadata(
        title=_without_outlet(title, heading, outlet),
        kicker=kicker,
        date=_dated(_plain(story.get("datePublished"))) or _meta_date(meta) or _visible_date(tree),
        author=author or _first_text(tree, "//*[@rel='author'] | //*[@itemprop='author']"),
        outlet=outlet,
        url=_address(tree, meta, story, page),
        declared=bool(story) or meta.get("og:type", "").lower() in ("article", "news", "blog"),
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Collect the meta elements by name in small letters; the first of a name counts."""
    values: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = _plain(element.get("content"))
        for key in ("property", "name", "itemprop", "http-equiv"):
            if (name := element.get(key)) and content:
                values.setdefault(name.strip().lower(), content)
    return values


def _linked_data(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Find the objects of a page's JSON-LD, the outer ones first."""
    for script in tree.xpath("//script[starts-with(@type, 'application/ld+json')]"):
        try:
            queue: list[Any] = [
                json.loads((script.text or "")[:_MOST_CHARACTERS].strip().rstrip(";"), strict=False)
            ]
        except (ValueError, RecursionError):
            continue
        for place, node in enumerate(queue):
            if place >= _MOST_NODES:
                break
            if isinstance(node, list):
                queue.extend(node)
            elif isinstance(node, dict):
                yield node
                queue.extend(value for value in node.values() if isinstance(value, list | dict))


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    named = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
    return bool(node.get("headline") or node.get("datePublished")) and any(map(_ARTICLE.match, named))


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    """Give the first of some values that is not an address or a handle."""
    values = (meta.get(name) for name in names)
    return next((value for value in values if value and not value.startswith(("http", "@"))), None)


def _names(value: Any) -> str | None:
    """Give the names in a value of JSON-LD: a text, an object with a name, or a list of these."""
    found: list[str] = []
    for entry in value[:20] if isinstance(value, list) else [value]:
        name = _plain(entry.get("name") if isinstance(entry, dict) else entry)
        if name and not name.startswith("http") and name not in found:
            found.append(name)
    return ", ".join(found) or None


def _plain(value: Any) -> str | None:
    """Give a value as one line of text without entities; None if it is no text."""
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split())[:1000] or None


def _first_text(tree: HtmlElement, path: str) -> str | None:
    for element in tree.xpath(path)[:5]:
        seen = element.text if element.tag == "title" else element.get("content") or text_of_tree(element)
        if (text := _plain(seen)) and len(text) <= 500:
            return text
    return None


def _without_outlet(title: str | None, heading: str | None, outlet: str | None) -> str | None:
    """Take the outlet's name off the end of a headline: "VW baut Werk - Tagblatt"."""
    end = _SHORTENED.search(title or "")
    if not title or not end:
        return title
    rest = title[: end.start()]
    named = outlet and outlet.lower() in end.group().lower()
    return rest if named or (heading and rest in heading and title not in heading) else title


def _without_kicker(heading: str | None, kicker: str | None) -> str | None:
    """Take the kicker off a headline that holds it."""
    if not heading or not kicker or not heading.startswith(kicker):
        return heading
    return heading[len(kicker) :].lstrip(" :|–-") or heading


def _kicker(tree: HtmlElement) -> str | None:
    """Find the line above the headline, in it or just before it."""
    near = "//h1//*[@class] | //h1/preceding-sibling::*[@class][position() <= 2]"
    for element in tree.xpath(f"({near})[position() <= 20]"):
        text = _plain(element.text_content())
        if text and len(text) <= 200 and _KICKER_CLASS.search(element.get("class")):
            return text.rstrip(":") or None
    return None


def _dated(value: str | None) -> str | None:
    """Pass over dates that content management systems write when they know none."""
    return (
        value
        if value and re.search(r"[1-9]\d", value) and not value.startswith(("0000", "0001", "1970-01-01"))
        else None
    )


def _meta_date(meta: Mapping[str, str]) -> str | None:
    return next((value for name in _DATES if (value := _dated(meta.get(name)))), None)


def _visible_date(tree: HtmlElement) -> str | None:
    """Find the date in a <time> element, else in an element that is called one."""
    for element in tree.xpath(
        "(//time[@datetime][not(ancestor::aside | ancestor::footer | ancestor::nav)])[position() <= 3]"
    ):
        if (value := _dated(_plain(element.get("datetime")))) and re.match(r"\d{4}-\d\d|\d\d?\.", value):
            return value
    for element in tree.xpath(
        "(//time | //*[@class or @itemprop][not(*) or self::p or self::span])[position() <= 5000]"
    ):
        named = element.tag == "time" or _DATE_CLASS.search(
            f"{element.get('class')} {element.get('itemprop')}"
        )
        text = _plain(element.get("content") or "".join(element.itertext())) if named else None
        if text and len(text) <= 120 and (found := re.search(GERMAN_DATE, text)):
            return found.group()
    return None


def _address(tree: HtmlElement, meta: Mapping[str, str], story: Mapping[str, Any], page: str) -> str | None:
    """Find where the article lies: canonical link, Open Graph, JSON-LD, or what the browser noted."""
    canonical = tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")[:1]
    main = story.get("mainEntityOfPage")
    noted = _SAVED.search(page[:5000])
    choices = [*canonical, meta.get("og:url"), story.get("url")]
    choices += [main.get("@id") if isinstance(main, dict) else main, noted[1] if noted else None]
    for choice in choices:
        if isinstance(choice, str) and re.match(r"https?://[^\s<>\"]+$", choice.strip()):
            return choice.strip()[:2000]
    return None
