"""Plain text of a piece of HTML, paragraph by paragraph, as a browser would lay it out.

HTML Living Standard: https://html.spec.whatwg.org/multipage/rendering.html#non-replaced-elements
"""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_UNSEEN = frozenset((
    "audio", "button", "canvas", "datalist", "embed", "figcaption", "head", "iframe", "math",
    "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title", "video",
))  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TAG = re.compile(r"<[^<>]*>")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def text_of_html(html: str) -> str:
    """Give the text of a piece of HTML.

    Args:
        html: a fragment or a whole page, however broken; nothing in it is run or fetched.

    Returns:
        What a reader would see: paragraphs, headings, table cells and list items joined by a blank line,
        line breaks kept, captions and hidden elements left out; "" if there is nothing to see.
    """
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(_NO_TEXT.sub("", html).encode("utf-8"), parser=parser)
    except etree.ParserError:
        return ""
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        return _SPACE.sub(" ", _TAG.sub(" ", html)).strip()  # nested thousands deep: cut off by the parser
    return text_of_tree(tree)


def text_of_tree(tree: HtmlElement) -> str:
    """Give the text of parsed HTML.

    Args:
        tree: without comments; it is not changed.

    Returns:
        As from `text_of_html`.
    """
    paragraphs: list[str] = []
    pieces: list[str] = []

    def end_paragraph() -> None:
        lines = (_SPACE.sub(" ", line).strip(" ") for line in "".join(pieces).split("\v"))
        if text := re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip():
            paragraphs.append(text)
        pieces.clear()

    unseen = preformatted = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag, start = element.tag, event == "start"
        if _is_unseen(element):
            unseen += 1 if start else -1
        if tag in _BLOCKS:
            end_paragraph()
        preformatted += (tag == "pre") * (1 if start else -1)
        if tag == "br" and start:
            pieces.append("\v")
        text = element.text if start else element.tail
        if text and not unseen and not (element is tree and not start):
            pieces.append(text.replace("\n", "\v") if preformatted else text.replace("\v", " "))
    end_paragraph()
    return "\n\n".join(paragraphs)


def _is_unseen(element: HtmlElement) -> bool:
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    return bool((style := element.get("style")) and _HIDDEN.search(style))
