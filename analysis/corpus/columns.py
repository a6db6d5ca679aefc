"""Which column of a table holds what: as given, or guessed from the names in its header and its content."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.corpus.articles import Notice, Rejection
from analysis.corpus.dates import read_date
from analysis.corpus.decoding import Unreadable
from analysis.corpus.documents import Item
from analysis.corpus.given import Given, articles_from

Columns = Mapping[str, str]
"""Our key → the column's name, such as {"text": "Volltext"}."""

SAMPLE = 50
"""Rows that are looked at for a guess."""

_WORDS_FILE = Path(__file__).with_suffix(".toml")
_SHORTEST_TEXT = 40
_LONGEST_NAME = 80
_MOST_NAMED = 12
_NO_LETTER = re.compile(r"[\W_]+")
_MIDNIGHT = time()
_HOW = "give it with --columns text=NAME"


class Guess(NamedTuple):
    """Where a table's columns are.

    Attributes:
        places: our key → the column's place, from 0.
        header: the names of the columns.
        told: which columns were guessed; None if they were given.
    """

    places: Mapping[str, int]
    header: tuple[str, ...]
    told: str | None


def find_columns(
    header: Sequence[object], columns: Columns | None, rows: Sequence[Sequence[object]]
) -> Guess:
    """Find the columns that hold text, title, date and so on.

    Args:
        header: the names of the columns.
        columns: as given: then these are taken, and only that of the text is guessed if it is not among
            them; None for a guess.
        rows: some of the table, from which the column of the text is guessed if no name fits.

    Returns:
        Where they are.

    Raises:
        Unreadable: a given column is missing, there is no header, or no column holds text.
    """
    names = tuple((cell_text(cell) or "").strip() for cell in header)
    if columns is not None:
        places = {key: _place(names, name) for key, name in columns.items()}
        if "text" in places:
            return Guess(places, names, None)
        places = {"text": _guessed(names).get("text", -1), **places}
    else:
        places = _guessed(names)
        if not places and not _is_header(names):
            raise Unreadable(
                "the first row names no columns; put a row with their names above it, such as Datum, Titel, "
                "Volltext"
            )
    if places.get("text", -1) < 0:
        places = {**places, "text": _longest(names, rows, set(places.values()))}
    keys = ("text", *(key for key in Given._fields if key in places and key != "text"))
    told = ", ".join(f"{key} = {names[places[key]]}" for key in keys)
    return Guess({key: places[key] for key in keys}, names, f"columns: {told}; give others with --columns")


def names_text(header: Sequence[object]) -> bool:
    """Whether the header of a table has a name for a column of texts.

    Args:
        header: the names of the columns.

    Returns:
        Whether one of them is such a name.
    """
    return "text" in _guessed(tuple(cell_text(cell) or "" for cell in header))


def known_names(header: Sequence[str]) -> int:
    """Count the columns whose names say what they hold.

    Args:
        header: the names of the columns.

    Returns:
        How many there are.
    """
    return len(_guessed(header))


def row_articles(row: Sequence[object], guess: Guess, source: str, line: int) -> Iterator[Item]:
    """Make an article of a row.

    Args:
        row: its cells.
        guess: where the columns are.
        source: the document, relative to the input.
        line: of the row.

    Yields:
        The article, behind a notice if its date is impossible; or why it was rejected.
    """
    text = row[guess.places["text"]] if guess.places["text"] < len(row) else None
    if text is not None and not isinstance(text, str):
        name = guess.header[guess.places["text"]]
        yield Rejection(
            source, line, f"there is no text in the column {name!r}, but {_kind(text)}; give it as text"
        )
        return
    values = {key: cell_text(row[at]) if at < len(row) else None for key, at in guess.places.items()}
    yield from articles_from(Given(**{**values, "text": text or "", "line": line}), source)


def guess_notice(guess: Guess, source: str, line: int) -> Iterator[Notice]:
    """Tell which columns were guessed.

    Args:
        guess: where the columns are.
        source: the document, relative to the input.
        line: of the header.

    Yields:
        A notice, unless the columns were given.
    """
    if guess.told:
        yield Notice(source, line, guess.told)


def cell_text(value: object) -> str | None:
    """Write what a cell holds.

    Args:
        value: of whatever type; a day may be a moment at midnight.

    Returns:
        It as text; None for an empty cell or one that holds white space only.
    """
    if isinstance(value, str):
        return value if value and not value.isspace() else None
    if isinstance(value, datetime):
        return (value.date() if value.time() == _MIDNIGHT else value).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float | Decimal):
        if value != value:
            return None
        return str(int(value)) if value == value // 1 and abs(value) < 1e15 else str(value)
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(cell_text, value))) or None
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return None if value is None else str(value)


def is_blank(row: Sequence[object]) -> bool:
    """Whether a row is empty.

    Args:
        row: its cells.

    Returns:
        Whether none of them holds anything.
    """
    return all(value is None or (isinstance(value, str) and not value.strip()) for value in row)


@cache
def _words() -> dict[str, dict[str, int]]:
    """Our key → a column's name, of which only letters and digits count → its rank."""
    listed = tomllib.loads(_WORDS_FILE.read_text(encoding="utf-8"))
    return {key: {_plain(name): rank for rank, name in enumerate(names)} for key, names in listed.items()}


def _plain(name: str) -> str:
    return _NO_LETTER.sub("", name.casefold())


def _guessed(names: Sequence[str]) -> dict[str, int]:
    """Find the columns by their names; of several that fit the likeliest one, and the first of these."""
    plain = [_plain(name) for name in names]
    found = {}
    for key, ranks in _words().items():
        fitting = [(ranks[name], place) for place, name in enumerate(plain) if name in ranks]
        if fitting:
            found[key] = min(fitting)[1]
    return found


def _place(names: Sequence[str], name: str) -> int:
    """Find a given column, by its very name or one that differs only in case and spaces around it."""
    if name in names:
        return names.index(name)
    folded = [known.casefold() for known in names]
    if name.strip().casefold() in folded:
        return folded.index(name.strip().casefold())
    raise Unreadable(f"there is no column {name!r}; it has {_listed(names)}")


def _is_header(names: Sequence[str]) -> bool:
    """Whether a row may name columns: it holds no article, no date, and a name for each column but few."""
    if sum(not name for name in names) * 2 > len(names):
        return False
    return not any(len(name) > _LONGEST_NAME or name.isdigit() or read_date(name) for name in names)


def _longest(names: Sequence[str], rows: Sequence[Sequence[object]], taken: set[int]) -> int:
    """Find the column with the longest texts."""
    lengths = {
        place: sum(len(row[place]) for row in rows if place < len(row) and isinstance(row[place], str))
        for place in range(len(names))
        if place not in taken and names[place]
    }
    place = max(lengths, key=lambda place: lengths[place], default=None)
    if place is None or lengths[place] < _SHORTEST_TEXT * max(1, len(rows)):
        raise Unreadable(f"no column seems to hold the articles' text; {_HOW}; it has {_listed(names)}")
    return place


def _listed(names: Sequence[str]) -> str:
    """List the names of columns for a message."""
    short = (name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…" for name in names)
    known = [repr(name) for name in short if name]
    more = f" and {len(known) - _MOST_NAMED:,} more" if len(known) > _MOST_NAMED else ""
    return f"{', '.join(known[:_MOST_NAMED])}{more}" if known else "none with a name"


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, date | time):
        return "a date or time"
    return "a number" if isinstance(value, int | float | Decimal) else f"{type(value).__name__}"
