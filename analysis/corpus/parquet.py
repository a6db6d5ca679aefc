"""Read articles from the rows of Parquet files (https://parquet.apache.org/docs/file-format)."""

from collections.abc import Iterator
from itertools import islice

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.corpus.archives import HARMLESS, MOST_RATIO
from analysis.corpus.articles import Rejection
from analysis.corpus.columns import SAMPLE, Columns, Guess, find_columns, guess_notice, row_articles
from analysis.corpus.decoding import Unreadable
from analysis.corpus.documents import Document, Item

_ROWS = 64
"""Rows that are in memory at a time: with the longest texts some 100 MB."""

_BUFFER = 1 << 20
_DAMAGED = "a damaged Parquet file; export it again"
_BOMB = f"unpacks to more than {MOST_RATIO} times its size, like an archive bomb; export it as CSV"


def read_parquet(document: Document, columns: Columns | None = None) -> Iterator[Item]:
    """Read articles, one from each row.

    Args:
        document: a Parquet file.
        columns: what its columns are called; None for a guess, which is told.

    Yields:
        Each article, behind a notice if its date is impossible; or why a row or the file was rejected. Rows
        count from 1.
    """
    try:
        yield from _articles(document, columns)
    except Unreadable as error:
        yield Rejection(document.source, None, str(error))
    except (pa.ArrowException, OSError, ValueError, NotImplementedError):
        yield Rejection(document.source, None, _DAMAGED)


def _articles(document: Document, columns: Columns | None) -> Iterator[Item]:
    with document.open() as file, pq.ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False) as table:
        _check_size(table.metadata, document.size)
        guess = _guess(table, columns)
        yield from guess_notice(guess, document.source, 1)
        if not table.metadata.num_rows:
            raise Unreadable("the table has no rows; remove it or export it again")
        wanted = {guess.header[place] for place in guess.places.values()}
        for number, row in enumerate(_rows(table, wanted), 1):
            if isinstance(row, str):
                yield Rejection(document.source, number, row)
            else:
                yield from row_articles(row, guess, document.source, number)


def _guess(table: pq.ParquetFile, columns: Columns | None) -> Guess:
    """Find the columns; the first rows are read only if names do not tell which column holds the text."""
    schema = table.schema_arrow
    try:
        guess = find_columns(schema.names, columns, [])
    except Unreadable:
        texts = {field.name for field in schema if _is_text(field.type)}
        rows = [row for row in islice(_rows(table, texts), SAMPLE) if not isinstance(row, str)]
        guess = find_columns(schema.names, columns, rows)
    for key, place in guess.places.items():
        kind, name = schema.types[place], guess.header[place]
        if key == "text" and not _is_text(kind):
            raise Unreadable(
                f"the column {name!r} does not hold text, but {kind}; name another with --columns"
            )
        if pa.types.is_struct(kind) or pa.types.is_map(kind):
            raise Unreadable(
                f"the column {name!r} holds {kind}, no single value; name another with --columns"
            )
    return guess


def _rows(table: pq.ParquetFile, names: set[str]) -> Iterator[list[object] | str]:
    """Read some columns row by row, the others left empty; a reason instead of a row that is damaged."""
    header = table.schema_arrow.names
    for batch in table.iter_batches(batch_size=_ROWS, columns=sorted(names), use_threads=False):
        places = [(header.index(name), batch.column(at)) for at, name in enumerate(batch.schema.names)]
        for number in range(batch.num_rows):
            row: list[object] = [None] * len(header)
            try:
                for place, values in places:
                    row[place] = values[number].as_py()
            except (ValueError, OverflowError, pa.ArrowException):
                yield f"what the column {header[place]!r} holds is no value of its type; repair it"
                continue
            yield row


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)


def _check_size(metadata: pq.FileMetaData, packed: int) -> None:
    """Refuse what says itself that it unpacks to far more than it is."""
    unpacked = sum(metadata.row_group(at).total_byte_size for at in range(metadata.num_row_groups))
    if unpacked > max(HARMLESS, MOST_RATIO * packed):
        raise Unreadable(_BOMB)
