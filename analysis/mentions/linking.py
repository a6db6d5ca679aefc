"""Who is who across a corpus: the entities of all articles brought together.

Every step looks names up under their keys, so that cost grows with the number of articles and not with
its square; every decision rests on counts over the whole corpus, so that their order does not matter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from analysis.annotations import Label, LocalEntity
from analysis.mentions.grouping import grouped
from analysis.mentions.holders import Holders
from analysis.mentions.keys import fold
from analysis.mentions.labels import fullest, majority
from analysis.mentions.local import Local, Place, locals_of, names_only


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
        name: the fullest form seen, without title or office; of a well-known entity its common name.
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
        ids: the `entity_id` of an article's entity, by `article_id` and number.
    """

    entities: tuple[Entity, ...]
    ids: dict[Place, str]


def link(articles: Iterable[tuple[str, str | None, tuple[LocalEntity, ...]]]) -> Linked:
    """Bring the entities of all articles together.

    Args:
        articles: of each its `article_id`, its ISO date at its precision (or None), and its entities.

    Returns:
        The corpus's entities. Full names of persons join if they are the same and nothing tells namesakes
        apart; a bare surname joins the one person of the corpus whom it fits, and stays apart if several
        do; a short form joins the one entity that is known under it. Somebody whom an article speaks of by
        office alone ("der VW-Chef") joins whoever held it at the article's date, if that is sure, and has
        no entity otherwise.
    """
    entities_of: dict[str, tuple[LocalEntity, ...]] = {}
    every: list[Local] = []
    for article_id, date, entities in articles:
        entities_of[article_id] = entities
        every += locals_of(article_id, date, entities)
    named = names_only(every)
    linked = _linked(grouped(named))
    holders = Holders(named, linked.ids, entities_of)
    resolved = {
        local.place: entity_id
        for local in every
        if not local.entity.name
        and (entity_id := holders.resolve(local, entities_of[local.place[0]], linked.ids))
    }
    return Linked(linked.entities, linked.ids | resolved)


def _linked(groups: list[list[Local]]) -> Linked:
    """Name the groups, sort them and note where each article's entities went."""
    described = sorted(
        ((_describe(group), group) for group in groups), key=lambda d: (d[0][1:], d[1][0].place)
    )
    taken: Counter = Counter()
    entities, ids = [], {}
    for entity, group in described:
        slug = f"{entity.label.lower()}-{'-'.join(fold(entity.name).split())}"
        taken[slug] += 1
        entity_id = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
        entities.append(entity._replace(entity_id=entity_id))
        ids.update(dict.fromkeys((local.place for local in group), entity_id))
    return Linked(tuple(sorted(entities)), ids)


def _describe(group: list[Local]) -> Entity:
    label = majority(local.entity.label for local in group)
    names = Counter(local.entity.name for local in group)
    aliases = sorted({alias for local in group for alias in local.entity.aliases})
    return Entity("", fullest(names, label), label, tuple(aliases), _offices(group))


def _offices(group: list[Local]) -> tuple[Office, ...]:
    dates: dict[str, list[str]] = defaultdict(list)
    for local in group:
        for office in local.entity.offices:
            if office.current:
                dates[office.text] += [local.date] if local.date else []
    return tuple(
        Office(text, min(seen, default=None), max(seen, default=None)) for text, seen in sorted(dates.items())
    )
