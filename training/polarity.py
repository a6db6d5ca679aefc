"""`make train` for the judge of polarity: from coded targets to the weights in the package.

Per head a multinomial logistic regression; doubtful codes are learnt as shares. Confidence is calibrated on
targets from which nothing was learnt; the same cross-validation measures the judge, and what each kind of
knowledge is worth.
"""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from analysis.language.pipeline import load_pipeline
from analysis.sentiment.clues import clue_names
from analysis.sentiment.meanings import PLACES, WIDTH
from analysis.sentiment.polarity import odds, pooled, scaled
from analysis.sentiment.weights import HEADS, MODEL, POLARITIES, Learned, save
from training.learn import WORK, once
from training.polarity_ablation import KNOWLEDGE, without
from training.polarity_card import write_card
from training.polarity_data import Case, cases, coded_targets, parse
from training.polarity_report import report
from training.sources import CROWD, ENCYCLOPAEDIA, LICENCE, NEWS, SPEECHES
from training.workers import in_processes

VERSION = "0.1.0"
FOLDS = 5
LEARNT = (CROWD, NEWS, ENCYCLOPAEDIA, SPEECHES)
_FREEDOM = {"codebook": 0.005, "crowd": 0.0003}
"""Inverse strength of the penalty on large weights, per head."""
_READS = {"codebook": PLACES, "crowd": PLACES[:2]}
"""Whose meanings each head reads beside the clues: for noisy labels those of text and target are enough."""
_EVEN = 0.7
"""How far rare polarities are weighed up: 0 not at all, 1 until all weigh the same."""
_CROWD_SAYS = 0.5
"""Share of the crowd's label beside the second reading, where there is one, for the head of the crowd."""


class Task(NamedTuple):
    """What one head is to learn, and what it is to judge afterwards.

    Attributes:
        numbers: cases × numbers.
        shares: cases × polarities.
        held: other cases × numbers.
        freedom: inverse strength of the penalty on large weights.
    """

    numbers: np.ndarray
    shares: np.ndarray
    held: np.ndarray
    freedom: float


class Head(NamedTuple):
    """What one head learnt.

    Attributes:
        mean: of each number.
        deviation: of each number.
        weights: numbers × polarities.
        intercepts: of the polarities.
        judged: held cases × polarities.
    """

    mean: np.ndarray
    deviation: np.ndarray
    weights: np.ndarray
    intercepts: np.ndarray
    judged: np.ndarray


def learn_head(task: Task) -> Head:
    """Learn the weights of one head and judge with them what it has not seen.

    Args:
        task: what to learn from.

    Returns:
        The weights and their judgements.
    """
    mean, deviation = task.numbers.mean(axis=0), task.numbers.std(axis=0)
    deviation[deviation < 1e-6] = 1.0
    rows, shares = scaled(task.numbers, mean, deviation), _evened(task.shares)
    said = [np.full(len(rows), place) for place in range(len(POLARITIES))]
    model = LogisticRegression(C=task.freedom, max_iter=1000)
    model.fit(np.concatenate([rows] * len(said)), np.concatenate(said), sample_weight=shares.T.ravel())
    judged = model.predict_proba(scaled(task.held, mean, deviation)) if len(task.held) else np.zeros((0, 3))
    return Head(mean, deviation, model.coef_.T, model.intercept_, judged)


def _evened(shares: np.ndarray) -> np.ndarray:
    """Weigh rare polarities up."""
    mass = np.maximum(shares.sum(axis=0), 1e-9)
    return shares * (mass.mean() / mass) ** _EVEN


def _task(some: Sequence[Case], held: Sequence[Case], head: str) -> Task:
    """Choose what a head learns from: its own codes, the crowd's moved towards the second reading."""
    shares = np.stack([case.shares for case in some])
    own = shares[:, HEADS.index(head)]
    if head == "crowd":
        second = shares[:, HEADS.index("codebook")]
        mass = second.sum(axis=1, keepdims=True)
        mixed = _CROWD_SAYS * own + (1 - _CROWD_SAYS) * second / np.maximum(mass, 1e-9)
        own = np.where(mass > 0, mixed, own) * own.sum(axis=1, keepdims=True)
    coded = own.sum(axis=1) > 0
    read = len(clue_names()) + WIDTH * len(_READS[head])
    numbers = np.stack([case.numbers for case in some])[coded]
    numbers[:, read:] = 0
    left = np.stack([case.numbers for case in held]) if held else np.zeros((0, numbers.shape[1]))
    return Task(numbers, own[coded], left, _FREEDOM[head])


