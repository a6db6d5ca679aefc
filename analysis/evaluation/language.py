"""How well the pipeline reads German: tags, features, lemmas, dependencies, sentences, names.

Units are compared by their character offsets, so that a token that the tokeniser cut differently counts
as missed and as found in vain. All figures are F1 over units, as in the CoNLL shared tasks.

References:
    Zeman et al. (2018), CoNLL 2018 shared task: Multilingual parsing from raw text to Universal Dependencies.
"""

from collections.abc import Callable, Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from analysis.evaluation.intervals import Measured, measure

Units = dict[tuple, object]
Count = tuple[int, int, int]


def _span(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _tokens(doc: Doc, value: Callable[[Token], object]) -> Units:
    return {_span(t): value(t) for t in doc if not t.is_space and value(t) is not None}


def _arc(token: Token, *, labelled: bool) -> object:
    """Head and label as LAS counts them; punctuation is left out (Buchholz & Marsi 2006)."""
    if token.dep_ == "punct":
        return None
    head = _span(token.head) if token.head.i != token.i else None
    return (head, token.dep_.lower()) if labelled else (head,)


def _sentences(doc: Doc) -> Units:
    return {
        (words[0].idx, _span(words[-1])[1]): True
        for s in doc.sents
        if (words := [t for t in s if not t.is_space])
    }


def _subjunctives(doc: Doc) -> Units:
    return {_span(t): True for t in doc if "Sub" in t.morph.get("Mood")}


def _names(doc: Doc, label: str | None = None) -> Units:
    return {(e.start_char, e.end_char): e.label_ for e in doc.ents if label in (None, e.label_)}


SYNTAX: dict[str, Callable[[Doc], Units]] = {
    "UPOS": lambda d: _tokens(d, lambda t: t.pos_),
    "STTS": lambda d: _tokens(d, lambda t: t.tag_),
    "features": lambda d: _tokens(d, lambda t: str(t.morph)),
    "lemma": lambda d: _tokens(d, lambda t: t.lemma_),
    "UAS": lambda d: _tokens(d, lambda t: _arc(t, labelled=False)),
    "LAS": lambda d: _tokens(d, lambda t: _arc(t, labelled=True)),
    "sentences": _sentences,
    "Mood=Sub": _subjunctives,
}
"""Measure → units of a document."""

NAMES: dict[str, Callable[[Doc], Units]] = {
    "names": _names,
    **{
        f"names {label}": (lambda d, label=label: _names(d, label)) for label in ("PER", "ORG", "LOC", "MISC")
    },
}
"""Measure → the names of a document with their labels; strict spans."""


def _count(gold: Units, found: Units) -> Count:
    hits = sum(found.get(unit) == value for unit, value in gold.items())
    return hits, len(found), len(gold)


def score_syntax(nlp: Language, gold: Iterable[Doc]) -> dict[str, Measured]:
    """Measure tags, features, lemmas, dependencies, sentence boundaries and the subjunctive.

    Args:
        nlp: the pipeline; it reads the documents' raw text.
        gold: annotated documents.

    Returns:
        Measure → F1 over tokens, arcs without punctuation, whole sentences, and subjunctive verbs.
    """
    return _score(nlp, list(gold), SYNTAX)


def score_names(nlp: Language, gold: Iterable[Doc]) -> dict[str, Measured]:
    """Measure the recognition of names by strict span and label.

    Args:
        nlp: the pipeline; it reads the documents' raw text.
        gold: documents with entities PER, ORG, LOC, MISC.

    Returns:
        Measure → F1, over all names and per label.
    """
    return _score(nlp, list(gold), NAMES)


def _score(
    nlp: Language, gold: Sequence[Doc], measures: dict[str, Callable[[Doc], Units]]
) -> dict[str, Measured]:
    found = list(nlp.pipe(doc.text for doc in gold))
    return {
        name: measure([_count(units(g), units(f)) for g, f in zip(gold, found, strict=True)])
        for name, units in measures.items()
    }
