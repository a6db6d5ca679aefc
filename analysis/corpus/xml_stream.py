"""Elements of an XML document, one after the other, in bounded memory and without entities.

XML 1.0: https://www.w3.org/TR/xml/; what defusedxml keeps out: https://github.com/tiran/defusedxml
"""

from collections.abc import Container, Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from analysis.corpus.decoding import Unreadable
from analysis.corpus.documents import Document

ENTITIES = "defines entities, which can grow without end; remove its <!DOCTYPE …>"
MOST_BETWEEN = 64_000_000
"""Bytes that may be read until the next wanted element ends."""
MOST_LEVELS = 200
MOST_ELEMENTS = 200_000
"""That are kept at a time."""


class Malformed(Unreadable):
    """A document that is not well-formed XML from some place on."""


class _Bounded:
    """A file of which only so much may be read before `rewind` is called."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._left = file, MOST_BETWEEN

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(
                f"holds an element with more than {MOST_BETWEEN:,} bytes; export fewer articles at a time"
            )
        return data

    def rewind(self) -> None:
        self._left = MOST_BETWEEN


def local_name(tag: str) -> str:
    """Give the name of an element without its namespace.

    Args:
        tag: "{http://www.w3.org/2005/Atom}entry".

    Returns:
        The name: "entry".
    """
    return tag.rpartition("}")[2]


def elements_of(document: Document, wanted: Container[str]) -> Iterator[Element]:
    """Go through a document and hand on elements as soon as they end; then they are forgotten.

    Args:
        document: XML.
        wanted: names of elements without namespaces, alone ("item") or with their parent's ("feed/title").

    Yields:
        The elements, each without those in it that were handed on before.

    Raises:
        Unreadable: it defines entities, is nested too deep, or has an element too large.
        Malformed: it is not well-formed; what comes before the fault has been handed on.
        OSError: it cannot be opened.
    """
    with document.open() as raw:
        try:
            yield from _elements(_Bounded(raw), wanted)
        except DefusedXmlException as error:
            raise Unreadable(ENTITIES) from error
        except ParseError as error:
            line, column = error.position
            raise Malformed(
                f"is not well-formed XML at line {line}, column {column + 1}; export it again"
            ) from error
        except Unreadable:
            raise
        except (LookupError, ValueError) as error:
            raise Malformed("is in an encoding that is not known; save it as UTF-8") from error


def _elements(file: _Bounded, wanted: Container[str]) -> Iterator[Element]:
    stack: list[Element] = []
    kept = 0
    for event, element in iterparse(file, events=("start", "end")):
        if event == "start":
            stack.append(element)
            kept += 1
            _check(len(stack), kept)
            continue
        stack.pop()
        name = local_name(element.tag)
        parent = local_name(stack[-1].tag) if stack else ""
        if name in wanted or f"{parent}/{name}" in wanted:
            yield element
            file.rewind()
            kept -= sum(1 for _ in element.iter())
            element.clear()
            if stack:
                stack[-1].remove(element)


def _check(depth: int, kept: int) -> None:
    if depth > MOST_LEVELS:
        raise Unreadable(f"holds elements {MOST_LEVELS} levels deep in each other; export it again")
    if kept > MOST_ELEMENTS:
        raise Unreadable(f"holds more than {MOST_ELEMENTS:,} elements that are no articles; export it again")
