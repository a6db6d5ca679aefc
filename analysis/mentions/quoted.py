"""Stretches in quotation marks, as far as mentions must know of them: who speaks there is another."""

import re

_QUOTED = re.compile(r"„[^“”\"]{1,800}[“”\"]|“[^”]{1,800}”|\"[^\"]{1,800}\"|»[^«]{1,800}«|«[^»]{1,800}»")


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """Find what stands in quotation marks.

    Args:
        text: the article's.

    Returns:
        First character and the one after the last of each stretch of at most 800 characters, marks
        included, in text order.
    """
    return [match.span() for match in _QUOTED.finditer(text)]
