"""`make bench`: how fast the suite reads, on the articles of the quotation data."""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from analysis.evaluation.speed import peak_megabytes, quotes_share, reading_speed, tokenizer_only
from analysis.language.pipeline import load_pipeline
from analysis.quotes.engines import NAMES, load_engine

FILES = ("data/quotes/train.jsonl", "data/quotes/dev.jsonl")


def _articles(shared: Path) -> list[dict[str, str]]:
    articles = []
    for name in FILES:
        with (shared / name).open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                articles.append({"id": row["documentName"], "date": row["date"], "text": row["originalText"]})
    return articles


def _whole_run(articles: list[dict[str, str]], workers: int) -> float:
    """Articles a second from the command to the tables, processes and all."""
    from analysis.annotate import annotate  # only now: what it loads is no part of the pipeline's memory

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        source.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
        start = time.perf_counter()
        annotate([source], Path(folder) / "tables", workers=workers)
        return len(articles) / (time.perf_counter() - start)


def main(arguments: list[str] | None = None) -> int:
    """Print speed, memory and the ratio to a tokeniser alone.

    Args:
        arguments: of the command line; None takes the process's own.

    Returns:
        The exit code: 0, or 2 if the articles are missing.
    """
    parser = argparse.ArgumentParser(prog="python -m analysis.evaluation.bench", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of the shared material")
    parser.add_argument("--workers", type=int, default=2, help="processes of the whole run (default: 2)")
    options = parser.parse_args(arguments)
    if not all((options.shared / name).is_file() for name in FILES):
        print(f"bench: {options.shared / FILES[0]} is missing; mend --shared", file=sys.stderr)
        return 2
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
    for name, share in quotes_share(nlp, texts, engines).items():
        print(f"quotes, {name:8s}{share:8.0%} of the pipeline's own time, one article at a time")
    rate = _whole_run(articles, options.workers)
    print(f"annotate        {rate:8.1f} articles a second, {options.workers} workers, start to tables")
    return 0


if __name__ == "__main__":
    sys.exit(main())
