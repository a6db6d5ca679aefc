"""The option `--columns`: what the columns of tables are called that hold text, date and so on."""

import csv
from collections.abc import Mapping

from analysis.annotate import CannotRun
from analysis.corpus.given import Given

KEYS = tuple(field for field in Given._fields if field != "line")
HELP = (
    f"which columns of CSV, Excel and Parquet tables hold {', '.join(KEYS)}: text=Volltext,date=Datum; a "
    "name with a comma stands in quotation marks: 'text=Volltext,\"title=Titel, kurz\"'; without the option "
    "the columns are guessed, and the guess is told"
)


def parse_columns(option: str | None) -> Mapping[str, str] | None:
    """Read the option.

    Args:
        option: such as "text=Volltext,date=Datum"; None if it was not given.

    Returns:
        Our key → the column's name; None without the option.

    Raises:
        CannotRun: the option is not written like that.
    """
    if option is None:
        return None
    columns: dict[str, str] = {}
    for entry in next(csv.reader([option], skipinitialspace=True), []):
        key, equals, name = (part.strip() for part in entry.partition("="))
        if not equals or not name:
            raise CannotRun(f"--columns: {entry.strip()!r} is no key=column; write text=Volltext,date=Datum")
        if key not in KEYS:
            raise CannotRun(f"--columns: there is no key {key!r}; choose from {', '.join(KEYS)}")
        if key in columns:
            raise CannotRun(f"--columns: {key!r} is given twice; give it once")
        columns[key] = name
    if not columns:
        raise CannotRun("--columns is empty; write text=Volltext,date=Datum, or leave it out")
    return columns
