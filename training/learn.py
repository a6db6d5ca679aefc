"""Train one model, once: what lies in the work folder already is not made again."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from spacy.cli.train import train

CONFIG = Path(__file__).parent / "config"
WORK = Path(__file__).parent / "cache"
STEPS = 2000
"""Of a teacher's training; more of the same text would not teach it more."""


def once(path: Path, make: Callable[[Path], None]) -> Path:
    """Make a file or folder unless it is there; half a result never is.

    Args:
        path: what is wanted.
        make: writes it to the path that it is given.

    Returns:
        The path.
    """
    if not path.exists():
        draft = path.with_name(path.name + ".draft")
        make(draft)
        draft.rename(path)
        print(f"made {path}", flush=True)
    return path


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
    once(work / name, lambda path: train(CONFIG / f"{model}.cfg", path, overrides=paths | settings))
    return work / name / "model-best"


class Teacher(NamedTuple):
    """A parser that is to be trained.

    Attributes:
        work: folder of the converted data.
        corpus: file of its training documents.
        seed: what sets it apart from other teachers.
    """

    work: Path
    corpus: Path
    seed: int


def train_teacher(teacher: Teacher) -> Path:
    """Train a teacher, unless that is done; returns its folder."""
    settings = {"system__seed": teacher.seed, "training__max_steps": STEPS}
    return learn("syntax", teacher.work, f"teacher-{teacher.seed}", teacher.corpus, **settings)
