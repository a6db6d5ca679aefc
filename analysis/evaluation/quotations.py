"""How well quotations are found and attributed: per type, per part, by exact span and half overlap.

Every measure is made of four sums per article, so that drawing articles again costs no more than
adding up.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from analysis.evaluation.intervals import Measured
from analysis.evaluation.pairing import PARTS, ROLES, TYPES, Article, Pair, pair, token_f1
from analysis.resampling import ROUNDS, interval, resampled

HALF = 0.5
"""Token F1 from which on a found quotation counts as the coded one."""

ALL = "all"
"""Stands for all types together; partners then need not be of one type."""


SPEAKER_SHARED, SPEAKER_EXACT = SHARES = ("speaker given quote", "exact speaker given quote")
"""Measures that are one share: their precision, recall and F1 are the same."""


class Sums(NamedTuple):
    """What a measure adds up over an article.

    Attributes:
        right_found: the right share of what was found, added up over the units found.
        found: units found.
        right_coded: the found share of what was coded, added up over the units coded.
        coded: units coded.
    """

    right_found: float
    found: float
    right_coded: float
    coded: float


class Rates(NamedTuple):
    """Precision, recall and their harmonic mean, each with its 95 % interval.

    Attributes:
        precision: its `n` counts the units found.
        recall: its `n` counts the units coded.
        f1: its `n` counts the units coded.
    """

    precision: Measured
    recall: Measured
    f1: Measured


class Tally(NamedTuple):
    """The sums of every measure for every article.

    Attributes:
        articles: their ids.
        measures: their names.
        sums: articles × measures × the four fields of `Sums`.
    """

    articles: tuple[str, ...]
    measures: tuple[str, ...]
    sums: np.ndarray


Measure = Callable[[Sequence[Pair]], Sums]


def macro(pairs: Sequence[Pair], parts: Iterable[str]) -> Sums:
    """Add up, unit by unit, which share of the found tokens is right and of the coded ones found.

    Args:
        pairs: of one article, those without partner included.
        parts: whose units are pooled.

    Returns:
        The sums behind the macro-averaged precision and recall of Petersen-Frey & Biemann (2024); a part
        without tokens is no unit.

    References:
        Petersen-Frey & Biemann (2024), Dataset of quotation attribution in German news articles
        (LREC-COLING).
    """
    right_found, right_coded = [], []
    for coded, found, _ in pairs:
        for part in parts:
            wanted = coded.parts[part] if coded else frozenset()
            given = found.parts[part] if found else frozenset()
            both = len(wanted & given)
            right_found += [both / len(given)] if given else []
            right_coded += [both / len(wanted)] if wanted else []
    return Sums(sum(right_found), len(right_found), sum(right_coded), len(right_coded))


def counted(pairs: Sequence[Pair], kind: str, hit: Callable[[Pair], bool]) -> Sums:
    """Count found and coded quotations and those that meet.

    Args:
        pairs: of one article, those without partner included.
        kind: a type, which partners must share, or `ALL`.
        hit: whether two partners meet.

    Returns:
        The counts.
    """
    coded = [p for p in pairs if p.coded and kind in (ALL, p.coded.type)]
    found = sum(p.found is not None and kind in (ALL, p.found.type) for p in pairs)
    hits = sum(p.found is not None and kind in (ALL, p.found.type) and hit(p) for p in coded)
    return Sums(hits, found, hits, len(coded))


def is_exact(partners: Pair) -> bool:
    """Whether two partners cover the same tokens."""
    return bool(partners.coded and partners.found) and (
        partners.coded.parts["quote"] == partners.found.parts["quote"]
    )


def is_half(partners: Pair) -> bool:
    """Whether two partners overlap by at least half."""
    return partners.overlap >= HALF


def speaker_shared(partners: Pair) -> bool:
    """Whether the speakers of two partners share a token."""
    return token_f1(partners.coded.parts["speaker"], partners.found.parts["speaker"]) > 0


def speaker_exact(partners: Pair) -> bool:
    """Whether the speakers of two partners are the same tokens."""
    return partners.coded.parts["speaker"] == partners.found.parts["speaker"]


def share(pairs: Sequence[Pair], hit: Callable[[Pair], bool]) -> Sums:
    """Count for how many quotations that were found (overlap of at least half) the coded speaker is met.

    Args:
        pairs: of one article.
        hit: whether the speakers of two partners meet.

    Returns:
        Counts of which precision, recall and F1 are the same share; quotations without coded speaker are
        left out.
    """
    asked = [p for p in pairs if is_half(p) and p.coded.parts["speaker"]]
    hits = sum(map(hit, asked))
    return Sums(hits, len(asked), hits, len(asked))


def _measures() -> dict[str, Measure]:
    pooled = {"quote": ("quote",), **{role: (role,) for role in ROLES}, "roles": ROLES, "joint": PARTS}
    spans = {"exact": is_exact, "half": is_half}
    return {
        **{f"macro {name}": lambda pairs, parts=parts: macro(pairs, parts) for name, parts in pooled.items()},
        **{
            f"{name} {kind}": lambda pairs, kind=kind, hit=hit: counted(pairs, kind, hit)
            for name, hit in spans.items()
            for kind in (ALL, *TYPES)
        },
        SPEAKER_SHARED: lambda pairs: share(pairs, speaker_shared),
        SPEAKER_EXACT: lambda pairs: share(pairs, speaker_exact),
    }


MEASURES: Mapping[str, Measure] = _measures()
"""Name → measure: "macro …" per part (`quote`, roles, `roles` and `joint` pooled), "exact …" and "half …"
per type and for `ALL`, and `SHARES`."""


def tally(articles: Iterable[Article]) -> Tally:
    """Add up what the measures need.

    Args:
        articles: with what was coded and found.

    Returns:
        The sums, article by article.
    """
    articles = tuple(articles)
    sums = [[measure(pairs) for measure in MEASURES.values()] for pairs in map(pair, articles)]
    table = np.array(sums, float).reshape(len(articles), len(MEASURES), len(Sums._fields))
    return Tally(tuple(a.article_id for a in articles), tuple(MEASURES), table)


def rates(sums: np.ndarray) -> np.ndarray:
    """Turn sums into rates.

    Args:
        sums: … × the four fields of `Sums`.

    Returns:
        … × precision, recall and F1, in [0, 1]; 0 where nothing was found or coded.
    """
    right_found, found, right_coded, coded = np.moveaxis(sums, -1, 0)
    precision = np.divide(right_found, found, out=np.zeros_like(found), where=found > 0)
    recall = np.divide(right_coded, coded, out=np.zeros_like(coded), where=coded > 0)
    both = precision + recall
    f1 = np.divide(2 * precision * recall, both, out=np.zeros_like(both), where=both > 0)
    return np.stack([precision, recall, f1], axis=-1)


def score(tallied: Tally, *, rounds: int = ROUNDS) -> dict[str, Rates]:
    """Measure an engine, with intervals from articles drawn with replacement.

    Args:
        tallied: of its quotations.
        rounds: bootstrap samples; the seed is fixed.

    Returns:
        Measure → its rates.
    """
    return dict(zip(tallied.measures, measured(tallied.sums, rounds=rounds), strict=True))


def measured(sums: np.ndarray, *, rounds: int = ROUNDS) -> list[Rates]:
    """Pool sums over articles and turn them into rates with intervals.

    Args:
        sums: articles × measures × the four fields of `Sums`.
        rounds: bootstrap samples; the seed is fixed.

    Returns:
        The rates of each measure.
    """
    totals = sums.sum(axis=0)
    values, boot = rates(totals), rates(resampled(sums, rounds))
    units = totals[:, [1, 3, 3]]
    return [
        Rates(*(Measured(float(values[m, r]), *interval(boot[:, m, r]), int(units[m, r])) for r in range(3)))
        for m in range(len(totals))
    ]
