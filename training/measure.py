"""Measure a pipeline on the development sets, and its speed."""

from pathlib import Path
from typing import NamedTuple

import spacy
from thinc.api import NumpyOps, set_current_ops

import analysis.language.pipeline  # noqa: F401  (registers the suite's own components)
from analysis.evaluation.intervals import Measured
from analysis.evaluation.language import score_names, score_syntax
from analysis.evaluation.speed import reading_speed, tokenizer_only
from training import names, sources, treebanks
from training.sources import texts_of


class Pace(NamedTuple):
    """How fast a pipeline reads on one core.

    Attributes:
        words_per_second: tokens, white space not counted.
        tokeniser: how many times as fast the tokeniser alone is, in the same run.
    """

    words_per_second: float
    tokeniser: float


def pace(model: Path, data: Path) -> Pace:
    """Time a pipeline on news.

    Args:
        model: folder of the pipeline.
        data: folder of the data sets.

    Returns:
        Its speed.
    """
    set_current_ops(NumpyOps())  # as pipelines run, on one core
    texts = list(texts_of(data / sources.NEWS.file))
    own, blank = (reading_speed(nlp, texts).words_per_second for nlp in (spacy.load(model), tokenizer_only()))
    return Pace(own, blank / own)


def measured(model: Path, data: Path) -> dict[str, Measured]:
    """Measure tags, dependencies, sentences and names.

    Args:
        model: folder of the pipeline.
        data: folder of the data sets.

    Returns:
        Measure → value with its interval; documents of ten sentences of GSD dev (contracted words as
        one token), and the sentences of GermEval dev (plain names of the outer layer).
    """
    nlp = spacy.load(model)
    trees = treebanks.documents(data / sources.SYNTAX_DEV.file, vary=False)
    texts = names.documents(data / sources.NAMES_DEV.file, vary=False, parts=False)
    return score_syntax(nlp, trees) | score_names(nlp, texts)
