"""Word vectors that take half the room on disk."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import spacy
from spacy.tokens import Token
from spacy.vectors import Vectors
from spacy.vocab import Vocab

_WORDS = Path(__file__).parent / "model" / "vocab"


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


@cache
def _own_vocabulary() -> Vocab:
    """Load the words of the package's pipeline once per process."""
    vocab = Vocab(vectors_name="pressespiegel").from_disk(_WORDS, exclude=["lookups"])
    vocab.vectors.data = vocab.vectors.data.astype("float32")
    return vocab


def word_vectors(tokens: Sequence[Token]) -> np.ndarray:
    """Look up the vectors of the package, whatever pipeline parsed the text.

    Args:
        tokens: of one text.

    Returns:
        Tokens × 96 numbers in single precision.
    """
    if not tokens:
        return np.zeros((0, 96), "float32")
    vectors = tokens[0].vocab.vectors
    if not isinstance(vectors, HalfVectors):
        vectors = _own_vocabulary().vectors
    return vectors.get_batch([t.text for t in tokens])
