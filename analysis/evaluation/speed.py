"""How fast the pipeline reads and how much memory it takes."""

import re
import resource
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.language import Language

from analysis.corpus.articles import Part
from analysis.mentions.extract import find_mentions
from analysis.quotes.engines import Engine
from analysis.sentiment.baseline import textblob_polarity
from analysis.sentiment.judge import judge_targets, place_targets
from analysis.sentiment.topics import Topic

MENTIONS = "mentions"
"""Name of the mentions stage among the shares."""


class Speed(NamedTuple):
    """What one run took.

    Attributes:
        words: tokens read, white space not counted.
        seconds: of one process on one core.
    """

    words: int
    seconds: float

    @property
    def words_per_second(self) -> float:
        """Give the tokens read in a second."""
        return self.words / self.seconds


class Judging(NamedTuple):
    """What judging took in articles whose sentences, names and quotations were known.

    Attributes:
        targets: judged.
        finding: seconds of one process on one core in which the topics were searched for in all articles.
        judging: likewise, in which polarity and voice of the targets were judged.
        textblob: likewise, in which textblob-de read their sentences.
    """

    targets: int
    finding: float
    judging: float
    textblob: float

    @property
    def targets_per_second(self) -> float:
        """Give the targets judged in a second, once they are found, textblob-de apart; 0 without targets."""
        return self.targets / self.judging if self.targets else 0.0


def reading_speed(nlp: Language, texts: Sequence[str]) -> Speed:
    """Time `nlp.pipe` over texts.

    Args:
        nlp: the pipeline.
        texts: articles; the first is read once before the clock starts.

    Returns:
        The words read and the seconds taken.
    """
    nlp(texts[0])
    start = time.perf_counter()
    words = sum(not token.is_space for doc in nlp.pipe(texts) for token in doc)
    return Speed(words, time.perf_counter() - start)


def tokenizer_only() -> Language:
    """Give a blank German pipeline: the yardstick that tells a slow machine from a slow pipeline."""
    return spacy.blank("de")


def peak_megabytes() -> float:
    """Give the largest memory that this process has held, in MB.

    Linux counts what a process's parent held when it began, except in `/proc`.
    """
    status = Path("/proc/self/status")
    if status.is_file() and (line := re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))):
        return int(line[1]) * 1024 / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def stage_shares(nlp: Language, texts: Sequence[str], engines: Sequence[Engine]) -> dict[str, float]:
    """Time mentions and quotes beside the pipeline, article by article as `annotate` reads them, in one run.

    Args:
        nlp: the pipeline.
        texts: articles; the first is read once before the clock starts.
        engines: the quotes engines.

    Returns:
        "mentions", and each engine's name → its time as a share of the pipeline's own.
    """
    seconds = dict.fromkeys(("pipeline", MENTIONS, *(engine.name for engine in engines)), 0.0)
    for number, text in enumerate([texts[0], *texts]):
        clocks = [time.perf_counter()]
        doc = nlp(text)
        clocks.append(time.perf_counter())
        parts = (Part("body", 0, len(text)),)
        find_mentions(doc, parts)
        clocks.append(time.perf_counter())
        for engine in engines:
            engine.find(doc, parts, (), ())
            clocks.append(time.perf_counter())
        if number:
            for name, (start, end) in zip(seconds, pairwise(clocks), strict=True):
                seconds[name] += end - start
    own = seconds.pop("pipeline")
    return {name: taken / own for name, taken in seconds.items()}


def judging_speed(nlp: Language, texts: Sequence[str], topics: tuple[Topic, ...], engine: Engine) -> Judging:
    """Time the sentiment stage after the pipeline, mentions and quotes, article by article as in `annotate`.

    Args:
        nlp: the pipeline.
        texts: articles; the first that speaks of a topic is judged once before the clock starts.
        topics: that are judged.
        engine: the quotes engine.

    Returns:
        The targets judged and the seconds that the processor spent.
    """
    targets, finding, judging, textblob = 0, 0.0, 0.0, 0.0
    for doc in nlp.pipe(texts):
        parts = (Part("body", 0, len(doc.text)),)
        start = time.process_time()
        placed = place_targets(doc, parts, topics)
        finding += time.process_time() - start
        if not placed:
            continue
        mentions, entities = find_mentions(doc, parts)
        quotes = engine.find(doc, parts, mentions, entities)
        if not targets:
            judge_targets(placed, quotes, mentions)
        start = time.process_time()
        for _, place in placed:
            textblob_polarity(place.sentence.text)  # which it remembers when the sentence is judged
        read = time.process_time()
        targets += len(judge_targets(placed, quotes, mentions))
        textblob += read - start
        judging += time.process_time() - read
    return Judging(targets, finding, judging, textblob)
