"""`info`: versions, pipeline, licences; what a corpus holds."""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.annotate import CannotRun
from analysis.commands.messages import exit_code, warn
from analysis.commands.table_columns import HELP as COLUMNS_HELP
from analysis.commands.table_columns import parse_columns
from analysis.corpus.articles import Article
from analysis.corpus.read import Corpus, collect
from analysis.language.card import model_card
from analysis.language.pipeline import DEFAULT, load_pipeline
from analysis.quotes.engines import NAMES, default_engine, load_engine
from analysis.quotes.learned.engine import ENGINE as LEARNED
from analysis.run_record import parts_used

HELP = "say which versions, pipeline and licences are in use, or what a corpus holds"
DETAILS = """
Without IN: versions and licences of the package, the pipeline (with the data that it was trained on
and its measured scores) and the quotes engine. With IN: how many articles, of which dates, outlets
and languages, how many words, and in which parts they stand.

exit codes:
  0  all done
  1  some documents were rejected; each is told on stderr
  2  nothing could be done; one line says why and what to do

examples:
  python -m analysis info
  python -m analysis info seeds
"""
_MOST_OUTLETS = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments.

    Args:
        parser: of the command.
    """
    parser.add_argument("inputs", metavar="IN", nargs="*", type=Path, help="files and folders of articles")
    parser.add_argument(
        "--pipeline",
        metavar="NAME",
        default=DEFAULT,
        help="an installed spaCy pipeline (default: %(default)s)",
    )
    parser.add_argument("--columns", metavar="KEY=NAME,...", help=COLUMNS_HELP)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    Args:
        arguments: as declared.

    Returns:
        The exit code.
    """
    if not arguments.inputs:
        print("\n".join(_versions(arguments.pipeline)))
        return 0
    corpus = collect(arguments.inputs, columns=parse_columns(arguments.columns), report=warn)
    if not corpus.articles:
        named = ", ".join(map(str, arguments.inputs))
        raise CannotRun(
            f"no article could be read from {named}; give files of the formats that annotate --help names"
        )
    print("\n".join(_holdings(corpus)))
    return exit_code(corpus.rejected)


def _versions(pipeline: str) -> Iterator[str]:
    """Describe the package, the pipeline and the quotes engine, line by line."""
    nlp = load_pipeline(pipeline)
    first = default_engine(nlp)
    others = [name for name in NAMES if name != first and name != LEARNED]
    for kind, used in parts_used(nlp, [load_engine(name, nlp) for name in (first, *others)]).items():
        yield f"{kind:13} {used['name']} {used['version']}, licence: {used['licence']}"
        for source in used.get("data", ()):
            yield f"{'':13} trained on {source}"
    for measure, value in sorted(model_card(nlp).scores.items()):
        yield f"{'':13} score {measure}: {value:.3f}"


def _holdings(corpus: Corpus) -> Iterator[str]:
    """Describe a corpus line by line."""
    articles = corpus.articles
    days = sorted(article.date for article in articles if article.date)
    yield f"{'articles':10} {len(articles):,}"
    dates = f"{days[0]} to {days[-1]}" if days else "none"
    yield f"{'dates':10} {dates}; {len(articles) - len(days):,} without"
    yield f"{'outlets':10} {_counted(article.outlet for article in articles)}"
    yield f"{'languages':10} {_counted(article.language for article in articles)}"
    yield f"{'words':10} {sum(len(article.text.split()) for article in articles):,}"
    yield f"{'parts':10} {_counted(_part_names(articles))}"
    yield f"{'rejected':10} {len(corpus.rejected):,}"


def _part_names(articles: Sequence[Article]) -> Iterator[str]:
    return (part.name for article in articles for part in article.parts)


def _counted(values: Iterator[str | None]) -> str:
    """Name values with their counts, the commonest first."""
    counts = sorted(Counter(v or "unknown" for v in values).items(), key=lambda count: (-count[1], count[0]))
    named = [f"{value} {number:,}" for value, number in counts[:_MOST_OUTLETS]]
    more = [f"{len(counts) - _MOST_OUTLETS:,} more"] if len(counts) > _MOST_OUTLETS else []
    return ", ".join(named + more)
