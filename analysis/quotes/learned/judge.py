"""Weigh candidates: how much of a quotation each is, of which type, and how sure that is."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from thinc.api import Linear, Maxout, Model, chain

from analysis.quotes.learned.candidates import Candidate, neighbours
from analysis.quotes.learned.tags import INNER_TYPES, TYPES, Stretch

_WIDTHS = (64, 32)
OUTPUTS = 2 + len(TYPES)
"""Expected overlap with a coded quotation; whether it agrees with one by half; the types."""


class Judge(NamedTuple):
    """Networks that weigh candidates, and how their verdicts are read.

    Attributes:
        mean: of each feature over the training text.
        deviation: their standard deviation.
        networks: their verdicts are averaged.
        least: expected overlap from which a candidate counts as a quotation, in [0, 1].
        scale: slope and intercept that turn the log-odds of the networks into calibrated ones
            (Platt 1999, Probabilistic outputs for support vector machines).
    """

    mean: np.ndarray
    deviation: np.ndarray
    networks: tuple[Model, ...]
    least: float
    scale: tuple[float, float]

    def weigh(self, features: np.ndarray) -> "Verdicts":
        """Weigh candidates.

        Args:
            features: candidates × features.

        Returns:
            What the networks say of them on average.
        """
        X = (features - self.mean) / self.deviation
        return verdicts(np.mean([network.predict(X) for network in self.networks], axis=0))


class Verdicts(NamedTuple):
    """What is thought of candidates.

    Attributes:
        worth: expected overlap with a quotation, in [0, 1].
        odds: log-odds that at least half of it agrees with a quotation, not calibrated.
        types: candidates × types, probabilities.
    """

    worth: np.ndarray
    odds: np.ndarray
    types: np.ndarray


def build_judge(features: int, dropout: float = 0.0) -> Model:
    """Build a network that weighs candidates.

    Args:
        features: how many describe a candidate.
        dropout: share of hidden numbers that is blanked in training.

    Returns:
        The network, from candidates × features to candidates × `OUTPUTS`.
    """
    first, second = _WIDTHS
    model = chain(
        Maxout(first, features, nP=2, normalize=True, dropout=dropout),
        Maxout(second, first, nP=2, normalize=True, dropout=dropout),
        Linear(OUTPUTS, second),
    )
    model.initialize()
    return model


def verdicts(outputs: np.ndarray) -> Verdicts:
    """Read a network's outputs.

    Args:
        outputs: candidates × `OUTPUTS`.

    Returns:
        The verdicts.
    """
    grown = np.exp(outputs[:, 2:] - outputs[:, 2:].max(axis=1, keepdims=True))
    return Verdicts(sigmoid(outputs[:, 0]), outputs[:, 1], grown / grown.sum(axis=1, keepdims=True))


def sigmoid(x: np.ndarray) -> np.ndarray:
    """Turn log-odds into probabilities."""
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def choose(
    candidates: Sequence[Candidate], weighed: Verdicts, opens: Sequence[bool], least: float
) -> list[tuple[int, Stretch]]:
    """Choose the candidates that are quotations, the worthiest first, so that no two are in each other's way.

    Args:
        candidates: of one article.
        weighed: what is thought of them.
        opens: for each token, whether a quotation mark opens there.
        least: worth from which a candidate is chosen.

    Returns:
        Number of the candidate and the quotation, in text order, longer ones first. One may lie within
        another if it opens with a mark or the tagger or the rules saw it as nested.
    """
    chosen: list[tuple[int, Stretch]] = []
    holding: dict[int, list[int]] = {}
    for k in np.argsort(-weighed.worth, kind="stable").tolist():
        if weighed.worth[k] < least:
            break
        kind = TYPES[int(weighed.types[k].argmax())]
        near = [chosen[number] for number in neighbours(candidates[k].tokens, holding)]
        if all(_fit(candidates[k], kind, candidates[j], other.type, opens) for j, other in near):
            for i in candidates[k].tokens:
                holding.setdefault(i, []).append(len(chosen))
            chosen.append((k, Stretch(kind, candidates[k].tokens, False)))
    marked = []
    for k, stretch in chosen:
        near = [chosen[number][1] for number in neighbours(stretch.tokens, holding)]
        inner = any(set(stretch.tokens) < set(other.tokens) for other in near)
        marked.append((k, stretch._replace(inner=inner)))
    return sorted(marked, key=lambda item: (item[1].tokens[0], -len(item[1].tokens)))


def _fit(a: Candidate, a_type: str, b: Candidate, b_type: str, opens: Sequence[bool]) -> bool:
    """Whether two candidates can both be quotations."""
    first, second = set(a.tokens), set(b.tokens)
    if not first & second:
        return True
    if first < second:
        return _may_nest(a, a_type, b_type, opens)
    return second < first and _may_nest(b, b_type, a_type, opens)


def _may_nest(inner: Candidate, kind: str, outer_kind: str, opens: Sequence[bool]) -> bool:
    """Whether one can stand inside the other; what is verbatim is not taken apart into verbatim pieces."""
    seen = any(source.startswith("inner") for source in inner.sources)
    apart = kind != "Direct" or outer_kind != "Direct"
    return kind in INNER_TYPES and apart and (seen or opens[inner.tokens[0]])
