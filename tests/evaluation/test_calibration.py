"""Confidence is held against what turned out right."""

import pytest
from coded_articles import document, row

from analysis.evaluation.calibration import THRESHOLDS, calibration, precision_coverage
from analysis.evaluation.pairing import make_article

WORDS = ("regnet", "schneit", "stürmt", "donnert", "hagelt")
TEXT = "Er sagte: " + " ".join(f"Es {word}." for word in WORDS)
DOC = document("a", TEXT, *[("Direct", {"quote": word}) for word in WORDS[:4]])


def article(*confidences, doc=DOC):
    """Found one-word quotations with these confidences; of five the first four are right."""
    found = zip(WORDS, confidences, strict=False)
    return make_article(doc, [row(doc, "Direct", given, quote=word) for word, given in found])


def test_four_of_five_at_four_fifths_is_perfectly_calibrated():
    found = calibration([article(0.8, 0.8, 0.8, 0.8, 0.8)])
    assert found.error.value == pytest.approx(0)
    (only,) = found.bins
    assert (only.low, only.high, only.n) == (0.7, 0.8, 5)
    assert (only.confidence, only.right.value) == pytest.approx((0.8, 0.8))
    assert (found.n, found.without) == (5, 0)


def test_certainty_that_errs_once_in_five_is_a_fifth_too_sure():
    found = calibration([article(1, 1, 1, 1, 1)] * 6)
    assert found.error == pytest.approx((0.2, 0.2, 0.2, 30))


def test_too_little_confidence_is_an_error_too():
    assert calibration([article(0.35, 0.35, 0.35, 0.35)]).error.value == pytest.approx(0.65)


def test_bins_are_weighed_by_their_size_and_empty_ones_left_out():
    found = calibration([article(0.95, 0.95, 0.65, 0.65, 0.25)])
    assert [(b.low, b.n, b.right.value) for b in found.bins] == [(0.2, 1, 0), (0.6, 2, 1), (0.9, 2, 1)]
    assert found.error.value == pytest.approx((2 * 0.05 + 2 * 0.35 + 0.25) / 5)


@pytest.mark.parametrize(("confidence", "low"), [(0, 0), (0.1, 0), (0.11, 0.1), (0.7, 0.6), (1, 0.9)])
def test_a_bin_holds_its_upper_edge(confidence, low):
    assert calibration([article(confidence)]).bins[0].low == low


def test_the_interval_comes_from_drawing_articles():
    right, wrong = article(0.9), article(None, None, None, None, 0.9)
    found = calibration([right, wrong] * 10)
    assert found.error.value == pytest.approx(0.4)
    assert 0.1 < found.error.low < 0.4 < found.error.high < 0.8
    (only,) = found.bins
    assert only.right.low < 0.5 < only.right.high
    assert calibration([right, wrong] * 10) == found


def test_without_confidence_there_is_no_result_but_a_count():
    rules = article(None, None, None)
    assert calibration([rules]) == (None, (), 0, 3)
    assert calibration([]) == (None, (), 0, 0)
    assert precision_coverage([rules]) == ()


def test_quotations_without_confidence_are_counted_apart():
    found = calibration([article(1, None, 1), article()])
    assert (found.error.value, found.n, found.without) == (0, 2, 1)


def test_half_the_tokens_make_a_quotation_right_and_the_type_only_if_asked():
    doc = document("a", TEXT, ("Indirect", {"quote": "Es regnet. Es schneit."}))
    half = row(doc, "Direct", 1.0, quote="Es regnet")
    less = row(doc, "Direct", 1.0, quote="Es schneit. Es stürmt. Es donnert. Es")
    for found, typed, error in ((half, False, 0), (less, False, 1), (half, True, 1)):
        assert calibration([make_article(doc, [found])], typed=typed).error.value == error


def test_leaving_out_the_doubtful_raises_precision_and_lowers_recall():
    curve = precision_coverage([article(0.9, 0.9, 0.5, 0.3, 0.4)])
    assert [point.threshold for point in curve] == [0.3, 0.4, 0.5, 0.9]
    assert [point.coverage for point in curve] == pytest.approx([1, 0.8, 0.6, 0.4])
    assert [point.precision.value for point in curve] == pytest.approx([4 / 5, 3 / 4, 1, 1])
    assert [point.recall.value for point in curve] == pytest.approx([1, 3 / 4, 3 / 4, 2 / 4])
    assert [point.precision.n for point in curve] == [5, 4, 3, 2]


def test_thresholds_that_keep_nothing_are_left_out():
    curve = precision_coverage([article(0.9, 0.5), article()], THRESHOLDS)
    assert [point.threshold for point in curve] == list(THRESHOLDS)
    assert precision_coverage([article(0.45)], (0.5, 0.4))[0].threshold == 0.4
    assert curve[0].recall.value == pytest.approx(2 / 8)
    assert curve[9].coverage == 0.5
