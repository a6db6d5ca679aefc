"""Parquet tables: columns of all types, and what is damaged in them."""

import datetime
import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.corpus import parquet
from analysis.corpus.articles import Article, Notice, Rejection
from analysis.corpus.documents import Document
from analysis.corpus.parquet import read_parquet

TEXT = "Der Vorstand hat am Montag in Kassel getagt."
NO_TEXT = "no column seems to hold the articles' text; give it with --columns text=NAME; it has 'nr'"
LIST = "list<element: string>"
EMPTY = "the table has no rows; remove it or export it again"
OTHER = "name another with --columns"


def packed(columns, **options):
    file = io.BytesIO()
    pq.write_table(columns if isinstance(columns, pa.Table) else pa.table(columns), file, **options)
    return file.getvalue()


def read(data, columns=None):
    return list(read_parquet(Document("a.parquet", len(data), lambda: io.BytesIO(data)), columns))


def articles(items):
    return [(item.line, item.title, item.text) for item in items if isinstance(item, Article)]


def told(items, kind):
    return [(item.line, item[2]) for item in items if isinstance(item, kind)]


def test_each_row_is_an_article():
    items = read(
        packed(
            {
                "id": [7, 8],
                "published": [datetime.datetime(2019, 2, 27, 14, 5), None],
                "title": ["Sitzung", "Brand"],
                "body": [TEXT, "Es brennt."],
                "authors": [["Anna Roth", "Karl Lenz"], []],
                "vector": [[0.5], [0.25]],
            }
        )
    )
    first, second = (item for item in items if isinstance(item, Article))
    assert first[:4] == ("7", "a.parquet", 1, TEXT)
    assert (first.title, first.date, first.author) == ("Sitzung", "2019-02-27", "Anna Roth, Karl Lenz")
    assert (second.line, second.text, second.date, second.author) == (2, "Es brennt.", None, None)
    message = "columns: text = body, id = id, title = title, date = published, author = authors"
    assert told(items, Notice) == [(1, f"{message}; give others with --columns")]


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)
def test_texts_may_be_stored_in_several_ways(kind):
    assert articles(read(packed({"Volltext": pa.array([TEXT, TEXT]).cast(kind)}))) == [
        (1, None, TEXT),
        (2, None, TEXT),
    ]


@pytest.mark.parametrize(
    ("values", "date"),
    [
        (pa.array([datetime.date(2019, 2, 27)]), "2019-02-27"),
        (
            pa.array([datetime.datetime(2019, 2, 27, 23, 30)], pa.timestamp("ns", "Europe/Berlin")),
            "2019-02-28",
        ),
        (pa.array(["27. Februar 2019"]), "2019-02-27"),
        (pa.array([2019]), "2019"),
    ],
)
def test_dates_of_all_types_are_read(values, date):
    (article,) = (
        item for item in read(packed({"Datum": values, "Text": [TEXT]})) if isinstance(item, Article)
    )
    assert article.date == date


def test_without_a_name_for_it_the_text_is_in_the_column_with_the_longest_texts():
    assert articles(read(packed({"nr": [1, 2], "a": ["x", "y"], "b": [TEXT, TEXT]}))) == [
        (1, None, TEXT),
        (2, None, TEXT),
    ]


def test_given_columns_are_taken():
    items = read(packed({"a": [TEXT], "b": ["Brand"]}), {"text": "a", "title": "b"})
    assert (articles(items), told(items, Notice)) == ([(1, "Brand", TEXT)], [])


def test_only_the_wanted_columns_and_few_rows_are_in_memory(monkeypatch):
    asked = []
    real = pq.ParquetFile.iter_batches

    def watch(table, **options):
        asked.append(options)
        return real(table, **options)

    monkeypatch.setattr(parquet.pq.ParquetFile, "iter_batches", watch)
    data = packed({"text": [TEXT] * 1000, "vector": [[0.5] * 100] * 1000})
    assert len(articles(read(data))) == 1000
    assert [(options["batch_size"], options["columns"]) for options in asked] == [(64, ["text"])]


def broken_text():
    """A row whose text is no UTF-8 between two that are whole."""
    return pa.table({"text": pa.array([b"Es brennt.", b"K\xf6ln", b"Gut."]).view(pa.string())})


def test_a_row_that_is_damaged_or_empty_costs_no_other():
    items = read(packed(broken_text()))
    assert articles(items) == [(1, None, "Es brennt."), (3, None, "Gut.")]
    assert told(items, Rejection) == [(2, "what the column 'text' holds is no value of its type; repair it")]
    assert told(read(packed({"text": ["Gut.", None]})), Rejection) == [
        (2, "there is no text; give the article's text")
    ]


def damaged_page():
    data = packed({"text": [TEXT * 20]}, compression="none", use_dictionary=False)
    return data[:4] + b"\xff" * 40 + data[44:]


@pytest.mark.parametrize(
    ("data", "columns", "reason"),
    [
        (b"PAR1", None, "a damaged Parquet file; export it again"),
        (packed({"text": [TEXT]})[:-20], None, "a damaged Parquet file; export it again"),
        (damaged_page(), None, "a damaged Parquet file; export it again"),
        (packed({"text": pa.array([], pa.string())}), None, EMPTY),
        (packed({"text": [1]}), None, f"the column 'text' does not hold text, but int64; {OTHER}"),
        (packed({"text": [b"K"]}), None, f"the column 'text' does not hold text, but binary; {OTHER}"),
        (packed({"text": [[TEXT]]}), None, f"the column 'text' does not hold text, but {LIST}; {OTHER}"),
        (
            packed({"text": [TEXT], "source": [{"name": "Kurier"}]}),
            None,
            f"the column 'source' holds struct<name: string>, no single value; {OTHER}",
        ),
        (packed({"text": [TEXT]}), {"text": "Volltext"}, "there is no column 'Volltext'; it has 'text'"),
        (
            packed({"nr": [1]}),
            None,
            NO_TEXT,
        ),
        (
            packed({"text": ["a" * (17 << 20)]}, use_dictionary=False, compression="zstd"),
            None,
            "unpacks to more than 200 times its size, like an archive bomb; export it as CSV",
        ),
    ],
)  # fmt: skip
def test_why_a_table_is_not_read(data, columns, reason):
    assert told(read(data, columns), Rejection) == [(None, reason)]
