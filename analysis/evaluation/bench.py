"""`make bench`: how fast the suite is on the articles of the quotation data; what growth and kills cost."""

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from analysis.annotate import annotate
from analysis.evaluation import growth, memory, reading, resuming
from analysis.evaluation.speed import (
    MENTIONS,
    judging_speed,
    peak_megabytes,
    reading_speed,
    stage_shares,
    tokenizer_only,
)
from analysis.language.pipeline import load_pipeline
from analysis.processes import leave_interrupts_to_the_parent
from analysis.quotes.engines import NAMES, default_engine, load_engine
from analysis.sentiment.topics import load_topics

_Result = TypeVar("_Result")

FILES = ("data/quotes/train.jsonl", "data/quotes/dev.jsonl")


def _articles(shared: Path) -> list[dict[str, str]]:
    articles = []
    for name in FILES:
        with (shared / name).open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                articles.append({"id": row["documentName"], "date": row["date"], "text": row["originalText"]})
    return articles


def _written(articles: list[dict[str, str]], folder: str) -> Path:
    """Write the articles as a corpus."""
    source = Path(folder) / "articles.jsonl"
    source.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
    return source


def _whole_run(articles: list[dict[str, str]], workers: int) -> float:
    """Articles a second from the command to the tables, processes and all."""
    with tempfile.TemporaryDirectory() as folder:
        source = _written(articles, folder)
        start = time.perf_counter()
        annotate([source], Path(folder) / "tables", workers=workers)
        return len(articles) / (time.perf_counter() - start)


def _speed(options: argparse.Namespace) -> None:
    """Print speed, memory, the ratio to a tokeniser alone, and what the later stages add."""
    articles = _articles(options.shared)
    texts = [a["text"] for a in articles]
    start = time.perf_counter()
    nlp = load_pipeline()
    print(f"load            {time.perf_counter() - start:8.2f} s")
    pipeline, memory = reading_speed(nlp, texts), peak_megabytes()
    blank = reading_speed(tokenizer_only(), texts)
    print(f"pipeline        {pipeline.words_per_second:8.0f} words a second on one core")
    print(f"tokeniser alone {blank.words_per_second / pipeline.words_per_second:8.1f} times as fast")
    print(f"memory          {memory:8.0f} MB at most, {len(texts)} articles through nlp.pipe")
    engines = [load_engine(name, nlp) for name in NAMES]
    for name, share in stage_shares(nlp, texts, engines).items():
        stage = name if name == MENTIONS else f"quotes, {name}"
        print(f"{stage:16s}{share:8.0%} of the pipeline's own time, one article at a time", flush=True)
    judging = judging_speed(nlp, texts, load_topics(), load_engine(default_engine(nlp), nlp))
    search, textblob = 1000 * judging.finding / len(texts), 1000 * judging.textblob / max(judging.targets, 1)
    print(
        f"sentiment       {judging.targets_per_second:8.0f} of {judging.targets:,} targets a second", end=" "
    )
    print(
        f"on one core; {search:.2f} ms an article to find them, {textblob:.2f} ms each for textblob-de",
        flush=True,
    )
    rate = _whole_run(articles, options.workers)
    print(f"annotate        {rate:8.1f} articles a second, {options.workers} workers, start to tables")


def _growth(options: argparse.Namespace) -> None:
    """Print what entities cost in larger corpora and in longer articles."""
    texts = growth.corpus_texts(options.shared, growth.SIZES[-1])
    costs = growth.growth(growth.mentioned_by_all(texts, options.workers), growth.SIZES)
    print(f"entities, milliseconds per article of at most {growth.LONGEST:,} characters")
    print("  articles  their entities  linked  mentions   linking")
    for c in costs:
        milliseconds = f"{1000 * c.mentions:8.2f}  {1000 * c.linking:8.3f}"
        print(f"  {c.articles:8,d}  {c.local:14,d}  {c.entities:6,d}  {milliseconds}")
    first, last = costs[0], costs[-1]
    print(f"  {last.articles:,} articles against {first.articles:,}, time per article:", end=" ")
    print(f"mentions × {last.mentions / first.mentions:.2f}, linking × {last.linking / first.linking:.2f}")
    print("mentions, milliseconds per 1,000 characters of one article", flush=True)
    articles = growth.long_texts(options.shared)
    for text, found in zip(articles, growth.mentioned(load_pipeline(), articles), strict=True):
        print(f"  {len(text):8,d} characters  {1e6 * found.seconds / len(text):8.2f}")


