"""Analyse one article: mentions, quotations and judgements, with entities of its own."""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.language import Language

from analysis.annotations import Judgement, LocalEntity, Mention, Quote
from analysis.corpus.articles import Part
from analysis.mentions.extract import find_mentions
from analysis.quotes.engines import Find
from analysis.sentiment.judge import find_judgements
from analysis.sentiment.topics import Topic


class Analysis(NamedTuple):
    """What an article says, independent of all other articles.

    Attributes:
        n_tokens: words and punctuation marks.
        mentions: in text order.
        entities: whom and what it mentions; `Mention.entity` and `speakers` count them from 0.
        quotes: its quotations.
        judgements: how it judges the topics.
    """

    n_tokens: int
    mentions: tuple[Mention, ...]
    entities: tuple[LocalEntity, ...]
    quotes: tuple[Quote, ...]
    judgements: tuple[Judgement, ...]


def analyse(
    nlp: Language, text: str, parts: tuple[Part, ...], topics: Sequence[Topic], find_quotes: Find
) -> Analysis:
    """Analyse one article.

    Args:
        nlp: a German pipeline, from `analysis.language.pipeline`.
        text: the article.
        parts: its parts.
        topics: for which judgements are sought.
        find_quotes: of the quotes engine.

    Returns:
        All that the stages find in it.
    """
    doc = nlp(text)
    mentions, entities = find_mentions(doc, parts)
    quotes = find_quotes(doc, parts, mentions, entities)
    judgements = find_judgements(doc, parts, tuple(topics), quotes, mentions)
    return Analysis(sum(not token.is_space for token in doc), mentions, entities, quotes, judgements)
