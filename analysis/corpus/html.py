"""Saved web pages: the article in them, without the page around it.

HTML Living Standard: https://html.spec.whatwg.org. The main text is found by trafilatura
(https://trafilatura.readthedocs.io); what the page says of it, by `page_metadata`.
"""

import logging
import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from lxml.html import HtmlElement

from analysis.corpus.articles import MAX_CHARACTERS, Rejection
from analysis.corpus.decoding import Unreadable
from analysis.corpus.documents import Document, Item
from analysis.corpus.given import Given, articles_from
from analysis.corpus.html_text import text_of_html, text_of_tree
from analysis.corpus.html_tree import MOST_BYTES, decode_html, parse_html
from analysis.corpus.page_metadata import PageMetadata, page_metadata

__all__ = ["article_in_page", "read_html", "text_of_html"]

NO_ARTICLE = "no article found in this page; save the page of a single article, or its text as .txt"

MOST_ELEMENTS = 15_000
"""Without navigation, footers and the like; finding the text takes the square of their number in time."""

_FURNITURE_FILE = Path(__file__).with_name("page_furniture.toml")
_WORDS = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-Z]+(?![a-z])")
_JOINTS = re.compile(r"[^a-zäöüß]")
_AROUND = (
    *("meta", "link", "script", "style", "noscript", "template", "svg", "iframe", "figcaption"),
    *("nav", "aside", "footer", "dialog", "button"),
)
_KEPT = frozenset(("html", "body", "main", "article", "h1"))
_SENTENCE = re.compile(r"[.!?…:][\"'“”«»‹›’)]*$")
_SHORTEST = 60
"""Of a paragraph that ends like a sentence, in characters; a page with none holds no article."""
_LONGEST_HEADLINE = 500
_ARTICLE = 500
"""Characters in paragraphs of an <article> element that show that it is the article."""
_OVERVIEW = 4
"""So many <article> elements and no claim to be an article: a page of teasers."""


def read_html(document: Document) -> Iterator[Item]:
    """Read the article of a saved web page.

    Args:
        document: HTML in any encoding.

    Yields:
        The article, behind a notice if there is something to know; or why it was rejected.
    """
    try:
        given = article_in_page(document.read(MOST_BYTES))
    except Unreadable as error:
        yield Rejection(document.source, None, str(error))
        return
    if given is None:
        yield Rejection(document.source, None, NO_ARTICLE)
        return
    yield from articles_from(given, document.source)


def article_in_page(
    html: bytes, *, charset: str | None = None, url: str | None = None, line: int = 1
) -> Given | None:
    """Find the article in a web page.

    Args:
        html: the page as it was sent or saved.
        charset: that the server named; None if unknown.
        url: from which the page was fetched; None if unknown. What the page itself says goes before it.
        line: of the article in its document.

    Returns:
        The article; None if the page holds none.

    Raises:
        Unreadable: the page is too large, or its elements lie too deep in each other.
    """
    page = decode_html(html, charset)
    tree = parse_html(page)
    said = page_metadata(tree, page)
    if not said.declared and len(tree.findall(".//article")) >= _OVERVIEW:
        return None
    paragraphs = _without_heading(_main_text(tree), said)
    if not _is_text(paragraphs):
        return None
    return Given(
        text="\n\n".join(paragraphs),
        line=line,
        title=said.title,
        kicker=said.kicker,
        date=said.date,
        outlet=said.outlet,
        author=said.author,
        url=said.url or url,
    )


def _main_text(tree: HtmlElement) -> list[str]:
    """Find the paragraphs of the main text.

    trafilatura's own metadata and dates are not asked for: they depend on the day on which they are read.
    """
    from trafilatura.core import Extractor, bare_extraction  # takes half a second, which only pages need

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds wrong is told by the reader
    _remove_furniture(tree)
    if tree.xpath("count(//*)") > MOST_ELEMENTS:
        raise Unreadable(f"more than {MOST_ELEMENTS:,} elements of text; save the article alone")
    if len(tree.text_content()) > 4 * MAX_CHARACTERS:
        raise Unreadable(f"more than {4 * MAX_CHARACTERS:,} characters of text; save the article alone")
    options = Extractor(output_format="python", fast=True, comments=False, formatting=False, dedup=False)
    found = bare_extraction(tree, options=options)
    paragraphs = [text for line in ((found and found.text) or "").split("\n") if (text := line.strip())]
    return paragraphs if _is_text(paragraphs) else _text_in_cells(tree)


def _is_text(paragraphs: list[str]) -> bool:
    return any(len(text) >= _SHORTEST and _SENTENCE.search(text) for text in paragraphs)


def _text_in_cells(tree: HtmlElement) -> list[str]:
    """Give the longest text in a cell of a table: so pages were laid out until about 2005."""
    inner = (cell for cell in tree.iter("td") if cell.find(".//td") is None)
    longest = max((text_of_tree(cell) for cell in inner), key=len, default="")
    return [" ".join(text.split("\n")) for text in longest.split("\n\n") if text]


def _remove_furniture(tree: HtmlElement) -> None:
    """Take away what is named as a caption, consent, comments or links, unless the headline stands in it.

    Then all that lies around the article goes, and the headline too: it is metadata.
    """
    for element in list(tree.iter(*_AROUND)):
        if element.find(".//h1") is None:
            _drop(element)
    for element in tree.xpath("//body//*[@class or @id]"):
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in _KEPT or not _is_furniture(named):
            continue
        if element.find(".//h1") is None and element.find(".//article") is None:
            _drop(element)
    _narrow(tree)
    heading = tree.find(".//h1")
    if heading is not None and len(heading.text_content()) <= _LONGEST_HEADLINE:
        _drop(heading)


def _narrow(tree: HtmlElement) -> None:
    """Leave only the <article> element if there is one, or one with the headline, and it holds a text."""
    articles = tree.findall(".//article")
    if len(articles) > 1:
        articles = [article for article in articles if article.find(".//h1") is not None]
    body = tree.find("body")
    if body is None or len(articles) != 1:
        return
    if sum(len(paragraph.text_content()) for paragraph in articles[0].iter("p")) >= _ARTICLE:
        body[:] = articles


@cache
def _furniture() -> frozenset[str]:
    lists = tomllib.loads(_FURNITURE_FILE.read_text(encoding="utf-8")).values()
    return frozenset(word for words in lists for word in words)


@lru_cache(maxsize=10_000)
def _is_furniture(named: str) -> bool:
    """Take names apart: "imageCaption sp-message" is image, caption, imagecaption, sp, message, spmessage."""
    parts = {word.lower() for word in _WORDS.findall(named)}
    parts.update(_JOINTS.sub("", name.lower()) for name in named.split())
    return bool(_furniture() & parts)


def _drop(element: HtmlElement) -> None:
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()


def _without_heading(paragraphs: list[str], said: PageMetadata) -> list[str]:
    """Leave out headline and kicker where they stand before the text: they are metadata."""
    headings = {_bare(text) for text in (said.title, said.kicker) if text}
    headings.add(_bare(f"{said.kicker} {said.title}"))
    start = 0
    while start < min(3, len(paragraphs)) and _bare(paragraphs[start]) in headings:
        start += 1
    return paragraphs[start:]


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()
