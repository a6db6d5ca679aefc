"""Coded articles as training text of the learned quotes engine."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from spacy.language import Language

from analysis.corpus.layout import running_text
from analysis.quotes.learned.engine import read_document
from analysis.quotes.learned.reading import Reading
from analysis.quotes.learned.tags import Roles, Stretch, runs


class Coded(NamedTuple):
    """A quotation as people coded it, as positions of tokens.

    Attributes:
        stretch: the quotation.
        roles: the words around it.
    """

    stretch: Stretch
    roles: Roles


class Example(NamedTuple):
    """A coded article.

    Attributes:
        name: of the article.
        reading: what the taggers see.
        coded: its quotations.
    """

    name: str
    reading: Reading
    coded: tuple[Coded, ...]


def read_coded(nlp: Language, path: Path) -> Iterator[Example]:
    """Analyse coded articles and carry the coding over to the pipeline's tokens.

    Args:
        nlp: the package's own pipeline.
        path: a file of coded articles, one JSON object per line.

    Yields:
        The articles in order.
    """
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["originalText"]
            reading = read_document(nlp(text), text, running_text(text).parts)
            yield Example(row["documentName"], reading, tuple(_coded(row, reading)))


def _coded(row: dict, reading: Reading) -> Iterator[Coded]:
    begins = np.array([token["charBegin"] for token in row["tokens"]])
    ends = np.array([token["charEnd"] for token in row["tokens"]])

    def tokens(annotation: dict, part: str) -> tuple[int, ...]:
        numbers = (annotation.get(part) or {}).get("tokenIds") or []
        spans = [(int(begins[a]), int(ends[b - 1])) for a, b in runs(sorted(numbers))]
        return reading.within(spans)

    for annotation in row["annotations"]:
        quoted = tokens(annotation, "quote")
        if quoted:
            roles = Roles(*(tokens(annotation, part) for part in Roles._fields))
            yield Coded(Stretch(annotation["type"], quoted, False), roles)
