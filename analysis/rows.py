"""Turn what was found in an article into rows of the tables."""

from collections.abc import Iterator, Mapping, Sequence

from analysis.analyse import Analysis
from analysis.annotations import Span
from analysis.corpus.articles import Article, part_at
from analysis.mentions.entities import Entity
from analysis.tables import Row

BETWEEN = " … "
"""Joins the text of several spans."""


def article_row(article: Article, analysis: Analysis, duplicate_group: str | None) -> Row:
    """Make an article's row of `articles`.

    Args:
        article: as read.
        analysis: of the article.
        duplicate_group: the group of articles with the same text; None if it is the only one.

    Returns:
        Column → value.
    """
    given = article._asdict()
    del given["parts"], given["line"], given["date_source"]
    return given | {"n_tokens": analysis.n_tokens, "duplicate_group": duplicate_group}


def mention_rows(article: Article, analysis: Analysis, entities: Mapping[int, Entity]) -> Iterator[Row]:
    """Make an article's rows of `mentions`.

    Args:
        article: as read.
        analysis: of the article.
        entities: number of an entity within the article → entity of the corpus.

    Yields:
        Column → value, in text order; nothing for an entity that the corpus leaves out.
    """
    for mention in analysis.mentions:
        if entity := entities.get(mention.entity):
            yield {
                "article_id": article.article_id,
                "start": mention.start,
                "end": mention.end,
                "text": article.text[mention.start : mention.end],
                "label": entity.label,
                "kind": mention.kind,
                "part": part_at(article.parts, mention.start),
                "entity": entity.name,
                "entity_id": entity.entity_id,
            }


def quote_rows(article: Article, analysis: Analysis, entities: Mapping[int, Entity]) -> Iterator[Row]:
    """Make an article's rows of `quotes`.

    Args:
        article: as read.
        analysis: of the article.
        entities: number of an entity within the article → entity of the corpus.

    Yields:
        Column → value, in the order of the analysis.
    """
    for number, quote in enumerate(analysis.quotes):
        yield {
            "article_id": article.article_id,
            "quote_id": quote_id(article, number),
            "type": quote.type,
            "spans": quote.spans,
            "text": _words(article.text, quote.spans),
            "speaker_spans": quote.speaker_spans,
            "speaker_text": _words(article.text, quote.speaker_spans),
            "speakers": _names(quote.speakers, entities),
            "cue_spans": quote.cue_spans,
            "cue_text": _words(article.text, quote.cue_spans),
            "frame_spans": quote.frame_spans,
            "addressee_spans": quote.addressee_spans,
            "nested_in": None if quote.nested_in is None else quote_id(article, quote.nested_in),
            "confidence": quote.confidence,
        }


def sentiment_rows(article: Article, analysis: Analysis, entities: Mapping[int, Entity]) -> Iterator[Row]:
    """Make an article's rows of `sentiment`.

    Args:
        article: as read.
        analysis: of the article.
        entities: number of an entity within the article → entity of the corpus.

    Yields:
        Column → value, in the order of the analysis.
    """
    for judgement in analysis.judgements:
        given = judgement._asdict()
        number = given.pop("quote")
        yield given | {
            "article_id": article.article_id,
            "target": article.text[judgement.start : judgement.end],
            "speakers": _names(judgement.speakers, entities),
            "quote_id": None if number is None else quote_id(article, number),
        }


def entity_rows(entities: Sequence[Entity]) -> Iterator[Row]:
    """Make the rows of `entities`.

    Args:
        entities: of the corpus.

    Yields:
        Column → value, in the order given.
    """
    for entity in entities:
        yield {
            "entity_id": entity.entity_id,
            "entity": entity.name,
            "label": entity.label,
            "aliases": entity.aliases,
            "offices": [{"text": o.text, "first": o.first, "last": o.last} for o in entity.offices],
        }


def quote_id(article: Article, number: int) -> str:
    """Name a quotation, uniquely in the corpus: the article's id and the quotation's number from 1."""
    return f"{article.article_id}#{number + 1}"


def _words(text: str, spans: Sequence[Span]) -> str:
    return BETWEEN.join(text[start:end] for start, end in spans)


def _names(numbers: Sequence[int], entities: Mapping[int, Entity]) -> list[str]:
    return list(dict.fromkeys(entities[number].name for number in numbers if number in entities))
