"""Who is who across a corpus: the entities of all articles brought together.

Every step looks names up under their keys, so that cost grows with the number of articles and not with
its square; every decision rests on counts over the whole corpus, so that their order does not matter.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from analysis.annotations import LocalEntity
from analysis.mentions.correcting import correct
from analysis.mentions.corrections import Correction
from analysis.mentions.entities import Linked, Local, name_groups
from analysis.mentions.keys import fold, known_entity, same_person, thing_key
from analysis.mentions.partition import Partition

_Key = tuple[str, str]
"""Person or thing, and a name's key."""


def link(
    articles: Iterable[tuple[str, str | None, tuple[LocalEntity, ...]]],
    corrections: Sequence[Correction] = (),
    outlets: Mapping[str, str | None] = MappingProxyType({}),
) -> Linked:
    """Bring the entities of all articles together.

    Args:
        articles: of each its `article_id`, its ISO date at its precision (or None), and its entities.
        corrections: what the user says of the entities that come of it.
        outlets: article_id → the article's outlet, for corrections that name one.

    Returns:
        The corpus's entities. Full names of persons join if they are the same; a bare surname joins the
        one person of the corpus who has it and stays apart if several do; a short form joins the one
        entity that is known under it.
    """
    locals_ = [
        Local((article_id, number), date, entity)
        for article_id, date, entities in articles
        for number, entity in enumerate(entities)
    ]
    by_key: dict[_Key, list[Local]] = defaultdict(list)
    for local in sorted(locals_):
        by_key[_key(local.entity)].append(local)
    partition = Partition(sorted(by_key))
    _join_mislabelled(partition, by_key)
    _join_persons(partition)
    _join_known_forms(partition, by_key)
    groups = [[local for key in group for local in by_key[key]] for group in partition.groups()]
    return name_groups(*correct(groups, corrections, outlets))


def _key(entity: LocalEntity) -> _Key:
    if entity.label == "PER":
        return "person", fold(entity.name)
    known = known_entity(entity.name)
    return "thing", thing_key(known.name if known else entity.name)


def _join_mislabelled(partition: Partition[_Key], by_key: dict[_Key, list[Local]]) -> None:
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


def _join_known_forms(partition: Partition[_Key], by_key: dict[_Key, list[Local]]) -> None:
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
