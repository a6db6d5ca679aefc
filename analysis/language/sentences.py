"""Sentence boundaries that layout and quotation marks fix, before the parser finds the others."""

import re

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from analysis.corpus.datelines import find_datelines

_OPENING = re.compile(r'(?:(?<=\s)|(?<=^)|(?<=[(\[]))["„“”»«‚‘›‹\'](?=\w)', re.MULTILINE)
"""A mark with space before it and a word behind it opens a quotation, in whatever style."""
_CLOSING = re.compile(r'(?<=[^\s(\[])["“”»«‘’‹›\'](?!\w)')
_BEHIND = re.compile(r'(?<=[.!?…])["“”»«‘’‹›]\s+(?=[A-ZÄÖÜ])')
"""A quotation that ends a sentence, before the next one."""
_ABBREVIATED = re.compile(
    r"\b(?:Dr|Prof|med|jur|phil|rer|nat|Ing|Dipl|Nr|St|Abs|Art|Hrsg|bzw|ca|vgl|evtl|ggf|inkl|geb)\.\s+"
)
"""Abbreviations that want another word behind them."""
_ENDING = re.compile(r"(?:(?<=[\w)])\?|\b[12]\d{3}\.)\s+(?=[A-ZÄÖÜ])")
"""A question mark or a year, before a capital."""
_SHORT = re.compile(r"„[^„“”\n]{1,40}[“”]|»[^»«\n]{1,40}«|«[^»«\n]{1,40}»|‚[^‚‘’\n]{1,40}[‘’]")
_ENDS = {".", "!", "?", "…"}
_YES, _OPEN, _NO = 1, 0, -1
"""What spaCy's SENT_START says of a token."""
_LONG, _ENDLESS = 200, 300
"""Tokens without a sign that may end a sentence: from so many on a comma ends one, after so many any word.

No sentence is so long; a list may be, and the time that a sentence takes grows faster than its length."""
_PAUSES = _ENDS | {":", ",", ";"}
_SHORT_WORDS = 4
"""Quotations of at most so many words are parts of a sentence, whatever signs stand in them."""


@Language.component("layout_boundaries")
def layout_boundaries(doc: Doc) -> Doc:
    """Start a sentence where layout and signs demand one, and none where they forbid it.

    Args:
        doc: a tokenised document; what is set here is kept by the parser.

    Returns:
        The same document. No sentence starts with a closing mark, right behind an opening one, inside a
        quotation of a few words ("Help! Live"), or behind an abbreviation such as "Dr.".
    """
    starts = _after_breaks(doc)
    text = doc.text
    _datelines(doc, text, starts)
    _signs(doc, text, starts)
    _endless(doc, starts)
    doc.from_array([SENT_START], np.array(starts, dtype="int64").astype("uint64"))
    return doc


def _after_breaks(doc: Doc) -> list[int]:
    """For each token whether a line break makes it start a sentence (_YES) or leaves that open (_OPEN)."""
    starts, after_break = [], True
    for token in doc:
        begins = after_break and not token.is_space
        starts.append(_YES if begins else _OPEN)
        after_break = (after_break and not begins) or (token.is_space and "\n" in token.text)
    return starts


def _datelines(doc: Doc, text: str, starts: list[int]) -> None:
    for dateline in find_datelines(text):
        first = doc.char_span(dateline.end, dateline.end + 1, alignment_mode="expand")
        if first is not None and not first[0].is_space:
            starts[first.start] = _YES
            dash = doc.char_span(dateline.part.start, dateline.end, alignment_mode="contract")
            for token in dash[1:] if dash is not None else ():
                starts[token.i] = _NO


def _signs(doc: Doc, text: str, starts: list[int]) -> None:
    places = {token.idx: token.i for token in doc}
    opening = [(places.get(mark.start()), places.get(mark.end())) for mark in _OPENING.finditer(text)]
    closed = [places.get(mark.start()) for mark in _CLOSING.finditer(text)]
    inside = set()
    for short in _SHORT.finditer(text):
        span = doc.char_span(short.start(), short.end())
        if span is not None and sum(t.is_alpha for t in span) <= _SHORT_WORDS:
            inside.update(range(span.start + 1, span.end))
    abbreviated = [places.get(word.end()) for word in _ABBREVIATED.finditer(text)]
    for place in (*closed, *(behind for _, behind in opening), *inside, *abbreviated):
        if place is not None and starts[place] == _OPEN:
            starts[place] = _NO
    begun = [places.get(end.end()) for ends in (_BEHIND, _ENDING) for end in ends.finditer(text)]
    begun += [mark for mark, _ in opening if mark is not None and _opens_sentence(doc, mark)]
    for place in begun:
        if place is not None and place not in inside:
            starts[place] = _YES


def _endless(doc: Doc, starts: list[int]) -> None:
    """Cut what goes on without any sign that might end a sentence."""
    since = 0
    for token in doc if len(doc) > _LONG else ():
        long = since >= _LONG and doc[token.i - 1].text in _PAUSES
        if (long or since >= _ENDLESS) and not token.is_space:
            starts[token.i] = _YES
        ends = starts[token.i] == _YES or token.text in _ENDS
        since = 0 if ends else since + 1


def _opens_sentence(doc: Doc, mark: int) -> bool:
    """Whether an opening mark stands between the end of a sentence and a capitalised word."""
    return 0 < mark < len(doc) - 1 and doc[mark - 1].text in _ENDS and doc[mark + 1].is_title
