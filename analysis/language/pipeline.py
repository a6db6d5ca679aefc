"""Load the German pipeline: our own, or any installed spaCy pipeline."""

from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from analysis.corpus.articles import MAX_CHARACTERS
from analysis.language import compound_names, embedding, lemmas, sentences, vectors  # noqa: F401

MODEL = Path(__file__).parent / "model"
"""The pipeline that the package ships."""

DEFAULT = "pressespiegel"


class PipelineMissing(LookupError):
    """The named pipeline is not installed, or does not fit the suite."""


_HOW_TO_GET_ONE = (
    "is not installed. With conda: 'conda install -c conda-forge spacy-model-de_core_news_lg'; without: "
    "install the wheel of a release of explosion/spacy-models with pip. Leave --pipeline out to use the "
    "pipeline that Pressespiegel ships"
)


@cache
def load_pipeline(name: str = DEFAULT) -> Language:
    """Load a pipeline once per process.

    Args:
        name: "pressespiegel" for the shipped pipeline, else an installed package or a folder.

    Returns:
        A pipeline with sentence boundaries, parts of speech, lemmas, dependencies and entities, with
        the boundaries that the layout fixes set before the parse.

    Raises:
        PipelineMissing: no such pipeline is installed, it is not German, or it lacks a parser or an
            entity recogniser.
    """
    try:
        nlp = spacy.load(MODEL if name == DEFAULT else name)
    except OSError as error:
        raise PipelineMissing(f"the pipeline {name!r} {_HOW_TO_GET_ONE}") from error
    except (ImportError, ValueError) as error:
        raise PipelineMissing(f"the pipeline {name!r} cannot be loaded ({error}); install it anew") from error
    if nlp.lang != "de":
        raise PipelineMissing(f"the pipeline {name!r} is for {nlp.lang!r}, not for German ('de')")
    for needed in ("parser", "ner"):
        if needed not in nlp.pipe_names:
            raise PipelineMissing(
                f"the pipeline {name!r} has no {needed!r}; choose one that has, such as de_core_news_lg"
            )
    if sentences.layout_boundaries.__name__ not in nlp.pipe_names:
        nlp.add_pipe("layout_boundaries", before="parser")
    if compound_names.compound_names.__name__ not in nlp.pipe_names:
        nlp.add_pipe("compound_names", after="ner")
    nlp.max_length = MAX_CHARACTERS
    return nlp
