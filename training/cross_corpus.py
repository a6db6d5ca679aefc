"""`python -m training.cross_corpus`: how names fare under another annotation guide.

A recogniser learns names from GermEval alone and reads the last fifth of the SmartData news, whose annotators
followed a guide of their own (no MISC). The pretrained encoder has read these texts, without their names.
"""

import argparse
import sys
from pathlib import Path

import spacy
from spacy.tokens import Doc

import analysis.language.pipeline  # noqa: F401  (registers the suite's own components)
from analysis.evaluation.language import score_names
from training import names, silver, sources
from training.learn import WORK, learn
from training.workers import use_fast_products

_LABELS = ("PER", "ORG", "LOC")


def held_back(data: Path) -> list[Doc]:
    """Give the SmartData sentences that are measured on: the last fifth."""
    sentences = list(names.documents(data / sources.SMARTDATA.file, vary=False, parts=False))
    return sentences[len(sentences) * 4 // 5 :]


def main(arguments: list[str] | None = None) -> int:
    """Train without SmartData, measure on SmartData, print the figures.

    Args:
        arguments: of the command line; None takes the process's own.

    Returns:
        The exit code: 0, or 2 if `make train` has not prepared the data.
    """
    parser = argparse.ArgumentParser(prog="python -m training.cross_corpus", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets (../shared/data)")
    parser.add_argument("--work", type=Path, default=WORK, help="folder that `make train` has filled")
    options = parser.parse_args(arguments)
    work = options.work
    missing = [s.file for s in (sources.GERMEVAL, sources.SMARTDATA) if not (options.data / s.file).is_file()]
    if missing:
        print(f"cross_corpus: {options.data / missing[0]} is missing; mend --data", file=sys.stderr)
        return 2
    if not (work / "encoder.bin").is_file():
        print(f"cross_corpus: {work / 'encoder.bin'} is missing; run `make train` first", file=sys.stderr)
        return 2
    use_fast_products()
    corpus = work / "germeval.spacy"
    silver.store(names.documents(options.data / sources.GERMEVAL.file), corpus)
    nlp = spacy.load(learn("names", work, "names-germeval", corpus))
    nlp.add_pipe("compound_names")
    scores = score_names(nlp, held_back(options.data))
    for name, m in scores.items():
        if name.split()[-1] in (*_LABELS, "names"):
            print(f"{name:12s} {m.value:.3f}  [{m.low:.3f}, {m.high:.3f}]  n {m.n}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
