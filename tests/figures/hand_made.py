"""Rows of the tables, made by hand."""

import pandas as pd

from analysis.columns import SCHEMAS
from analysis.tables import Tables

FILLED = {"source": "s", "language": "de", "n_tokens": 10, "text": "", "date_precision": "none"}


def table(name, rows):
    columns = SCHEMAS[name].names
    return pd.DataFrame([{c: row.get(c, FILLED.get(c)) for c in columns} for row in rows], columns=columns)


def tables(articles=(), mentions=(), entities=(), quotes=(), sentiment=()):
    return Tables(
        table("articles", articles),
        table("mentions", mentions),
        table("entities", entities),
        table("quotes", quotes),
        table("sentiment", sentiment),
    )


def article(article_id, date=None, outlet=None, text="Absatz eins.\nAbsatz zwei.", **more):
    precision = {None: "none", 4: "year", 7: "month", 10: "day"}[date and len(date)]
    return {
        "article_id": article_id,
        "date": date,
        "date_precision": precision,
        "outlet": outlet,
        "text": text,
    } | more


def entity(entity_id, name, label):
    return {"entity_id": entity_id, "entity": name, "label": label, "aliases": [name], "offices": []}


def mention(article_id, entity_id, start=0, *, kind="name", part="body", label="PER", name="?"):
    row = {"article_id": article_id, "start": start, "end": start + 3, "text": "Abs", "label": label}
    return row | {"kind": kind, "part": part, "entity": name, "entity_id": entity_id}


def quote(article_id, kind, *speakers, cue="", words="", sure=None):
    spans = {f"{what}_spans": [] for what in ("speaker", "cue", "frame", "addressee")}
    row = {"article_id": article_id, "quote_id": "q", "type": kind, "spans": [[0, 3]], "text": "Abs"}
    row |= {"speaker_text": words, "cue_text": cue, "confidence": sure}
    return row | spans | {"speakers": list(speakers)}


def judgement(article_id, topic, polarity, voice, textblob=0.0, *speakers):
    row = {"article_id": article_id, "topic": topic, "start": 0, "end": 6, "target": "Absatz"}
    row |= {"sentence_start": 0, "sentence_end": 12, "polarity": polarity, "score": 0.0, "confidence": 0.5}
    return row | {"voice": voice, "speakers": list(speakers), "textblob": textblob}
