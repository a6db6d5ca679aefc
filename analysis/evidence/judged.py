"""How topics are judged: the sentences behind each dot and bar, and where textblob-de says otherwise."""

from collections.abc import Mapping
from typing import Any, get_args

import pandas as pd

from analysis.annotations import Polarity, Voice
from analysis.evidence.found import Evidence, Found, in_a_table, no_evidence, said_instead
from analysis.evidence.looks import key_to
from analysis.evidence.marking import judgement_marks
from analysis.evidence.said import Order
from analysis.evidence.unknown import say_unknown
from analysis.figures.labels import Lang, say
from analysis.figures.periods import within
from analysis.tables import Tables


def judgements_of(
    tables: Tables,
    topic: str | None,
    *,
    topics: Mapping[str, str],
    polarity: Polarity | None = None,
    voice: Voice | None = None,
    speaker: str | None = None,
    outlet: str | None = None,
    period: str | None = None,
    order: Order = "sure",
    most: int = 10,
    lang: Lang = "en",
) -> Evidence:
    """Show how a topic is judged.

    Args:
        tables: of a corpus.
        topic: its key; None for all.
        topics: each topic's key and its label.
        polarity: only these judgements; None for all.
        voice: only this voice; None for both.
        speaker: only judgements of whom this canonical name names; None for all.
        outlet: only in articles of this outlet; None for all.
        period: only in articles of this time, named as in the charts ("2019-02"); None for all.
        order: "sure" the surest, "unsure" the least sure first; "article" as they stand in the corpus.
        most: how many judgements.
        lang: of headings and key.

    Returns:
        The sentences with the judged target marked; in their place a sentence that says so, and which
        names are near, if there is no such topic, speaker or outlet.

    Raises:
        ValueError: there is no such polarity, voice, order or period.
    """
    _check("polarity", polarity, get_args(Polarity))
    _check("voice", voice, get_args(Voice))
    _check("order", order, get_args(Order))
    if unknown := _unknown(tables, topics, topic, speaker, outlet, lang):
        return said_instead(unknown)
    rows = _of_topic(tables, topic)
    for column, value in (("polarity", polarity), ("voice", voice)):
        rows = rows if value is None else rows[rows[column] == value]
    if speaker is not None:
        rows = rows.loc[[speaker in speakers for speakers in rows["speakers"]]]
    rows = _from_articles(rows, tables.articles, outlet, period)
    if order != "article":
        rows = rows.sort_values("confidence", ascending=order == "unsure", kind="stable")
    facts = ("topic", "polarity", "voice", "textblob") if topic is None else ("polarity", "voice", "textblob")
    return _shown(tables, rows, facts, topics, most, lang)


def beside_textblob(
    tables: Tables,
    topic: str | None = None,
    *,
    topics: Mapping[str, str],
    most: int = 10,
    lang: Lang = "en",
) -> Evidence:
    """Show the sentences in which our score and textblob-de's polarity differ most.

    Args:
        tables: of a corpus.
        topic: its key; None for all.
        topics: each topic's key and its label.
        most: how many sentences.
        lang: of headings and key.

    Returns:
        Each sentence once per topic, with both values in [−1, 1], the largest difference first; in their
        place a sentence that says so, and which names are near, if there is no such topic.
    """
    if unknown := _unknown(tables, topics, topic, None, None, lang):
        return said_instead(unknown)
    rows = _of_topic(tables, topic)
    apart = (rows["score"] - rows["textblob"]).astype("float64").abs()
    rows = rows.assign(apart=apart).sort_values("apart", ascending=False, kind="stable")
    rows = rows.drop_duplicates(["article_id", "sentence_start", "topic"])
    facts = ("topic", "score", "textblob", "voice") if topic is None else ("score", "textblob", "voice")
    return _shown(tables, rows, facts, topics, most, lang)


def _check(what: str, value: str | None, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        raise ValueError(f"there is no {what} {value!r}; there are {', '.join(known)}")


def _unknown(
    tables: Tables,
    topics: Mapping[str, str],
    topic: str | None,
    speaker: str | None,
    outlet: str | None,
    lang: Lang,
) -> str:
    """Say which of the names asked for there is not; "" if there are all."""
    speakers = {name for names in tables.sentiment["speakers"] for name in names}
    outlets = set(tables.articles["outlet"].dropna())
    asked = [("speaker", speaker, speakers), ("outlet", outlet, outlets)]
    told = [
        say_unknown(what, name, known, lang)
        for what, name, known in asked
        if name is not None and name not in known
    ]
    if topic is not None and topic not in topics:
        keys = {label: key for key, label in topics.items()}
        told.insert(0, say_unknown("topic", topic, topics, lang, called=keys))
    return " ".join(told)


def _of_topic(tables: Tables, topic: str | None) -> pd.DataFrame:
    return tables.sentiment if topic is None else tables.sentiment[tables.sentiment["topic"] == topic]


def _from_articles(
    rows: pd.DataFrame, articles: pd.DataFrame, outlet: str | None, period: str | None
) -> pd.DataFrame:
    if outlet is not None:
        articles = articles[articles["outlet"] == outlet]
    if period is not None:
        articles = articles[within(articles, period)]
    return rows[rows["article_id"].isin(articles["article_id"])]


def _shown(
    tables: Tables,
    rows: pd.DataFrame,
    facts: tuple[str, ...],
    topics: Mapping[str, str],
    most: int,
    lang: Lang,
) -> Evidence:
    shown = rows.head(most)
    if shown.empty:
        return no_evidence("nothing_found", lang)
    found = []
    for row in shown.itertuples():
        marks = list(judgement_marks(shown.loc[[row.Index]], lang))
        told = _facts(row, topics, lang)
        known = tuple(told[fact] for fact in facts)
        found.append(Found(row.article_id, row.sentence_start, row.sentence_end, marks, known))
    key = key_to(lang, polarities=shown["polarity"])
    return in_a_table(tables, found, facts, len(rows) - len(found), key, lang)


def _facts(row: Any, topics: Mapping[str, str], lang: Lang) -> dict[str, str]:
    return {
        "topic": topics.get(row.topic, row.topic),
        "polarity": say("polarity", row.polarity, lang),
        "voice": ", ".join(row.speakers) or say("voice", row.voice, lang),
        "score": _signed(row.score, lang),
        "textblob": _signed(row.textblob, lang),
    }


def _signed(value: float, lang: Lang) -> str:
    """Write a value in [−1, 1] with its sign."""
    written = f"{round(value, 2) + 0.0:+.2f}".replace("-", "−")
    return written.replace(".", ",") if lang == "de" else written
