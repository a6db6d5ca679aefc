"""How well mentions are found, labelled, merged into entities, and resolved.

Every measure is made of sums per article, as those of quotations are, so that both are pooled, drawn again
and compared alike.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial

import numpy as np

from analysis.evaluation.entity_gold import Annotated
from analysis.evaluation.entity_pairing import Compared, compare
from analysis.evaluation.quotations import Sums, Tally

SETS: Mapping[str, tuple[str, ...]] = {
    "names": ("name",),
    "names+roles": ("name", "role"),
    "all": ("name", "role", "pronoun"),
}
"""Name of a set of mentions → their kinds. Each is measured as if there were no other mentions."""

LABELLED = "label of entities"
"""A measure that is one share: its precision, recall and F1 are the same."""

Measure = Callable[[Compared], Sums]


def mentions(compared: Compared) -> Sums:
    """Count the mentions and those that are found.

    Args:
        compared: an article.

    Returns:
        The counts.
    """
    return _counts(compared, sum(partner is not None for partner in compared.partners))


def typed(compared: Compared) -> Sums:
    """Count the mentions and those that are found with the right label.

    Args:
        compared: an article.

    Returns:
        The counts.
    """
    pairs = zip(compared.partners, compared.found, strict=True)
    return _counts(compared, sum(c is not None and c.label == f.label for c, f in pairs))


def merged(compared: Compared) -> Sums:
    """Count the mentions and those that are found and put with the entity that is held against theirs.

    Args:
        compared: an article.

    Returns:
        The counts behind CEAF-m.

    References:
        Luo (2005), On coreference resolution performance metrics (HLT-EMNLP).
    """
    return _counts(compared, sum(_is_right(compared)))


def b_cubed(compared: Compared) -> Sums:
    """Add up, mention by mention, which share of its entity is rightly there, and which share of it is found.

    Args:
        compared: an article.

    Returns:
        The sums behind B³; a mention without partner counts as wrong.

    References:
        Bagga & Baldwin (1998), Algorithms for scoring coreference chains (LREC workshop); with found mentions
        as in Pradhan et al. (2014), Scoring coreference partitions of predicted mentions (ACL).
    """
    pairs = zip(compared.partners, compared.found, strict=True)
    shared = Counter((c.entity, f.entity) for c, f in pairs if c)
    coded = Counter(m.entity for m in compared.coded)
    found = Counter(m.entity for m in compared.found)
    precise = sum(n * n / found[f] for (_, f), n in shared.items())
    recalled = sum(n * n / coded[c] for (c, _), n in shared.items())
    return Sums(precise, len(compared.found), recalled, len(compared.coded))


def resolved(compared: Compared, kind: str) -> Sums:
    """Count the mentions of a kind and those that are found and put with the right entity.

    Args:
        compared: an article, with mentions of other kinds, which say what the right entity is.
        kind: role or pronoun.

    Returns:
        The counts.
    """
    hits = sum(right and f.kind == kind for right, f in zip(_is_right(compared), compared.found, strict=True))
    found, coded = (sum(m.kind == kind for m in side) for side in (compared.found, compared.coded))
    return Sums(hits, found, hits, coded)


def labelled(compared: Compared) -> Sums:
    """Count the paired entities and those that have the same label.

    Args:
        compared: an article.

    Returns:
        Counts of which precision, recall and F1 are the same share.
    """
    coded, found = ({m.entity: m.label for m in side} for side in (compared.coded, compared.found))
    hits = sum(coded[c] == found[f] for c, f in compared.pairs.items())
    return Sums(hits, len(compared.pairs), hits, len(compared.pairs))


def _is_right(compared: Compared) -> list[bool]:
    """Whether each found mention has a partner and is with the entity that is held against the partner's."""
    pairs = zip(compared.partners, compared.found, strict=True)
    return [c is not None and compared.pairs.get(c.entity) == f.entity for c, f in pairs]


def _counts(compared: Compared, hits: int) -> Sums:
    return Sums(hits, len(compared.found), hits, len(compared.coded))


def _measures() -> dict[str, tuple[str, Measure]]:
    of_sets = {"mentions": mentions, "typed": typed, "merged": merged, "b-cubed": b_cubed}
    return {
        **{f"{name} {kinds}": (kinds, take) for name, take in of_sets.items() for kinds in SETS},
        LABELLED: ("names", labelled),
        "roles resolved": ("names+roles", partial(resolved, kind="role")),
        "pronouns resolved": ("all", partial(resolved, kind="pronoun")),
    }


MEASURES: Mapping[str, tuple[str, Measure]] = _measures()
"""Name → the set of mentions that it is taken of, and the measure: "mentions …", "typed …", "merged …" and
"b-cubed …" per set, `LABELLED`, "roles resolved" and "pronouns resolved"."""

MERGING = ("merged names", "b-cubed names", LABELLED, "roles resolved", "pronouns resolved")
"""What is worth reading where the names are given."""


def tally_entities(articles: Iterable[Annotated]) -> Tally:
    """Add up what the measures need.

    Args:
        articles: with what was coded and found.

    Returns:
        The sums, article by article; `analysis.evaluation.quotations.score` and
        `analysis.evaluation.paired.compare` go on from there.
    """
    articles = tuple(articles)
    sums = []
    for article in articles:
        compared = {name: compare(article, kinds) for name, kinds in SETS.items()}
        sums.append([measure(compared[kinds]) for kinds, measure in MEASURES.values()])
    table = np.array(sums, float).reshape(len(articles), len(MEASURES), len(Sums._fields))
    return Tally(tuple(a.article_id for a in articles), tuple(MEASURES), table)
