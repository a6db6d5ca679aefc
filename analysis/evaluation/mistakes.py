"""Where an engine errs with quotations, the worst first."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple, get_args

from analysis.evaluation.pairing import Article, Pair, pair
from analysis.evaluation.quotations import is_exact, is_half, speaker_shared

MistakeKind = Literal["missed", "invented", "span", "speaker", "type"]
KINDS: tuple[MistakeKind, ...] = get_args(MistakeKind)


class Mistake(NamedTuple):
    """One error of an engine.

    Attributes:
        kind: missed (coded, not found), invented (found, not coded), span (partners that are not the same
            tokens), speaker (partners that overlap by half, of which one has no speaker or whose speakers
            share no token), type (partners of two types). One pair of partners may be wrong in several ways.
        article: where it happened.
        partners: the coded and the found quotation, as far as there are both.
    """

    kind: MistakeKind
    article: Article
    partners: Pair

    @property
    def type(self) -> str:
        """Give the type that people coded; of an invented quotation the one that was found."""
        return (self.partners.coded or self.partners.found).type


def mistakes(articles: Iterable[Article]) -> tuple[Mistake, ...]:
    """Find every error.

    Args:
        articles: with what was coded and found.

    Returns:
        The errors by kind in the order of `KINDS`, within a kind the worst first: long missed quotations,
        sure or long invented ones, spans that share little, sure quotations with a wrong speaker or type.
    """
    everything = [(article, pair(article)) for article in articles]
    return tuple(
        mistake
        for kind in KINDS
        for mistake in sorted(
            (Mistake(kind, a, p) for a, pairs in everything for p in pairs if _ERRS[kind](p)),
            key=_severity,
            reverse=True,
        )
    )


def count_mistakes(found: Iterable[Mistake]) -> Mapping[tuple[str, str], int]:
    """Count errors.

    Args:
        found: errors.

    Returns:
        (kind, type) → how many; 0 for what is not there.
    """
    return Counter((mistake.kind, mistake.type) for mistake in found)


def _speaker_errs(partners: Pair) -> bool:
    if not is_half(partners):
        return False
    named = partners.coded.parts["speaker"] or partners.found.parts["speaker"]
    return bool(named) and not speaker_shared(partners)


_ERRS: dict[MistakeKind, Callable[[Pair], bool]] = {
    "missed": lambda p: p.found is None,
    "invented": lambda p: p.coded is None,
    "span": lambda p: bool(p.coded and p.found) and not is_exact(p),
    "speaker": _speaker_errs,
    "type": lambda p: bool(p.coded and p.found) and p.coded.type != p.found.type,
}


def _severity(mistake: Mistake) -> tuple[float, float]:
    """Say how bad an error is, more for worse; the engine's own confidence makes it worse."""
    coded, found, overlap = mistake.partners
    sure = (found.confidence or 0.0) if found else 0.0
    if mistake.kind in ("missed", "invented"):
        return sure, len((coded or found).parts["quote"])
    if mistake.kind == "span":
        return -overlap, len(coded.parts["quote"] ^ found.parts["quote"])
    return sure, overlap
