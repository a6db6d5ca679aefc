"""Say that a name is unknown, and which known one may have been meant."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from analysis.figures.labels import Lang, say

_SIMILAR = 0.6
"""From this likeness on, in [0, 1], a name may have been meant."""


def say_unknown(
    what: str,
    name: str,
    known: Collection[str],
    lang: Lang,
    *,
    called: Mapping[str, str] = MappingProxyType({}),
    most: int = 3,
) -> str:
    """Say that nothing has this name.

    Args:
        what: "topic", "speaker" or "outlet".
        name: that was asked for.
        known: the names that there are.
        lang: of the sentence.
        called: what else some of them are called, and their names.
        most: so many names are given.

    Returns:
        A sentence, and the names that are similar; if none is and there are few, all names.
    """
    told = say("unknown", what, lang, name=name)
    near = dict.fromkeys(called.get(one, one) for one in similar(name, {*known, *called}))
    if near:
        return f"{told} {say('unknown', 'similar', lang, names=', '.join([*near][:most]))}"
    if 0 < len(known) <= most:
        return f"{told} {say('unknown', 'known', lang, names=', '.join(sorted(known)))}"
    return told


def similar(name: str, known: Collection[str]) -> list[str]:
    """Find names that may have been meant.

    Args:
        name: that was asked for.
        known: the names that there are.

    Returns:
        First those that contain the name or lie in it, such as a full name for a surname, then those that
        are spelt alike; capitals do not count.
    """
    by_fold: dict[str, list[str]] = {}
    for one in sorted(known):
        by_fold.setdefault(one.casefold(), []).append(one)
    asked = name.casefold().strip()
    parts = [fold for fold in by_fold if asked and _holds(fold, asked)]
    alike = get_close_matches(asked, by_fold, n=len(by_fold) or 1, cutoff=_SIMILAR)
    return [one for fold in dict.fromkeys([*parts, *alike]) for one in by_fold[fold]]


def _holds(one: str, other: str) -> bool:
    """Whether the words of one name are among those of the other."""
    words, others = set(one.split()), set(other.split())
    return words <= others or others <= words
