"""`make train` for the judge of polarity: from coded targets to the weights in the package.

Five networks that differ in their seed judge together. How sure they are is calibrated on targets that they
were not trained on; the same cross-validation measures them, and what each kind of knowledge is worth.
"""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from thinc.api import Adam, Model, fix_random_seed

from analysis.language.pipeline import load_pipeline
from analysis.sentiment.network import HEADS, POLARITIES, SCORES, Batch, build, shares
from analysis.sentiment.polarity import odds, pooled, scaled
from analysis.sentiment.weights import MODEL, Learned, save
from training.learn import WORK, once
from training.polarity_ablation import KNOWLEDGE, without
from training.polarity_card import write_card
from training.polarity_data import Case, cases, coded_targets, parse
from training.polarity_report import report
from training.sources import CROWD, ENCYCLOPAEDIA, LICENCE, NEWS, SPEECHES
from training.workers import in_processes, use_fast_products

VERSION = "0.1.0"
WIDTH = 64
DROPOUT = 0.5
EPOCHS = 12
SEEDS = (1, 2, 3, 4, 5)
FOLDS = 5
LEARNT = (CROWD, NEWS, ENCYCLOPAEDIA, SPEECHES)
_LEARN_RATE = 0.002
_DECAY = 1e-4
_BATCH = 64
_EVEN = np.array([0.7, 0.5])
"""How far rare polarities are weighed up, per head: 0 not at all, 1 until all weigh the same."""


class Task(NamedTuple):
    """A network to be trained.

    Attributes:
        cases: to learn from.
        held: to judge afterwards.
        seed: of the network.
    """

    cases: Sequence[Case]
    held: Sequence[Case]
    seed: int


class Trained(NamedTuple):
    """A trained network.

    Attributes:
        weights: as bytes.
        mean: of each clue.
        deviation: of each clue.
        judged: held cases × heads × polarities.
    """

    weights: bytes
    mean: np.ndarray
    deviation: np.ndarray
    judged: np.ndarray


def train_one(task: Task) -> Trained:
    """Train a network and let it judge what it has not seen.

    Args:
        task: what to learn from.

    Returns:
        The network and its judgements.
    """
    fix_random_seed(task.seed)
    rows = np.stack([case.clues for case in task.cases])
    mean, deviation = rows.mean(axis=0), rows.std(axis=0)
    deviation[deviation < 1e-6] = 1.0
    batch, wanted = _batch(task.cases, mean, deviation), _wanted(task.cases)
    network = build(task.cases[0].words.shape[1], len(mean), WIDTH, DROPOUT)
    _train(network, batch, wanted, np.random.default_rng(task.seed))
    judged = shares(network.predict(_batch(task.held, mean, deviation))) if task.held else np.zeros(0)
    return Trained(network.to_bytes(), mean, deviation, judged)


def _batch(some: Sequence[Case], mean: np.ndarray, deviation: np.ndarray) -> Batch:
    return scaled([(case.words, case.clues) for case in some], mean, deviation)


def _wanted(some: Sequence[Case]) -> np.ndarray:
    """Give what the networks should say, rare polarities weighed up: cases × heads × polarities."""
    wanted = np.stack([case.shares for case in some])
    mass = wanted.sum(axis=0)
    even = mass.sum(axis=1, keepdims=True) / len(POLARITIES) / np.maximum(mass, 1e-9)
    return wanted * even ** _EVEN[:, None]


def _train(network: Model, batch: Batch, wanted: np.ndarray, rng: np.random.Generator) -> None:
    """Train a network by Adam, with a falling rate."""
    optimiser = Adam(_LEARN_RATE, L2=_DECAY, L2_is_weight_decay=True, grad_clip=1.0)
    for epoch in range(EPOCHS):
        optimiser.learn_rate = _LEARN_RATE * (1 - epoch / EPOCHS)
        order = rng.permutation(len(wanted))
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            part = Batch([batch.words[i] for i in chosen], batch.clues[chosen])
            scores, backward = network.begin_update(part)
            aim = wanted[chosen]
            gradient = shares(scores) * aim.sum(axis=2, keepdims=True) - aim
            backward((gradient / len(chosen)).reshape(-1, SCORES).astype("float32"))
            network.finish_update(optimiser)


def crosswise(all_cases: Sequence[Case], seeds: Sequence[int] = SEEDS[:1]) -> np.ndarray:
    """Judge every case by networks that have not seen its group, and by the rules.

    Args:
        all_cases: to divide.
        seeds: of the networks per fold.

    Returns:
        Cases × heads × polarities.
    """
    groups = sorted({case.group for case in all_cases})
    order = np.random.default_rng(0).permutation(len(groups))
    fold_of = {groups[place]: number % FOLDS for number, place in enumerate(order)}
    folds = np.array([fold_of[case.group] for case in all_cases])
    tasks = [
        Task(
            [case for case, k in zip(all_cases, folds, strict=True) if k != fold],
            [case for case, k in zip(all_cases, folds, strict=True) if k == fold],
            seed,
        )
        for fold in range(FOLDS)
        for seed in seeds
    ]
    judged = np.zeros((len(all_cases), len(HEADS), len(POLARITIES)))
    for number, trained in enumerate(in_processes(train_one, tasks)):
        judged[folds == number // len(seeds)] += trained.judged / len(seeds)
    return pooled(judged, np.stack([case.clues for case in all_cases]))


def calibrated(some: Sequence[Case], judged: np.ndarray, head: str) -> tuple[float, float]:
    """Find how the odds of the likeliest polarity become the probability that it is right (Platt 1999).

    Args:
        some: cases.
        judged: what networks say of them that have not seen them.
        head: of the network.

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
    """Train the networks that are shipped.

    Args:
        all_cases: to learn from.
        judged: what cross-validation says of them.
        pipeline: version of the pipeline whose analysis they read.

    Returns:
        What was learnt.
    """
    trained = in_processes(train_one, [Task(all_cases, (), seed) for seed in SEEDS])
    words, clues = all_cases[0].words.shape[1], len(all_cases[0].clues)
    networks = tuple(build(words, clues, WIDTH).from_bytes(one.weights) for one in trained)
    confidence = {head: calibrated(all_cases, judged, head) for head in HEADS}
    about = {
        "version": VERSION,
        "licence": LICENCE,
        "data": [f"{source.name} ({source.licence})" for source in LEARNT],
        "pipeline": pipeline,
    }
    return Learned(networks, trained[0].mean, trained[0].deviation, confidence, about)


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
    use_fast_products()
    options.work.mkdir(parents=True, exist_ok=True)
    nlp = load_pipeline()
    coded = list(coded_targets(options.data))
    texts = hashlib.sha256("\0".join(target.text for target in coded).encode()).hexdigest()[:12]
    parsed = once(options.work / f"polarity-{texts}.spacy", lambda path: parse(nlp, coded, path))
    learnable = cases(nlp, coded, parsed)
    judged = crosswise(learnable, SEEDS[:2])
    print("\n".join(report("all", learnable, judged)), flush=True)
    if options.ablate:
        rules = pooled(np.ones_like(judged), np.stack([case.clues for case in learnable]))
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
