"""Measure a pipeline on the development sets."""

from pathlib import Path

import spacy

import analysis.language.pipeline  # noqa: F401  (registers the suite's own components)
from analysis.evaluation.intervals import Measured
from analysis.evaluation.language import score_names, score_syntax
from training import names, sources, treebanks


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
