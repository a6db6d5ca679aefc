"""Read the word lists that the rules share."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    """Read the file once per process."""
    data = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return {name: tuple(words.split() if isinstance(words, str) else words) for name, words in data.items()}


@cache
def words_of(*names: str) -> frozenset[str]:
    """Give the words of one or more lists.

    Args:
        names: of lists in `words.toml`.

    Returns:
        Their words.
    """
    return frozenset(word for name in names for word in _lists()[name])


def endings_of(name: str) -> tuple[str, ...]:
    """Give the words of a list in order, as `str.endswith` wants them.

    Args:
        name: of a list in `words.toml`.

    Returns:
        Its words.
    """
    return _lists()[name]


def is_listener(noun: str) -> bool:
    """Whether a noun names a medium or an audience ("Nachrichtenagentur", "Journalisten").

    Args:
        noun: as it stands in the text.

    Returns:
        Whether it, or the last part of the compound, is on the list.
    """
    return noun.lower().endswith(endings_of("listeners"))
