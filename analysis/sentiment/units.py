"""The sentence in which a target stands, mended where the parser split it wrongly."""

from spacy.tokens import Doc, Span, Token

_CLOSING = frozenset("“”«»\"'‘’‹›)")
_STOPS = frozenset(".!?…")


def sentence_of(doc: Doc, start: int, end: int) -> Span:
    """Find the sentence of a stretch of text.

    A closing quotation mark belongs to the sentence before it, no sentence ends after a word without a
    mark, and none crosses a line break.

    Args:
        doc: a text with sentence boundaries.
        start: first character of the stretch.
        end: after its last character.

    Returns:
        The sentence, without white space at its ends.
    """
    span = target_span(doc, start, end)
    first, last = span[0].sent.start, span[-1].sent.end
    while first and not _may_end(doc[first - 1]):
        first = doc[first - 1].sent.start
    while last < len(doc) and not _may_end(doc[last - 1]):
        last = doc[last].sent.end
    while first < span.start and _belongs_before(doc, first):
        first += 1
    while last < len(doc) and _belongs_before(doc, last):
        last += 1
    for token in doc[first : span.start]:
        if "\n" in token.text:
            first = token.i + 1
    last = next((t.i for t in doc[span.end : last] if "\n" in t.text), last)
    while first < span.start and doc[first].is_space:
        first += 1
    while last > span.end and doc[last - 1].is_space:
        last -= 1
    return doc[first:last]


def target_span(doc: Doc, start: int, end: int) -> Span:
    """Find the tokens of a stretch of text, those that it only touches included.

    Args:
        doc: the text.
        start: first character.
        end: after the last character.

    Returns:
        At least one token.
    """
    return doc.char_span(start, end, alignment_mode="expand")


def _may_end(token: Token) -> bool:
    """Whether a sentence may end with a token: a mark or a line break, not a word or an opening quote."""
    if token.text in _CLOSING and not token.whitespace_ and token.i + 1 < len(token.doc):
        return token.nbor(1).is_space or not token.nbor(1).text[0].isalnum()
    return token.is_space or not token.text[-1].isalnum()


def _belongs_before(doc: Doc, position: int) -> bool:
    """Whether a token that opens a sentence closes a quotation that the sentence before ended."""
    if not position or doc[position].text not in _CLOSING:
        return False
    before = doc[position - 1]
    return before.text[-1] in _STOPS and not before.whitespace_
