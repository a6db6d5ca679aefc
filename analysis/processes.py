"""Analyse articles in several processes, each of which keeps its results itself."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import islice
from typing import NamedTuple

from analysis.analyse import analyse
from analysis.corpus.articles import Part
from analysis.language.pipeline import load_pipeline
from analysis.quotes.engines import load_engine
from analysis.sentiment.topics import Topic
from analysis.store import Store

FEW = 16
"""Up to so many articles are analysed sooner than further processes are ready."""

_AHEAD = 4


class Work(NamedTuple):
    """An article to be analysed.

    Attributes:
        key: name of the analysis in the store.
        text: the article.
        parts: its parts.
    """

    key: str
    text: str
    parts: tuple[Part, ...]


class Setting(NamedTuple):
    """What the analysis of every article has in common; it travels to the other processes.

    Attributes:
        pipeline: name of the pipeline.
        quotes: name of the quotes engine.
        topics: for which judgements are sought.
        store: where analyses are kept.
    """

    pipeline: str
    quotes: str
    topics: tuple[Topic, ...]
    store: Store


def choose_workers(articles: int) -> int:
    """Choose how many processes to use.

    Args:
        articles: how many are to be analysed.

    Returns:
        1 for few articles, else a process for each processor core, at most 4.
    """
    return 1 if articles <= FEW else min(os.cpu_count() or 1, 4)


def analyse_all(work: Iterable[Work], setting: Setting, workers: int) -> Iterator[tuple[str, str | None]]:
    """Analyse articles and keep the results.

    Args:
        work: the articles; only a few of them are held at once.
        setting: what they have in common.
        workers: number of processes; 1 for this one.

    Yields:
        Each key as its analysis is done, and why it failed, or None.

    Raises:
        concurrent.futures.process.BrokenProcessPool: a process ended unexpectedly.
    """
    if workers == 1:
        for article in work:
            yield _analyse(article, setting)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=leave_interrupts_to_the_parent)
    try:
        waiting = iter(work)
        running = {pool.submit(_analyse, article, setting) for article in islice(waiting, workers * _AHEAD)}
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
            running |= {pool.submit(_analyse, article, setting) for article in islice(waiting, len(done))}
    finally:
        pool.shutdown(cancel_futures=True)


def _analyse(work: Work, setting: Setting) -> tuple[str, str | None]:
    """Analyse one article and keep the result; beside its key a reason if it cannot be analysed."""
    try:
        nlp = load_pipeline(setting.pipeline)
        find_quotes = load_engine(setting.quotes, nlp).find
        analysis = analyse(nlp, work.text, work.parts, setting.topics, find_quotes)
    except Exception as error:  # one article must never end the analysis of all others
        told = " ".join(str(error).split())
        reason = (
            f"could not be analysed ({type(error).__name__}: {told}); please report this with the article"
        )
        return work.key, reason
    setting.store.save(work.key, analysis)
    return work.key, None


def leave_interrupts_to_the_parent() -> None:
    """Begin a process that an interrupt of the parent does not reach, and that ends with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=end_with_the_parent, daemon=True).start()


def end_with_the_parent() -> None:
    """End this process when its parent is gone, even if that was killed; it would wait for work forever."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
