"""The tone of a word by itself, also where no list has it as it stands."""

from functools import lru_cache

from spacy.tokens import Token

from analysis.sentiment.arguments import word_class
from analysis.sentiment.inflection import stems
from analysis.sentiment.lexicon import Word, judging_noun, lexicon

_FIRST_PART = 0.5
"""What the first part of a compound says of the whole ("Krisentreffen")."""
_SHORTEST_PART = 5
_SHORTEST_OPPOSITE = 7


def tone_of(token: Token, word: Word | None) -> float:
    """Give the tone of a word by itself.

    Args:
        token: in a parsed text.
        word: what `judging_word` found for it.

    Returns:
        In [−1, 1]: that of its entry; without one that of the first part of a compound, halved, or the
        opposite of what "un" stands before; else 0.
    """
    if word is not None:
        return word.tone
    kind = word_class(token)
    if kind == "NOUN":
        return _first_part(token.lower_)
    return _opposite(token.lower_) if kind in {"ADJ", "ADV"} else 0.0


@lru_cache(maxsize=50_000)
def _first_part(form: str) -> float:
    for end in range(len(form) - 3, _SHORTEST_PART - 1, -1):
        part = form[:end].rstrip("-")
        for noun in (part, part.removesuffix("s")):
            word = judging_noun(noun) if len(noun) >= _SHORTEST_PART and noun in lexicon().nouns else None
            if word is not None:
                return _FIRST_PART * word.tone
    return 0.0


@lru_cache(maxsize=20_000)
def _opposite(form: str) -> float:
    if not form.startswith("un") or len(form) < _SHORTEST_OPPOSITE:
        return 0.0
    words = (lexicon().adjectives.get(stem) for stem in stems(form[2:], nominal=False))
    return next((-word.tone for word in words if word is not None), 0.0)
