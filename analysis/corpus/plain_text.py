"""Read one article from a plain text file."""

from collections.abc import Iterator

from analysis.corpus.articles import MAX_CHARACTERS, Article, Notice, Rejection
from analysis.corpus.decoding import Decoded, Unreadable, decoded
from analysis.corpus.documents import Document, Item
from analysis.corpus.hygiene import unanalysable
from analysis.corpus.identity import article_hash
from analysis.corpus.layout import Layout, laid_out_text

_MOST_BYTES = 4 * MAX_CHARACTERS + 4
"""The longest article in UTF-32, with a byte order mark."""


def read_text_file(document: Document) -> Iterator[Item]:
    """Read an article laid out as in `seeds/`, or as a headline and paragraphs, or as paragraphs alone.

    Args:
        document: a text file.

    Yields:
        The article, behind notices if it is not UTF-8 or its date is impossible; or why it was rejected.
    """
    source = document.source
    try:
        text, encoding = _text(document)
    except Unreadable as error:
        yield Rejection(source, None, str(error))
        return
    if encoding != "UTF-8":
        yield Notice(source, None, f"the text is {encoding}, not UTF-8; it is read as such")
    layout = laid_out_text(text)
    if layout.impossible:
        yield Notice(source, 1, f"{layout.impossible!r} is no date; the article is read without one")
    yield _article(source, text, layout)


def _text(document: Document) -> Decoded:
    """Read a document's text, its line ends made one character each."""
    too_long = f"more than {MAX_CHARACTERS:,} characters; split it into articles"
    if document.size > _MOST_BYTES:
        raise Unreadable(too_long)
    found = decoded(document.read(_MOST_BYTES))
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("the file is empty; remove it or put the article's text into it")
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(too_long)
    if reason := unanalysable(text):
        raise Unreadable(reason)
    return found._replace(text=text)


def _article(source: str, text: str, layout: Layout) -> Article:
    words = {part.name: text[part.start : part.end] for part in layout.parts}
    return Article(
        article_id=article_hash(source, 1, text),
        source=source,
        line=1,
        text=text,
        parts=layout.parts,
        title=words.get("title"),
        kicker=words.get("kicker"),
        date=layout.day.date if layout.day else None,
        date_precision=layout.day.precision if layout.day else "none",
        agency=layout.agency,
        date_source="text" if layout.day else None,
    )
