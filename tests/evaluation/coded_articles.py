"""Small coded articles for the tests: German sentences in which the parts are named by their words."""

import re

PARTS = ("quote", "speaker", "cue", "frame", "addressee")


def _offset(text, words):
    assert text.count(words) == 1, f"{words!r} must stand once in {text!r}"
    return text.index(words)


def spans(text, *words):
    return [[_offset(text, w), _offset(text, w) + len(w)] for w in words]


def document(name, text, *quotations):
    """Give a row as in the gold files; a quotation is (type, {part: words or list of words})."""
    places = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    tokens = [{"charBegin": b, "charEnd": e, "text": text[b:e]} for b, e in places]

    def ids(words):
        asked = [words] if isinstance(words, str) else words
        return [i for b, e in spans(text, *asked) for i, (tb, te) in enumerate(places) if b <= tb and te <= e]

    annotations = [
        {"type": kind, **{p: {"tokenIds": ids(parts.get(p, ()))} for p in PARTS}}
        for kind, parts in quotations
    ]
    return {"documentName": name, "originalText": text, "tokens": tokens, "annotations": annotations}


def row(doc, kind, confidence=None, **parts):
    """Give a row of the table `quotes`, as far as the evaluation reads it."""
    text = doc["originalText"]
    columns = {"spans" if p == "quote" else f"{p}_spans": [] for p in PARTS}
    for part, words in parts.items():
        column = "spans" if part == "quote" else f"{part}_spans"
        columns[column] = spans(text, *([words] if isinstance(words, str) else words))
    return {"article_id": doc["documentName"], "type": kind, "confidence": confidence, **columns}
