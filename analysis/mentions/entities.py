"""The entities of a corpus: groups of articles' entities, each with its name, label and identifier."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.annotations import Label
from analysis.mentions.corrections import Effect
from analysis.mentions.keys import fold
from analysis.mentions.labels import fullest, majority
from analysis.mentions.local import Local, Place


class Group(NamedTuple):
    """Entities of articles that are one entity of the corpus, and what the user says of it.

    Attributes:
        members: the entities of articles; at least one.
        name: its name; None for the fullest form.
        label: its label; None for what most members have.
        excluded: whether it is left out of the corpus.
    """

    members: tuple[Local, ...]
    name: str | None = None
    label: Label | None = None
    excluded: bool = False


class Office(NamedTuple):
    """An office that articles give to a person.

    Attributes:
        text: as an article writes it ("VW-Vorstandschef").
        first: date of the first article that does, at its precision; None if none is dated.
        last: date of the last.
    """

    text: str
    first: str | None
    last: str | None


class Entity(NamedTuple):
    """A person, organisation, place or other named thing of a corpus.

    Attributes:
        entity_id: its label and name, readable ("per-herbert-diess"); stable within a run.
        name: the fullest form seen, without title or office; of a well-known entity its common name; what
            the user calls it, if the user does.
        label: PER, ORG, LOC or MISC.
        aliases: all forms seen, sorted.
        offices: with the dates at which they were seen, sorted by text.
    """

    entity_id: str
    name: str
    label: Label
    aliases: tuple[str, ...]
    offices: tuple[Office, ...]


class Linked(NamedTuple):
    """The entities of a corpus, and where each article's own went.

    Attributes:
        entities: sorted by `entity_id`.
        ids: the `entity_id` of an article's entity, by `article_id` and number; none for an entity that
            the user excludes.
        effects: what the user's corrections did, in the order in which they were applied.
    """

    entities: tuple[Entity, ...]
    ids: dict[Place, str]
    effects: tuple[Effect, ...] = ()


def name_groups(groups: Iterable[Group]) -> Linked:
    """Name groups, sort them and note where each article's entities went.

    Args:
        groups: no article's entity is in two of them.

    Returns:
        The entities, those that are excluded among them.
    """
    described = sorted(
        ((describe(group), group) for group in groups), key=lambda d: (d[0][1:], d[1].members[0].place)
    )
    numbers: Counter = Counter()
    entities, ids = [], {}
    for entity, group in described:
        entity_id = _free_id(slug_of(entity), numbers)
        entities.append(entity._replace(entity_id=entity_id))
        ids.update(dict.fromkeys((local.place for local in group.members), entity_id))
    return Linked(tuple(sorted(entities)), ids)


def without_excluded(groups: Sequence[Group], linked: Linked) -> Linked:
    """Leave out the entities that the user excludes.

    Args:
        groups: of the corpus.
        linked: what `name_groups` made of them; more of the articles' entities may have joined since.

    Returns:
        The others; the identifiers of namesakes do not change, and nobody takes the place of one left out.
    """
    excluded = {linked.ids[group.members[0].place] for group in groups if group.excluded}
    if not excluded:
        return linked
    return linked._replace(
        entities=tuple(entity for entity in linked.entities if entity.entity_id not in excluded),
        ids={place: entity_id for place, entity_id in linked.ids.items() if entity_id not in excluded},
    )


def describe(group: Group) -> Entity:
    """Describe a group.

    Args:
        group: to be described.

    Returns:
        The entity, as yet without identifier.
    """
    label = group.label or majority(local.entity.label for local in group.members)
    names = Counter(local.entity.name for local in group.members)
    aliases = sorted({alias for local in group.members for alias in local.entity.aliases})
    return Entity("", group.name or fullest(names, label), label, tuple(aliases), _offices(group))


def slug_of(entity: Entity) -> str:
    """Give the identifier of an entity that has no namesake ("per-herbert-diess")."""
    return f"{entity.label.lower()}-{'-'.join(fold(entity.name).split())}"


def _free_id(slug: str, numbers: Counter) -> str:
    """Give a slug, with a number if it was given before ("Halle 2" may be a name too)."""
    numbers[slug] += 1
    if numbers[slug] == 1:
        return slug
    entity_id = f"{slug}-{numbers[slug]}"
    return _free_id(slug if numbers[entity_id] else entity_id, numbers)


def _offices(group: Group) -> tuple[Office, ...]:
    dates: dict[str, list[str]] = defaultdict(list)
    for local in group.members:
        for office in local.entity.offices:
            if office.current:
                dates[office.text] += [local.date] if local.date else []
    return tuple(
        Office(text, min(seen, default=None), max(seen, default=None)) for text, seen in sorted(dates.items())
    )
