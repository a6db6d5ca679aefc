"""In which paper or station an article appeared."""

import tomllib
from functools import cache
from pathlib import Path

from analysis.corpus.urls import host_of

_NAMES_FILE = Path(__file__).with_name("outlets.toml")


@cache
def _names() -> dict[str, str]:
    return tomllib.loads(_NAMES_FILE.read_text(encoding="utf-8"))


def outlet_of(given: str | None, url: str | None) -> str | None:
    """Name an article's outlet.

    Args:
        given: what the metadata say, kept as it is unless it is an address; None if they say nothing.
        url: of the article; None if unknown.

    Returns:
        The given name, else the name that goes with the address, else its host without "www."; None if
        neither is known.
    """
    if given and given.strip():
        address = given.strip().lower()
        return (_named(address) or given) if address.startswith(("http", "www.")) else given
    return _named(url)


def _named(url: str | None) -> str | None:
    host = host_of(url)
    if host is None:
        return None
    labels = host.split(".")
    above = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((_names()[site] for site in above if site in _names()), host)
