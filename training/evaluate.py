"""`make evaluate`: every stage on its development set, with intervals where the measure has them."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from analysis.annotate import QUOTES_ENGINES
from analysis.evaluation import stages, typography
from analysis.evaluation.entities import MERGING
from analysis.evaluation.entity_gold import GoldUnreadable
from analysis.evaluation.entity_page import entity_page
from analysis.evaluation.error_page import error_page
from analysis.evaluation.given_names import on_given_names
from analysis.evaluation.polarity_page import polarity_page
from analysis.language.pipeline import MODEL, load_pipeline
from analysis.quotes.engines import default_engine
from training import quotation_report, sentiment_report
from training.balance_report import balance_lines
from training.card import write_card
from training.entity_report import entity_measures
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
    """Measure who is who, on found and on given names, and write the page of errors."""
    gold = _entity_gold(options)
    with tempfile.TemporaryDirectory() as work:
        found = stages.found_entities(gold, Path(work))
    coded_by = f", coded by {stages.ENTITIES.coded_by}" if options.gold is None else ""
    name = stages.ENTITIES.name if options.gold is None else gold.name
    about = f"{name} ({len(found)} articles{coded_by})"
    _print_lines(f"{about}: names found, entities linked over all", entity_measures(found))
    given = on_given_names(load_pipeline(), found)
    for what, articles in (("their places", given.spans), ("their places and labels", given.labelled)):
        heading = f"{about}: names given, {what}; each article by itself"
        _print_lines(heading, entity_measures(articles, MERGING))
    if options.errors:
        _own_page("entities", options).write_text(entity_page(found, name), encoding="utf-8")


def _entity_gold(options: argparse.Namespace) -> Path:
    return options.gold or options.shared / stages.ENTITIES.file


def _sentiment(options: argparse.Namespace) -> None:
    """Score polarity as a user gets it, and voices, which the quotes engine bears on, with each engine."""
    nlp = load_pipeline()
    best, found = default_engine(nlp), {}
    for gold in stages.JUDGED:
        for engine in QUOTES_ENGINES if gold.voiced else (best,):
            with tempfile.TemporaryDirectory() as work:
                judged = stages.judge_coded(gold, options.shared, Path(work), engine)
                about = f", quotes by {engine}" if gold.voiced else ""
                _print(gold, stages.score_judged(gold, options.shared, judged), about)
                if engine != best:
                    continue
                found[gold.name] = stages.judged_targets(gold, options.shared, judged, nlp)
                balances = stages.judged_balances(options.shared, judged) if gold.voiced else []
        _print_lines(f"{gold.name}: polarity", sentiment_report.beside_textblob(found[gold.name]))
        _print_lines(f"{gold.name}: confidence", sentiment_report.polarity_confidence(found[gold.name]))
        if balances:
            heading = f"{gold.name}: balances, each sentence an article of its own"
            _print_lines(heading, balance_lines(balances))
    if options.errors:
        _own_page("sentiment", options).write_text(polarity_page(found), encoding="utf-8")


def _own_page(stage: str, options: argparse.Namespace) -> Path:
    """Name the page of a stage; beside those of others it has a name of its own."""
    return options.errors if options.only else options.errors.with_stem(f"{options.errors.stem}-{stage}")


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


def _print(gold: stages.Gold, scores: dict, about: str = "") -> None:
    print(f"{gold.name} (coded by {gold.coded_by}){about}")
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
        help="write a page of the errors: of the worst in quotations FILE-ENGINE.html, of all in entities "
        "FILE-entities.html, in sentiment FILE-sentiment.html; FILE.html itself if there is but one",
    )
    parser.add_argument(
        "--gold",
        type=Path,
        metavar="FILE.jsonl",
        help="measure entities on other coded articles, in the form of the development set",
    )
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Measure the stages and print the figures.

    Args:
        arguments: of the command line; None takes the process's own.

    Returns:
        The exit code: 0, or 2 if the development sets are missing or cannot be read.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.card and options.only not in (None, "language"):
        parser.error("--card tells what is measured of the language pipeline; leave out --only")
    if options.errors and options.only not in (None, "quotes", "entities", "sentiment"):
        parser.error("--errors shows quotations, entities and sentiment; leave out --only, or name one")
    if options.gold and options.only not in (None, "entities"):
        parser.error("--gold tells where entities are coded; leave out --only, or say --only entities")
    if complaint := _missing(options):
        print(f"evaluate: {complaint}", file=sys.stderr)
        return 2
    try:
        for name, measure in STAGES.items():
            if options.only in (None, name):
                measure(options)
    except GoldUnreadable as error:
        print(f"evaluate: {error}", file=sys.stderr)
        return 2
    return 0


def _missing(options: argparse.Namespace) -> str | None:
    """Say which development set is missing; None if all are there."""
    needed = {options.shared / stages.QUOTES.file: "--shared"} if options.only != "entities" else {}
    if options.only in (None, "entities"):
        needed[_entity_gold(options)] = "--gold" if options.gold else "--shared"
    missing = [f"{file} is missing; mend {option}" for file, option in needed.items() if not file.is_file()]
    return missing[0] if missing else None


if __name__ == "__main__":
    sys.exit(main())
