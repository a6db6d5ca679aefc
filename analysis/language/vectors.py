"""Word vectors that take half the room on disk."""

from pathlib import Path

import spacy
from spacy.vectors import Vectors
from spacy.vocab import Vocab


class HalfVectors(Vectors):
    """Vectors that are stored in half precision and used in single precision."""

    def to_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Write the table with 16 bits a number.

        Args:
            path: folder to write into.
            exclude: parts to leave out.
        """
        exact = self.data
        self.data = exact.astype("float16")
        try:
            super().to_disk(path, exclude=exclude)
        finally:
            self.data = exact

    def from_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> "HalfVectors":
        """Read the table and widen it.

        Args:
            path: folder to read from.
            exclude: parts to leave out.

        Returns:
            The vectors themselves.
        """
        super().from_disk(path, exclude=exclude)
        self.data = self.data.astype("float32")
        return self


@spacy.registry.vectors("pressespiegel.HalfVectors.v1")
def half_vectors() -> object:
    """Give what makes the vectors of a new vocabulary."""

    def make(vocab: Vocab) -> HalfVectors:
        return HalfVectors(strings=vocab.strings)

    return make
