"""Read one article from a plain text file."""

from collections.abc import Iterator
from pathlib import Path

from analysis.corpus.articles import MAX_CHARACTERS, Article, Notice, Rejection
from analysis.corpus.decoding import Unreadable, decode
from analysis.corpus.identity import article_hash
from analysis.corpus.layout import Layout, laid_out_text

_MOST_BYTES = 4 * MAX_CHARACTERS + 3


def read_text_file(path: Path, source: str) -> Iterator[Article | Notice | Rejection]:
    """Read an article laid out as in `seeds/`, or as a headline and paragraphs, or as paragraphs alone.

    Args:
        path: a UTF-8 text file.
        source: its name relative to the input.

    Yields:
        The article, behind a notice if its date is impossible; or why it was rejected.
    """
    try:
        text = _text(path)
    except Unreadable as error:
        yield Rejection(source, None, str(error))
        return
    layout = laid_out_text(text)
    if layout.impossible:
        yield Notice(source, 1, f"{layout.impossible!r} is no date; the article is read without one")
    yield _article(source, text, layout)


def _text(path: Path) -> str:
    """Read a file's text, its line ends made one character each."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise Unreadable(f"more than {MAX_CHARACTERS:,} characters; split it into articles")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror}); check its permissions") from error
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("the file is empty; remove it or put the article's text into it")
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(f"more than {MAX_CHARACTERS:,} characters; split it into articles")
    return text


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
