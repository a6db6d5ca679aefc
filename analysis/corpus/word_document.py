"""Paragraphs of a Word document: docx (ECMA-376 part 1, WordprocessingML), opened by python-docx."""

import re
from collections.abc import Iterator
from typing import BinaryIO

import docx
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from lxml import etree

from analysis.corpus.decoding import Unreadable
from analysis.corpus.documents import Document
from analysis.corpus.nexis_layout import Paragraph
from analysis.corpus.packages import check_package

MOST_XML = 100_000_000
"""Bytes of all parts of a document that are XML, unpacked."""

_NAMESPACES = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
_APART = "ancestor::w:txbxContent or ancestor::w:moveFrom"
_PARAGRAPHS = etree.XPath("//w:body//w:p[not(ancestor::w:txbxContent)]", namespaces=_NAMESPACES)
_PIECES = etree.XPath(
    " | ".join(f".//w:{name}[not({_APART})]" for name in ("t", "tab", "br", "cr", "noBreakHyphen")),
    namespaces=_NAMESPACES,
)
_SIGNS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_HEADING = re.compile(r"(?:heading|überschrift|title|titel)\b", re.IGNORECASE)
_DAMAGED = "damaged, or no Word document; open it, save it anew as .docx, and give that file"


def paragraphs_of(document: Document) -> list[Paragraph]:
    """Read the paragraphs of a Word document that hold text, those in tables too.

    Args:
        document: docx.

    Returns:
        The paragraphs in order; of tracked changes what is inserted, not what is deleted.

    Raises:
        Unreadable: it is no such document, or too large.
        OSError: it cannot be opened.
    """
    check_package(document, most_xml=MOST_XML)
    with document.open() as file:
        try:
            return list(_paragraphs(file))
        except Exception as error:  # python-docx meets broken packages with errors of many kinds
            raise Unreadable(_DAMAGED) from error


def _paragraphs(file: BinaryIO) -> Iterator[Paragraph]:
    opened = docx.Document(file)
    names = {style.style_id: style.name or "" for style in opened.styles}
    for paragraph in _PARAGRAPHS(opened.element):
        if text := _text(paragraph):
            yield Paragraph(text, bool(_HEADING.match(names.get(paragraph.style, ""))))


def _text(paragraph: CT_P) -> str:
    pieces = (_SIGNS.get(piece.tag) or piece.text or "" for piece in _PIECES(paragraph))
    return "".join(pieces).strip()
