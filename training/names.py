"""Turn the named-entity corpora into spaCy documents."""

import random
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from training.typography import quotation_marks, spaces

LABELS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "OTH": "MISC"}
PART = "part"
"""Suffix of the label of a compound that holds a name ("VW-Chef": ORGpart)."""


def _label(tag: str, *, parts: bool) -> str:
    """The pipeline's label for a GermEval or SmartData tag; "" for no name."""
    kind = tag[2:]
    if kind[:3] not in LABELS:
        return ""
    if kind.endswith(PART):
        return LABELS[kind[:3]] + PART if parts else ""
    return "" if kind.endswith("deriv") else LABELS[kind]


def _spans(doc: Doc, tags: list[str], *, parts: bool) -> list[Span]:
    spans = []
    for i, tag in enumerate(tags):
        if not tag.startswith("B-"):
            continue
        end = i + 1
        while end < len(tags) and tags[end] == "I" + tag[1:]:
            end += 1
        if label := _label(tag, parts=parts):
            spans.append(Span(doc, i, end, label=label))
    return spans


def _rows(path: Path) -> Iterator[list[list[str]]]:
    """The token rows of each sentence."""
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("# doc_id"):
            if rows:
                yield rows
            rows = []
        else:
            rows.append(line.split("\t"))
    if rows:
        yield rows


def documents(path: Path, *, parts: bool = True, vary: bool = True, seed: int = 0) -> Iterator[Doc]:
    """Read a corpus of names: one document per sentence.

    Args:
        path: a tab-separated file; token, then its tag (GermEval: of the outer layer).
        parts: keep compounds that hold a name, under labels of their own (`PART`).
        vary: draw the style of quotation marks; switch it off for evaluation.
        seed: of the drawing.

    Yields:
        Documents with entities PER, ORG, LOC, MISC. Derived forms ("Berliner") are no names.
    """
    rng, vocab = random.Random(seed), Vocab()
    for rows in _rows(path):
        words = [row[0] for row in rows]
        if vary:
            words = quotation_marks(words, rng)
        doc = Doc(vocab, words=words, spaces=spaces(words))
        doc.ents = _spans(doc, [row[1] for row in rows], parts=parts)
        yield doc
