"""Where names stand in an article: the recogniser's, and those that the searches beside it find."""

from spacy.tokens import Doc

from analysis.corpus.articles import Part
from analysis.mentions.compounds import compound_names, without_rest
from analysis.mentions.evidence import relabelled
from analysis.mentions.names import Name, recognised_names
from analysis.mentions.recall import announced_names, bracketed_names, known_names, repeated_names


def find_names(doc: Doc, parts: tuple[Part, ...]) -> list[Name]:
    """Find the places where names stand, each once, without overlap, in text order."""
    found = relabelled(doc, without_rest(recognised_names(doc, parts)))
    for search in (bracketed_names, announced_names, known_names, repeated_names, compound_names):
        found = _without_overlap(found + search(doc, parts, found))
    return found


def _without_overlap(names: list[Name]) -> list[Name]:
    """Keep the longest of names that overlap; of equal ones the first."""
    kept: list[Name] = []
    covered: set[int] = set()
    for n in sorted(names, key=lambda n: (n.start - n.end, n.start)):
        if not covered.intersection(range(n.start, n.end)):
            covered.update(range(n.start, n.end))
            kept.append(n)
    return sorted(kept)
