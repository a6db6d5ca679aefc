"""Pair coded and found mentions, then their entities, one to one in each article."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from analysis.evaluation.entity_gold import Annotated, Reference


class Compared(NamedTuple):
    """The mentions of an article, as far as they are of certain kinds, side by side.

    Attributes:
        coded: the coded mentions.
        found: the found mentions.
        partners: for each found mention the coded one that it matches; None if there is none.
        pairs: coded entity → the found entity that is held against it; they share at least one mention.
    """

    coded: tuple[Reference, ...]
    found: tuple[Reference, ...]
    partners: tuple[Reference | None, ...]
    pairs: Mapping[str, str]


def compare(article: Annotated, kinds: Collection[str]) -> Compared:
    """Put what was coded and found in an article side by side.

    Args:
        article: with both annotations.
        kinds: of the mentions that count; the others are left out on both sides.

    Returns:
        Partners and pairs: of all one-to-one pairings of entities one whose pairs share the most mentions.

    References:
        Kuhn (1955), The Hungarian method for the assignment problem.
    """
    coded = tuple(m for m in article.coded if m.kind in kinds)
    found = tuple(m for m in article.found if m.kind in kinds)
    partners = tuple(None if i is None else coded[i] for i in match(coded, found))
    return Compared(coded, found, partners, _pairs(coded, found, partners))


def match(coded: Sequence[Reference], found: Sequence[Reference]) -> tuple[int | None, ...]:
    """Match found mentions with coded ones, one to one.

    Args:
        coded: mentions of an article.
        found: mentions of the same article.

    Returns:
        For each found mention the position of the coded one with the same span; else, if neither is a
        name, of the first that it overlaps and that no other matches; else None.
    """
    free = dict(enumerate(coded))
    matched: list[int | None] = []
    for place in found:
        same = (i for i, c in free.items() if c[:2] == place[:2])
        matched.append(next(same, None))
        free.pop(matched[-1], None)
    for j, place in enumerate(found):
        if matched[j] is None and place.kind != "name":
            met = (i for i, c in free.items() if c.kind != "name" and overlaps(c, place))
            matched[j] = next(met, None)
            free.pop(matched[j], None)
    return tuple(matched)


def overlaps(one: Reference, other: Reference) -> bool:
    """Whether two mentions share a character."""
    return one.start < other.end and other.start < one.end


def _pairs(
    coded: Sequence[Reference], found: Sequence[Reference], partners: Sequence[Reference | None]
) -> dict[str, str]:
    """Pair the entities; of equally good pairings the order of the first mentions chooses."""
    rows, columns = (list(dict.fromkeys(m.entity for m in side)) for side in (coded, found))
    shared = Counter((c.entity, f.entity) for c, f in zip(partners, found, strict=True) if c)
    table = np.array([[shared[c, f] for f in columns] for c in rows], float).reshape(len(rows), len(columns))
    chosen = zip(*linear_sum_assignment(table, maximize=True), strict=True)
    return {rows[i]: columns[j] for i, j in chosen if table[i, j]}
