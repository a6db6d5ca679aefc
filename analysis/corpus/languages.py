"""Tell German articles from others by their function words."""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

from analysis.corpus.articles import Article, Rejection

_WORDS_FILE = Path(__file__).with_name("function_words.toml")
_FEWEST_WORDS = 20
_LEAST_SHARE = 0.1
"""Running text of any of these languages has at least twice this share of its function words."""

_SURELY_GERMAN = 0.25
"""No other language reaches this share of German function words; nearly every German article does."""
_MOSTLY_GERMAN = 0.6
"""A text with a long quotation in another language is German if German function words have at least this
share of the other language's."""

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-zà-ɏ]+")


@cache
def _function_words() -> dict[str, frozenset[str]]:
    words = tomllib.loads(_WORDS_FILE.read_text(encoding="utf-8"))
    return {language: frozenset(entries) for language, entries in words.items()}


def language_of(text: str) -> str | None:
    """Name the language of a text.

    Args:
        text: an article; of a long one the first 20,000 characters are read.

    Returns:
        "de", "en", "fr", or another one of `function_words.toml`; "de" for a text too short to tell; None
        if it is in none of these languages, or no running text.
    """
    words = _WORD.findall(text[:20_000].lower())
    if len(words) < _FEWEST_WORDS:
        return "de"
    german = sum(map(_function_words()["de"].__contains__, words))
    if german >= _SURELY_GERMAN * len(words):
        return "de"
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in function_words) / len(words)
        for language, function_words in _function_words().items()
    }
    likeliest = max(shares, key=lambda language: shares[language])
    if shares[likeliest] < _LEAST_SHARE:
        return None
    return "de" if shares["de"] >= _MOSTLY_GERMAN * shares[likeliest] else likeliest


def set_aside(article: Article) -> Rejection | None:
    """Decide whether an article is in another language than German.

    Args:
        article: with its language.

    Returns:
        Why it is not analysed; None for a German one, and for one of which the language cannot be told.
    """
    here = article.source, article.line
    if article.language is None and _in_other_script(article.text):
        return Rejection(
            *here, "is not written in Latin script, so not in German; leave it out or translate it"
        )
    if article.language in ("de", None):
        return None
    told = f"seems to be in {article.language!r}, not in German"
    return Rejection(*here, f"{told}; leave it out, or give the German text if there is one")


def _in_other_script(text: str) -> bool:
    """Whether most words of a text are in Cyrillic, Greek, Arabic or another script."""
    words = _WORD.findall(text[:20_000].lower())
    return bool(words) and 2 * sum(_LATIN.fullmatch(word) is None for word in words) > len(words)
