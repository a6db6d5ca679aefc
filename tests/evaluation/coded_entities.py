"""Small articles with coded entities for the tests: mentions are written as the words they cover."""

from analysis.evaluation.entity_gold import Annotated, Reference


def place(text, words, kind="name", nth=0):
    """Start, end and kind of the nth place where words stand."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return [start, start + len(words), kind]


def entity(text, name, label, *mentions):
    """An entity as in the gold file; a mention is its words, or words with kind and number."""
    places = [place(text, *([m] if isinstance(m, str) else m)) for m in mentions]
    return {"entity": name, "label": label, "mentions": places}


def gold_row(article_id, text, *entities):
    """A line of the gold file; an entity is name, label and mentions."""
    return {"id": article_id, "text": text, "entities": [entity(text, *e) for e in entities]}


def references(text, *entities):
    return tuple(
        Reference(*m, e["label"], str(number), e["entity"])
        for number, e in enumerate(entity(text, *given) for given in entities)
        for m in e["mentions"]
    )


def annotated(text, coded, found, article_id="a"):
    """An article whose coded and found entities are given as name, label and mentions."""
    return Annotated(article_id, None, text, references(text, *coded), references(text, *found))
