"""Train the tagger of speakers, cues, frames and addressees."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis.quotes.context import GOING_ON
from analysis.quotes.learned.candidates import overlap
from analysis.quotes.learned.categories import Table, count_values, table_of
from analysis.quotes.learned.network import build
from analysis.quotes.learned.reading import Reading
from analysis.quotes.learned.roles import View, anchor, numbers, vectors, view
from analysis.quotes.learned.tagger import Tagged, Tagger
from analysis.quotes.learned.tags import PARTS, Roles, Stretch, written_roles
from training import tagging
from training.learn import once
from training.quotation_data import Example
from training.quotation_judge import HALF
from training.tagging import Plan, Task
from training.workers import in_processes

SEEDS = (1,)
LEAST = 3
PLAN = Plan(width=64, epochs=14, dropout=0.25, in_batch=16)


class Lesson(NamedTuple):
    """An article with its quotations, coded or found, whose roles are known.

    Attributes:
        reading: the article.
        tagged: what a tagger says of it that was trained without it.
        stretches: its quotations in text order, longer ones first.
        roles: of each; None where the coding has no such quotation.
        asked: whether each is to be learnt from.
    """

    reading: Reading
    tagged: Tagged
    stretches: tuple[Stretch, ...]
    roles: tuple[Roles | None, ...]
    asked: tuple[bool, ...]


def coded_lesson(example: Example, tagged: Tagged) -> Lesson:
    """Take an article's quotations as people coded them."""
    coded = sorted(example.coded, key=lambda c: (c.stretch.tokens[0], -len(c.stretch.tokens)))
    stretches, roles = tuple(c.stretch for c in coded), tuple(c.roles for c in coded)
    return Lesson(example.reading, tagged, stretches, roles, (True,) * len(coded))


def found_lesson(example: Example, tagged: Tagged, stretches: Sequence[Stretch]) -> Lesson:
    """Take an article's quotations as they were found; those that are coded just so are not asked again."""
    roles: list[Roles | None] = []
    asked = []
    for stretch in stretches:
        own = set(stretch.tokens)
        best = max(example.coded, key=lambda c: overlap(own, set(c.stretch.tokens)), default=None)
        agreement = overlap(own, set(best.stretch.tokens)) if best else 0.0
        roles.append(best.roles if best and agreement >= HALF else None)
        asked.append(agreement >= HALF and (agreement < 1 or best.stretch.type != stretch.type))
    return Lesson(example.reading, tagged, tuple(stretches), tuple(roles), tuple(asked))


def _views(lesson: Lesson) -> Iterator[tuple[View, Roles]]:
    """Give the views that the engine will see: what stands open also with the quotation before it."""
    known = [roles or Roles() for roles in lesson.roles]
    for k, stretch in enumerate(lesson.stretches):
        if not lesson.asked[k]:
            continue
        goes_on = stretch.type in GOING_ON
        if not goes_on:
            yield view(lesson.reading, lesson.stretches, k, Roles()), known[k]
        if goes_on or (not known[k].frame and stretch.type != "Reported"):
            yield view(lesson.reading, lesson.stretches, k, anchor(lesson.stretches, known, k)), known[k]


class _Job(NamedTuple):
    sequences: tuple[tagging.Tagged, ...]
    categories: int
    seed: int
    path: Path


def _train(job: _Job) -> Path:
    tasks = (Task(len(PARTS)),)
    return once(
        job.path,
        lambda path: path.write_bytes(tagging.train(job.sequences, tasks, job.categories, PLAN, job.seed)),
    )


def train_roles(lessons: Sequence[Lesson], base: Table, work: Path, name: str) -> Tagger:
    """Train the tagger of roles.

    Args:
        lessons: training articles.
        base: numbers of the articles' own categories, as the tagger of quotations has them.
        work: folder that keeps what has been trained.
        name: of the files in it.

    Returns:
        The tagger, an ensemble of networks.
    """
    seen = [(lesson, list(_views(lesson))) for lesson in lessons]
    of_views = count_values((v.columns for _, views in seen for v, _ in views), least=LEAST)
    table = table_of(base.values() | of_views)
    read = [vectors(lesson.reading, lesson.tagged) for lesson, _ in seen]
    mean, deviation = np.concatenate(read).mean(axis=0), np.concatenate(read).std(axis=0) + 1e-3
    sequences = []
    for (lesson, views), rows in zip(seen, read, strict=True):
        shared = table.numbers(lesson.reading.columns, len(rows)), (rows - mean) / deviation
        for v, roles in views:
            tags = written_roles(roles, len(rows))[v.first : v.last]
            sequences.append(tagging.Tagged(*numbers(table, shared, lesson.reading.sentence, v), (tags,)))
    paths = in_processes(
        _train, [_Job(tuple(sequences), len(table), s, work / f"{name}-{s}.bin") for s in SEEDS]
    )
    return assembled(table, mean, deviation, paths)


def assembled(table: Table, mean: np.ndarray, deviation: np.ndarray, paths: Sequence[Path]) -> Tagger:
    """Put trained networks together."""
    networks = [build(len(table), PLAN.width, len(mean), (len(PARTS),)) for _ in paths]
    for network, path in zip(networks, paths, strict=True):
        network.from_bytes(path.read_bytes())
    return Tagger(table, mean, deviation, (len(PARTS),), tuple(networks))
