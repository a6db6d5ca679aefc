"""`make train`: from the data sets to the pipeline in the package, in one command."""

import argparse
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import convert_vectors

from analysis.language.pipeline import MODEL
from training import names, sources, treebanks
from training.assemble import assemble
from training.card import write_card
from training.lexicon import verb_readings
from training.measure import measured

CONFIG = Path(__file__).parent / "config"
WORK = Path(__file__).parent / "cache"
VERSION = "0.1.0"


def _save(docs: Iterable[Doc], path: Path) -> None:
    DocBin(docs=docs, store_user_data=False).to_disk(path)
    print(f"wrote {path}")


def convert(data: Path, work: Path) -> None:
    """Write the training and development documents of both models and the word vectors.

    Args:
        data: folder of the data sets.
        work: folder to write into.
    """
    work.mkdir(parents=True, exist_ok=True)
    readings = verb_readings(data / sources.LEXICON.file)
    trees = (treebanks.documents(data / s.file, readings) for s in (sources.TREEBANKS, sources.FEATURES))
    _save(chain.from_iterable(trees), work / "syntax_train.spacy")
    _save(treebanks.documents(data / sources.SYNTAX_DEV.file, vary=False), work / "syntax_dev.spacy")
    texts = (names.documents(data / s.file) for s in (sources.GERMEVAL, sources.SMARTDATA))
    _save(chain.from_iterable(texts), work / "names_train.spacy")
    _save(names.documents(data / sources.NAMES_DEV.file, vary=False), work / "names_dev.spacy")
    nlp = spacy.blank("de")
    convert_vectors(nlp, data / sources.VECTORS.file, truncate=0, prune=-1, mode="floret")
    nlp.to_disk(work / "vectors")


def learn(model: str, work: Path) -> Path:
    """Train one model.

    Args:
        model: "syntax" or "names", the stem of its configuration.
        work: folder of the converted data; the model is written below it.

    Returns:
        The folder of the checkpoint that did best on the development documents.
    """
    paths = {f"paths.{part}": str(work / f"{model}_{part}.spacy") for part in ("train", "dev")}
    train(CONFIG / f"{model}.cfg", work / model, overrides=paths | {"paths.vectors": str(work / "vectors")})
    return work / model / "model-best"


def main(arguments: list[str] | None = None) -> int:
    """Convert, train, assemble, measure and write the model card.

    Args:
        arguments: of the command line; None takes the process's own.

    Returns:
        The exit code: 0, or 2 if the data are missing.
    """
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets (../shared/data)")
    parser.add_argument(
        "--out", type=Path, default=MODEL, help="where the pipeline goes (default: the package)"
    )
    parser.add_argument("--work", type=Path, default=WORK, help="folder for what lies between")
    options = parser.parse_args(arguments)
    missing = [s.file for s in sources.LEARNT if not (options.data / s.file).is_file()]
    if missing:
        print(
            f"training: {options.data / missing[0]} is missing; name its folder with --data", file=sys.stderr
        )
        return 2
    convert(options.data, options.work)
    syntax, recogniser = (learn(model, options.work) for model in ("syntax", "names"))
    assemble(syntax, recogniser, options.out, version=VERSION)
    write_card(options.out, measured(options.out, options.data))
    return 0


if __name__ == "__main__":
    sys.exit(main())
