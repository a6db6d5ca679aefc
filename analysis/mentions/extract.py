"""Mentions of one article: names, the roles that the article explains, and whose they are."""

from collections import Counter, defaultdict

from spacy.tokens import Doc

from analysis.annotations import LocalEntity, LocalOffice, Mention
from analysis.corpus.articles import Part
from analysis.mentions.compounds import compound_names, without_rest
from analysis.mentions.evidence import relabelled
from analysis.mentions.genders import entity_genders
from analysis.mentions.keys import known_entity
from analysis.mentions.labels import fullest, majority
from analysis.mentions.merging import merge
from analysis.mentions.names import Name, recognised_names
from analysis.mentions.nouns import nominative
from analysis.mentions.offices import Explained, Named, explained_offices, named_tokens
from analysis.mentions.organisations import organisation_roles
from analysis.mentions.pronouns import resolve_pronouns
from analysis.mentions.recall import announced_names, bracketed_names, known_names, repeated_names
from analysis.mentions.referents import Place
from analysis.mentions.roles import Role, apposition_roles, person_roles

_RUNNING = {"title", "kicker", "body"}
"""Parts of an article in which pronouns are resolved."""


def find_mentions(doc: Doc, parts: tuple[Part, ...]) -> tuple[tuple[Mention, ...], tuple[LocalEntity, ...]]:
    """Find who and what an article mentions.

    Args:
        doc: the article, analysed by a pipeline with entities.
        parts: its parts; text outside of them is left out.

    Returns:
        The mentions, sorted by start, end and kind, and the article's entities, to which
        `Mention.entity` points, in the order in which they are first named.
    """
    return mentions_from_names(doc, parts, find_names(doc, parts))


def mentions_from_names(
    doc: Doc, parts: tuple[Part, ...], names: list[Name]
) -> tuple[tuple[Mention, ...], tuple[LocalEntity, ...]]:
    """Find whose the names of an article are, and the other phrases that stand for the same.

    Args:
        doc: the article, analysed by a pipeline.
        parts: its parts.
        names: where names stand, in text order, without overlap.

    Returns:
        As `find_mentions`.
    """
    groups = merge(names, doc.text)
    entities = [_entity([names[i] for i in group]) for group in groups]
    owner = {i: number for number, group in enumerate(groups) for i in group}
    places = [(n.start, n.end, owner[i], entities[owner[i]].label) for i, n in enumerate(names)]
    named = named_tokens(doc, places)
    offices = explained_offices(doc, named)
    roles = _roles(doc, parts, named, entities, offices)
    entities = _with_offices(doc, entities, offices)
    mentions = [Mention(n.start, n.end, "name", owner[i]) for i, n in enumerate(names)]
    mentions += [Mention(role.start, role.end, "role", role.entity) for role in roles]
    mentions += _pronouns(doc, parts, named, roles, entities, offices)
    mentions.sort(key=lambda m: (m.start, m.end, m.kind))
    return tuple(mentions), tuple(entities)


def _pronouns(
    doc: Doc,
    parts: tuple[Part, ...],
    named: list[Named],
    roles: list[Role],
    entities: list[LocalEntity],
    offices: list[Explained],
) -> list[Mention]:
    """The pronouns of running text, as names and roles there explain them."""
    running = [(part.start, part.end) for part in parts if part.name in _RUNNING]
    places = [Place(*n) for n in named]
    spans = [(doc.char_span(role.start, role.end, alignment_mode="expand"), role.entity) for role in roles]
    places += [Place(span.start, span.end, e, entities[e].label) for span, e in spans if span is not None]
    places += [Place(o.head, o.head + 1, o.entity, entities[o.entity].label) for o in offices]
    inside = [p for p in places if any(start <= doc[p.first].idx < end for start, end in running)]
    found = resolve_pronouns(doc, inside, entity_genders(doc, named, entities, offices))
    return [
        Mention(p.start, p.end, "pronoun", p.entity)
        for p in found
        if any(start <= p.start < end for start, end in running)
    ]


def _roles(
    doc: Doc,
    parts: tuple[Part, ...],
    named: list[Named],
    entities: list[LocalEntity],
    offices: list[Explained],
) -> list[Role]:
    """All role phrases inside the parts, the surest first where they overlap."""
    aliases = {i: e.aliases for i, e in enumerate(entities) if e.label == "ORG"}
    roles = apposition_roles(offices)
    roles += person_roles(doc, named, offices, roles)
    roles += organisation_roles(doc, named, aliases, offices)
    kept: list[Role] = []
    for role in roles:
        inside = any(part.start <= role.start and role.end <= part.end for part in parts)
        if inside and not any(k.start == role.start or (k.start, k.end) == role[:2] for k in kept):
            kept.append(role)
    return kept


def _with_offices(doc: Doc, entities: list[LocalEntity], offices: list[Explained]) -> list[LocalEntity]:
    given = defaultdict(set)
    for o in offices:
        head = nominative(doc[o.head].text)
        owners, told = tuple(sorted(o.owners)), tuple(sorted(o.nations))
        given[o.entity].add(LocalOffice(o.text, head, owners, told, o.current))
    return [e._replace(offices=tuple(sorted(given[i]))) for i, e in enumerate(entities)]


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


def _entity(names: list[Name]) -> LocalEntity:
    label = _label(names)
    forms = Counter(n.text for n in names)
    return LocalEntity(fullest(forms, label), label, tuple(sorted(forms)), ())


def _label(names: list[Name]) -> str:
    """Decide an entity's label: what is known of it, else the vote of its places."""
    known = [entity for n in names if (entity := known_entity(n.text))]
    return known[0].label if known else majority(n.label for n in names)
