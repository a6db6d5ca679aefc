"""A corpus of two articles made by hand; the text of one is hostile."""

import pandas as pd
import pytest

from analysis.columns import SCHEMAS
from analysis.tables import Tables

TEXT = 'Diess lobte die Partnerschaft. "Sie <b>hilft</b> uns", sagte Diess. Danach ging er.'


def span(words, last=False):
    start = TEXT.rindex(words) if last else TEXT.index(words)
    return [start, start + len(words)]


def frame(name, *rows):
    columns = SCHEMAS[name].names
    return pd.DataFrame([[row.get(column) for column in columns] for row in rows], columns=columns)


def mention(words, last=False):
    start, end = span(words, last)
    row = {"article_id": "a", "start": start, "end": end, "text": words, "label": "PER", "kind": "name"}
    return row | {"part": "body", "entity": "Herbert Diess", "entity_id": "e1"}


@pytest.fixture
def tables():
    sentence = span("Diess lobte die Partnerschaft.")
    target = span("Partnerschaft")
    return Tables(
        frame(
            "articles",
            {"article_id": "a", "title": "Ein <i>Titel</i>", "date": "2019-02", "text": TEXT, "n_tokens": 20},
            {"article_id": "b", "text": "Leer."},
        ),
        frame("mentions", mention("Diess"), mention("Diess", last=True)),
        frame("entities", {"entity_id": "e1", "entity": "Herbert Diess", "label": "PER"}),
        frame(
            "quotes",
            {
                "article_id": "a",
                "quote_id": "q1",
                "type": "Direct",
                "spans": [span('"Sie <b>hilft</b> uns"')],
                "text": '"Sie <b>hilft</b> uns"',
                "speaker_spans": [span("Diess", last=True)],
                "speaker_text": "Diess",
                "speakers": ["Herbert Diess"],
                "cue_spans": [span("sagte")],
                "cue_text": "sagte",
                "frame_spans": [span("sagte Diess")],
                "addressee_spans": [],
            },
        ),
        frame(
            "sentiment",
            {
                "article_id": "a",
                "topic": "partnership",
                "start": target[0],
                "end": target[1],
                "target": "Partnerschaft",
                "sentence_start": sentence[0],
                "sentence_end": sentence[1],
                "polarity": "positive",
                "score": 0.8,
                "confidence": 0.9,
                "voice": "quoted",
                "speakers": ["Herbert Diess"],
                "textblob": 0.0,
            },
        ),
    )
