"""How fast the pipeline reads and how much memory it takes."""

import resource
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple

import spacy
from spacy.language import Language


class Speed(NamedTuple):
    """What one run took.

    Attributes:
        words: tokens read, white space not counted.
        seconds: of one process on one core.
    """

    words: int
    seconds: float

    @property
    def words_per_second(self) -> float:
        """Give the tokens read in a second."""
        return self.words / self.seconds


def reading_speed(nlp: Language, texts: Sequence[str]) -> Speed:
    """Time `nlp.pipe` over texts.

    Args:
        nlp: the pipeline.
        texts: articles; the first is read once before the clock starts.

    Returns:
        The words read and the seconds taken.
    """
    nlp(texts[0])
    start = time.perf_counter()
    words = sum(not token.is_space for doc in nlp.pipe(texts) for token in doc)
    return Speed(words, time.perf_counter() - start)


def tokenizer_only() -> Language:
    """Give a blank German pipeline: the yardstick that tells a slow machine from a slow pipeline."""
    return spacy.blank("de")


def peak_megabytes() -> float:
    """Give the largest memory that this process has held, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
