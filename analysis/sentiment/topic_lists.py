"""The lists that say what a topic is called, and by which terms a text speaks of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from analysis.corpus.settings import SettingsError, read_settings, settings_file

_SHIPPED = Path(__file__).with_name("topics.toml")
"""The package's own topics."""

FILE_NAME = "topics.toml"
Wanted = Literal["positive", "neutral", "negative"]
_LISTS = ("terms", "opposed", "excludes")


class TopicsError(SettingsError):
    """A file of topics that cannot be used; the message names file and key and says what to do."""


class Topic(NamedTuple):
    """What is to be found in the texts.

    Attributes:
        key: its name in tables.
        label_de: its label in German figures.
        label_en: its label in English figures.
        terms: nouns and verbs that name it.
        excludes: what is not meant although a term matches in it.
        opposed: terms that name a threat to it ("Datenmissbrauch" to data protection).
        wanted: what a call for it says of it: that it is wanted (positive), lacking (negative) or nothing.
    """

    key: str
    label_de: str
    label_en: str
    terms: tuple[str, ...]
    excludes: tuple[str, ...] = ()
    opposed: tuple[str, ...] = ()
    wanted: Wanted = "neutral"


def topics_file(inputs: Sequence[Path]) -> Path | None:
    """Find the topics that a corpus brings along.

    Args:
        inputs: the files and folders of the corpus.

    Returns:
        The first `topics.toml` at the root of a folder or beside a file; None if there is none.
    """
    return settings_file(inputs, FILE_NAME)


def load_topics(path: Path | None = None) -> tuple[Topic, ...]:
    """Read topics from a TOML file.

    Args:
        path: the file; None for the package's own.

    Returns:
        The topics in the file's order.

    Raises:
        TopicsError: the file is missing, is not TOML, or a topic in it is malformed.
    """
    path = path or _SHIPPED
    tables = read_settings(path, TopicsError).values
    if not tables:
        raise TopicsError(
            f"{path}: holds no topic; add one, such as [partnership], with its labels and terms"
        )
    return tuple(_topic(path, key, table) for key, table in tables.items())


def topic_of_terms(
    terms: Sequence[str], *, opposed: Sequence[str] = (), excludes: Sequence[str] = ()
) -> Topic:
    """Make a topic of lists that are being tried out.

    Args:
        terms: nouns and verbs that name it.
        opposed: terms that name a threat to it.
        excludes: what is not meant although a term matches in it.

    Returns:
        The topic; its first term is its name and its label.

    Raises:
        TopicsError: a list is none, holds something else than words, or there is no term at all.
    """
    given = {"terms": terms, "opposed": opposed, "excludes": excludes}
    lists = {name: _words(name, words) for name, words in given.items()}
    name = next(iter(lists["terms"] + lists["opposed"]), None)
    if name is None:
        raise TopicsError('terms: is empty; give a list of words, such as terms=["Datenschutz"]')
    return Topic(name, name, name, **lists)


def choose_topic(known: Sequence[Topic], key: str | None = None, **lists: Sequence[str]) -> Topic:
    """Choose one of the topics, or make one of lists.

    Args:
        known: the topics.
        key: of one of them; without it and without lists the first is meant.
        lists: `terms`, `opposed`, `excludes` or several of these.

    Returns:
        The topic.

    Raises:
        TopicsError: there is no such topic or list, a list is malformed, or a key and lists are both given.
    """
    if unknown := sorted(set(lists) - set(_LISTS)):
        raise TopicsError(f"{unknown[0]}: is not known; a topic has the lists {', '.join(_LISTS)}")
    if key is not None and lists:
        raise TopicsError('give either a topic, such as "partnership", or lists, such as terms=["Wort", …]')
    if lists:
        return topic_of_terms(lists.pop("terms", ()), **lists)
    found = [topic for topic in known if key in (None, topic.key)]
    if not found:
        raise TopicsError(f"there is no topic {key!r}; give one of {', '.join(topic.key for topic in known)}")
    return found[0]


def _topic(path: Path, key: str, table: object) -> Topic:
    """Check one topic and make it."""
    if not isinstance(table, dict):
        raise TopicsError(f"{path}: {key}: is no table; write [{key}] and put its labels and terms below")
    if not key.strip():
        raise TopicsError(f"{path}: a topic has an empty name; give it one, such as [partnership]")
    unknown = sorted(set(table) - {"label_de", "label_en", "wanted", *_LISTS})
    if unknown:
        known = "label_de, label_en, terms, opposed, excludes, wanted"
        raise TopicsError(f"{path}: {key}.{unknown[0]}: is not known; a topic has {known}")
    labels = {name: _label(path, key, table, name) for name in ("label_de", "label_en")}
    lists = {name: _words(f"{path}: {key}.{name}", table.get(name, [])) for name in _LISTS}
    if not lists["terms"] and not lists["opposed"]:
        raise TopicsError(f'{path}: {key}.terms: is missing; add a list of words, such as ["Datenschutz"]')
    wanted = table.get("wanted", "neutral")
    if wanted not in get_args(Wanted):
        raise TopicsError(f"{path}: {key}.wanted: is {wanted!r}; write one of {', '.join(get_args(Wanted))}")
    return Topic(key, **labels, **lists, wanted=wanted)


def _label(path: Path, key: str, table: dict, name: str) -> str:
    """Check a label."""
    label = table.get(name)
    if not isinstance(label, str) or not label.strip():
        raise TopicsError(f'{path}: {key}.{name}: is missing; add it, such as {name} = "{key.capitalize()}"')
    return label


def _words(where: str, words: object) -> tuple[str, ...]:
    """Check a list of terms."""
    listed = isinstance(words, list | tuple)
    if not listed or not all(isinstance(w, str) and any(map(str.isalpha, w)) for w in words):
        raise TopicsError(f'{where}: is not a list of words; write it as ["Wort", "anderes Wort"]')
    return tuple(words)
