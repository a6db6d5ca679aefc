"""From an article that has been prepared to its quotations."""

import numpy as np
import pytest

from analysis.quotes.learned.candidates import collect, describe
from analysis.quotes.learned.engine import in_reading
from analysis.quotes.learned.judge import choose
from analysis.quotes.learned.tagger import tag


def scaled(learned, slope, intercept):
    return learned._replace(judge=learned.judge._replace(scale=(slope, intercept)))


@pytest.mark.parametrize(("intercept", "sure"), [(0.0, 0.5), (2.0, 0.8808), (-2.0, 0.1192)])
def test_confidence_is_what_calibration_makes_of_the_odds(learned, reading, intercept, sure):
    quotes = in_reading(scaled(learned, 0.0, intercept), reading)
    assert quotes
    assert [q.confidence for q in quotes] == pytest.approx([sure] * len(quotes), abs=1e-6)


def test_surer_odds_are_a_surer_quotation(learned, reading):
    categories = learned.tagger.table.numbers(reading.columns, len(reading.tokens))
    tagged = tag(learned.tagger, reading, categories)
    candidates = collect(reading, tagged)
    weighed = learned.judge.weigh(describe(reading, tagged, candidates))
    opens = ["opens" in mark for mark in reading.columns["mark"]]
    chosen = choose(candidates, weighed, opens, learned.judge.least)
    quotes = in_reading(scaled(learned, 2.0, 0.5), reading)
    expected = [1 / (1 + np.exp(-2 * weighed.odds[k] - 0.5)) for k, _ in chosen]
    assert [q.confidence for q in quotes] == pytest.approx(expected, abs=1e-4)
    assert len(set(expected)) > 1


def test_spans_are_those_of_whole_tokens_in_text_order(learned, reading):
    starts, ends = set(reading.starts.tolist()), set(reading.ends.tolist())
    for quote in in_reading(learned, reading):
        for spans in (quote.spans, quote.speaker_spans, quote.cue_spans, quote.frame_spans):
            assert all(start in starts and end in ends for start, end in spans)
            assert all(type(edge) is int for span in spans for edge in span)
            assert list(spans) == sorted(spans)
        assert quote.nested_in is None
        assert quote.speakers == ()


def test_what_is_not_worth_enough_is_no_quotation(learned, reading):
    strict = learned._replace(judge=learned.judge._replace(least=1.1))
    assert in_reading(strict, reading) == ()


@pytest.mark.parametrize("text", ["", "„", "Nein", "Nur ein Wort", "…", "„“", ":", "sagte", "A\n\nB"])
def test_odd_texts_give_no_error(learned, read, text):
    assert isinstance(in_reading(learned, read(text)), tuple)


def test_one_article_gives_the_same_quotations_twice(learned, reading):
    assert in_reading(learned, reading) == in_reading(learned, reading)
