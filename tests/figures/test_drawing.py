"""Every chart can be read: nothing is cut off, no two texts overlap, in both languages."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text

from analysis.figures.gallery import CHARTS
from analysis.figures.labels import say, wrap
from analysis.figures.style import DIM

CASES = [
    (name, size, lang) for name in CHARTS for size in ("small", "large", "empty") for lang in ("de", "en")
]


def visible_texts(figure):
    figure.draw_without_rendering()
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    unused = set(unused_tick_labels(figure))
    return [text for text in texts if text not in unused]


def unused_tick_labels(figure):
    """matplotlib keeps labels of ticks beyond the axis; it does not draw them."""
    for axis in (axis for axes in figure.axes for axis in (axes.xaxis, axes.yaxis)):
        low, high = sorted(axis.get_view_interval())
        ticks = [tick for tick in axis.get_major_ticks() if not low <= tick.get_loc() <= high]
        yield from (tick.label1 for tick in ticks)


@pytest.mark.parametrize(("name", "size", "lang"), CASES)
def test_every_text_can_be_read(name, size, lang, request):
    chart = CHARTS[name]
    figure = chart.draw(chart.numbers(request.getfixturevalue(size)), lang=lang)
    texts = visible_texts(figure)
    assert [text for text in texts if is_cut_off(text.get_window_extent(), figure.bbox)] == []
    upright = [text for text in texts if text.get_rotation() in (0, 90)]
    boxes = [(text.get_text(), text.get_window_extent().padded(-1)) for text in upright]
    assert [(a, b) for (a, box), (b, other) in combinations(boxes, 2) if box.overlaps(other)] == []


def is_cut_off(box, picture):
    return box.x0 < 0 or box.y0 < 0 or box.x1 > picture.x1 or box.y1 > picture.y1


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_an_empty_chart_says_why(name, lang, empty):
    figure = CHARTS[name].draw(CHARTS[name].numbers(empty), lang=lang)
    texts = " ".join(" ".join(text.get_text().split()) for text in visible_texts(figure))
    assert say(name, "empty", lang) in texts
    assert say(name, "title", lang) in texts


def test_a_dollar_in_a_name_is_a_dollar(small):
    chart = CHARTS["mentions_per_entity"]
    data = chart.numbers(small)
    data["entity"] = [rf"{name} $\foo$" for name in data["entity"]]
    assert any(r"$\foo$" in text.get_text() for text in visible_texts(chart.draw(data, lang="de")))


def test_the_languages_differ(small):
    chart = CHARTS["polarity_per_topic"]
    texts = {
        lang: {text.get_text() for text in visible_texts(chart.draw(chart.numbers(small), lang=lang))}
        for lang in ("de", "en")
    }
    assert {"positiv", "zitierte Stimmen"} <= texts["de"]
    assert {"positive", "quoted voices"} <= texts["en"]


def test_what_can_be_expected_of_the_quotations_is_said_in_words(small):
    figure = CHARTS["quotes_by_confidence"].draw(CHARTS["quotes_by_confidence"].numbers(small))
    texts = " ".join(" ".join(text.get_text().split()) for text in visible_texts(figure))
    assert "Expected to be right (sum of the confidences): 3 of 5 (direct: 2 of 2;" in texts


def test_rules_give_no_confidence_and_the_chart_says_so(small):
    chart = CHARTS["quotes_by_confidence"]
    data = chart.numbers(small._replace(quotes=small.quotes.assign(confidence=None)))
    texts = [text.get_text() for text in visible_texts(chart.draw(data, lang="de"))]
    assert any("der regelbasierte Erkenner gibt keine an." in text for text in texts)


def test_who_is_never_quoted_directly_stands_in_a_panel_of_their_own(small):
    chart = CHARTS["direct_and_indirect_share"]
    panels = chart.draw(chart.numbers(small)).axes
    assert {
        axes.get_title(loc="left"): [label.get_text() for label in axes.get_yticklabels()] for axes in panels
    } == {
        "Quoted directly too – 1 of 1 speakers": ["Herbert Diess"],
        "Never directly, only indirectly – 1 of 1 speakers": ["Volkswagen"],
    }


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="'de' or 'en'"):
        say("word", "mentions", "fr")


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Herbert Diess", "Herbert Diess"),
        ("Europäische Zentralbank in Frankfurt", "Europäische Zentralbank in\nFrankfurt"),
        ("Donaudampfschifffahrtsgesellschaftskapitän", "Donaudampfschifffahrtsgesell\nschaftskapitän"),
        (
            "Amt für Brücken und Wege, Referat drei, Zimmer elf",
            "Amt für Brücken und Wege,\nReferat drei, Zimmer elf",
        ),
        (
            "Amt für Brücken und Wege, Referat drei, Zimmer elfeinhalb",
            "Amt für Brücken und Wege,\nReferat drei, Zimmer …",
        ),
    ],
)
def test_long_labels_are_wrapped_and_shortened(label, lines):
    assert wrap(label) == lines


@pytest.mark.parametrize("name", [name for name in CHARTS if name.endswith("_over_time")])
def test_earlier_periods_stand_on_the_left(name, large):
    dates = ["0001", *large.articles["date"][1:]]
    chart = CHARTS[name]
    figure = chart.draw(chart.numbers(large._replace(articles=large.articles.assign(date=dates))))
    labels = [label.get_text() for label in figure.axes[-1].get_xticklabels()]
    assert labels == ["< 2004", *map(str, range(2004, 2023))]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["too small (1 article)", "too small (2 articles)"]),
        ("de", ["zu klein (1 Artikel)", "zu klein (2 Artikel)"]),
    ],
)
def test_a_group_that_is_too_small_is_said_in_place_of_a_dot(lang, words, small):
    """Of partnership "a" tells quoted voices, "b" the author's; privacy stands on two articles."""
    more = small.sentiment[small.sentiment["topic"] == "privacy"].assign(article_id="a")
    tables = small._replace(sentiment=pd.concat([small.sentiment, more], ignore_index=True))
    chart = CHARTS["balance_per_topic"]
    figure = chart.draw(chart.numbers(tables), lang=lang)
    told = [text for text in visible_texts(figure) if text.get_text().startswith(words[0].split("(")[0])]
    assert sorted(text.get_text() for text in told) == [words[0], words[0], words[1]]
    assert {text.get_color() for text in told} == {DIM}
    assert dots_in(figure) == []


