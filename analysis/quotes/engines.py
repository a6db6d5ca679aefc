"""The engines that find quotations, and what may be done with each."""

from collections.abc import Callable
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from analysis.annotations import LocalEntity, Mention, Quote
from analysis.corpus.articles import Part
from analysis.quotes import rules
from analysis.quotes.learned import engine as learned

NAMES = (rules.ENGINE, learned.ENGINE)
OWN_PIPELINE = "pressespiegel"
Find = Callable[[Doc, tuple[Part, ...], tuple[Mention, ...], tuple[LocalEntity, ...]], tuple[Quote, ...]]


class EngineMismatch(ValueError):
    """The engine cannot read what the pipeline writes."""


class Engine(NamedTuple):
    """One way of finding quotations.

    Attributes:
        name: of the engine.
        version: of its rules or weights.
        licence: under which it may be used.
        data: the sets that it learnt from, each with its licence.
        find: from an analysed article, its parts, mentions and entities to its quotations.
    """

    name: str
    version: str
    licence: str
    data: tuple[str, ...]
    find: Find


def default_engine(nlp: Language) -> str:
    """Name the engine that is best for a pipeline.

    Args:
        nlp: a German pipeline.

    Returns:
        "learned" for the package's own pipeline, "rules" for any other.
    """
    return learned.ENGINE if _fits(nlp) else rules.ENGINE


def load_engine(name: str, nlp: Language) -> Engine:
    """Give an engine.

    Args:
        name: one of `NAMES`.
        nlp: the pipeline whose analysis it is to read.

    Returns:
        The engine.

    Raises:
        KeyError: there is no such engine.
        EngineMismatch: the learned engine is asked to read another pipeline than the one that it was
            trained with.
    """
    if name == rules.ENGINE:
        return Engine(rules.ENGINE, rules.VERSION, rules.LICENSE, (), rules.find_quotes)
    if name != learned.ENGINE:
        raise KeyError(f"there is no quotes engine {name!r}; choose {' or '.join(NAMES)}")
    about = learned.load_learned().about
    if not _fits(nlp):
        raise EngineMismatch(
            f"the learned quotes engine reads the pipeline {OWN_PIPELINE!r} {about['pipeline']} only, not "
            f"{nlp.meta['name']!r} {nlp.meta['version']}; leave --pipeline out, or take --quotes rules"
        )
    return Engine(name, about["version"], about["licence"], tuple(about["data"]), learned.find_quotes)


def _fits(nlp: Language) -> bool:
    if nlp.meta["name"] != OWN_PIPELINE:
        return False
    return nlp.meta["version"] == learned.load_learned().about["pipeline"]
