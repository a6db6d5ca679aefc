"""How topics are judged, to read: from three articles of two papers, with made-up scores."""

import pandas as pd
import pytest

from analysis.columns import SCHEMAS
from analysis.evidence.judged import beside_textblob, judgements_of
from analysis.evidence.unknown import similar
from analysis.tables import Tables

TOPICS = {"partnership": "Partnerschaft", "data_protection": "Datenschutz"}
ARTICLES = {
    "a": ("Bote", "2019-02-27", "Diess lobte die Partnerschaft. Der Datenschutz leidet."),
    "b": ("Kurier", "2019-03", "Die Kooperation <b>scheiterte</b>. Die Partnerschaft trägt."),
    "c": ("Kurier", "2018", "Die Partnerschaft ruht, sagten Diess und Merkel."),
}
JUDGEMENTS = [
    ("a", "partnership", "Partnerschaft", "positive", 0.8, 0.9, "quoted", ["Herbert Diess"], 0.7),
    ("a", "data_protection", "Datenschutz", "negative", -0.6, 0.6, "author", [], 0.0),
    ("b", "partnership", "Kooperation", "negative", -0.9, 0.95, "author", [], 0.5),
    ("b", "partnership", "Partnerschaft", "positive", 0.4, 0.5, "author", [], 0.0),
    (
        "c",
        "partnership",
        "Partnerschaft",
        "neutral",
        0.1,
        0.7,
        "quoted",
        ["Angela Merkel", "Herbert Diess"],
        0.0,
    ),
]


def judgement(article, topic, target, polarity, score, confidence, voice, speakers, textblob):
    text = ARTICLES[article][2]
    start = text.index(target)
    first = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
    ends = [place for place in (text.find(". ", start) + 1,) if place] or [len(text)]
    row = {"article_id": article, "topic": topic, "start": start, "end": start + len(target)}
    row |= {"target": target, "sentence_start": first, "sentence_end": ends[0], "polarity": polarity}
    row |= {"score": score, "confidence": confidence, "voice": voice, "speakers": speakers}
    return row | {"textblob": textblob}


@pytest.fixture
def tables():
    told = [
        {
            "article_id": a,
            "outlet": o,
            "date": d,
            "text": t,
            "date_precision": {4: "year", 7: "month"}.get(len(d), "day"),
        }
        for a, (o, d, t) in ARTICLES.items()
    ]
    frames = {
        name: pd.DataFrame(
            [[row.get(c) for c in SCHEMAS[name].names] for row in rows], columns=SCHEMAS[name].names
        )
        for name, rows in zip(
            Tables._fields, [told, [], [], [], [judgement(*one) for one in JUDGEMENTS]], strict=True
        )
    }
    return Tables(**frames)


def passages(evidence):
    return list(evidence.rows["passage"])


def test_the_surest_judgements_come_first(tables):
    evidence = judgements_of(tables, "partnership", topics=TOPICS, most=2)
    assert passages(evidence) == ["Die Kooperation <b>scheiterte</b>.", "Diess lobte die Partnerschaft."]
    assert evidence.left_out == 2
    row = judgements_of(tables, "partnership", topics=TOPICS, lang="de").rows.iloc[1]
    assert (row["polarity"], row["voice"], row["textblob"]) == ("positiv", "Herbert Diess", "+0,70")


def test_the_target_is_marked_and_the_text_escaped(tables):
    html = judgements_of(tables, "partnership", topics=TOPICS, lang="de").html
    assert '<mark class="positive" title="positiv (zitierte Stimmen)">Partnerschaft</mark>' in html
    assert "&lt;b&gt;scheiterte" in html


@pytest.mark.parametrize(
    ("only", "targets"),
    [
        ({"polarity": "negative"}, ["Kooperation"]),
        ({"voice": "quoted"}, ["Diess lobte", "Die Partnerschaft ruht"]),
        ({"speaker": "Angela Merkel"}, ["Die Partnerschaft ruht"]),
        ({"speaker": "Herbert Diess"}, ["Diess lobte", "Die Partnerschaft ruht"]),
        ({"outlet": "Kurier"}, ["Die Kooperation", "Die Partnerschaft ruht", "Die Partnerschaft trägt"]),
        ({"period": "2019-02"}, ["Diess lobte"]),
        ({"period": "2019"}, ["Die Kooperation", "Diess lobte", "Die Partnerschaft trägt"]),
        ({"period": "< 2019"}, ["Die Partnerschaft ruht"]),
        (
            {"outlet": "Kurier", "voice": "author", "period": "2019-Q1"},
            ["Die Kooperation", "Die Partnerschaft trägt"],
        ),
        (
            {"order": "unsure"},
            ["Die Partnerschaft trägt", "Die Partnerschaft ruht", "Diess lobte", "Die Kooperation"],
        ),
        (
            {"order": "article"},
            ["Diess lobte", "Die Kooperation", "Die Partnerschaft trägt", "Die Partnerschaft ruht"],
        ),
    ],
)
def test_what_is_behind_each_bar(tables, only, targets):
    found = passages(judgements_of(tables, "partnership", topics=TOPICS, **only))
    assert len(found) == len(targets)
    assert all(target in passage for target, passage in zip(targets, found, strict=True))


