"""`make train`: from the data sets to the pipeline in the package, in one command.

The steps: convert the data; teach the encoder German from raw text; train teachers that differ in their
seed; let them annotate raw text; train the pipeline on what people and teachers annotated; measure it and
write its card. A step whose result lies in the work folder already is not repeated.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

import spacy
from spacy.tokens import Doc
from spacy.training.initialize import convert_vectors

from analysis.language.lexicon import TABLE, Lexicon
from analysis.language.pipeline import MODEL
from training import lexicon, names, silver, sources, treebanks
from training.assemble import assemble
from training.card import write_card
from training.learn import WORK, Teacher, learn, once, train_teacher
from training.measure import measured, pace
from training.pretrain import pretrain
from training.workers import in_processes, use_fast_products

VERSION = "0.2.0"
WORDS = 16_000_000
"""Of raw text that the encoder reads."""
TEACHERS = (2, 3, 4)
"""Their seeds."""


def _blank(data: Path, forms: lexicon.Forms, target: Path) -> None:
    """Write an empty pipeline with the vectors and the lexicon."""
    nlp = spacy.blank("de")
    convert_vectors(nlp, data / sources.VECTORS.file, truncate=0, prune=-1, mode="floret")
    table = nlp.vocab.lookups.add_table(TABLE)
    for name, content in Lexicon.build(forms).pack().items():
        table[name] = content
    nlp.to_disk(target)


def _stored(docs: Callable[[], Iterable[Doc]]) -> Callable[[Path], None]:
    return lambda path: silver.store(docs(), path)


def convert(data: Path, work: Path) -> None:
    """Write the vectors, the lexicon, and the training and development documents of both models.

    Args:
        data: folder of the data sets.
        work: folder to write into.
    """
    work.mkdir(parents=True, exist_ok=True)
    forms = lexicon.read_forms(data / sources.LEXICON.file)
    readings = lexicon.verb_readings(forms)

    def trees(source: sources.Source) -> Iterable[Doc]:
        return treebanks.documents(data / source.file, readings)

    once(work / "blank", lambda path: _blank(data, forms, path))
    once(work / "trees.spacy", _stored(lambda: trees(sources.TREEBANKS)))
    once(work / "features.spacy", _stored(lambda: trees(sources.FEATURES)))
    once(work / "raw.spacy", _stored(lambda: silver.joined([data / sources.GERMEVAL.file])))
    dev = data / sources.SYNTAX_DEV.file, data / sources.NAMES_DEV.file
    once(work / "syntax_dev.spacy", _stored(lambda: treebanks.documents(dev[0], vary=False)))
    once(work / "names_dev.spacy", _stored(lambda: names.documents(dev[1], vary=False)))
    texts = [data / s.file for s in (sources.GERMEVAL, sources.SMARTDATA)]
    once(work / "names.spacy", _stored(lambda: chain.from_iterable(map(names.documents, texts))))


def teach_syntax(work: Path) -> Path:
    """Let teachers parse, and write what the syntax model learns from.

    Args:
        work: folder of the converted data.

    Returns:
        The file of its training documents.
    """
    trees, features = work / "trees.spacy", work / "features.spacy"
    known = once(work / "syntax_known.spacy", _stored(lambda: silver.stored(trees) + silver.stored(features)))
    teachers = in_processes(train_teacher, [Teacher(work, known, seed) for seed in TEACHERS])
    marked = once(
        work / "features_parsed.spacy", _stored(lambda: silver.parsed(teachers, features, sure=0.0))
    )
    raw = once(work / "raw_parsed.spacy", _stored(lambda: silver.parsed(teachers, work / "raw.spacy")))
    parts = [trees, trees, marked, raw]
    return once(work / "syntax.spacy", _stored(lambda: chain.from_iterable(map(silver.stored, parts))))


def _emptied(folder: Path) -> Path:
    """Remove a folder and what an earlier version left in it."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def main(arguments: list[str] | None = None) -> int:
    """Convert, pretrain, teach, train, assemble, measure and write the model card.

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
    needed = (*sources.LEARNT, sources.SYNTAX_DEV, sources.NAMES_DEV)
    missing = [s.file for s in needed if not (options.data / s.file).is_file()]
    if missing:
        print(
            f"training: {options.data / missing[0]} is missing; name its folder with --data", file=sys.stderr
        )
        return 2
    use_fast_products()
    data, work = options.data, options.work
    convert(data, work)
    blank = work / "blank"
    once(work / "encoder.bin", lambda path: pretrain(spacy.load(blank), data, path, words=WORDS))
    syntax = learn("syntax", work, "syntax", teach_syntax(work))
    recogniser = learn("names", work, "names", work / "names.spacy")
    made = work / "pipeline"
    assemble(syntax, recogniser, made, version=VERSION)
    write_card(made, measured(made, data), pace(made, data))
    shutil.copytree(made, _emptied(options.out), dirs_exist_ok=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
