"""Analyse one article: mentions, quotations and judgements, with entities of its own."""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.language import Language

from analysis.annotations import Judgement, LocalEntity, Mention, Quote, Span
from analysis.corpus.articles import Part
from analysis.corpus.hygiene import Cleaned, cleaned
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

    What is analysed is a clean copy of the text; all offsets count the characters of the text as given.

    Args:
        nlp: a German pipeline, from `analysis.language.pipeline`.
        text: the article.
        parts: its parts.
        topics: for which judgements are sought.
        find_quotes: of the quotes engine.

    Returns:
        All that the stages find in it.
    """
    copy = cleaned(text)
    parts = tuple(Part(part.name, *copy.in_copy(part.start, part.end)) for part in parts)
    doc = nlp(copy.text)
    mentions, entities = find_mentions(doc, parts)
    quotes = find_quotes(doc, parts, mentions, entities)
    judgements = find_judgements(doc, parts, tuple(topics), quotes, mentions)
    return Analysis(
        sum(not token.is_space for token in doc),
        tuple(_mention(mention, copy) for mention in mentions),
        entities,
        tuple(_quote(quote, copy) for quote in quotes),
        tuple(_judgement(judgement, copy) for judgement in judgements),
    )


def _mention(mention: Mention, copy: Cleaned) -> Mention:
    """Find a mention in the given text."""
    start, end = copy.in_given(mention.start, mention.end)
    return mention._replace(start=start, end=end)


def _quote(quote: Quote, copy: Cleaned) -> Quote:
    """Find a quotation and all that belongs to it in the given text."""

    def given(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(copy.in_given(*span) for span in spans)

    return quote._replace(
        spans=given(quote.spans),
        speaker_spans=given(quote.speaker_spans),
        cue_spans=given(quote.cue_spans),
        frame_spans=given(quote.frame_spans),
        addressee_spans=given(quote.addressee_spans),
    )


def _judgement(judgement: Judgement, copy: Cleaned) -> Judgement:
    """Find a judged target and its sentence in the given text."""
    start, end = copy.in_given(judgement.start, judgement.end)
    first, last = copy.in_given(judgement.sentence_start, judgement.sentence_end)
    return judgement._replace(start=start, end=end, sentence_start=first, sentence_end=last)
