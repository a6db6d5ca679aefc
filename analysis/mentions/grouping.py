"""Which names of all articles are one entity's: keys under which they are looked up, joined step by step."""

from collections import defaultdict
from collections.abc import Sequence

from analysis.mentions.keys import same_person, thing_key
from analysis.mentions.lexicon import first_names
from analysis.mentions.local import Key, Local, key_of
from analysis.mentions.namesakes import Person, apart, choose, common_company
from analysis.mentions.partition import Partition

_ByKey = dict[Key, list[Local]]


def grouped(locals_: Sequence[Local]) -> list[list[Local]]:
    """Bring together the names that are one entity's.

    Args:
        locals_: the named entities of all articles, sorted by place.

    Returns:
        Groups, each sorted by place.
    """
    by_key: _ByKey = defaultdict(list)
    for local in locals_:
        by_key[key_of(local.entity)].append(local)
    partition = Partition(sorted(by_key))
    _join_mislabelled(partition, by_key)
    _join_full_names(partition)
    _join_known_forms(partition, by_key)
    _join_beginnings(partition, by_key)
    common = common_company(locals_)
    people: dict[str, list[list[Local]]] = defaultdict(list)
    groups: list[list[Local]] = []
    bare: list[Local] = []
    for keys in partition.groups():
        members = sorted(local for key in keys for local in by_key[key])
        persons = [name for kind, name in keys if kind == "person"]
        if len(persons) < len(keys):
            groups.append(members)
        elif any(" " in name for name in persons):
            groups += (own := apart(members, common))
            for surname in {name.split()[-1] for name in persons}:
                people[surname] += own
        else:
            bare += members
    return _with_surnames(groups, people, sorted(bare), common)


def _with_surnames(
    groups: list[list[Local]],
    people: dict[str, list[list[Local]]],
    bare: list[Local],
    common: frozenset[Key],
) -> list[list[Local]]:
    """Give bare surnames to those whom they fit; those that fit none or several make groups of their own."""
    known: dict[str, list[Person]] = {}
    own: _ByKey = defaultdict(list)
    for local in bare:
        surname = key_of(local.entity)[1]
        fitting = sorted(people.get(surname, ()), key=lambda group: group[0].place)
        if surname not in known:
            known[surname] = [Person(group) for group in fitting]
        chosen = choose(local, known[surname], common)
        (own["person", surname] if chosen is None else fitting[chosen]).append(local)
    return [sorted(group) for group in [*groups, *own.values()]]


def _join_mislabelled(partition: Partition[Key], by_key: _ByKey) -> None:
    """Join a "person" of one word to the thing that is met more often, a thing to the person of that name."""
    full = {key.split()[-1] for kind, key in by_key if kind == "person" and " " in key}
    for kind, key in list(by_key):
        thing = ("thing", key)
        if kind != "person" or thing not in by_key:
            continue
        more = len(by_key[thing]) > len(by_key[kind, key])
        if " " in key:
            first = by_key[kind, key][0].entity.name.split()[0]
            if not more or first in first_names():
                partition.join((kind, key), thing)
        elif more and key not in full:
            partition.join(thing, (kind, key))


def _join_full_names(partition: Partition[Key]) -> None:
    """Join the short forms of full names where one person of the corpus fits."""
    people = [key for members in partition.groups() for kind, key in members[:1] if kind == "person" and key]
    by_surname: dict[str, list[str]] = defaultdict(list)
    for name in people:
        if " " in name:
            by_surname[name.split()[-1]].append(name)
    for names in by_surname.values():
        for name in names:
            fitting = _longer(tuple(name.split()), names)
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


def _join_known_forms(partition: Partition[Key], by_key: _ByKey) -> None:
    """Join a thing to the one entity that an article also calls so ("GdP": "Gewerkschaft der Polizei")."""
    called: dict[str, set[Key]] = defaultdict(set)
    for key in sorted(by_key):
        for local in by_key[key]:
            if key[0] == "thing":
                for alias in local.entity.aliases:
                    called[thing_key(alias)].add(key)
    for form in sorted(called):
        others = {partition.leader(key) for key in called[form] if key[1] != form}
        if ("thing", form) in by_key and len(others) == 1:
            partition.join(min(others), ("thing", form))


def _join_beginnings(partition: Partition[Key], by_key: _ByKey) -> None:
    """Join a first word to the one longer name of an organisation that the same people lead."""
    led_by: dict[str, set[str]] = defaultdict(set)
    for (kind, name), members in by_key.items():
        if kind == "person":
            for owner in frozenset().union(*(local.owners for local in members)):
                led_by[owner].add(name)
    longer: dict[str, list[str]] = defaultdict(list)
    for owner in sorted(led_by):
        if " " in owner and ("thing", owner) in by_key:
            longer[owner.split()[0]].append(owner)
    for short, names in sorted(longer.items()):
        same = [name for name in names if led_by[name] & led_by[short]]
        if len(same) == 1 and ("thing", short) in by_key:
            partition.join(("thing", same[0]), ("thing", short))
