"""What is wrong with the mentions of an article and with whose they are."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, get_args

from analysis.evaluation.entities import SETS
from analysis.evaluation.entity_gold import Annotated, Reference
from analysis.evaluation.entity_pairing import Compared, compare, overlaps

EntityMistakeKind = Literal["missed", "invented", "span", "entity", "label"]
ENTITY_MISTAKES: tuple[EntityMistakeKind, ...] = get_args(EntityMistakeKind)


class EntityMistake(NamedTuple):
    """One error with a mention.

    Attributes:
        kind: missed (coded, not found), invented (found, not coded), span (a name that was found too short,
            too long or shifted), entity (found, but put with another entity than the one that is held against
            its own), label (the right entity with a wrong label). A mention has at most one.
        coded: None if the mention is invented.
        found: None if the mention is missed.
    """

    kind: EntityMistakeKind
    coded: Reference | None
    found: Reference | None

    @property
    def of(self) -> str:
        """Give the kind of the coded mention (name, role, pronoun); of an invented one that of the found."""
        return (self.coded or self.found).kind


class Judged(NamedTuple):
    """An article with its errors.

    Attributes:
        article: with both annotations.
        compared: all its mentions side by side.
        mistakes: in text order.
    """

    article: Annotated
    compared: Compared
    mistakes: tuple[EntityMistake, ...]


def judged(articles: Iterable[Annotated]) -> tuple[Judged, ...]:
    """Find every error with the mentions of articles.

    Args:
        articles: with what was coded and found.

    Returns:
        The articles, those with most errors first.
    """
    everything = []
    for article in articles:
        compared = compare(article, SETS["all"])
        everything.append(Judged(article, compared, entity_mistakes(compared)))
    return tuple(sorted(everything, key=lambda one: -len(one.mistakes)))


def entity_mistakes(compared: Compared) -> tuple[EntityMistake, ...]:
    """Find every error with the mentions of an article.

    Args:
        compared: its mentions side by side.

    Returns:
        The errors in text order.
    """
    pairs = list(zip(compared.partners, compared.found, strict=True))
    found = [EntityMistake(kind, c, f) for c, f in pairs if c and (kind := _wrong(c, f, compared))]
    partners = {c for c, _ in pairs if c}
    found += _alone([c for c in compared.coded if c not in partners], [f for c, f in pairs if c is None])
    return tuple(sorted(found, key=lambda m: ((m.coded or m.found)[:3], ENTITY_MISTAKES.index(m.kind))))


def _wrong(coded: Reference, found: Reference, compared: Compared) -> EntityMistakeKind | None:
    """Say what is wrong with partners, if anything is."""
    if compared.pairs.get(coded.entity) != found.entity:
        return "entity"
    return "label" if coded.label != found.label else None


def _alone(missed: Sequence[Reference], invented: Sequence[Reference]) -> list[EntityMistake]:
    """Make errors of mentions without partner; names that overlap are one error with its span."""
    free, found = list(invented), []
    for coded in missed:
        met = next((f for f in free if coded.kind == f.kind == "name" and overlaps(coded, f)), None)
        if met:
            free.remove(met)
        found.append(EntityMistake("span" if met else "missed", coded, met))
    return found + [EntityMistake("invented", None, f) for f in free]
