"""What becomes of an article's names if they are given: merging apart from finding."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from analysis.corpus.articles import Part
from analysis.corpus.layout import running_text
from analysis.evaluation.entity_gold import Annotated, Reference
from analysis.mentions.extract import find_names, mentions_from_names
from analysis.mentions.names import Name, name


class Given(NamedTuple):
    """The same articles, their coded names given to what merges and resolves.

    Attributes:
        spans: the places were given, with the label that the pipeline sees there.
        labelled: the places were given with the coded label.
    """

    spans: tuple[Annotated, ...]
    labelled: tuple[Annotated, ...]


def on_given_names(nlp: Language, articles: Iterable[Annotated]) -> Given:
    """Merge the coded names of each article, and resolve roles and pronouns to them.

    Args:
        nlp: the pipeline.
        articles: coded. Of coded names that overlap the longest is given.

    Returns:
        What was made of the names, article by article: nothing is linked over the corpus.
    """
    spans, labelled = [], []
    for article in articles:
        doc, parts = nlp(article.text), running_text(article.text).parts
        coded = _without_overlap([m for m in article.coded if m.kind == "name"])
        own = _own_labels(coded, find_names(doc, parts))
        spans.append(_resolved(article, doc, parts, coded, own))
        labelled.append(_resolved(article, doc, parts, coded, [m.label for m in coded]))
    return Given(tuple(spans), tuple(labelled))


def _resolved(
    article: Annotated, doc: Doc, parts: tuple[Part, ...], coded: Sequence[Reference], labels: Sequence[str]
) -> Annotated:
    """Run all that follows from names, and keep what is found as the article's."""
    names = [name(doc.text, m.start, m.end, label) for m, label in zip(coded, labels, strict=True)]
    mentions, entities = mentions_from_names(doc, parts, names)
    found = (
        Reference(*m[:3], entities[m.entity].label, str(m.entity), entities[m.entity].name) for m in mentions
    )
    return article._replace(found=tuple(found))


def _own_labels(coded: Sequence[Reference], found: Sequence[Name]) -> list[str]:
    """Give each place the label of the found name that covers most of it; "" where none was found."""

    def shared(place: Reference, other: Name) -> int:
        return min(place.end, other.end) - max(place.start, other.start)

    labels = []
    for place in coded:
        best = max(found, key=lambda other: (shared(place, other), -other.start), default=None)
        labels.append(best.label if best and shared(place, best) > 0 else "")
    return labels


def _without_overlap(names: Iterable[Reference]) -> list[Reference]:
    kept: list[Reference] = []
    for place in sorted(names, key=lambda m: (m.start - m.end, m.start)):
        if all(place.end <= other.start or other.end <= place.start for other in kept):
            kept.append(place)
    return sorted(kept)
