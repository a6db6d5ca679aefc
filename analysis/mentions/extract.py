"""Mentions of one article: names, the roles that the article explains, and whose they are."""

from collections import Counter

from spacy.tokens import Doc

from analysis.annotations import LocalEntity, Mention
from analysis.corpus.articles import Part
from analysis.mentions.compounds import compound_names, without_rest
from analysis.mentions.keys import is_acronym, known_entity
from analysis.mentions.merging import majority, merge
from analysis.mentions.names import Name, recognised_names
from analysis.mentions.recall import announced_names, bracketed_names, repeated_names


def find_mentions(doc: Doc, parts: tuple[Part, ...]) -> tuple[tuple[Mention, ...], tuple[LocalEntity, ...]]:
    """Find who and what an article mentions.

    Args:
        doc: the article, analysed by a pipeline with entities.
        parts: its parts; text outside of them is left out.

    Returns:
        The mentions, sorted by start, end and kind, and the article's entities, to which
        `Mention.entity` points, in the order in which they are first named.
    """
    names = find_names(doc, parts)
    groups = merge(names)
    mentions = [
        Mention(names[i].start, names[i].end, "name", number)
        for number, group in enumerate(groups)
        for i in group
    ]
    entities = tuple(_entity([names[i] for i in group]) for group in groups)
    return tuple(sorted(mentions, key=lambda m: (m.start, m.end, m.kind))), entities


def find_names(doc: Doc, parts: tuple[Part, ...]) -> list[Name]:
    """Find the places where names stand, each once, without overlap, in text order."""
    found = without_rest(recognised_names(doc, parts), doc)
    for search in (bracketed_names, announced_names, repeated_names):
        found = _without_overlap(found + search(doc, parts, found))
    return _without_overlap(found + compound_names(doc, parts, found))


def _without_overlap(names: list[Name]) -> list[Name]:
    """Keep the longest of names that overlap; of equal ones the first."""
    kept: list[Name] = []
    covered: set[int] = set()
    for n in sorted(names, key=lambda n: (n.start - n.end, n.start)):
        if not covered.intersection(range(n.start, n.end)):
            covered.update(range(n.start, n.end))
            kept.append(n)
    return sorted(kept)


def _entity(names: list[Name]) -> LocalEntity:
    label = _label(names)
    forms = Counter(n.text for n in names)
    return LocalEntity(_fullest(forms, label), label, tuple(sorted(forms)), ())


def _label(names: list[Name]) -> str:
    """Decide an entity's label: what is known of it, else the vote of its places."""
    known = [entity for n in names if (entity := known_entity(n.text))]
    return known[0].label if known else majority(n.label for n in names)


def _fullest(forms: Counter, label: str) -> str:
    """Choose the fullest form: of a person by words, of a thing no acronym and then by length."""

    def rank(form: str) -> tuple:
        known = known_entity(form)
        return (
            known is None or form != known.name,
            is_acronym(form) if label != "PER" else False,
            -len(form.split()),
            -forms[form],
            -len(form),
            form,
        )

    return min(forms, key=rank)
