"""From the bytes of a web page to a tree of its elements, within bounds of size, depth and time.

Encodings as browsers take them: https://encoding.spec.whatwg.org/#names-and-labels and
https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
"""

import codecs
import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from analysis.corpus.decoding import Unreadable

MOST_BYTES = 20_000_000
"""Of a page; pages saved with all their pictures in one file have that many."""
MOST_LEVELS = 100
"""A page whose elements lie deeper than this in each other is made to exhaust its readers."""
MOST_ELEMENTS = 100_000
"""Of a page; articles with all that surrounds them have some thousands."""
MOST_ATTRIBUTES = 500
"""Of an element; the parser's time grows with the square of their number."""

_DEEPEST = etree.XPath("boolean(" + MOST_LEVELS * "/*" + ")")
_ELEMENTS = etree.ElementDefaultClassLookup(element=HtmlElement)
"""One class for all elements: looking it up by name takes a tenth of the time."""
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I
)
_LATIN_1 = re.compile(r"(?:us-?)?ascii|(?:iso-?8859-?|latin-?|l)1|windows-?1252|cp-?1252|ansi", re.I)
"""Labels that mean Windows-1252 on the web."""
_KNOWN = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|iso-?8859-?\d\d?|windows-?125\d|cp125\d|mac(?:intosh|roman)|koi8-[ru]"
    r"|gb\w{1,6}|big5|shift_jis|euc-(?:jp|kr)",
    re.I,
)
_SEQUENCE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")
_HIDDEN = re.compile(rb"<!--|<(?:script|style)\b(?![^>]*ld\+json)", re.I)
_ENDS = {
    kind: re.compile(end, re.I)
    for kind, end in (
        (b"<!--", rb"-->"),
        (b"<script", rb"</script[^>]*>"),
        (b"<style", rb"</style[^>]*>"),
    )
}
_LONG_TAG = re.compile(rb"""<[a-z](?:[^"'<>]++|"[^"]*+"|'[^']*+')*+""", re.I)
_QUOTED = re.compile(rb""""[^"]*+"|'[^']*+'""")
_EMBEDDED = re.compile(rb"""(["'(])\s*data:[^"'()<>\s]{500,}""")
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\f\r"))


def decode_html(data: bytes, charset: str | None = None) -> str:
    """Decode a page: by its byte order mark, else as server or page say, else by its bytes.

    A statement that the bytes contradict is passed over: pages that say ISO-8859-1 and are UTF-8 are common.

    Args:
        data: of the page.
        charset: that the server named; None if unknown.

    Returns:
        Its text without a byte order mark.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    codec = _codec(charset) or (
        _codec(said[1].decode("ascii")) if (said := _DECLARED.search(data[:8192])) else None
    )
    if codec and codec.startswith("utf-16"):
        return (
            data.decode(codec, "replace")
            if b"\0" in data[:200]
            else decode_html(data.replace(b"\0", b""), "utf-8")
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8", "replace")
    if codec in (None, "utf-8") and len(_SEQUENCE.findall(data)) > damaged.count("\ufffd"):
        return damaged
    return data.decode("cp1252" if codec in (None, "utf-8") else codec, "replace")


def parse_html(html: str) -> HtmlElement:
    """Parse a page.

    Args:
        html: the page's text, however broken; scripts are text to the parser, nothing is run or fetched.

    Returns:
        Its root element, without comments.

    Raises:
        Unreadable: there are no elements, too many, or they lie too deep in each other.
    """
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_ELEMENTS)
    data = html.encode("utf-8", "replace").translate(None, _CONTROLS)
    data = _without_scripts(data)
    if b"data:" in data:
        data = _EMBEDDED.sub(rb"\1", data)
    if any(_has_many_attributes(tag.group()) for tag in _LONG_TAG.finditer(data)):
        raise Unreadable(
            f"an element with more than {MOST_ATTRIBUTES} attributes; save the article's text alone"
        )
    try:
        tree = document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Unreadable("there is no page in it; save the web page anew") from error
    if tree.xpath("count(//*)") > MOST_ELEMENTS:
        raise Unreadable(f"more than {MOST_ELEMENTS:,} elements; save the article alone")
    if _DEEPEST(tree):
        raise Unreadable(
            f"elements lie {MOST_LEVELS} levels deep in each other, as in no article; save its text alone"
        )
    return tree


def _without_scripts(data: bytes) -> bytes:
    """Take out scripts, styles and comments, but not JSON-LD; they are often the larger half of a page."""
    kept, place = [], 0
    while start := _HIDDEN.search(data, place):
        end = _ENDS[start.group().lower()].search(data, start.end())
        if end is None:
            break
        kept.append(data[place : start.start()])
        place = end.end()
    return b" ".join([*kept, data[place:]])


def _has_many_attributes(tag: bytes) -> bool:
    if len(tag) <= MOST_ATTRIBUTES:
        return False
    bare = _QUOTED.sub(b" ", tag)
    return max(len(bare.split()), bare.count(b"="), bare.count(b"/")) > MOST_ATTRIBUTES


def _codec(label: str | None) -> str | None:
    """Give Python's name of an encoding, if the label is one that pages use."""
    label = (label or "").strip().strip("\"'")
    if _LATIN_1.fullmatch(label):
        return "cp1252"
    if not _KNOWN.fullmatch(label):
        return None
    try:
        return codecs.lookup(label).name
    except LookupError:
        return None
