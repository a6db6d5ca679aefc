"""Vary the typography of training sentences, so that the pipeline meets every German style."""

import random
from collections.abc import Sequence

QUOTATION_STYLES = (
    ("„", "“"),
    ("„", "”"),
    ("»", "«"),
    ("«", "»"),
    ("“", "”"),
    ('"', '"'),
    ("‚", "‘"),
    ("›", "‹"),
)
"""Opening and closing marks: German, Swiss and typewriter styles, double and single."""

_MARKS = {mark for style in QUOTATION_STYLES for mark in style} | {"``", "''"}
_NO_SPACE_BEFORE = set(",.;:!?)]%") | {"..."}
_NO_SPACE_AFTER = set("([")


def quotation_marks(words: Sequence[str], rng: random.Random) -> list[str]:
    """Rewrite the quotation marks of one sentence in a style drawn at random.

    Args:
        words: the sentence's tokens.
        rng: the source of chance.

    Returns:
        The tokens with marks replaced, opening and closing in turn; unchanged if their
        number is odd.
    """
    places = [i for i, word in enumerate(words) if word in _MARKS]
    if len(places) % 2:
        return list(words)
    style = rng.choices(QUOTATION_STYLES, weights=(6, 2, 3, 1, 1, 6, 1, 1))[0]
    varied = list(words)
    for turn, place in enumerate(places):
        varied[place] = style[turn % 2]
    return varied


def spaces(words: Sequence[str]) -> list[bool]:
    """Say for each token of a sentence whether a space follows it in ordinary print.

    Args:
        words: the sentence's tokens; quotation marks open and close in turn.

    Returns:
        One truth value per token, the last one true.
    """
    follows = []
    opens = True
    for i, word in enumerate(words):
        after = True
        if word in _NO_SPACE_AFTER:
            after = False
        if word in _MARKS:
            after = not opens
            opens = not opens
        following = words[i + 1] if i + 1 < len(words) else None
        if following in _NO_SPACE_BEFORE or (following in _MARKS and not opens):
            after = False
        follows.append(after)
    return follows
