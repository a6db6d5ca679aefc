"""Train the tagger of quotations, and tag articles by networks that have not seen them."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis.quotes.learned.categories import Table, count_values, table_of
from analysis.quotes.learned.network import build
from analysis.quotes.learned.tagger import Tagger
from analysis.quotes.learned.tags import INNER, OUTER, PARTS, written, written_roles
from training.learn import once
from training.quotation_data import Example
from training.tagging import Plan, Tagged, Task, train
from training.workers import in_processes

SEEDS = (1,)
FOLDS = 5
LEAST = 3
"""A category that is rarer in the training text is not told from others."""
PLAN = Plan(width=64, epochs=16, dropout=0.3)
TASKS = (Task(OUTER), Task(INNER), Task(len(PARTS), 0.3))


class Prepared(NamedTuple):
    """Training text in numbers.

    Attributes:
        table: numbers of the categories.
        mean: of each number of the tokens' vectors.
        deviation: their standard deviation.
        sequences: the articles.
    """

    table: Table
    mean: np.ndarray
    deviation: np.ndarray
    sequences: tuple[Tagged, ...]


def prepare(examples: Sequence[Example]) -> Prepared:
    """Turn coded articles into numbers.

    Args:
        examples: training text.

    Returns:
        The numbers, and how to get them for other articles.
    """
    table = table_of(count_values((e.reading.columns for e in examples), least=LEAST))
    vectors = np.concatenate([e.reading.vectors for e in examples])
    mean, deviation = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
    return Prepared(table, mean, deviation, tuple(_numbers(e, table, mean, deviation) for e in examples))


def _numbers(example: Example, table: Table, mean: np.ndarray, deviation: np.ndarray) -> Tagged:
    reading = example.reading
    n = len(reading.sentence)
    outer, inner = written([c.stretch for c in example.coded], n)
    parts = np.zeros(n, dtype="int32")
    for c in example.coded:
        parts = np.maximum(parts, written_roles(c.roles, n))
    vectors = (reading.vectors - mean) / deviation
    return Tagged(table.numbers(reading.columns, n), vectors, reading.sentence, (outer, inner, parts))


class _Job(NamedTuple):
    sequences: tuple[Tagged, ...]
    categories: int
    together: tuple[int, ...]
    seed: int
    path: Path


def _train(job: _Job) -> Path:
    def make(path: Path) -> None:
        path.write_bytes(train(job.sequences, TASKS, job.categories, PLAN, job.seed, job.together))

    return once(job.path, make)


def _of_rules(table: Table) -> tuple[int, ...]:
    """Give the columns with the rules' opinion, which were written with the training text in view."""
    return tuple(k for k, name in enumerate(table.columns) if "rule" in name)


def train_taggers(parts: Sequence[Sequence[Example]], work: Path, name: str) -> list[Tagger]:
    """Train one tagger per set of examples, each an ensemble of networks.

    Args:
        parts: sets of training text.
        work: folder that keeps what has been trained.
        name: of the files in it.

    Returns:
        The taggers in the order of their sets.
    """
    prepared = [prepare(examples) for examples in parts]
    jobs = [
        _Job(p.sequences, len(p.table), _of_rules(p.table), seed, work / f"{name}-{k}-{seed}.bin")
        for k, p in enumerate(prepared)
        for seed in SEEDS
    ]
    paths = iter(in_processes(_train, jobs))
    return [assembled(p, [next(paths) for _ in SEEDS]) for p in prepared]


def assembled(prepared: Prepared, paths: Sequence[Path]) -> Tagger:
    """Put trained networks together.

    Args:
        prepared: what they were trained on.
        paths: files of their weights.

    Returns:
        The tagger.
    """
    width = prepared.sequences[0].vectors.shape[1]
    tags = tuple(task.tags for task in TASKS)
    networks = [build(len(prepared.table), PLAN.width, width, tags) for _ in paths]
    for network, path in zip(networks, paths, strict=True):
        network.from_bytes(path.read_bytes())
    return Tagger(prepared.table, prepared.mean, prepared.deviation, tags, tuple(networks))


def folds(examples: Sequence[Example]) -> list[tuple[list[Example], list[Example]]]:
    """Divide coded articles for cross-validation.

    Args:
        examples: all articles.

    Returns:
        For each fold, the articles to train on and those held back.
    """
    order = np.random.default_rng(0).permutation(len(examples))
    parts = [set(part.tolist()) for part in np.array_split(order, FOLDS)]
    return [
        (
            [e for i, e in enumerate(examples) if i not in part],
            [e for i, e in enumerate(examples) if i in part],
        )
        for part in parts
    ]
