"""Coded and found quotations meet on the tokens of the coded article."""

import pytest
from coded_articles import document, row

from analysis.evaluation.pairing import make_article, pair, read_articles, spans_of, token_f1

TEXT = "Merkel sagte, die Lage sei ernst, die Kassen seien leer. Scholz schwieg."
DOC = document("a", TEXT, ("Indirect", {"quote": "die Lage sei ernst", "speaker": "Merkel"}))


def paired(doc, *rows):
    return pair(make_article(doc, rows))


def test_token_f1_by_hand():
    assert token_f1(frozenset({1, 2, 3}), frozenset({2, 3, 4, 5, 6})) == pytest.approx(0.5)
    assert token_f1(frozenset({1}), frozenset({2})) == 0
    assert token_f1(frozenset(), frozenset()) == 0


@pytest.mark.parametrize(
    ("spans", "tokens"),
    [
        ([[14, 32]], {3, 4, 5, 6}),
        ([[13, 33]], {3, 4, 5, 6, 7}),
        ([[16, 19]], {3, 4}),
        ([[14, 17], [27, 32]], {3, 6}),
        ([[0, 0], [13, 14], [500, 600]], set()),
    ],
)
def test_a_token_belongs_to_a_span_that_touches_it(spans, tokens):
    article = make_article(DOC, [{**row(DOC, "Indirect", quote="Scholz"), "speaker_spans": spans}])
    assert article.found[0].parts["speaker"] == tokens


def test_neighbouring_tokens_make_one_span_of_text():
    article = make_article(DOC, [])
    shown = [TEXT[b:e] for b, e in spans_of(article, frozenset({0, 1, 2, 9, 4}))]
    assert shown == ["Merkel sagte,", "Lage", "Kassen"]


def test_what_shares_no_token_is_no_pair():
    pairs = paired(DOC, row(DOC, "Indirect", quote="die Kassen seien leer"))
    assert [(p.coded is None, p.found is None, p.overlap) for p in pairs] == [
        (False, True, 0),
        (True, False, 0),
    ]


def test_the_greatest_sum_decides_not_the_first_come():
    doc = document(
        "a", TEXT, ("Indirect", {"quote": "die Lage sei ernst"}), ("Indirect", {"quote": "die Lage"})
    )
    long, short = (
        row(doc, "Indirect", quote="die Lage sei ernst, die Kassen"),
        row(doc, "Indirect", quote="die Lage sei"),
    )
    pairs = paired(doc, long, short)
    assert [p.overlap for p in pairs] == [pytest.approx(8 / 11), pytest.approx(4 / 5)]


def test_of_equal_overlaps_the_same_type_is_the_partner():
    found = [row(DOC, kind, quote="die Lage sei ernst") for kind in ("Direct", "Indirect", "Reported")]
    assert paired(DOC, *found)[0].found.type == "Indirect"


def test_the_order_of_the_rows_decides_nothing():
    found = [
        row(DOC, "Direct", quote="die Lage", speaker="Merkel"),
        row(DOC, "Direct", quote="sei ernst"),
        row(DOC, "Direct", quote="die Lage", speaker="Scholz"),
    ]
    assert make_article(DOC, found) == make_article(DOC, found[::-1])


def test_a_null_confidence_is_none_however_it_is_written():
    rows = [row(DOC, "Direct", given, quote="Merkel") for given in (None, float("nan"), 0.25)]
    assert [q.confidence for q in make_article(DOC, rows).found] == [None, None, 0.25]


def test_rows_of_unknown_articles_and_types_are_refused(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        '{"documentName": "a", "originalText": "Ja.", "tokens": [], "annotations": []}\n', encoding="utf-8"
    )
    assert [a.article_id for a in read_articles(gold, [])] == ["a"]
    with pytest.raises(ValueError, match="'b'"):
        read_articles(gold, [{"article_id": "b"}])
    with pytest.raises(ValueError, match="Thought"):
        paired(DOC, row(DOC, "Thought", quote="Merkel"))
