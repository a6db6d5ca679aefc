"""What a corpus lacks: gaps in time, and what was rejected."""

import pandas as pd
import pytest

from analysis.columns import SCHEMAS
from analysis.corpus.articles import Rejection
from analysis.evidence.holdings import list_gaps, list_rejections
from analysis.tables import Tables

PRECISION = {4: "year", 7: "month", 10: "day"}


def tables(*dates):
    articles = pd.DataFrame(
        {"date": dates, "date_precision": [PRECISION[len(d)] if d else "none" for d in dates]}
    )
    others = [
        pd.DataFrame(columns=SCHEMAS[name].names) for name in ("mentions", "entities", "quotes", "sentiment")
    ]
    return Tables(articles, *others)


def test_days_without_an_article():
    listing = list_gaps(tables("2019-02-27", "2019-02-25", "2019-03-04", "2019-02-26", "2019-03-06", None))
    assert list(listing.rows.itertuples(index=False, name=None)) == [
        ("2019-02-28", "2019-03-03", 4),
        ("2019-03-05", "2019-03-05", 1),
    ]
    assert "Days without an article" in listing.html


def test_over_a_long_time_months_are_the_gaps():
    listing = list_gaps(tables("2019-02-27", "2019-03-01", "2019-07", "2019-12-31", "2020-01-02"), lang="de")
    assert list(listing.rows.itertuples(index=False, name=None)) == [
        ("2019-04", "2019-06", 3),
        ("2019-08", "2019-11", 4),
    ]
    assert "Monate ohne Artikel" in listing.html
    assert list(
        list_gaps(tables("2019-02-27", "2019-03-01", "2019-07", "2019-12-31"), most=1).rows["gap_to"]
    ) == ["2019-11"]


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["2019-02-27", "2019-02-28"], "No gap: there is no day without an article between"),
        (["2018", "2019"], "No gap: there is no year without an article between"),
        (["2019-02"], "No gaps can be seen: the articles do not bear several dates."),
        ([None, None], "No gaps can be seen: the articles do not bear several dates."),
        ([], "No gaps can be seen: the articles do not bear several dates."),
    ],
)
def test_where_there_is_no_gap_a_sentence_says_so(dates, told):
    assert repr(list_gaps(tables(*dates))).startswith(told)
    assert told in list_gaps(tables(*dates)).html


def test_rejections_are_counted_by_reason_and_escaped():
    rejected = [
        Rejection("a.jsonl", 3, "not JSON: Expecting value at column 13; write one JSON object per line"),
        Rejection("<b>.txt", None, "the file is empty; remove it"),
        Rejection("a.jsonl", 9, "not JSON: Expecting value at column 7; write one JSON object per line"),
    ]
    listing = list_rejections(rejected)
    assert list(listing.rows.itertuples(index=False, name=None)) == [
        ("not JSON: Expecting value at column …; write one JSON object per line", 2, "a.jsonl, line 3"),
        ("the file is empty; remove it", 1, "<b>.txt"),
    ]
    assert "&lt;b&gt;.txt" in listing.html
    assert "<b>" not in listing.html


def test_without_rejections_a_sentence_says_so():
    assert repr(list_rejections([], lang="de")) == "Kein Dokument wurde abgewiesen."
    assert "<p>Kein Dokument wurde abgewiesen.</p>" in list_rejections([], lang="de").html
