"""The ten columns of CoNLL-U, and the word lists by which they are harmonised."""

import tomllib
from pathlib import Path

ID, FORM, LEMMA, POS, TAG, FEATS, HEAD, DEP, DEPS, MISC = range(10)

Row = list[str]
"""One token."""

_LISTS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def words(name: str) -> frozenset[str]:
    """Give one of the closed word lists of `words.toml`, in lower case."""
    return frozenset(_LISTS[name].split())
