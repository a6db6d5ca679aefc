"""Read and write the tables of a corpus, as Parquet or JSON Lines."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple, get_args

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.columns import SCHEMAS, TableError, TableName, check
from analysis.files import remove_leftovers, replacing

TableFormat = Literal["parquet", "jsonl"]
Row = Mapping[str, Any]


class Tables(NamedTuple):
    """What is known of a corpus; the columns are those of `analysis.columns`.

    Attributes:
        articles: one row per article.
        mentions: one row per place where an entity is named or referred to.
        entities: one row per person, organisation, place or other named thing.
        quotes: one row per quotation.
        sentiment: one row per place where a topic is mentioned.
    """

    articles: pd.DataFrame
    mentions: pd.DataFrame
    entities: pd.DataFrame
    quotes: pd.DataFrame
    sentiment: pd.DataFrame


def read_tables(folder: Path) -> Tables:
    """Read all tables that `annotate` wrote.

    Args:
        folder: its `--out`.

    Returns:
        The tables; spans and names are Python lists.

    Raises:
        TableError: a table is missing or is not as declared.
    """
    return Tables(*(read_table(folder, name) for name in Tables._fields))


def read_table(folder: Path, name: TableName) -> pd.DataFrame:
    """Read one table.

    Args:
        folder: where it lies.
        name: of the table.

    Returns:
        The table; spans and names are Python lists.

    Raises:
        TableError: the table is missing or is not as declared.
    """
    path = next((p for suffix in get_args(TableFormat) if (p := folder / f"{name}.{suffix}").is_file()), None)
    if path is None:
        raise TableError(
            f"{folder} holds no table {name}; make it with: python -m analysis annotate IN --out {folder}"
        )
    try:
        table = pq.read_table(path) if path.suffix == ".parquet" else _read_json_lines(path, name)
        check(name, table)
    except (pa.ArrowException, ValueError) as error:
        again = f"python -m analysis annotate IN --out {folder}"
        raise TableError(f"{path} is not as declared: {error}; make it again with: {again}") from error
    lists = {f.name: table[f.name].to_pylist() for f in SCHEMAS[name] if pa.types.is_list(f.type)}
    frame = table.drop_columns(list(lists)).to_pandas()
    return frame.assign(**{n: pd.Series(v, dtype=object) for n, v in lists.items()})[SCHEMAS[name].names]


def write_table(
    folder: Path, name: TableName, rows: Iterable[Row], table_format: TableFormat = "parquet"
) -> None:
    """Write one table at once.

    Args:
        folder: where to write it; it exists.
        name: of the table.
        rows: its rows in their order, column → value.
        table_format: parquet or jsonl.

    Raises:
        TableError: the rows are not as declared.
    """
    with writing(folder, table_format, (name,)) as writers:
        writers[name].write(list(rows))


class TableWriter:
    """A table that is being written; see `writing`."""

    def __init__(self, file: BinaryIO, name: TableName, table_format: TableFormat) -> None:
        self.name = name
        self.rows = 0
        self._file = file
        self._parquet = (
            pq.ParquetWriter(file, SCHEMAS[name], compression="zstd") if table_format == "parquet" else None
        )

    def write(self, rows: list[Row]) -> None:
        """Add rows.

        Args:
            rows: column → value.

        Raises:
            TableError: they are not as declared.
        """
        table = _arrow(self.name, rows)
        self.rows += len(rows)
        if self._parquet is None:
            for row in table.to_pylist():
                self._file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        elif rows:
            self._parquet.write_table(table)

    def close(self) -> None:
        """Complete the file."""
        if self._parquet is not None:
            self._parquet.close()


@contextmanager
def writing(
    folder: Path, table_format: TableFormat, names: tuple[TableName, ...] = Tables._fields
) -> Iterator[dict[TableName, TableWriter]]:
    """Write tables piece by piece; they take their places together at the end.

    Args:
        folder: where to write them; it exists.
        table_format: parquet or jsonl; a table of the other format in the folder is removed,
            as is what a killed run left.
        names: of the tables.

    Yields:
        Table → its writer.
    """
    paths = [folder / f"{name}.{table_format}" for name in names]
    remove_leftovers(*paths)
    with replacing(*paths) as files, ExitStack() as completed:
        writers = {n: TableWriter(f, n, table_format) for n, f in zip(names, files, strict=True)}
        for writer in writers.values():
            completed.callback(writer.close)
        yield writers
    for other in set(get_args(TableFormat)) - {table_format}:
        for name in names:
            (folder / f"{name}.{other}").unlink(missing_ok=True)


def _arrow(name: TableName, rows: list[Row]) -> pa.Table:
    """Turn rows into a checked table."""
    expected = set(SCHEMAS[name].names)
    for row in rows:
        if row.keys() != expected:
            raise TableError(
                f"a row of {name} lacks or has too much of: {', '.join(sorted(row.keys() ^ expected))}"
            )
    try:
        table = pa.Table.from_pylist(rows, schema=SCHEMAS[name])
    except (pa.ArrowException, UnicodeEncodeError) as error:
        raise TableError(f"a row of {name} is not as declared: {error}") from error
    check(name, table)
    return table


def _read_json_lines(path: Path, name: TableName) -> pa.Table:
    with path.open(encoding="utf-8", newline="\n") as lines:
        return _arrow(name, [json.loads(line) for line in lines])
