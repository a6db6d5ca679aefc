"""Train the judge of candidates on articles that the tagger has not seen, and calibrate what it says."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from thinc.api import Adam, fix_random_seed

from analysis.quotes.learned import candidates as found
from analysis.quotes.learned.judge import OUTPUTS, Judge, Verdicts, build_judge, choose, sigmoid, verdicts
from analysis.quotes.learned.tagger import Tagged
from analysis.quotes.learned.tags import TYPES, Stretch
from training.quotation_data import Example

SEEDS = (1, 2, 3)
EPOCHS = 20
IN_BATCH = 64
HALF = 0.5
"""Overlap from which a candidate agrees with a coded quotation."""


class Case(NamedTuple):
    """An article's candidates with what the coding says of them.

    Attributes:
        example: the article.
        candidates: what may be quotations in it.
        features: candidates × features.
        overlap: of each candidate, with the coded quotation that it agrees with best.
        kind: that quotation's type, as a place in `TYPES`; −1 where less than half agrees.
    """

    example: Example
    candidates: tuple[found.Candidate, ...]
    features: np.ndarray
    overlap: np.ndarray
    kind: np.ndarray


def make_case(example: Example, tagged: Tagged) -> Case:
    """Collect and describe an article's candidates, and compare them with the coding.

    Args:
        example: the article.
        tagged: what a tagger says of it that was trained without it.

    Returns:
        The case.
    """
    collected = found.collect(example.reading, tagged)
    features = found.describe(example.reading, tagged, collected)
    coded = [(set(c.stretch.tokens), TYPES.index(c.stretch.type)) for c in example.coded]
    overlap, kind = np.zeros(len(collected)), np.full(len(collected), -1)
    for k, candidate in enumerate(collected):
        own = set(candidate.tokens)
        best = max(((found.overlap(own, tokens), t) for tokens, t in coded), default=(0.0, -1))
        overlap[k], kind[k] = best[0], best[1] if best[0] >= HALF else -1
    return Case(example, collected, features, overlap, kind)


def train_judge(cases: Sequence[Case]) -> Judge:
    """Train a judge.

    Args:
        cases: training articles.

    Returns:
        The judge, not calibrated, which chooses nothing yet.
    """
    X = np.concatenate([c.features for c in cases])
    overlap = np.concatenate([c.overlap for c in cases])
    kind = np.concatenate([c.kind for c in cases])
    mean, deviation = X.mean(axis=0), X.std(axis=0) + 1e-3
    X = (X - mean) / deviation
    networks = []
    for seed in SEEDS:
        fix_random_seed(seed)
        rng = np.random.default_rng(seed)
        network = build_judge(X.shape[1], dropout=0.3)
        optimizer = Adam(1e-3, L2=1e-4, use_averages=True)
        for _ in range(EPOCHS):
            order = rng.permutation(len(X))
            for first in range(0, len(X), IN_BATCH):
                rows = order[first : first + IN_BATCH]
                outputs, backprop = network.begin_update(X[rows])
                backprop(_gradient(outputs, overlap[rows], kind[rows]))
                network.finish_update(optimizer)
        with network.use_params(optimizer.averages):
            networks.append(network.copy())
    return Judge(mean, deviation, tuple(networks), 1.0, (1.0, 0.0))


def _gradient(outputs: np.ndarray, overlap: np.ndarray, kind: np.ndarray) -> np.ndarray:
    """Differentiate the cross-entropy of overlap, agreement and, where there is one, type."""
    said = verdicts(outputs)
    agrees = kind >= 0
    gradient = np.zeros((len(outputs), OUTPUTS), dtype="float32")
    gradient[:, 0] = said.worth - overlap
    gradient[:, 1] = sigmoid(said.odds) - agrees
    gradient[agrees, 2:] = said.types[agrees]
    gradient[np.flatnonzero(agrees), 2 + kind[agrees]] -= 1
    return gradient / len(outputs)


def chosen(case: Case, weighed: Verdicts, least: float) -> list[tuple[int, Stretch]]:
    """Choose the quotations of a case."""
    opens = ["opens" in mark for mark in case.example.reading.columns["mark"]]
    return choose(case.candidates, weighed, opens, least)


def calibrated(judge: Judge, cases: Sequence[Case], weighed: Sequence[Verdicts], least: float) -> Judge:
    """Fit the confidence of chosen quotations (Platt 1999).

    Args:
        judge: trained on all cases.
        cases: articles.
        weighed: what judges say of them that were trained without them.
        least: worth from which a candidate is chosen.

    Returns:
        The judge with its threshold and scale.
    """
    odds, right = [], []
    for case, said in zip(cases, weighed, strict=True):
        for k, _ in chosen(case, said, least):
            odds.append(said.odds[k])
            right.append(case.overlap[k] >= HALF)
    x, y = np.array(odds), np.array(right, dtype=float)
    slope, intercept = 0.0, 0.0
    for _ in range(50):
        p = sigmoid(slope * x + intercept)
        w = np.maximum(p * (1 - p), 1e-6)
        hessian = np.array([[(w * x * x).sum(), (w * x).sum()], [(w * x).sum(), w.sum()]]) + 1e-6 * np.eye(2)
        step = np.linalg.solve(hessian, [((y - p) * x).sum(), (y - p).sum()])
        slope, intercept = slope + step[0], intercept + step[1]
    return judge._replace(least=least, scale=(float(slope), float(intercept)))
