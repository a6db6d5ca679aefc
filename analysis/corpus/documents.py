"""A document as it lies in a corpus: a file, or a member of an archive, not yet read."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from analysis.corpus.articles import Article, Notice, Rejection
from analysis.corpus.decoding import Unreadable

Item = Article | Notice | Rejection
"""What a reader hands on."""


class Document(NamedTuple):
    """A document that can be opened any number of times.

    Attributes:
        source: its name relative to the input, with slashes; of a member "archive.zip/folder/page.html".
        size: in bytes.
        open: gives a readable binary file; who opens it closes it.
    """

    source: str
    size: int
    open: Callable[[], BinaryIO]

    def head(self, size: int = 4096) -> bytes:
        """Read the beginning.

        Args:
            size: most bytes to read.

        Returns:
            The bytes.

        Raises:
            OSError: the document cannot be read.
        """
        with self.open() as file:
            return file.read(size)

    def read(self, most: int) -> bytes:
        """Read the whole document.

        Args:
            most: bytes that it may have.

        Returns:
            Its bytes.

        Raises:
            Unreadable: it has more bytes, or cannot be read.
        """
        try:
            with self.open() as file:
                data = file.read(most + 1)
        except OSError as error:
            raise Unreadable(f"cannot be read ({error.strerror}); check its permissions") from error
        if len(data) > most:
            raise Unreadable(f"more than {most:,} bytes; split it into smaller files")
        return data


Reader = Callable[[Document], Iterator[Item]]
"""Reads the articles of a document, one after the other; what is wrong with one costs no other."""


def file_document(path: Path, source: str) -> Document:
    """Make a document of a file.

    Args:
        path: of the file.
        source: its name relative to the input.

    Returns:
        The document.

    Raises:
        OSError: there is no such file.
    """
    return Document(source, path.stat().st_size, lambda: path.open("rb"))
