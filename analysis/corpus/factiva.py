"""Exports of Factiva as HTML, many articles in one page.

Factiva documents its fields (HD, PD, SN, LP, TD …, https://developer.dowjones.com), but not the page. In it
each article is `<div class="article deArticle">` with, in the short form, a section, the headline in
`span.deHeadline`, the author in `div.author`, then a `div` each for number of words, date, time, source, its
code, page, language and copyright, the paragraphs in `p.articleParagraph`, and "Dokument
FAZ0000020190227ef2r0001x"; in the long form, a table of two columns, field and value. Both are described by
tm.plugin.factiva (https://cran.r-project.org/package=tm.plugin.factiva).
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from analysis.corpus.articles import Rejection
from analysis.corpus.decoding import Unreadable
from analysis.corpus.documents import Document, Item
from analysis.corpus.given import Given, articles_from
from analysis.corpus.html_text import text_of_tree
from analysis.corpus.html_tree import MOST_BYTES, decode_html, parse_html

_WORDS_FILE = Path(__file__).with_name("factiva.toml")
_HEAD = re.compile(rb"""class\s*=\s*["']?article [a-z]{2}Article\b""")
_ARTICLES = etree.XPath(
    "//div[contains(concat(' ', @class, ' '), ' article ')]"
    "[contains(@class, 'Article')][not(ancestor::div[contains(@class, 'Article')])]"
)
_HEADLINES = etree.XPath(".//span[contains(@class, 'Headline')]")
_PARAGRAPHS = etree.XPath(".//p[contains(concat(' ', @class, ' '), ' articleParagraph ')]")
_LINES = etree.XPath(".//div[not(.//div or .//p)] | ./p[not(@class)]")
_ROWS = etree.XPath(".//tr[count(td) = 2]")
_FIELD = re.compile(r"[A-Z]{2,3}")
_COUNT = re.compile(r"[\d.,\s]+(?:Wörter|Wort|words?|mots?)", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}\.? [^\W\d]+ \d{4}")
_TIME = re.compile(r"\d{1,2}:\d\d(?: ?[AP]M)?")
_NUMBER = re.compile(r"(?:Dokument|Document)\s+(\w{10,40})")
_NO_ARTICLE = "no article of Factiva in this page; export it again with the articles in full"
_NO_TEXT = "the article has no paragraphs; export it again in full, not as headline and lead"


class _Lines(NamedTuple):
    """What stands above the paragraphs of an article, line by line."""

    kicker: str | None = None
    date: str | None = None
    outlet: str | None = None
    number: str | None = None


def is_factiva(head: bytes) -> bool:
    """Tell an export of Factiva from other pages.

    Args:
        head: the beginning of a page, long enough to hold what stands above the first article.

    Returns:
        Whether an article begins in it as in such an export.
    """
    return bool(_HEAD.search(head))


def read_factiva(document: Document) -> Iterator[Item]:
    """Read the articles of an export.

    Args:
        document: HTML in any encoding.

    Yields:
        Each article with its number in the export, or why it was rejected.
    """
    source = document.source
    try:
        articles = _ARTICLES(parse_html(decode_html(document.read(MOST_BYTES))))
    except Unreadable as error:
        yield Rejection(source, None, str(error))
        return
    if not articles:
        yield Rejection(source, None, _NO_ARTICLE)
    for number, article in enumerate(articles, 1):
        given = _by_fields(article, number) or _by_lines(article, number)
        if given.text:
            yield from articles_from(given, source)
        else:
            yield Rejection(source, number, _NO_TEXT)


def _by_fields(article: HtmlElement, number: int) -> Given | None:
    """Read the form with a field in each row of a table; None if it is the other form."""
    values = {}
    for row in _ROWS(article):
        name, value = row.findall("td")
        if _FIELD.fullmatch(field := _line(name)):
            values.setdefault(field, value)
    if "HD" not in values:
        return None

    def value(key: str) -> str | None:
        return next((_line(values[field]) for field in _names()[key] if field in values), None) or None

    texts = [_text_of_cell(values[field]) for field in _names()["text"] if field in values]
    document = _NUMBER.fullmatch(value("id") or "")
    return Given(
        text="\n\n".join(filter(None, texts)),
        line=number,
        id=document[1] if document else None,
        title=value("title"),
        kicker=value("kicker"),
        date=value("date"),
        outlet=value("outlet"),
        author=_author(value("author")),
    )


def _by_lines(article: HtmlElement, number: int) -> Given:
    """Read the form with a line for each piece of metadata."""
    paragraphs = (text_of_tree(paragraph) for paragraph in _PARAGRAPHS(article))
    headline = next(iter(_HEADLINES(article)), None)
    author = article.find(".//div[@class='author']")
    lines = _metadata(article, headline, author)
    return Given(
        text="\n\n".join(filter(None, paragraphs)),
        line=number,
        id=lines.number,
        title=None if headline is None else _line(headline) or None,
        kicker=lines.kicker,
        date=lines.date,
        outlet=lines.outlet,
        author=None if author is None else _author(_line(author)),
    )


def _metadata(article: HtmlElement, headline: HtmlElement | None, author: HtmlElement | None) -> _Lines:
    """Read the lines: above the headline the kicker, behind date and time the source."""
    found = _Lines()
    above = headline is not None
    for element in _LINES(article):
        line = _line(element)
        if headline is not None and (element is headline.getparent() or headline in element.iter("span")):
            above = False
        elif match := _NUMBER.fullmatch(line):
            found = found._replace(number=match[1])
        elif not line or element is author or _COUNT.fullmatch(line) or _TIME.fullmatch(line):
            continue
        elif above:
            found = found._replace(kicker=found.kicker or line)
        elif _DATE.fullmatch(line):
            found = found._replace(date=found.date or line)
        elif found.date and not found.outlet:
            found = found._replace(outlet=line)
    return found


def _text_of_cell(cell: HtmlElement) -> str:
    paragraphs = [text for paragraph in _PARAGRAPHS(cell) if (text := text_of_tree(paragraph))]
    return "\n\n".join(paragraphs) if paragraphs else text_of_tree(cell)


def _author(line: str | None) -> str | None:
    return re.sub(r"^(?:Von|By)\s+", "", line, flags=re.IGNORECASE) or None if line else None


def _line(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


@cache
def _names() -> dict[str, list[str]]:
    return tomllib.loads(_WORDS_FILE.read_text(encoding="utf-8"))