def crosswise(all_cases: Sequence[Case]) -> np.ndarray:
    """Judge every case by weights that were learnt without its group, and by the rules.

    Args:
        all_cases: to divide.

    Returns:
        Cases × heads × polarities.
    """
    groups = sorted({case.group for case in all_cases})
    order = np.random.default_rng(0).permutation(len(groups))
    fold_of = {groups[place]: number % FOLDS for number, place in enumerate(order)}
    folds = np.array([fold_of[case.group] for case in all_cases])
    parts = [
        (
            [case for case, k in zip(all_cases, folds, strict=True) if k != fold],
            [case for case, k in zip(all_cases, folds, strict=True) if k == fold],
        )
        for fold in range(FOLDS)
    ]
    tasks = [_task(some, held, head) for some, held in parts for head in HEADS]
    judged = np.zeros((len(all_cases), len(HEADS), len(POLARITIES)))
    for number, learnt in enumerate(in_processes(learn_head, tasks)):
        fold, head = divmod(number, len(HEADS))
        judged[folds == fold, head] = learnt.judged
    return pooled(judged, np.stack([case.numbers for case in all_cases]))


def calibrated(some: Sequence[Case], judged: np.ndarray, head: str) -> tuple[float, float]:
    """Find how the odds of the likeliest polarity become the probability that it is right (Platt 1999).

    Args:
        some: cases.
        judged: what weights say of them that were learnt without them.
        head: codebook or crowd.

    Returns:
        Slope and intercept of a logistic regression.
    """
    place = HEADS.index(head)
    wanted = np.stack([case.shares[place] for case in some])
    coded = wanted.sum(axis=1) > 0.99
    said = judged[coded, place]
    right = (said.argmax(axis=1) == wanted[coded].argmax(axis=1)).astype(float)
    inputs = np.stack([odds(said), np.ones(len(said))], axis=1)
    weights = np.array([1.0, 0.0])
    for _ in range(25):  # Newton's method; it has converged long before
        sure = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (right - sure) - 1e-3 * (weights - [1, 0])
        bend = (inputs * (sure * (1 - sure))[:, None]).T @ inputs + 1e-3 * np.eye(2)
        weights = weights + np.linalg.solve(bend, slope)
    return float(weights[0]), float(weights[1])


def learn(all_cases: Sequence[Case], judged: np.ndarray, pipeline: str) -> Learned:
    """Learn the weights that are shipped.

    Args:
        all_cases: to learn from.
        judged: what cross-validation says of them.
        pipeline: version of the pipeline whose analysis they read.

    Returns:
        What was learnt.
    """
    heads = in_processes(learn_head, [_task(all_cases, (), head) for head in HEADS])
    confidence = {head: calibrated(all_cases, judged, head) for head in HEADS}
    about = {
        "version": VERSION,
        "licence": LICENCE,
        "data": [f"{source.name} ({source.licence})" for source in LEARNT],
        "pipeline": pipeline,
    }
    arrays = (np.stack([head[place] for head in heads]) for place in range(4))
    return Learned(*arrays, confidence=confidence, about=about)


def main(arguments: list[str] | None = None) -> int:
    """Cross-validate, train and write the weights, or measure what each kind of knowledge is worth.

    Args:
        arguments: of the command line; None takes the process's own.

    Returns:
        The exit code: 0, or 2 if the data are missing.
    """
    parser = argparse.ArgumentParser(prog="python -m training.polarity", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets (../shared/data)")
    parser.add_argument("--out", type=Path, default=MODEL, help="where the weights go (default: the package)")
    parser.add_argument("--work", type=Path, default=WORK, help="folder for what lies between")
    parser.add_argument(
        "--ablate", action="store_true", help="only measure what each kind of knowledge is worth"
    )
    options = parser.parse_args(arguments)
    for path in (options.data / source.file for source in LEARNT):
        if not path.is_file():
            print(f"training: {path} is missing; name its folder with --data", file=sys.stderr)
            return 2
    options.work.mkdir(parents=True, exist_ok=True)
    nlp = load_pipeline()
    coded = list(coded_targets(options.data))
    texts = hashlib.sha256("\0".join(target.text for target in coded).encode()).hexdigest()[:12]
    parsed = once(options.work / f"polarity-{texts}.spacy", lambda path: parse(nlp, coded, path))
    learnable = cases(nlp, coded, parsed)
    judged = crosswise(learnable)
    print("\n".join(report("all", learnable, judged)), flush=True)
    if options.ablate:
        rules = pooled(np.ones_like(judged), np.stack([case.numbers for case in learnable]))
        print("\n".join(report("rules alone", learnable, rules)), flush=True)
        for name in KNOWLEDGE:
            kept = without(name, learnable)
            print("\n".join(report(f"without {name}", learnable, crosswise(kept))), flush=True)
        return 0
    learned = learn(learnable, judged, nlp.meta["version"])
    save(learned, options.out)
    write_card(options.out, learned.about, LEARNT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