def _reading(options: argparse.Namespace) -> None:
    """Print how fast articles are read without being analysed."""
    texts = [article["text"] for article in _articles(options.shared)]
    print(f"read JSON Lines {reading.rows_per_second(texts):8.0f} rows a second on one core")
    pages = reading.pages_per_second(texts)
    print(f"read HTML       {pages:8.1f} pages of {reading.PAGE // 1000} kB a second on one core", flush=True)


def _store(options: argparse.Namespace) -> None:
    """Print what a second run costs, and what comes of a run that is killed again and again."""
    articles = _articles(options.shared)
    with tempfile.TemporaryDirectory() as folder:
        source, out = _written(articles, folder), Path(folder) / "tables"
        first, second = (_fresh(partial(annotate, [source], out, workers=options.workers)) for _ in range(2))
        steps = [run.seconds - run.linking for run in (first, second)]
        print(f"first run       {steps[0]:8.1f} s for articles, {first.linking:.1f} s for linking and tables")
        print(f"second run      {steps[1]:8.1f} s and {second.linking:.1f} s;", end=" ")
        print(
            f"{steps[1] / steps[0]:.1%} of the first for the articles, {second.analysed} newly analysed",
            flush=True,
        )
        disturbed = Path(folder) / "disturbed"
        met = resuming.killed_and_resumed(source, disturbed, len(articles), options.workers)
        same = resuming.digest(disturbed) == resuming.digest(out)
        print(
            f"killed          {met:8d} times and resumed: {'the same' if same else 'OTHER'} bytes", flush=True
        )


def _memory(options: argparse.Namespace) -> None:
    """Print how memory grows with the corpus."""
    peaks = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            peaks.append(_fresh(partial(memory.peak, size, Path(folder))))
        print(
            f"memory          {peaks[-1]:8.0f} MB at most, {size:,} articles read, linked and written",
            flush=True,
        )


def _fresh(work: Callable[[], _Result]) -> _Result:
    """Do something in a process of its own."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, initializer=leave_interrupts_to_the_parent) as pool:
        return pool.submit(work).result()


PARTS: dict[str, Callable[[argparse.Namespace], None]] = {
    "speed": _speed,
    "growth": _growth,
    "reading": _reading,
    "store": _store,
    "memory": _memory,
}
"""Name of a part of the bench → what measures it and prints the figures."""


def main(arguments: list[str] | None = None) -> int:
    """Print speed and memory, how cost grows, and what a second run and a killed one come to.

    Args:
        arguments: of the command line; None takes the process's own.

    Returns:
        The exit code: 0, or 2 if the articles are missing.
    """
    parser = argparse.ArgumentParser(prog="python -m analysis.evaluation.bench", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of the shared material")
    parser.add_argument(
        "--workers", type=int, default=2, help="processes of what is run in several (default: 2)"
    )
    parser.add_argument("--only", choices=PARTS, help="measure one part (default: all)")
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="+",
        default=memory.SIZES,
        metavar="N",
        help="articles of the corpora whose memory is measured (default: 1000 10000)",
    )
    options = parser.parse_args(arguments)
    missing = [name for name in (*FILES, *growth.FILES) if not (options.shared / name).is_file()]
    if missing:
        print(f"bench: {options.shared / missing[0]} is missing; mend --shared", file=sys.stderr)
        return 2
    for name, part in PARTS.items():
        if options.only in (None, name):
            part(options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
