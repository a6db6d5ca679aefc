"""Sentence boundaries that layout and quotation marks fix, before the parser finds the others."""

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

from analysis.corpus.datelines import DATELINE

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
    after_break = True
    for token in doc:
        if token.is_space and "\n" in token.text:
            after_break = True
        elif after_break and not token.is_space:
            token.is_sent_start = True
            after_break = False
    text = doc.text
    _datelines(doc, text)
    _signs(doc, text)
    return doc


def _datelines(doc: Doc, text: str) -> None:
    for dateline in DATELINE.finditer(text):
        first = doc.char_span(dateline.end(), dateline.end() + 1, alignment_mode="expand")
        if first is not None and not first[0].is_space:
            first[0].is_sent_start = True
            dash = doc.char_span(dateline.start(), dateline.end(), alignment_mode="contract")
            for token in dash[1:] if dash is not None else ():
                token.is_sent_start = False


def _signs(doc: Doc, text: str) -> None:
    places = {token.idx: token for token in doc}
    opening = [(places.get(mark.start()), places.get(mark.end())) for mark in _OPENING.finditer(text)]
    closed = [places.get(mark.start()) for mark in _CLOSING.finditer(text)]
    inside = []
    for short in _SHORT.finditer(text):
        span = doc.char_span(short.start(), short.end())
        if span is not None and sum(t.is_alpha for t in span) <= _SHORT_WORDS:
            inside += span[1:]
    abbreviated = [places.get(word.end()) for word in _ABBREVIATED.finditer(text)]
    for token in (*closed, *(behind for _, behind in opening), *inside, *abbreviated):
        if token is not None and not token.is_sent_start:
            token.is_sent_start = False
    marks = [places.get(mark.start()) for mark in _OPENING.finditer(text)]
    starts = [places.get(end.end()) for ends in (_BEHIND, _ENDING) for end in ends.finditer(text)]
    starts += [
        t for t in marks if t is not None and t.i and doc[t.i - 1].text in _ENDS and _opens_sentence(t)
    ]
    for token in starts:
        if token is not None and token not in inside:
            token.is_sent_start = True


def _opens_sentence(mark: Token) -> bool:
    """Whether an opening mark stands between the end of a sentence and a capitalised word."""
    doc, i = mark.doc, mark.i
    return 0 < i < len(doc) - 1 and doc[i - 1].text in _ENDS and doc[i + 1].is_title
