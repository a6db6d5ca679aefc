"""textblob-de's polarity of a sentence: the measure that readers know, beside ours.

It needs no download: `PatternTokenizer` replaces the tokeniser that asks NLTK for data.
"""

from functools import cache, lru_cache

from textblob_de.sentiments import PatternAnalyzer
from textblob_de.tokenizers import PatternTokenizer


@cache
def _analyzer() -> PatternAnalyzer:
    """Make textblob-de's analyser once."""
    return PatternAnalyzer(tokenizer=PatternTokenizer())


@lru_cache(maxsize=4096)
def textblob_polarity(sentence: str) -> float:
    """Ask textblob-de for the polarity of a sentence.

    It never scores a noun and knows few negators: "nicht gut" is −0.5, but "keinesfalls gut" is +1.

    Args:
        sentence: the text of one sentence.

    Returns:
        In [−1, 1]; 0 for a sentence without a word of its list.
    """
    return max(-1.0, min(1.0, float(_analyzer().analyze(sentence).polarity)))
