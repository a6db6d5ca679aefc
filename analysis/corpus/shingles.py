"""An article's words as hashed runs of words (shingles), by which articles are compared.

After Broder, "On the resemblance and containment of documents" (1997). A shingle is the same number on
every machine and in every run.
"""

import re
import unicodedata
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from analysis.corpus.articles import Article

Hashes = npt.NDArray[np.uint64]

SHORT, LONG = 4, 6
"""Words in a shingle: short ones measure how much two articles share, long ones find who shares anything."""
_ONE_IN = 4
"""Of the long shingles this share is kept: those whose number it divides, the same in every article."""
_MULTIPLIERS = np.array([(0x9E3779B97F4A7C15 * (2 * n + 1)) % 2**64 for n in range(LONG)], dtype=np.uint64)
_WORD = re.compile(r"\w+")
_LEFT_OUT = {"dateline", "caption", "title", "kicker"}


class Shingles(NamedTuple):
    """What of an article is compared.

    Attributes:
        words: how many it has.
        short: its short shingles, sorted, each once.
        samples: some of its long shingles, sorted, each once.
        numbers: the numbers that it names, as they are written.
    """

    words: int
    short: Hashes
    samples: Hashes
    numbers: frozenset[str]


def body_words(article: Article) -> list[str]:
    """Give the words that articles are compared by, in small letters.

    Args:
        article: with its parts.

    Returns:
        The words of the body; of all parts if there is no body. Headline, dateline and captions differ
        between papers that print the same report.
    """
    kept = [article.text[p.start : p.end] for p in article.parts if p.name not in _LEFT_OUT]
    text = "\n".join(kept) or article.text
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.replace("\u00ad", ""))
    return _WORD.findall(text.casefold())


def shingles_of(words: list[str]) -> Shingles:
    """Hash the runs of words.

    Args:
        words: of an article.

    Returns:
        Its shingles; an article of fewer words than a shingle has one of all its words.
    """
    hashes = np.fromiter((crc32(word.encode()) for word in words), dtype=np.uint64, count=len(words))
    long = _runs(hashes, LONG)
    return Shingles(
        len(words),
        np.unique(_runs(hashes, SHORT)),
        np.unique(long[long % np.uint64(_ONE_IN) == 0]),
        frozenset(word for word in words if word[0].isdigit()),
    )


def _runs(hashes: Hashes, length: int) -> Hashes:
    """Hash every run of so many words; the last step spreads the numbers evenly (MurmurHash3's finaliser)."""
    count = max(1, len(hashes) - length + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(min(length, len(hashes))):
        mixed += (hashes[place : place + count] + np.uint64(1)) * _MULTIPLIERS[place]
    mixed ^= mixed >> np.uint64(33)
    mixed *= np.uint64(0xFF51AFD7ED558CCD)
    mixed ^= mixed >> np.uint64(33)
    mixed *= np.uint64(0xC4CEB9FE1A85EC53)
    return mixed ^ (mixed >> np.uint64(33))
