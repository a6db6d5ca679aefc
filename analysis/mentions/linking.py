"""Who is who across a corpus: the entities of all articles brought together.

Every step looks names up under their keys, so that cost grows with the number of articles and not with
its square; every decision rests on counts over the whole corpus, so that their order does not matter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from analysis.annotations import Label, LocalEntity
from analysis.mentions.keys import fold, known_entity, same_person, thing_key
from analysis.mentions.labels import fullest, majority
from analysis.mentions.partition import Partition

Place = tuple[str, int]
"""An article and the number of one of its entities."""
_Key = tuple[str, str]
"""Person or thing, and a name's key."""


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


class _Local(NamedTuple):
    """An entity of one article with the article's date."""

    place: Place
    date: str | None
    entity: LocalEntity


def link(articles: Iterable[tuple[str, str | None, tuple[LocalEntity, ...]]]) -> Linked:
    """Bring the entities of all articles together.

    Args:
        articles: of each its `article_id`, its ISO date at its precision (or None), and its entities.

    Returns:
        The corpus's entities. Full names of persons join if they are the same; a bare surname joins the
        one person of the corpus who has it and stays apart if several do; a short form joins the one
        entity that is known under it.
    """
    locals_ = [
        _Local((article_id, number), date, entity)
        for article_id, date, entities in articles
        for number, entity in enumerate(entities)
    ]
    by_key: dict[_Key, list[_Local]] = defaultdict(list)
    for local in sorted(locals_):
        by_key[_key(local.entity)].append(local)
    partition = Partition(sorted(by_key))
    _join_mislabelled(partition, by_key)
    _join_persons(partition)
    _join_known_forms(partition, by_key)
    groups = [[local for key in group for local in by_key[key]] for group in partition.groups()]
    return _linked(groups)


def _key(entity: LocalEntity) -> _Key:
    if entity.label == "PER":
        return "person", fold(entity.name)
    known = known_entity(entity.name)
    return "thing", thing_key(known.name if known else entity.name)


def _join_mislabelled(partition: Partition[_Key], by_key: dict[_Key, list[_Local]]) -> None:
    """Join a "person" of one word to the thing of that name that is met more often."""
    full = {key.split()[-1] for kind, key in by_key if kind == "person" and " " in key}
    for kind, key in list(by_key):
        thing = ("thing", key)
        bare = kind == "person" and " " not in key and key not in full
        if bare and thing in by_key and len(by_key[thing]) > len(by_key[kind, key]):
            partition.join(thing, (kind, key))


def _join_persons(partition: Partition[_Key]) -> None:
    """Join surnames and short forms of full names where one person of the corpus fits."""
    people = [key for members in partition.groups() for kind, key in members[:1] if kind == "person" and key]
    endings: dict[str, list[str]] = defaultdict(list)
    for name in people:
        words = name.split()
        for i in range(1, len(words)):
            endings[" ".join(words[i:])].append(name)
    for name in people:
        words = tuple(name.split())
        fitting = endings[name] if len(words) == 1 else _longer(words, endings[words[-1]])
        if fitting and _one_person(fitting):
            partition.join(("person", max(fitting, key=lambda n: (len(n), n))), ("person", name))


def _longer(words: tuple[str, ...], names: list[str]) -> list[str]:
    """Longer names that the same person can have."""
    longer = [n for n in names if len(n) > len(" ".join(words))]
    return [n for n in longer if same_person(words, tuple(n.split()))]


def _one_person(names: list[str]) -> bool:
    """Whether several full names can all be one person's: each fits the longest."""
    longest = tuple(max(names, key=lambda n: (len(n), n)).split())
    return all(same_person(longest, tuple(n.split())) for n in names)


def _join_known_forms(partition: Partition[_Key], by_key: dict[_Key, list[_Local]]) -> None:
    """Join a thing to the one entity that an article also calls so ("GdP": "Gewerkschaft der Polizei")."""
    called: dict[str, set[_Key]] = defaultdict(set)
    for key in sorted(by_key):
        for local in by_key[key]:
            if key[0] == "thing":
                for alias in local.entity.aliases:
                    called[thing_key(alias)].add(key)
    for form in sorted(called):
        others = {partition.leader(key) for key in called[form] if key[1] != form}
        if ("thing", form) in by_key and len(others) == 1:
            partition.join(min(others), ("thing", form))


def _linked(groups: list[list[_Local]]) -> Linked:
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


def _describe(group: list[_Local]) -> Entity:
    label = majority(local.entity.label for local in group)
    names = Counter(local.entity.name for local in group)
    aliases = sorted({alias for local in group for alias in local.entity.aliases})
    return Entity("", fullest(names, label), label, tuple(aliases), _offices(group))


def _offices(group: list[_Local]) -> tuple[Office, ...]:
    dates: dict[str, list[str]] = defaultdict(list)
    for local in group:
        for office in local.entity.offices:
            if office.current:
                dates[office.text] += [local.date] if local.date else []
    return tuple(
        Office(text, min(seen, default=None), max(seen, default=None)) for text, seen in sorted(dates.items())
    )
