"""Pair the quotations that people coded with those that an engine found, token by token.

The tokens of the coded articles are the units of every overlap, so that an engine gains or loses
nothing by its own tokeniser.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, get_args

import numpy as np
from scipy.optimize import linear_sum_assignment

from analysis.annotations import QuoteType, Span

TYPES: tuple[str, ...] = get_args(QuoteType)
ROLES = ("speaker", "cue", "frame", "addressee")
PARTS = ("quote", *ROLES)

SAME_TYPE_BONUS = 0.01
"""Added to the token F1 of two overlapping quotations of one type: of equal overlaps it decides."""

Tokens = frozenset[int]
"""Numbers of tokens in their article, from 0."""


class Quotation(NamedTuple):
    """A quotation, coded or found.

    Attributes:
        type: one of `TYPES`.
        parts: part → its tokens; every part of `PARTS` has an entry, without tokens if there is none.
        confidence: in [0, 1]; None if the engine gives none, and for what people coded.
    """

    type: str
    parts: Mapping[str, Tokens]
    confidence: float | None = None


class Article(NamedTuple):
    """An article with what people coded and what an engine found.

    Attributes:
        article_id: the id in both files.
        text: as it was given.
        tokens: first character and end of each token, in text order.
        coded: the gold annotation.
        found: what the engine found; quotations that touch no token are left out.
    """

    article_id: str
    text: str
    tokens: tuple[Span, ...]
    coded: tuple[Quotation, ...]
    found: tuple[Quotation, ...]


class Pair(NamedTuple):
    """A coded quotation and the found one that is held against it.

    Attributes:
        coded: None if the found quotation has no partner.
        found: None if the coded quotation has no partner.
        overlap: token F1 of the two quotations, above 0 for partners; 0 without one.
    """

    coded: Quotation | None
    found: Quotation | None
    overlap: float


def read_articles(gold: Path, rows: Iterable[Mapping[str, Any]]) -> tuple[Article, ...]:
    """Join coded articles with the rows of a table `quotes`.

    Args:
        gold: JSON Lines with `documentName`, `originalText`, `tokens` and `annotations`.
        rows: of the table; `article_id` is the `documentName`. In an article without a row nothing was found.

    Returns:
        The articles in the order of the gold file.

    Raises:
        ValueError: a row belongs to no coded article or has an unknown type.
        OSError: the gold file cannot be read.
    """
    of_article = defaultdict(list)
    for row in rows:
        of_article[row["article_id"]].append(row)
    with gold.open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines if line.strip()]
    unknown = sorted(of_article.keys() - {d["documentName"] for d in documents})
    if unknown:
        raise ValueError(f"{len(unknown)} articles of the table are not in {gold}, e.g. {unknown[0]!r}")
    return tuple(make_article(d, of_article[d["documentName"]]) for d in documents)


def make_article(document: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> Article:
    """Bring one coded document and the rows found in it to tokens.

    Args:
        document: a row of the gold file.
        rows: of the table `quotes`, of this article, in any order.

    Returns:
        The article.

    Raises:
        ValueError: a row has an unknown type.
    """
    tokens = tuple((t["charBegin"], t["charEnd"]) for t in document["tokens"])
    coded = (
        Quotation(a["type"], {part: frozenset((a.get(part) or {}).get("tokenIds", ())) for part in PARTS})
        for a in document["annotations"]
    )
    found = (_found(row, tokens) for row in rows)
    return Article(
        document["documentName"],
        document["originalText"],
        tokens,
        tuple(coded),
        tuple(sorted((q for q in found if q.parts["quote"]), key=_position)),
    )


def spans_of(article: Article, part: Tokens) -> Iterator[Span]:
    """Give the stretches of text that tokens make up.

    Args:
        article: that the tokens belong to.
        part: the tokens.

    Yields:
        First character and end of each run of neighbouring tokens, in text order.
    """
    for _, run in groupby(enumerate(sorted(part)), key=lambda numbered: numbered[1] - numbered[0]):
        numbers = [token for _, token in run]
        yield article.tokens[numbers[0]][0], article.tokens[numbers[-1]][1]


def token_f1(one: Tokens, other: Tokens) -> float:
    """Measure how far two sets of tokens are the same.

    Args:
        one: tokens.
        other: tokens.

    Returns:
        The harmonic mean of the shares that they have in common, in [0, 1]; 0 if both are empty.
    """
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def pair(article: Article) -> tuple[Pair, ...]:
    """Pair coded and found quotations one to one.

    Of all pairings the one with the greatest sum of token F1 is taken (Kuhn 1955); of two found quotations
    that overlap equally the one of the right type. What shares no token is never paired.

    Args:
        article: with both annotations.

    Returns:
        The partners in the order of the coded quotations, then coded, then found ones without partner.

    References:
        Kuhn (1955), The Hungarian method for the assignment problem.
    """
    coded, found = article.coded, article.found
    overlaps = np.array([[token_f1(c.parts["quote"], f.parts["quote"]) for f in found] for c in coded])
    overlaps = overlaps.reshape(len(coded), len(found))
    same = np.array([[c.type == f.type for f in found] for c in coded], bool).reshape(overlaps.shape)
    partners = [
        (int(c), int(f))
        for c, f in zip(
            *linear_sum_assignment(overlaps + SAME_TYPE_BONUS * (same & (overlaps > 0)), maximize=True),
            strict=True,
        )
        if overlaps[c, f] > 0
    ]
    pairs = [Pair(coded[c], found[f], float(overlaps[c, f])) for c, f in partners]
    pairs += [Pair(coded[c], None, 0.0) for c in _others(len(coded), [c for c, _ in partners])]
    pairs += [Pair(None, found[f], 0.0) for f in _others(len(found), [f for _, f in partners])]
    return tuple(pairs)


def _others(count: int, taken: Sequence[int]) -> list[int]:
    return sorted(set(range(count)) - set(taken))


def _found(row: Mapping[str, Any], tokens: Sequence[Span]) -> Quotation:
    if row["type"] not in TYPES:
        raise ValueError(f"{row['article_id']}: {row['type']!r} is none of the types {', '.join(TYPES)}")
    columns = {part: "spans" if part == "quote" else f"{part}_spans" for part in PARTS}
    confidence = row.get("confidence")
    if confidence is not None and math.isnan(confidence):  # pandas' way of writing a null
        confidence = None
    parts = {part: _touched(tokens, row.get(column) or ()) for part, column in columns.items()}
    return Quotation(row["type"], parts, confidence)


def _touched(tokens: Sequence[Span], spans: Iterable[Span]) -> Tokens:
    """Give the tokens of which at least one character lies in a span."""
    begins, ends = np.array(tokens, int).reshape(-1, 2).T
    return frozenset(
        number
        for start, end in spans
        for number in range(
            int(np.searchsorted(ends, start, side="right")), int(np.searchsorted(begins, end, side="left"))
        )
    )


def _position(quotation: Quotation) -> tuple:
    """Order by place and content, so that the order of the rows never decides between equal pairings."""
    quote = quotation.parts["quote"]
    roles = (sorted(quotation.parts[role]) for role in sorted(ROLES))
    return min(quote), len(quote), quotation.type, *roles
