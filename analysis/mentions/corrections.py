"""What the user corrects in a corpus's entities: `entities.toml`, read and checked."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, cast

from analysis.annotations import Label
from analysis.corpus.dates import iso_date
from analysis.corpus.settings import SettingsError, read_settings, settings_file
from analysis.mentions.labels import LABELS

FILE_NAME = "entities.toml"
_KEYS = {
    "merge": ("entity", "names", "label"),
    "split": ("entity", "name", "label", "articles", "outlets", "from", "to", "forms"),
    "rename": ("entity", "name", "label"),
    "exclude": ("entity", "label"),
}
_EXAMPLES = {
    "entity": '"Volkswagen"',
    "name": '"Volkswagen AG"',
    "names": '["VW AG", "Volkswagen-Konzern"]',
    "articles": '["2019-02-27-a"]',
    "outlets": '["Talauer Bote"]',
    "forms": '["Bürgermeister"]',
}
_ACTIONS = ", ".join(f"[[{action}]]" for action in _KEYS)
_HEADER = re.compile(r"""\s*\[\[\s*["']?([^"'\]\s]*)["']?\s*\]\]""")
_KEY = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")


class CorrectionsError(SettingsError):
    """A file of corrections that cannot be used; the message names file and line and says what to do."""


class Merge(NamedTuple):
    """Several entities are one.

    Attributes:
        line: where it stands in the file.
        entity: the one that the others join; where the corpus has none called so, what all are called.
        names: the others.
        label: of the merged entity, and of several called `entity` the one that is meant; None for any.
    """

    line: int
    entity: str
    names: tuple[str, ...]
    label: Label | None = None

    action = "merge"


class Split(NamedTuple):
    """Some of an entity's articles mean another one: those for which all conditions given hold.

    Attributes:
        line: where it stands in the file.
        entity: the one that they leave.
        name: of the one whose they become.
        label: of the entity that they leave, where several are called so; None for any.
        articles: in one of these articles.
        outlets: in one of these papers.
        first: not before this day, month or year.
        last: not after it.
        forms: where the article calls the entity so, by name or office.
    """

    line: int
    entity: str
    name: str
    label: Label | None = None
    articles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    forms: tuple[str, ...] = ()

    action = "split"


class Rename(NamedTuple):
    """An entity has another name, another label or both.

    Attributes:
        line: where it stands in the file.
        entity: the one that is meant.
        name: its name from now on; None to keep it.
        label: its label from now on; None to keep it.
    """

    line: int
    entity: str
    name: str | None = None
    label: Label | None = None

    action = "rename"


class Exclude(NamedTuple):
    """An entity is none: it gets no rows and no quotations.

    Attributes:
        line: where it stands in the file.
        entity: the one that is meant.
        label: its label, where several are called so; None for any.
    """

    line: int
    entity: str
    label: Label | None = None

    action = "exclude"


Correction = Merge | Split | Rename | Exclude


class Effect(NamedTuple):
    """What a correction did.

    Attributes:
        action: merge, split, rename or exclude.
        entity: as the correction names it.
        line: where the correction stands in its file.
        article_entities: how many entities that single articles name it moved, renamed or excluded.
        articles: in how many articles.
        notices: what of it could not be done, why, and what to do.
    """

    action: str
    entity: str
    line: int
    article_entities: int
    articles: int
    notices: tuple[str, ...] = ()


class _Block(NamedTuple):
    """One correction as it stands in the file: where each key is, and what it says."""

    path: Path
    action: str
    line: int
    lines: dict[str, int]
    values: dict[str, Any]

    def refuse(self, key: str, reason: str) -> NoReturn:
        line = self.lines.get(key, self.line)
        raise CorrectionsError(f"{self.path}, line {line}: {self.action}.{key}: {reason}")


def corrections_file(inputs: Sequence[Path]) -> Path | None:
    """Find the corrections that a corpus brings along.

    Args:
        inputs: the files and folders of the corpus.

    Returns:
        The first `entities.toml` at the root of a folder or beside a file; None if there is none.
    """
    return settings_file(inputs, FILE_NAME)


def load_corrections(path: Path | None) -> tuple[Correction, ...]:
    """Read corrections from a TOML file.

    Args:
        path: the file; None gives no corrections.

    Returns:
        The corrections in the file's order; none if it holds none.

    Raises:
        CorrectionsError: the file is missing, is not TOML, or a correction in it is malformed.
    """
    if path is None:
        return ()
    text, tables = read_settings(path, CorrectionsError)
    headers = _headers(text)
    blocks: list[_Block] = []
    for action, found in tables.items():
        if action not in _KEYS:
            raise CorrectionsError(f"{_place(path, action, text)}: is no correction; write one of {_ACTIONS}")
        lines = headers.get(action, [])
        if not isinstance(found, list) or len(lines) != len(found):
            place = _place(path, action, text)
            raise CorrectionsError(
                f"{place}: is no list of corrections; write each under a line [[{action}]]"
            )
        blocks += [
            _Block(path, action, at["[["], at, values) for at, values in zip(lines, found, strict=True)
        ]
    return tuple(_correction(block) for block in sorted(blocks, key=lambda block: block.line))


def _headers(text: str) -> dict[str, list[dict[str, int]]]:
    """Give action → for each of its corrections the lines of its header ("[[") and of its keys."""
    found: dict[str, list[dict[str, int]]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            current = {"[[": number}
            found.setdefault(header[1], []).append(current)
        elif found and (key := _KEY.match(line)):
            current.setdefault(key[1], number)
    return found


def _place(path: Path, word: str, text: str) -> str:
    """Name the first line that begins with a key or the header of a table."""
    begins = re.compile(rf"""[\s\["']*{re.escape(word)}["'\s]*[\].=]""")
    line = next((number for number, line in enumerate(text.split("\n"), 1) if begins.match(line)), 1)
    return f"{path}, line {line}: {word}"


def _correction(block: _Block) -> Correction:
    """Check one correction and make it."""
    for key in block.values:
        if key not in _KEYS[block.action]:
            block.refuse(key, f"is not known; [[{block.action}]] has {', '.join(_KEYS[block.action])}")
    line, entity, label = block.line, _word(block, "entity"), _label(block)
    if block.action == "merge":
        return Merge(line, entity, _words(block, "names"), label)
    if block.action == "split":
        return _split(block, entity, label)
    if block.action == "exclude":
        return Exclude(line, entity, label)
    name = _word(block, "name") if "name" in block.values or label is None else None
    return Rename(line, entity, name, label)


def _split(block: _Block, entity: str, label: Label | None) -> Split:
    name = _word(block, "name")
    lists = {key: _words(block, key) for key in ("articles", "outlets", "forms") if key in block.values}
    first, last = _day(block, "from"), _day(block, "to")
    if name == entity:
        block.refuse("name", f"is that of the entity itself; write another, such as {name + ' (Sport)'!r}")
    if not lists and first is None and last is None:
        block.refuse("articles", "no condition is given; add articles, outlets, from, to or forms")
    if first and last and first[: len(last)] > last[: len(first)]:
        block.refuse("from", f"{first} is after {last}; put the earlier date into from and the later into to")
    return Split(block.line, entity, name, label, **lists, first=first, last=last)


def _word(block: _Block, key: str) -> str:
    """Check a name."""
    value = block.values.get(key)
    if value is None:
        block.refuse(key, f"is missing; add it, such as {key} = {_EXAMPLES[key]}")
    if not isinstance(value, str) or not value.strip():
        block.refuse(key, f"is no name; write it in quotation marks, such as {key} = {_EXAMPLES[key]}")
    return value.strip()


def _words(block: _Block, key: str) -> tuple[str, ...]:
    """Check a list of names."""
    values = block.values.get(key)
    if values is None:
        block.refuse(key, f"is missing; add it, such as {key} = {_EXAMPLES[key]}")
    words = isinstance(values, list) and all(isinstance(v, str) and v.strip() for v in values)
    if not words or not values:
        block.refuse(key, f"is no list of names; write it as {_EXAMPLES[key]}")
    return tuple(dict.fromkeys(value.strip() for value in values))


def _label(block: _Block) -> Label | None:
    """Check a label."""
    value = block.values.get("label")
    if value is not None and value not in LABELS:
        block.refuse("label", f"is {value!r}; write one of {', '.join(LABELS)}")
    return cast(Label | None, value)


def _day(block: _Block, key: str) -> str | None:
    """Check a date, which TOML lets one write with or without quotation marks."""
    value = block.values.get(key)
    if value is None:
        return None
    written = value.isoformat() if isinstance(value, date) else value
    day = iso_date(written) if isinstance(written, str) else None
    if day is None:
        block.refuse(
            key, f'is {written!r}, no date; write it in quotation marks, as "2019-02-27", "2019-02" or "2019"'
        )
    return day.date
