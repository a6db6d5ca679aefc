"""Exports of Nexis and LexisNexis, many articles in one Word or RTF document; also any other such document.

What the formats themselves are, `word_document` and `rtf` name; what an export looks like, `nexis_layout`.
"""

from collections.abc import Callable, Iterator, Sequence

from analysis.corpus.articles import Rejection
from analysis.corpus.decoding import Unreadable
from analysis.corpus.documents import Document, Item
from analysis.corpus.given import Given, articles_from
from analysis.corpus.nexis_layout import Paragraph, given_in_piece, is_export, pieces_of
from analysis.corpus.rtf import text_of_rtf
from analysis.corpus.word_document import paragraphs_of

_MOST_BYTES = 200_000_000
_EMPTY = "there is no text in it; give the article's text"


def read_docx(document: Document) -> Iterator[Item]:
    """Read the articles of an export in a Word document, or the one article of any other Word document.

    Args:
        document: docx.

    Yields:
        Each article with its number in the export, or why it was rejected; the one article has the first
        heading for its title.
    """
    yield from _read(document, paragraphs_of)


def read_rtf(document: Document) -> Iterator[Item]:
    """Read the articles of an export in RTF, or the one article of any other RTF document.

    Args:
        document: RTF.

    Yields:
        Each article with its number in the export, or why it was rejected.
    """
    yield from _read(document, _paragraphs_of_rtf)


def _read(document: Document, paragraphs_in: Callable[[Document], list[Paragraph]]) -> Iterator[Item]:
    source = document.source
    try:
        paragraphs = paragraphs_in(document)
    except Unreadable as error:
        yield Rejection(source, None, str(error))
        return
    except OSError as error:
        yield Rejection(source, None, f"cannot be read ({error.strerror}); check its permissions")
        return
    if not paragraphs:
        yield Rejection(source, None, _EMPTY)
    elif is_export(paragraphs):
        yield from _articles(paragraphs, source)
    else:
        yield from articles_from(_one_article(paragraphs), source)


def _articles(paragraphs: Sequence[Paragraph], source: str) -> Iterator[Item]:
    number = 0
    for number, piece in enumerate(pieces_of(paragraphs), 1):
        try:
            given = given_in_piece(piece, number)
        except Unreadable as error:
            yield Rejection(source, number, str(error))
            continue
        yield from articles_from(given, source)


def _one_article(paragraphs: Sequence[Paragraph]) -> Given:
    """Take the first heading for the title, and all other paragraphs for the text."""
    first = next((place for place, paragraph in enumerate(paragraphs) if paragraph.heading), None)
    text = "\n\n".join(paragraph.text for place, paragraph in enumerate(paragraphs) if place != first)
    return Given(text, 1, title=None if first is None else paragraphs[first].text)


def _paragraphs_of_rtf(document: Document) -> list[Paragraph]:
    text = text_of_rtf(document.read(_MOST_BYTES))
    return [Paragraph(stripped) for line in text.split("\n") if (stripped := line.strip())]
