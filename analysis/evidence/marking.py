"""Turn rows of the tables into marks on the text."""

from collections.abc import Iterator

import pandas as pd

from analysis.corpus.hygiene import readable
from analysis.evidence.marks import Mark
from analysis.figures.labels import Lang, say


def mention_marks(mentions: pd.DataFrame) -> Iterator[Mark]:
    """Mark who is mentioned.

    Args:
        mentions: rows of one article.

    Yields:
        A mark per mention; its hover text is the entity's name.
    """
    for row in mentions.itertuples():
        yield Mark(row.start, row.end, f"{row.label} {row.kind}", row.entity)


def quote_marks(quotes: pd.DataFrame, lang: Lang) -> Iterator[Mark]:
    """Mark who says what.

    Args:
        quotes: rows of one article.
        lang: of the hover text.

    Yields:
        A mark per span of a quotation, the first with its type and speakers, and one per span of its cue.
    """
    for row in quotes.itertuples():
        kind = say("quote_type", row.type, lang)
        speakers = ", ".join(row.speakers) or readable(row.speaker_text) or say("word", "no_speaker", lang)
        for position, (start, end) in enumerate(row.spans):
            text = f"{kind}: {speakers}"
            yield Mark(int(start), int(end), row.type, text, "" if position else text)
        for start, end in row.cue_spans:
            yield Mark(int(start), int(end), "cue", say("word", "cue", lang))


def source_marks(quotes: pd.DataFrame, lang: Lang) -> Iterator[Mark]:
    """Mark the words that name who speaks.

    Args:
        quotes: rows of one article.
        lang: of the hover text.

    Yields:
        A mark per span of a speaker; its hover text is who that is.
    """
    for row in quotes.itertuples():
        names = ", ".join(row.speakers)
        for start, end in row.speaker_spans:
            yield Mark(int(start), int(end), "source", names or say("word", "speaker", lang))


def judgement_marks(sentiment: pd.DataFrame, lang: Lang) -> Iterator[Mark]:
    """Mark the targets that are judged.

    Args:
        sentiment: rows of one article.
        lang: of the hover text.

    Yields:
        A mark per target; its hover text says how it is judged, and by whom.
    """
    for row in sentiment.itertuples():
        polarity, voice = say("polarity", row.polarity, lang), say("voice", row.voice, lang)
        yield Mark(row.start, row.end, row.polarity, f"{polarity} ({voice})")
