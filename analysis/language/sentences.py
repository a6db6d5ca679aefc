"""Sentence boundaries that the layout of an article fixes, before the parser finds the others."""

from spacy.language import Language
from spacy.tokens import Doc

from analysis.corpus.datelines import DATELINE


@Language.component("layout_boundaries")
def layout_boundaries(doc: Doc) -> Doc:
    """Start a sentence behind every line break and behind a dateline.

    Args:
        doc: a tokenised document; sentence starts set here are kept by the parser.

    Returns:
        The same document.
    """
    after_break = True
    for token in doc:
        if token.is_space and "\n" in token.text:
            after_break = True
        elif after_break and not token.is_space:
            token.is_sent_start = True
            after_break = False
    for dateline in DATELINE.finditer(doc.text):
        first = doc.char_span(dateline.end(), dateline.end() + 1, alignment_mode="expand")
        if first is not None and not first[0].is_space:
            first[0].is_sent_start = True
            dash = doc.char_span(dateline.start(), dateline.end(), alignment_mode="contract")
            for token in dash[1:] if dash is not None else ():
                token.is_sent_start = False
    return doc
