"""Tell German articles from others by their function words."""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

_WORDS_FILE = Path(__file__).with_name("function_words.toml")
_FEWEST_WORDS = 20
_LEAST_SHARE = 0.1
"""Running text of any of these languages has at least twice this share of its function words."""

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _function_words() -> dict[str, frozenset[str]]:
    words = tomllib.loads(_WORDS_FILE.read_text(encoding="utf-8"))
    return {language: frozenset(entries) for language, entries in words.items()}


def language_of(text: str) -> str | None:
    """Name the language of a text.

    Args:
        text: an article; of a long one the first 20,000 characters are read.

    Returns:
        "de", "en", "fr", "es", "it" or "nl"; "de" for a text too short to tell; None if it is in
        none of these languages, or no running text.
    """
    words = _WORD.findall(text[:20_000].lower())
    if len(words) < _FEWEST_WORDS:
        return "de"
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in function_words) / len(words)
        for language, function_words in _function_words().items()
    }
    likeliest = max(shares, key=lambda language: shares[language])
    return likeliest if shares[likeliest] >= _LEAST_SHARE else None
