"""`make evaluate`: every stage on its development set, with intervals where the measure has them."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from analysis.annotate import QUOTES_ENGINES
from analysis.evaluation import stages, typography
from analysis.evaluation.error_page import error_page
from analysis.language.pipeline import MODEL
from training import quotation_report
from training.card import write_card
from training.measure import measured, pace


def _language(options: argparse.Namespace) -> None:
    scores = measured(MODEL, options.shared / "data")
    print("language pipeline (UD GSD dev, GermEval 2014 dev; coded by people)")
    for name, m in scores.items():
        print(f"  {name:32s} {m.value:.3f}  [{m.low:.3f}, {m.high:.3f}]  n {m.n}")
    if options.card:
        write_card(MODEL, scores, pace(MODEL, options.shared / "data"))


def _quotes(options: argparse.Namespace) -> None:
    """Measure every quotes engine, compare them two by two, and write the pages of errors."""
    found = {}
    for engine in QUOTES_ENGINES:
        with tempfile.TemporaryDirectory() as work:
            found[engine] = stages.found_quotations(engine, options.shared, Path(work))
        _print_lines(f"{stages.QUOTES.name}, engine {engine}", quotation_report.measures(found[engine]))
        _print_lines(f"confidence of engine {engine}", quotation_report.confidence(found[engine]))
        if options.errors:
            page = error_page(found[engine], engine)
            _page_of(engine, options.errors).write_text(page, encoding="utf-8")
    for first, second in combinations(QUOTES_ENGINES, 2):
        lines = quotation_report.comparison(found[first], found[second])
        _print_lines(f"engine {second} against {first}, drawn on the same articles", lines)


def _typography(options: argparse.Namespace) -> None:
    """Measure every quotes engine on articles whose quotation marks are printed in other styles."""
    for engine in QUOTES_ENGINES:
        with tempfile.TemporaryDirectory() as work:
            results = stages.restyled_quotations(engine, options.shared, Path(work))
        lines = typography.listing(results).splitlines()
        _print_lines(f"{stages.QUOTES.name} in other quotation marks, engine {engine}", lines)


def _page_of(engine: str, file: Path) -> Path:
    """Name the page of an engine; if there are several, each has its own."""
    return file if len(QUOTES_ENGINES) == 1 else file.with_stem(f"{file.stem}-{engine}")


def _entities(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as work:
        _print(stages.ENTITIES, stages.score_annotated(stages.ENTITIES, options.shared, Path(work)))


def _sentiment(options: argparse.Namespace) -> None:
    for gold in stages.JUDGED:
        with tempfile.TemporaryDirectory() as work:
            _print(gold, stages.score_judged(gold, options.shared, Path(work)))


STAGES: dict[str, Callable[[argparse.Namespace], None]] = {
    "language": _language,
    "quotes": _quotes,
    "typography": _typography,
    "entities": _entities,
    "sentiment": _sentiment,
}
"""Name of a stage → what measures it and prints the figures."""


def _print_lines(heading: str, lines: list[str]) -> None:
    print(heading, *lines, sep="\n", flush=True)


def _print(gold: stages.Gold, scores: dict) -> None:
    print(f"{gold.name} (coded by {gold.coded_by})")
    for name, value in scores.items():
        parts = value.items() if isinstance(value, dict) else [("", value)]
        shown = "  ".join(f"{k} {_number(v)}".strip() for k, v in parts)
        print(f"  {name:36s} {shown}")


def _number(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_number(v) for v in value) + "]"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of the shared material")
    parser.add_argument("--only", choices=STAGES, help="measure one stage (default: all)")
    parser.add_argument("--card", action="store_true", help="renew the model card from what is measured")
    parser.add_argument(
        "--errors",
        type=Path,
        metavar="FILE.html",
        help="write a page of the worst errors in quotations; with several engines FILE-ENGINE.html",
    )
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Measure the stages and print the figures.

    Args:
        arguments: of the command line; None takes the process's own.

    Returns:
        The exit code: 0, or 2 if the development sets are missing.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.card and options.only not in (None, "language"):
        parser.error("--card tells what is measured of the language pipeline; leave out --only")
    if options.errors and options.only not in (None, "quotes"):
        parser.error("--errors shows quotations; leave out --only, or say --only quotes")
    if not (options.shared / stages.QUOTES.file).is_file():
        print(f"evaluate: {options.shared / stages.QUOTES.file} is missing; mend --shared", file=sys.stderr)
        return 2
    for name, measure in STAGES.items():
        if options.only in (None, name):
            measure(options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