def test_all_topics_are_told_apart_in_a_column(tables):
    evidence = judgements_of(tables, None, topics=TOPICS, polarity="negative")
    assert list(evidence.rows["topic"]) == ["Partnerschaft", "Datenschutz"]
    assert "topic" not in judgements_of(tables, "partnership", topics=TOPICS).rows


@pytest.mark.parametrize(
    ("topic", "only", "lang", "told"),
    [
        ("partnerschip", {}, "en", "There is no topic “partnerschip”. Similar: partnership."),
        ("datenschutz", {}, "de", "Es gibt kein Thema „datenschutz“. Ähnlich: data_protection."),
        ("sports", {}, "de", "Es gibt kein Thema „sports“. Es gibt: data_protection, partnership."),
        (
            "partnership",
            {"speaker": "Diess"},
            "en",
            "No speaker named “Diess” judges a topic. Similar: Herbert Diess.",
        ),
        (
            "partnership",
            {"outlet": "kurier"},
            "de",
            "Kein Artikel stammt aus einem Medium namens „kurier“. Ähnlich: Kurier.",
        ),
        (
            None,
            {"outlet": "Bote", "speaker": "X"},
            "en",
            "No speaker named “X” judges a topic. There are: Angela Merkel, Herbert Diess.",
        ),
    ],
)
def test_an_unknown_name_is_said_with_those_that_are_near(tables, topic, only, lang, told):
    assert passages(judgements_of(tables, topic, topics=TOPICS, lang=lang, **only)) == [told]


def test_a_known_speaker_who_does_not_judge_the_topic_has_no_passage(tables):
    evidence = judgements_of(tables, "data_protection", topics=TOPICS, speaker="Herbert Diess")
    assert passages(evidence) == ["No passage found."]


@pytest.mark.parametrize(
    ("only", "reason"),
    [
        ({"polarity": "bad"}, "no polarity 'bad'; there are positive, neutral, negative"),
        ({"voice": "Diess"}, "no voice 'Diess'; there are author, quoted"),
        ({"order": "best"}, "no order 'best'; there are article, sure, unsure"),
        ({"period": "Februar"}, "no period 'Februar'; write 2019, 2019-Q1, 2019-02 or 2019-02-27"),
        ({"period": "2019-13"}, "no period '2019-13': the calendar has no such date"),
    ],
)
def test_what_cannot_be_asked_is_refused(tables, only, reason):
    with pytest.raises(ValueError, match=reason):
        judgements_of(tables, "partnership", topics=TOPICS, **only)


def test_the_sentences_in_which_textblob_differs_most(tables):
    """−0.9 beside 0.5 are 1.4 apart, −0.6 beside 0 are 0.6, 0.4 beside 0 are 0.4."""
    rows = beside_textblob(tables, topics=TOPICS, most=3, lang="en").rows
    assert list(rows[["passage", "topic", "score", "textblob"]].itertuples(index=False, name=None)) == [
        ("Die Kooperation <b>scheiterte</b>.", "Partnerschaft", "−0.90", "+0.50"),
        ("Der Datenschutz leidet.", "Datenschutz", "−0.60", "+0.00"),
        ("Die Partnerschaft trägt.", "Partnerschaft", "+0.40", "+0.00"),
    ]
    assert passages(beside_textblob(tables, "data_protection", topics=TOPICS)) == ["Der Datenschutz leidet."]
    assert "Similar: partnership" in repr(beside_textblob(tables, "partnershp", topics=TOPICS))


def test_a_sentence_with_two_targets_is_shown_once(tables):
    twice = pd.concat([tables.sentiment, tables.sentiment.assign(score=0.0)], ignore_index=True)
    evidence = beside_textblob(tables._replace(sentiment=twice), topics=TOPICS)
    assert len(passages(evidence)) == len(set(passages(evidence))) == 5


def test_a_corpus_in_which_nothing_is_judged_has_no_evidence(tables):
    nothing = tables._replace(sentiment=tables.sentiment.iloc[:0])
    assert passages(judgements_of(nothing, "partnership", topics=TOPICS)) == ["No passage found."]
    assert passages(beside_textblob(nothing, topics=TOPICS)) == ["No passage found."]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Merkel", ["Angela Merkel"]),
        ("Angela Merckel", ["Angela Merkel"]),
        ("bundeskanzlerin angela merkel", ["Angela Merkel"]),
        ("HERBERT DIESS", ["Herbert Diess"]),
        ("Seehofer", []),
        ("", []),
    ],
)
def test_which_names_are_near(name, near):
    assert similar(name, {"Angela Merkel", "Herbert Diess", "VW"}) == near
