"""The lines of a document as a stream, in memory never more than one, and of that no more than a bound."""

import io
from collections.abc import Iterator
from typing import BinaryIO


def byte_lines(file: BinaryIO, most: int) -> Iterator[tuple[bytes, bool]]:
    """Read lines in an encoding whose line ends are one byte.

    Args:
        file: the document, opened.
        most: bytes that a line may have.

    Yields:
        Each line with its end, and True; of one that is longer than the bound its beginning, and False.
    """
    while data := file.readline(most):
        whole = len(data) < most or data.endswith(b"\n")
        while not whole and not (rest := file.readline(most)).endswith(b"\n") and rest:
            continue
        yield data, whole


def wide_lines(file: BinaryIO, codec: str, most: int) -> Iterator[tuple[bytes, bool]]:
    """Read lines in UTF-16 or UTF-32.

    Args:
        file: the document, opened.
        codec: as `decoding.wide_codec` names it.
        most: characters that a line may have.

    Yields:
        The same as `byte_lines`, in UTF-8.
    """
    with io.TextIOWrapper(file, codec, newline="\n") as text:
        while line := text.readline(most):
            whole = len(line) < most or line.endswith("\n")
            while not whole and not (rest := text.readline(most)).endswith("\n") and rest:
                continue
            yield line.encode(), whole
