"""Mentions of one article: names, roles and pronouns, and whose they are."""

from collections import Counter, defaultdict

from spacy.tokens import Doc

from analysis.annotations import LocalEntity, LocalOffice, Mention
from analysis.corpus.articles import Part, part_around
from analysis.mentions.ages import age_roles
from analysis.mentions.genders import entity_genders
from analysis.mentions.keys import known_entity
from analysis.mentions.labels import fullest, majority
from analysis.mentions.merging import merge
from analysis.mentions.name_search import find_names
from analysis.mentions.names import Name
from analysis.mentions.nouns import nominative
from analysis.mentions.offices import Explained, Named, explained_offices, named_tokens, owned_by_role
from analysis.mentions.organisations import organisation_kinds, organisation_roles
from analysis.mentions.pronouns import resolve_pronouns
from analysis.mentions.referents import Place
from analysis.mentions.roles import Role, apposition_roles, person_roles
from analysis.mentions.unnamed import unnamed_organisations, unnamed_persons, with_unnamed

_RUNNING = {"title", "kicker", "body"}
"""Parts of an article in which pronouns are resolved."""


def find_mentions(doc: Doc, parts: tuple[Part, ...]) -> tuple[tuple[Mention, ...], tuple[LocalEntity, ...]]:
    """Find who and what an article mentions.

    Args:
        doc: the article, analysed by a pipeline with entities.
        parts: its parts; text outside of them is left out.

    Returns:
        The mentions, sorted by start, end and kind, and the article's entities, to which
        `Mention.entity` points: in the order in which they are first named, then those without a name.
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
    entities, roles, offices = _roles(doc, entities, named)
    roles = _inside(parts, roles)
    mentions = [Mention(n.start, n.end, "name", owner[i]) for i, n in enumerate(names)]
    mentions += [Mention(role.start, role.end, "role", role.entity) for role in roles]
    running = tuple(part for part in parts if part.name in _RUNNING)
    mentions += _pronouns(doc, running, named, roles, entities, offices)
    mentions.sort(key=lambda m: (m.start, m.end, m.kind))
    return tuple(mentions), tuple(entities)


def _entity(names: list[Name]) -> LocalEntity:
    label = _label(names)
    forms = Counter(n.text for n in names)
    return LocalEntity(fullest(forms, label), label, tuple(sorted(forms)))


def _label(names: list[Name]) -> str:
    """Decide an entity's label: what is known of it, else the vote of its places."""
    known = [entity for n in names if (entity := known_entity(n.text))]
    return known[0].label if known else majority(n.label for n in names)


def _with_offices(doc: Doc, entities: list[LocalEntity], offices: list[Explained]) -> list[LocalEntity]:
    given = defaultdict(set)
    for o in offices:
        head = nominative(doc[o.head].text)
        owners, told = tuple(sorted(o.owners)), tuple(sorted(o.nations))
        given[o.entity].add(LocalOffice(o.text, head, owners, told, o.current))
    return [e._replace(offices=tuple(sorted(given[i]))) for i, e in enumerate(entities)]


def _roles(
    doc: Doc, entities: list[LocalEntity], named: list[Named]
) -> tuple[list[LocalEntity], list[Role], list[Explained]]:
    """All role phrases, the surest first, the entities with those that have no name here, and the offices."""
    offices = explained_offices(doc, named)
    aliases = {i: e.aliases for i, e in enumerate(entities) if e.label == "ORG"}
    kinds = organisation_kinds(doc, named, aliases, offices)
    organisations = organisation_roles(doc, named, aliases, kinds)
    places = [(doc.char_span(r.start, r.end, alignment_mode="expand"), r.entity) for r in organisations.roles]
    offices = owned_by_role(offices, [(span.start, entity) for span, entity in places if span is not None])
    beside = apposition_roles(offices)
    persons = person_roles(doc, named, offices, beside, kinds)
    aged = age_roles(doc, named, entity_genders(doc, named, entities, offices))
    unnamed = unnamed_persons(doc, persons.unnamed, named)
    unnamed += unnamed_organisations(doc, organisations.unnamed, named)
    entities = [e._replace(kinds=tuple(sorted(kinds.get(i, ())))) for i, e in enumerate(entities)]
    entities, others = with_unnamed(_with_offices(doc, entities, offices), unnamed)
    return entities, [*beside, *persons.roles, *aged, *organisations.roles, *others], offices


def _inside(parts: tuple[Part, ...], roles: list[Role]) -> list[Role]:
    """Those inside the parts; of several that begin alike the first."""
    kept: list[Role] = []
    for role in roles:
        inside = part_around(parts, role.start, role.end) is not None
        if inside and not any(k.start == role.start or (k.start, k.end) == role[:2] for k in kept):
            kept.append(role)
    return kept


def _pronouns(
    doc: Doc,
    running: tuple[Part, ...],
    named: list[Named],
    roles: list[Role],
    entities: list[LocalEntity],
    offices: list[Explained],
) -> list[Mention]:
    """The pronouns of running text, as names and roles there explain them."""
    places = [Place(*n) for n in named]
    spans = [(doc.char_span(role.start, role.end, alignment_mode="expand"), role.entity) for role in roles]
    places += [Place(span.start, span.end, e, entities[e].label) for span, e in spans if span is not None]
    places += [Place(o.head, o.head + 1, o.entity, entities[o.entity].label) for o in offices]
    places = [p for p in places if _lies_in(running, doc[p.first].idx)]
    found = resolve_pronouns(doc, places, entity_genders(doc, named, entities, offices))
    return [Mention(p.start, p.end, "pronoun", p.entity) for p in found if _lies_in(running, p.start)]


def _lies_in(parts: tuple[Part, ...], offset: int) -> bool:
    return part_around(parts, offset, offset + 1) is not None