def dots_in(figure):
    """The balances that are drawn, from left to right per row and from the top."""
    lines = [line for axes in figure.axes for line in axes.get_lines() if line.get_linestyle() == "None"]
    return [round(float(line.get_xdata()[0]), 4) for line in lines]


def test_a_dot_stands_at_its_balance_on_a_line_from_end_to_end(small):
    chart = CHARTS["balance_per_topic"]
    data = chart.numbers(small, smallest=1)
    figure = chart.draw(data)
    assert dots_in(figure) == [1.0, -1.0, 0.0, 0.5, 0.0, 1.0]
    assert figure.axes[0].get_xlim() == pytest.approx((-1.06, 1.06))
    drawn = [list(line.get_xdata()) for axes in figure.axes for line in axes.get_lines()]
    assert all([row.balance_low, row.balance_high] in drawn for row in data.itertuples())


def test_how_many_judgements_and_articles_stand_beside_each_dot(small):
    chart = CHARTS["balance_by_outlet"]
    texts = [text.get_text() for text in visible_texts(chart.draw(chart.numbers(small)))]
    assert [text for text in texts if "/ 1" in text] == ["2 (+1 −1) / 1", "1 (+1 −0) / 1", "1 (+0 −0) / 1"]


def test_a_course_is_broken_where_a_period_is_too_small(large):
    """Nineteen years of ten articles; in 2010 only one of them is left."""
    chart = CHARTS["balance_over_time"]
    of_2010 = list(large.articles.loc[large.articles["date"] == "2010", "article_id"])
    left = large.sentiment[~large.sentiment["article_id"].isin(of_2010[1:])]
    figure = chart.draw(chart.numbers(large._replace(sentiment=left)))
    courses = [line for axes in figure.axes for line in axes.get_lines() if len(line.get_xdata()) == 19]
    assert len(courses) == 3
    assert [list(np.flatnonzero(np.isnan(line.get_ydata()))) for line in courses] == [[2010 - 2004]] * 3
    counts = [text.get_text() for text in visible_texts(figure) if text.get_color() == DIM]
    assert counts == ["1"] * 3


def test_thousands_of_articles_in_each_period_stand_side_by_side(large):
    chart = CHARTS["balance_over_time"]
    figure = chart.draw(chart.numbers(large).assign(articles=12345))
    boxes = [text.get_window_extent() for text in visible_texts(figure) if text.get_text() == "12345"]
    assert len(boxes) == 3 * 19
    assert [(one, other) for one, other in combinations(boxes, 2) if one.overlaps(other)] == []


def test_a_course_of_small_periods_says_so(small):
    chart = CHARTS["balance_over_time"]
    texts = [text.get_text() for text in visible_texts(chart.draw(chart.numbers(small), lang="de"))]
    assert texts.count("alle Zeiträume zu klein (weniger als 5 Artikel)") == 1
