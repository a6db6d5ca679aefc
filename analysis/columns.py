"""The columns of every table: declared here and nowhere else, checked when one is written or read."""

from types import MappingProxyType
from typing import Literal, get_args

import pyarrow as pa
import pyarrow.compute as pc

from analysis.annotations import Label, MentionKind, Polarity, QuoteType, Voice
from analysis.corpus.articles import DatePrecision, PartName

TableName = Literal["articles", "mentions", "entities", "quotes", "sentiment"]

_TEXT, _WHOLE, _REAL = pa.string(), pa.int64(), pa.float64()
_TEXTS = pa.list_(_TEXT)
_SPANS = pa.list_(pa.list_(_WHOLE))
_OFFICES = pa.list_(pa.struct([("text", _TEXT), ("first", _TEXT), ("last", _TEXT)]))


def _schema(*nullable: str, **columns: pa.DataType) -> pa.Schema:
    return pa.schema([pa.field(name, kind, name in nullable) for name, kind in columns.items()])


SCHEMAS: MappingProxyType[TableName, pa.Schema] = MappingProxyType(
    {
        "articles": _schema(
            *("title", "kicker", "date", "outlet", "agency", "author", "url", "language", "duplicate_group"),
            article_id=_TEXT,
            source=_TEXT,
            title=_TEXT,
            kicker=_TEXT,
            date=_TEXT,
            date_precision=_TEXT,
            outlet=_TEXT,
            agency=_TEXT,
            author=_TEXT,
            url=_TEXT,
            language=_TEXT,
            text=_TEXT,
            n_tokens=_WHOLE,
            duplicate_group=_TEXT,
        ),
        "mentions": _schema(
            article_id=_TEXT,
            start=_WHOLE,
            end=_WHOLE,
            text=_TEXT,
            label=_TEXT,
            kind=_TEXT,
            part=_TEXT,
            entity=_TEXT,
            entity_id=_TEXT,
        ),
        "entities": _schema(entity_id=_TEXT, entity=_TEXT, label=_TEXT, aliases=_TEXTS, offices=_OFFICES),
        "quotes": _schema(
            *("nested_in", "confidence"),
            article_id=_TEXT,
            quote_id=_TEXT,
            type=_TEXT,
            spans=_SPANS,
            text=_TEXT,
            speaker_spans=_SPANS,
            speaker_text=_TEXT,
            speakers=_TEXTS,
            cue_spans=_SPANS,
            cue_text=_TEXT,
            frame_spans=_SPANS,
            addressee_spans=_SPANS,
            nested_in=_TEXT,
            confidence=_REAL,
        ),
        "sentiment": _schema(
            "quote_id",
            article_id=_TEXT,
            topic=_TEXT,
            start=_WHOLE,
            end=_WHOLE,
            target=_TEXT,
            sentence_start=_WHOLE,
            sentence_end=_WHOLE,
            polarity=_TEXT,
            score=_REAL,
            confidence=_REAL,
            voice=_TEXT,
            speakers=_TEXTS,
            quote_id=_TEXT,
            textblob=_REAL,
        ),
    }
)
"""Table → its columns in order, their types, and whether they may hold nulls."""

VOCABULARIES: MappingProxyType[tuple[TableName, str], tuple[str, ...]] = MappingProxyType(
    {
        ("articles", "date_precision"): get_args(DatePrecision),
        ("mentions", "label"): get_args(Label),
        ("mentions", "kind"): get_args(MentionKind),
        ("mentions", "part"): get_args(PartName),
        ("entities", "label"): get_args(Label),
        ("quotes", "type"): get_args(QuoteType),
        ("sentiment", "polarity"): get_args(Polarity),
        ("sentiment", "voice"): get_args(Voice),
    }
)
"""(table, column) → the only values that it holds."""

RANGES: MappingProxyType[tuple[TableName, str], tuple[float, float]] = MappingProxyType(
    {
        ("quotes", "confidence"): (0.0, 1.0),
        ("sentiment", "score"): (-1.0, 1.0),
        ("sentiment", "confidence"): (0.0, 1.0),
        ("sentiment", "textblob"): (-1.0, 1.0),
    }
)
"""(table, column) → its least and its greatest value."""


class TableError(ValueError):
    """A table is missing, or does not have the columns, types or values that are declared for it."""


def check(name: TableName, table: pa.Table) -> None:
    """Hold a table to its declaration.

    Args:
        name: of the table.
        table: its content.

    Raises:
        TableError: a column is missing, surplus, of another type, or holds a null or a value that it
            must not hold.
    """
    schema = SCHEMAS[name]
    if table.column_names != schema.names:
        raise TableError(
            f"{name} has the columns {', '.join(table.column_names)}, not {', '.join(schema.names)}"
        )
    for field in schema:
        column = table[field.name]
        if not column.type.equals(field.type):
            raise TableError(f"{name}.{field.name} is {column.type}, not {field.type}")
        if column.null_count and not field.nullable:
            raise TableError(f"{name}.{field.name} holds {column.null_count} nulls, but may hold none")
        allowed = VOCABULARIES.get((name, field.name))
        if allowed and not _all(pc.is_in(column, pa.array(allowed))):
            raise TableError(f"{name}.{field.name} holds other values than {', '.join(allowed)}")
        least, greatest = RANGES.get((name, field.name), (None, None))
        if least is not None and not _all(
            pc.and_(pc.greater_equal(column, least), pc.less_equal(column, greatest))
        ):
            raise TableError(f"{name}.{field.name} holds values outside of {least} to {greatest}")


def _all(condition: pa.ChunkedArray) -> bool:
    """Whether a condition holds in every row in which it is not null."""
    return pc.all(condition).as_py() is not False
