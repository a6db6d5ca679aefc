"""What was said can be read with its sentence, its speaker and its cue, and how sure that is."""

import re

import pandas as pd
import pytest

from analysis.columns import SCHEMAS
from analysis.evidence.said import quotes_of
from analysis.tables import Tables

TALK = (
    "Konzernchef Diess blieb dabei. So entstehe ein direkter Kontakt. "
    "Er kündigte eine Vernetzung an.\n"
    "„Wir <i>hoffen</i>“, sagte Nadella. Es regnet.\n"
    "Davor warnte niemand."
)
QUOTES = (
    # type, quotation, speaker as written, who that is, cue, confidence
    (
        "IndirectFreeIndirect",
        "So entstehe ein direkter Kontakt.",
        "Konzernchef Diess",
        "Herbert Diess",
        (),
        0.4,
    ),
    ("Reported", "Er kündigte eine Vernetzung an", "Er", "Herbert Diess", ("kündigte",), 0.6),
    ("Direct", "„Wir <i>hoffen</i>“", "Nadella", "Satya Nadella", ("sagte",), 0.996),
    ("FreeIndirect", "Es regnet.", "Konzernchef Diess", "Herbert Diess", (), 0.2),
    ("Indirect", "Davor warnte niemand", "", None, ("warnte",), 0.5),
)


def place(words):
    start = TALK.index(words)
    return [start, start + len(words)]


def quotation(number, kind, words, speaker, who, cue, sure):
    return {
        "article_id": "a",
        "quote_id": f"q{number}",
        "type": kind,
        "spans": [place(words)],
        "text": words,
        "speaker_spans": [place(speaker)] if speaker else [],
        "speaker_text": speaker,
        "speakers": [who] if who else [],
        "cue_spans": [place(part) for part in cue],
        "cue_text": " … ".join(cue),
        "frame_spans": [],
        "addressee_spans": [],
        "nested_in": None,
        "confidence": sure,
    }


@pytest.fixture
def talk(tables):
    article = tables.articles.iloc[:1].assign(text=TALK)
    rows = [quotation(number, *quote) for number, quote in enumerate(QUOTES)]
    quotes = pd.DataFrame(rows, columns=SCHEMAS["quotes"].names)
    return tables._replace(articles=article, quotes=quotes)


@pytest.fixture
def by_rules(talk):
    return talk._replace(quotes=talk.quotes.assign(confidence=float("nan")))


def passages(evidence):
    return list(evidence.rows["passage"])


def marked(evidence, look):
    return re.findall(rf'<mark class="{look}" title="[^"]*">([^<]*)</mark>', evidence.html)


def test_what_a_speaker_said_comes_with_its_sentence(tables):
    evidence = quotes_of(tables, "Herbert Diess")
    assert evidence.rows.to_dict("records") == [
        {
            "passage": '"Sie <b>hilft</b> uns", sagte Diess.',
            "type": "direct",
            "speaker": "Herbert Diess",
            "article": "Ein <i>Titel</i>",
            "date": "2019-02",
        }
    ]
    assert '<mark class="Direct"' in evidence.html
    assert '<mark class="cue"' in evidence.html


def test_a_speaker_in_the_sentence_before_is_shown_too(talk):
    first = quotes_of(talk, "Herbert Diess", most=1)
    assert passages(first) == ["Konzernchef Diess blieb dabei. So entstehe ein direkter Kontakt."]
    assert marked(first, "source") == ["Konzernchef Diess"]
    assert marked(first, "IndirectFreeIndirect") == ["So entstehe ein direkter Kontakt."]


def test_a_speaker_who_stands_far_away_is_named_in_the_texts_words(talk):
    rows = quotes_of(talk, "Herbert Diess").rows
    assert list(rows["speaker"]) == ["Herbert Diess", "Herbert Diess", "Herbert Diess (Konzernchef Diess)"]


def test_speaker_cue_and_quotation_are_told_apart(talk):
    evidence = quotes_of(talk, "Satya Nadella", lang="de")
    assert '<mark class="source" title="Satya Nadella">Nadella</mark>' in evidence.html
    assert '<mark class="cue" title="Redeeinleitung">sagte</mark>' in evidence.html
    assert (
        '<mark class="Direct" title="direkt: Satya Nadella">„Wir &lt;i&gt;hoffen&lt;/i&gt;“</mark>'
        in evidence.html
    )
    assert "<i>" not in evidence.html


