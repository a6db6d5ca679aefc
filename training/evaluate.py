"""`make evaluate`: every stage on its development set, with intervals where the measure has them."""

import argparse
import sys
import tempfile
from pathlib import Path

from analysis.evaluation import stages
from analysis.language.pipeline import MODEL
from training.card import write_card
from training.measure import measured, pace


def _print_language(shared: Path, *, write: bool) -> None:
    scores = measured(MODEL, shared / "data")
    print("language pipeline (UD GSD dev, GermEval 2014 dev; coded by people)")
    for name, m in scores.items():
        print(f"  {name:32s} {m.value:.3f}  [{m.low:.3f}, {m.high:.3f}]  n {m.n}")
    if write:
        write_card(MODEL, scores, pace(MODEL, shared / "data"))


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


def main(arguments: list[str] | None = None) -> int:
    """Measure every stage and print the figures.

    Args:
        arguments: of the command line; None takes the process's own.

    Returns:
        The exit code: 0, or 2 if the development sets are missing.
    """
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of the shared material")
    parser.add_argument("--card", action="store_true", help="renew the model card from what is measured")
    options = parser.parse_args(arguments)
    if not (options.shared / stages.QUOTES.file).is_file():
        print(f"evaluate: {options.shared / stages.QUOTES.file} is missing; mend --shared", file=sys.stderr)
        return 2
    _print_language(options.shared, write=options.card)
    for gold in stages.ANNOTATED:
        with tempfile.TemporaryDirectory() as work:
            rounds = 1000 if gold is stages.QUOTES else 0
            _print(gold, stages.score_annotated(gold, options.shared, Path(work), rounds=rounds))
    for gold in stages.JUDGED:
        with tempfile.TemporaryDirectory() as work:
            _print(gold, stages.score_judged(gold, options.shared, Path(work)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
