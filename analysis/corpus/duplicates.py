"""Groups of articles that print the same text: exact, near, and wire copies of one agency's report.

A copy may be shortened, carry another headline and a lead of its own, and stand in another order. It shares
a large part of its words, as runs of words, with the original or with another copy, and appears within
days. Articles that tell of the same event in their own words share hardly any run of four words; what they
share are quotations and passages on what went before.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.corpus.articles import Article
from analysis.corpus.candidates import candidate_pairs
from analysis.corpus.shingles import Hashes, Shingles, body_words, shingles_of

SAME_DAYS = 7
"""A wire copy appears within so many days; what is printed later must share more."""
SHARED_SOON, SHARED_UNDATED, SHARED_LATER = 0.4, 0.5, 0.8
"""Least share of the shorter text that must stand in the longer one: within days, undated, and later."""
LEAST_OF_LONGER = 0.12
"""A short item in a long survey of the day makes no copy of it."""
LEAST_RUNS = 12
"""So many runs of four words must be shared at least: two sentences; what is shorter must be the same."""
LEAST_NUMBERS = 0.5
"""Reports made from a form (prices, weather, lottery) share its words but not their numbers."""
_FEW_NUMBERS = 3
"""With fewer numbers than these that says nothing."""

_COMMON = 30
"""What more articles share than this counts less and less: it is form, not report."""
_COUNTERS = 1 << 24
_KEPT = 20_000
"""So many articles' shingles are held in memory at once."""


class _Text(NamedTuple):
    """What is known of an article before it is compared with others."""

    article: Article
    first: date | None
    last: date | None


def duplicate_groups(articles: Iterable[Article]) -> dict[str, str]:
    """Group articles that are copies of each other.

    Args:
        articles: of the whole corpus, in any order.

    Returns:
        article_id → the group's name, the smallest article_id in it; articles without a copy are left out.
    """
    ordered = sorted(articles, key=lambda article: article.article_id)
    groups = _Groups([article.article_id for article in ordered])
    texts = []
    first_with: dict[bytes, str] = {}
    for article in ordered:
        words = " ".join(body_words(article))
        original = first_with.setdefault(hashlib.sha256(words.encode()).digest(), article.article_id)
        if original == article.article_id:
            texts.append(_Text(article, *_days(article)))
        else:
            groups.unite(original, article.article_id)
    for one, other in _copies(texts):
        groups.unite(one.article.article_id, other.article.article_id)
    return groups.of_several()


def _copies(texts: Sequence[_Text]) -> Iterator[tuple[_Text, _Text]]:
    """Find the pairs of copies among texts that differ."""
    spread = np.zeros(_COUNTERS, dtype=np.uint32)

    def counted() -> Iterator[Shingles]:
        for text in texts:
            shingles = shingles_of(body_words(text.article))
            spread[np.unique(_counter(shingles.short))] += np.uint32(1)
            yield shingles

    pairs = list(candidate_pairs(counted()))
    shingles_at = _remembering(lambda place: shingles_of(body_words(texts[place].article)))
    for one, other in pairs:
        least = _least_share(texts[one], texts[other])
        if _is_copy(shingles_at(one), shingles_at(other), spread, least):
            yield texts[one], texts[other]


def _is_copy(one: Shingles, other: Shingles, spread: npt.NDArray[np.uint32], least: float) -> bool:
    """Whether so much of the shorter text stands in the longer one that it is a copy."""
    shorter, longer = sorted((one, other), key=lambda shingles: len(shingles.short))
    shared = np.intersect1d(shorter.short, longer.short, assume_unique=True)
    if len(shared) < LEAST_RUNS:
        return False
    weight = _weight(shared, spread)
    if weight < least * _weight(shorter.short, spread) or len(shared) < LEAST_OF_LONGER * len(longer.short):
        return False
    numbers = min(len(shorter.numbers), len(longer.numbers))
    return numbers < _FEW_NUMBERS or len(shorter.numbers & longer.numbers) >= LEAST_NUMBERS * numbers


def _weight(short: Hashes, spread: npt.NDArray[np.uint32]) -> float:
    """Count shingles, those of many articles less."""
    return float(np.minimum(1.0, _COMMON / np.maximum(spread[_counter(short)], 1)).sum())


def _counter(short: Hashes) -> Hashes:
    return short % np.uint64(_COUNTERS)


def _least_share(one: _Text, other: _Text) -> float:
    """Say how much two texts must share, given their dates."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return SHARED_UNDATED
    apart = max((other.first - one.last).days, (one.first - other.last).days)
    return SHARED_SOON if apart <= SAME_DAYS else SHARED_LATER


def _days(article: Article) -> tuple[date | None, date | None]:
    """Give the first and the last day on which an article may have appeared."""
    if article.date is None:
        return None, None
    parts = [int(part) for part in article.date.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else date.max
    return date(year, month, 1), following


def _remembering(make: Callable[[int], Shingles]) -> Callable[[int], Shingles]:
    """Keep what was made last, up to a limit."""
    kept: OrderedDict[int, Shingles] = OrderedDict()

    def at(place: int) -> Shingles:
        if place not in kept:
            kept[place] = make(place)
            if len(kept) > _KEPT:
                kept.popitem(last=False)
        return kept[place]

    return at


class _Groups:
    """Disjoint sets of article ids; a set is named by its smallest member, whatever the order of unions."""

    def __init__(self, members: Iterable[str]) -> None:
        self._above = {member: member for member in members}

    def unite(self, one: str, other: str) -> None:
        """Make one set of two."""
        first, second = sorted((self._name(one), self._name(other)))
        self._above[second] = first

    def of_several(self) -> dict[str, str]:
        """Give member → name for the sets of several members."""
        names = {member: self._name(member) for member in self._above}
        large = {name for member, name in names.items() if member != name}
        return {member: name for member, name in names.items() if name in large}

    def _name(self, member: str) -> str:
        while (above := self._above[member]) != member:
            self._above[member] = self._above[above]
            member = above
        return member
