"""`make train`: from the data sets to the pipeline in the package, in one command.

The steps: convert the data; teach the encoder German from raw text; train teachers that differ in their
seed; let them annotate raw text; train the pipeline on what people and teachers annotated; measure it and
write its card. A step whose result lies in the work folder already is not repeated.
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.tokens import Doc
from spacy.training.initialize import convert_vectors
from thinc.api import NumpyOps, set_current_ops

from analysis.language.lexicon import TABLE
from analysis.language.pipeline import MODEL
from training import lexicon, names, silver, sources, treebanks
from training.assemble import assemble
from training.card import write_card
from training.measure import measured, pace
from training.pretrain import pretrain

CONFIG = Path(__file__).parent / "config"
WORK = Path(__file__).parent / "cache"
VERSION = "0.2.0"
WORDS = 16_000_000
"""Of raw text that the encoder reads."""
TEACHERS = (2, 3, 4)
"""Their seeds."""
STEPS = 2000
"""Of a teacher's training; more of the same text would not teach it more."""
_WORKERS = 2


def _once(path: Path, make: Callable[[Path], None]) -> Path:
    """Make a file or folder unless it is there; half a result never is."""
    if not path.exists():
        draft = path.with_name(path.name + ".draft")
        make(draft)
        draft.rename(path)
        print(f"made {path}", flush=True)
    return path


def _blank(data: Path, forms: lexicon.Forms, target: Path) -> None:
    """Write an empty pipeline with the vectors and the lexicon."""
    nlp = spacy.blank("de")
    convert_vectors(nlp, data / sources.VECTORS.file, truncate=0, prune=-1, mode="floret")
    table = nlp.vocab.lookups.add_table(TABLE)
    for name, content in lexicon.pack(forms).pack().items():
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

    def trees(source: sources.Source, **options: bool) -> Iterable[Doc]:
        return treebanks.documents(data / source.file, readings, **options)

    _once(work / "blank", lambda path: _blank(data, forms, path))
    _once(work / "trees.spacy", _stored(lambda: trees(sources.TREEBANKS)))
    _once(work / "features.spacy", _stored(lambda: trees(sources.FEATURES)))
    _once(work / "raw.spacy", _stored(lambda: silver.joined([data / sources.GERMEVAL.file])))
    dev = data / sources.SYNTAX_DEV.file, data / sources.NAMES_DEV.file
    _once(work / "syntax_dev.spacy", _stored(lambda: treebanks.documents(dev[0], vary=False)))
    _once(work / "names_dev.spacy", _stored(lambda: names.documents(dev[1], vary=False)))
    texts = [data / s.file for s in (sources.GERMEVAL, sources.SMARTDATA)]
    _once(work / "names.spacy", _stored(lambda: chain.from_iterable(map(names.documents, texts))))


def learn(model: str, work: Path, name: str, corpus: Path, **overrides: object) -> Path:
    """Train one model, unless that is done.

    Args:
        model: "syntax" or "names", the stem of its configuration.
        work: folder of the converted data; the model is written below it.
        name: of its folder.
        corpus: file of the training documents.
        overrides: settings of the configuration, "__" for a dot in their names.

    Returns:
        The folder of the checkpoint that did best on the development documents.
    """
    paths = {
        "paths.train": str(corpus),
        "paths.dev": str(work / f"{model}_dev.spacy"),
        "paths.vectors": str(work / "blank"),
        "paths.encoder": str(work / "encoder.bin"),
    }
    settings = {key.replace("__", "."): value for key, value in overrides.items()}
    _once(work / name, lambda path: train(CONFIG / f"{model}.cfg", path, overrides=paths | settings))
    return work / name / "model-best"


def _teacher(task: tuple[Path, Path, int]) -> Path:
    work, corpus, seed = task
    set_current_ops(NumpyOps(use_blis=False))
    settings = {"system__seed": seed, "training__max_steps": STEPS}
    return learn("syntax", work, f"teacher-{seed}", corpus, **settings)


def teach_syntax(work: Path) -> Path:
    """Let teachers parse, and write what the syntax model learns from.

    Args:
        work: folder of the converted data.

    Returns:
        The file of its training documents.
    """
    trees, features = work / "trees.spacy", work / "features.spacy"
    known = _once(
        work / "syntax_known.spacy", _stored(lambda: silver.stored(trees) + silver.stored(features))
    )
    with ProcessPoolExecutor(_WORKERS, mp_context=get_context("spawn")) as pool:
        teachers = list(pool.map(_teacher, [(work, known, seed) for seed in TEACHERS]))
    marked = _once(
        work / "features_parsed.spacy", _stored(lambda: silver.parsed(teachers, features, sure=0.0))
    )
    raw = _once(work / "raw_parsed.spacy", _stored(lambda: silver.parsed(teachers, work / "raw.spacy")))
    parts = [trees, trees, marked, raw]
    return _once(work / "syntax.spacy", _stored(lambda: chain.from_iterable(map(silver.stored, parts))))


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
    missing = [s.file for s in sources.LEARNT if not (options.data / s.file).is_file()]
    if missing:
        print(
            f"training: {options.data / missing[0]} is missing; name its folder with --data", file=sys.stderr
        )
        return 2
    set_current_ops(NumpyOps(use_blis=False))
    data, work = options.data, options.work
    convert(data, work)
    blank = work / "blank"
    _once(work / "encoder.bin", lambda path: pretrain(spacy.load(blank), data, path, words=WORDS))
    syntax = learn("syntax", work, "syntax", teach_syntax(work))
    recogniser = learn("names", work, "names", work / "names.spacy")
    assemble(syntax, recogniser, options.out, version=VERSION)
    write_card(options.out, measured(options.out, data), pace(options.out, data))
    return 0


if __name__ == "__main__":
    sys.exit(main())