@pytest.mark.parametrize(
    ("only", "types"),
    [
        ({"type": "Direct"}, ["direct"]),
        ({"sure": 0.5}, ["reported", "direct", "indirect"]),
        ({"sure": 0.5, "order": "unsure"}, ["indirect", "reported", "direct"]),
        ({"order": "unsure"}, ["free indirect", "indirect, continued", "indirect", "reported", "direct"]),
        ({"order": "sure", "most": 2}, ["direct", "reported"]),
    ],
)
def test_quotations_can_be_chosen_and_ordered(talk, only, types):
    assert list(quotes_of(talk, None, **only).rows["type"]) == types


def test_what_was_left_out_is_counted(talk):
    assert quotes_of(talk, None, order="unsure", most=2).left_out == 3
    assert quotes_of(talk, None, sure=0.5, most=2).left_out == 1


def test_confidence_is_told_in_per_cent(talk):
    assert list(quotes_of(talk, "Herbert Diess").rows["confidence"]) == ["40%", "60%", "20%"]
    assert list(quotes_of(talk, "Herbert Diess", lang="de").rows["confidence"]) == [
        "40\u202f%",
        "60\u202f%",
        "20\u202f%",
    ]


def test_a_quotation_of_nobody_says_so(talk):
    assert list(quotes_of(talk, None, type="Indirect").rows["speaker"]) == ["no named speaker"]


def test_rules_give_quotations_without_a_column_of_confidence(by_rules):
    evidence = quotes_of(by_rules, "Herbert Diess")
    assert len(evidence.rows) == 3
    assert "confidence" not in evidence.rows
    assert "<th>Confidence</th>" not in evidence.html


@pytest.mark.parametrize("only", [{"sure": 0.5}, {"order": "unsure"}, {"order": "sure"}])
def test_rules_give_no_confidence_to_choose_by_and_that_is_said(by_rules, only):
    assert (
        repr(quotes_of(by_rules, None, **only))
        == "1. No quotation bears a confidence; the rule engine gives none."
    )
    german = quotes_of(by_rules, "Herbert Diess", lang="de", **only)
    assert repr(german) == "1. Kein Zitat trägt eine Sicherheit; der regelbasierte Erkenner gibt keine an."


def test_some_quotations_without_a_confidence_are_not_among_the_doubtful(talk):
    some = talk.quotes.assign(confidence=[0.4, None, 0.9, None, None])
    rows = quotes_of(talk._replace(quotes=some), None, order="unsure").rows
    assert list(rows["confidence"]) == ["40%", "90%"]


def test_those_without_a_confidence_have_an_empty_cell_among_others(talk):
    some = talk.quotes.assign(confidence=[None, 0.6, 0.9, None, None])
    rows = quotes_of(talk._replace(quotes=some), "Herbert Diess").rows
    assert list(rows["confidence"]) == ["", "60%", ""]


@pytest.mark.parametrize(
    ("only", "message"),
    [
        ({"type": "Wörtlich"}, "there is no type 'Wörtlich'; there are Direct, "),
        ({"sure": 80}, "a confidence lies between 0 and 1, 80 does not"),
        ({"order": "date"}, "there is no order 'date'; there are article, sure, unsure"),
    ],
)
def test_what_does_not_exist_is_refused(talk, only, message):
    with pytest.raises(ValueError, match=message):
        quotes_of(talk, None, **only)


def test_nobody_of_that_name(talk):
    assert repr(quotes_of(talk, "Niemand")) == "1. No passage found."
    assert repr(quotes_of(talk, "Niemand", order="unsure")) == "1. No passage found."


def test_a_corpus_without_quotations(tables):
    nothing = Tables(*(table.iloc[:0] for table in tables))
    assert repr(quotes_of(nothing, None)) == "1. No passage found."
    assert repr(quotes_of(nothing, None, order="unsure")) == "1. No passage found."


def test_markup_in_an_article_is_escaped(tables):
    html = quotes_of(tables, "Herbert Diess").html
    assert "&lt;b&gt;hilft" in html
    assert "&lt;i&gt;Titel" in html
    assert "<b>" not in html
    assert "<i>" not in html
