"""Statements in quotation marks around a target, also where no quotation was found or its end is cut off."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from analysis.language.syntax import is_finite
from analysis.quotes.marks import Marked, find_marked
from analysis.sentiment.voice_words import endings

_WORDS_OF_A_STATEMENT = 5
"""So many words in quotation marks are a statement, fewer may be a name or a doubted word."""

_WORDS_OF_A_SENTENCE = 3
"""So many are one if a finite verb is among them."""

_SURE_OPENERS = "„»‚›"
_MARK = re.compile(r"[„“”»«]")


def in_statement(target: Span) -> bool:
    """Whether quotation marks around a target hold more than a name or a doubted word.

    Args:
        target: the target.

    Returns:
        True in a statement or a slogan; also where the text, a piece cut out of an article, begins or ends
        inside the quotation marks.
    """
    text = text_of(target.doc)
    for marked in _around(marked_in(text), target.start_char):
        if target.end_char <= marked.inner_end:
            cut_off = text[marked.start] in _SURE_OPENERS and marked.end == len(text)
            if (marked.closed or cut_off) and _is_statement(target, marked):
                return True
    return _closes_behind(text, target.end_char)


@lru_cache(maxsize=4)
def text_of(doc: Doc) -> str:
    """Give a document's text, which spaCy puts together anew each time, once for all its targets.

    Args:
        doc: the document.

    Returns:
        Its text.
    """
    return doc.text


@lru_cache(maxsize=4)
def marked_in(text: str) -> tuple[Marked, ...]:
    """Find the quotation marks of a text once for all its targets.

    Args:
        text: the text.

    Returns:
        The stretches in quotation marks.
    """
    return find_marked(text)


def _around(found: tuple[Marked, ...], place: int) -> Iterator[Marked]:
    """Give the stretches that may hold a place: the last outer one before it, and what lies in that."""
    for k in range(bisect_left(found, place, key=lambda m: m.start) - 1, -1, -1):
        yield found[k]
        if found[k].depth == 0:
            return


def _is_statement(target: Span, marked: Marked) -> bool:
    """Whether a stretch in quotation marks is a statement: a slogan, a sentence, or many words; no title."""
    inner = target.doc.char_span(marked.inner_start, marked.inner_end, alignment_mode="expand")
    before = _words_before(inner)
    if any(t.lower_.endswith(endings("slogans")) for t in before):
        return True
    says = any(is_finite(t) for t in inner)
    if len(inner.text.split()) < (_WORDS_OF_A_SENTENCE if says else _WORDS_OF_A_STATEMENT):
        return False
    titled = bool(before) and before[-1].pos_ in {"NOUN", "PROPN", "DET"}
    return says or not titled


def _words_before(inner: Span) -> list[Token]:
    """Give the words directly before the opening mark; none behind a comma or a stop."""
    found: list[Token] = []
    for i in range(inner.start - 2, max(inner.start - 8, -1), -1):
        word = inner.doc[i]
        if not (word.is_alpha or (word.text == ":" and not found)):
            break
        found.insert(0, word)
    return found


def _closes_behind(text: str, end: int) -> bool:
    """Whether the next mark behind a place closes what was opened before the text begins."""
    mark = _MARK.search(text, end)
    if mark is None or mark.group() not in "“”«" or text[mark.start() - 1].isspace():
        return False
    if mark.group() == "«" and text[mark.end() : mark.end() + 1].isalnum():
        return False
    return (
        not _MARK.search(text, 0, end)
        and not any(m.start <= mark.start() < m.end for m in marked_in(text))
        and "\n\n" not in text[end : mark.start()]
    )
