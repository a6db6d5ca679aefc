"""How the cost of entities grows: per article with its length, and of linking with the corpus.

Seconds are those that the processor spent, so that other work on the machine disturbs them little.
"""

import gc
import json
import lzma
import multiprocessing
import random
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

from analysis.annotations import LocalEntity
from analysis.corpus.layout import running_text
from analysis.language.pipeline import load_pipeline
from analysis.mentions.extract import find_mentions
from analysis.mentions.linking import link

SIZES = (100, 1_000, 10_000)
"""Articles of the corpora that are linked."""

LENGTHS = (2_000, 20_000, 200_000)
"""Characters of the articles by which cost per length is measured."""

LONGEST = 1_500
"""Characters at which the texts of a corpus are cut."""

ENCYCLOPAEDIA = "data/corpora/wikipedia_de.jsonl.xz"
SPEECHES = "data/corpora/bundestag_speeches_wp19_20.jsonl.xz"
FILES = (ENCYCLOPAEDIA, SPEECHES)

_BATCH = 50
_LEAST = 0.5
"""Seconds for which a short measurement is repeated."""


class Mentioned(NamedTuple):
    """What the mentions stage made of one text.

    Attributes:
        entities: of the article.
        seconds: that the stage took, without the pipeline.
    """

    entities: tuple[LocalEntity, ...]
    seconds: float


class Growth(NamedTuple):
    """What a corpus of a certain size costs.

    Attributes:
        articles: of the corpus.
        local: entities of its articles, before linking.
        entities: of the corpus.
        mentions: seconds of the mentions stage per article.
        linking: seconds of linking per article.
    """

    articles: int
    local: int
    entities: int
    mentions: float
    linking: float


def corpus_texts(shared: Path, number: int) -> list[str]:
    """Take texts of an encyclopaedia and of speeches, mixed, each cut to the first `LONGEST` characters.

    Args:
        shared: folder of the shared material.
        number: how many; up to a quarter is from the encyclopaedia.

    Returns:
        The texts in an order that is the same every time; the first ones are as mixed as all.
    """
    texts = list(islice(_texts(shared / ENCYCLOPAEDIA), number // 4))
    speeches = list(_texts(shared / SPEECHES))
    rest = number - len(texts)
    texts += [speeches[i * len(speeches) // rest] for i in range(min(rest, len(speeches)))]
    random.Random(0).shuffle(texts)
    return [shortened(text, LONGEST) for text in texts]


def long_texts(shared: Path) -> list[str]:
    """Give an article of each of `LENGTHS`, put together from articles of the encyclopaedia."""
    whole = ""
    for text in _texts(shared / ENCYCLOPAEDIA):
        whole += text + "\n\n"
        if len(whole) > LENGTHS[-1]:
            break
    return [shortened(whole, length) for length in LENGTHS]


def shortened(text: str, length: int) -> str:
    """Cut a text behind the last sentence that ends within a length, else behind its last word.

    Args:
        text: of an article.
        length: in characters.

    Returns:
        The text itself if it is no longer.
    """
    if len(text) <= length:
        return text
    sentence = max(text.rfind(mark, 0, length) for mark in (". ", ".\n", "! ", "? ")) + 1
    word = max(text.rfind(" ", 0, length), 0)
    return text[: sentence or word or length]


def mentioned(nlp: Language, texts: Sequence[str]) -> list[Mentioned]:
    """Find the entities of texts, each an article, and time the mentions stage.

    Args:
        nlp: the pipeline.
        texts: as of articles.

    Returns:
        One for each text.
    """
    _warm_up(nlp)
    found = []
    for doc in nlp.pipe(texts):
        parts = running_text(doc.text).parts
        start = time.process_time()
        _, entities = find_mentions(doc, parts)
        found.append(Mentioned(entities, time.process_time() - start))
    return found


@cache
def _warm_up(nlp: Language) -> None:
    """Load the word lists for which the first article of a process would wait."""
    text = "VW-Chef Herbert Diess sprach in Berlin. Er lobte Microsoft."
    find_mentions(nlp(text), running_text(text).parts)


def mentioned_by_all(texts: Sequence[str], workers: int) -> list[Mentioned]:
    """Do the same in several processes.

    Args:
        texts: as of articles.
        workers: number of processes.

    Returns:
        One for each text, in order.
    """
    context = multiprocessing.get_context("spawn")
    batches = [texts[i : i + _BATCH] for i in range(0, len(texts), _BATCH)]
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        return [one for found in pool.map(_mentioned, batches) for one in found]


def _mentioned(texts: Sequence[str]) -> list[Mentioned]:
    return mentioned(load_pipeline(), texts)


def growth(found: Sequence[Mentioned], sizes: Sequence[int]) -> list[Growth]:
    """Link corpora of several sizes.

    Args:
        found: what was found in articles; a corpus is made of the first.
        sizes: of the corpora; those for which there are too few articles are left out.

    Returns:
        The cost of each size.
    """
    costs = []
    for size in (size for size in sizes if size <= len(found)):
        corpus = [(f"{i:06d}", None, one.entities) for i, one in enumerate(found[:size])]
        seconds = _least_seconds(partial(link, corpus))
        entities = len(link(corpus).entities)
        local = sum(len(one.entities) for one in found[:size])
        stage = sum(one.seconds for one in found[:size])
        costs.append(Growth(size, local, entities, stage / size, seconds / size))
    return costs


def _least_seconds(work: Callable[[], object]) -> float:
    """Repeat something for a moment, and give what it took at best.

    What lay in memory before is hidden from the garbage collector, which would else go through all of it
    again and again and make a process that holds much look slow.
    """
    taken: list[float] = []
    gc.collect()
    gc.freeze()
    while not taken or sum(taken) < _LEAST:
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    gc.unfreeze()
    return min(taken)


def _texts(file: Path) -> Iterator[str]:
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]
