"""Which names of one article are one entity's: short forms, surnames, spellings."""

import re
from collections import defaultdict
from typing import NamedTuple

from analysis.mentions.keys import (
    fold,
    is_acronym,
    is_short_for,
    known_entity,
    same_person,
    thing_key,
)
from analysis.mentions.labels import majority
from analysis.mentions.lexicon import nouns_before_names
from analysis.mentions.names import Name
from analysis.mentions.partition import Partition

_OPENING = re.compile(r"[“”\"»«’]?\s\([„“\"»«]?")


class Form(NamedTuple):
    """All places of an article where a name is spelled alike.

    Attributes:
        key: the folded spelling.
        text: the spelling met first.
        label: the label that most of its places speak for.
        places: positions in the list of names.
    """

    key: str
    text: str
    label: str
    places: tuple[int, ...]


def merge(names: list[Name], text: str) -> list[list[int]]:
    """Group the names of one article by entity.

    Args:
        names: in text order.
        text: the article's.

    Returns:
        Groups of positions in `names`, each in text order, the groups by their first position. Two persons
        with one surname and different first names stay apart; a bare surname that fits both goes to
        whoever was named last before it.
    """
    forms = _forms(names)
    partition = Partition(forms)
    persons = [f for f in forms if f.label == "PER" and " " in f.key]
    things = [f for f in forms if f.label != "PER"]
    _join_full_names(partition, persons)
    _join_same_keys(partition, things)
    _join_brackets(partition, things, names, text)
    _join_short_forms(partition, things)
    _join_parts(partition, things)
    _join_beginnings(partition, things)
    shared = _join_surnames(partition, forms, persons)
    groups = [[i for form in group for i in form.places] for group in partition.groups()]
    return _hand_out(groups, shared, names)


def _forms(names: list[Name]) -> list[Form]:
    places: dict[str, list[int]] = defaultdict(list)
    for i, n in enumerate(names):
        places[fold(n.text)].append(i)
    return [
        Form(key, names[found[0]].text, majority(names[i].label for i in found), tuple(found))
        for key, found in places.items()
    ]


def _join_full_names(partition: Partition[Form], persons: list[Form]) -> None:
    """Join spellings of one full name; initials and missing middle names only if one name fits."""
    by_surname: dict[str, list[Form]] = defaultdict(list)
    for form in persons:
        by_surname[form.key.split()[-1]].append(form)
    for group in by_surname.values():
        for form in group:
            words = tuple(form.key.split())
            longer = [
                o for o in group if len(o.key) > len(form.key) and same_person(words, tuple(o.key.split()))
            ]
            if longer and all(
                same_person(tuple(a.key.split()), tuple(b.key.split())) for a in longer for b in longer
            ):
                partition.join(longer[0], form)


def _join_same_keys(partition: Partition[Form], things: list[Form]) -> None:
    """Join forms that differ in inflection or legal form, and well-known forms of one thing."""
    first: dict[str, Form] = {}
    for form in things:
        known = known_entity(form.text)
        for key in (thing_key(form.text), *((f"={known.name}",) if known else ())):
            partition.join(first.setdefault(key, form), form)


def _join_brackets(partition: Partition[Form], things: list[Form], names: list[Name], text: str) -> None:
    """Join a name to the one in brackets behind it if either is short for the other."""
    form_at = {i: form for form in things for i in form.places}
    for i in range(len(names) - 1):
        between = text[names[i].end : names[i + 1].start]
        if i not in form_at or i + 1 not in form_at or not _OPENING.fullmatch(between):
            continue
        one, other = sorted((form_at[i], form_at[i + 1]), key=lambda f: len(f.key))
        if is_short_for(one.text, other.text) or is_similar(one.key, other.key):
            partition.join(other, one)


def is_similar(short: str, long: str) -> bool:
    """Whether two names in brackets begin alike, word by word ("ig bau": "industriegewerkschaft bauen")."""
    words = short.split()
    return len(words) > 1 and all(a[0] == b[0] for a, b in zip(words, long.split(), strict=False))


def _join_short_forms(partition: Partition[Form], things: list[Form]) -> None:
    """Join an acronym to the one long form of the article whose initials it has."""
    for short in things:
        if not is_acronym(short.text) or known_entity(short.text):
            continue
        long = [f for f in things if len(f.key.split()) > 1 and _has_initials(short.text, f.text)]
        if len({partition.leader(f) for f in long}) == 1:
            partition.join(long[0], short)


def _has_initials(short: str, long: str) -> bool:
    """Whether the capitals of a short form are initials of a long one's words in order."""
    initials = iter(word[0] for word in fold(long).split())
    capitals = [c.lower() for c in short if c.isupper()]
    return is_short_for(short, long) and all(c in initials for c in capitals)


def _join_parts(partition: Partition[Form], things: list[Form]) -> None:
    """Join the last words of a longer name to it ("Automotive Cloud", "Krim" to "Republik Krim")."""
    endings: dict[str, list[Form]] = defaultdict(list)
    for form in things:
        words = thing_key(form.text).split()
        for i in range(1, len(words)):
            endings[" ".join(words[i:])].append(form)
        for prefix in ("bundes", "landes"):
            if (
                len(words) == 1
                and words[0].startswith(prefix)
                and words[0].endswith(("ium", "amt", "gericht"))
            ):
                endings[words[0].removeprefix(prefix)].append(form)
    for form in things:
        longer = [o for o in endings[thing_key(form.text)] if _is_part(form, o)]
        if longer and len({partition.leader(o) for o in longer}) == 1:
            partition.join(longer[0], form)


def _join_beginnings(partition: Partition[Form], things: list[Form]) -> None:
    """Join an organisation's first word to the one longer name that begins with it ("Conradty AG")."""
    beginnings: dict[str, list[Form]] = defaultdict(list)
    for form in things:
        words = thing_key(form.text).split()
        if form.label == "ORG" and len(words) > 1 and not known_entity(form.text):
            beginnings[words[0]].append(form)
    for form in things:
        longer = beginnings[thing_key(form.text)]
        able = form.label == "ORG" and known_entity(form.text) is None
        if able and len({partition.leader(o) for o in longer}) == 1:
            partition.join(longer[0], form)


def _is_part(short: Form, long: Form) -> bool:
    """Whether a short form that ends a longer name means the same thing."""
    if known_entity(short.text) and not known_entity(long.text):
        front = thing_key(long.text).split()[0]
        return short.label == "LOC" == long.label and _is_place_noun(front)
    if short.label == "LOC" or long.label == "LOC":
        return short.label == long.label and _is_place_noun(thing_key(long.text).split()[0])
    return short.label == long.label or " " in short.key or is_acronym(short.text)


def _is_place_noun(word: str) -> bool:
    nouns = {fold(n) for n, label in nouns_before_names().items() if label == "LOC"}
    return word in nouns | {"republik", "freistaat", "koenigreich", "fuerstentum", "halbinsel"}


def _join_surnames(
    partition: Partition[Form], forms: list[Form], persons: list[Form]
) -> dict[int, list[Form]]:
    """Join bare surnames to their full names; return the places of those that fit several people."""
    endings: dict[str, list[Form]] = defaultdict(list)
    for form in persons:
        words = form.key.split()
        for i in range(1, len(words)):
            endings[" ".join(words[i:])].append(form)
    shared: dict[int, list[Form]] = {}
    for form in forms:
        full = [o for o in endings[form.key] if o is not form]
        if not full or (form.label != "PER" and known_entity(form.text)):
            continue
        if len({partition.leader(o) for o in full}) == 1:
            partition.join(full[0], form)
        elif form.label == "PER":
            shared.update(dict.fromkeys(form.places, full))
    return shared


def _hand_out(groups: list[list[int]], shared: dict[int, list[Form]], names: list[Name]) -> list[list[int]]:
    """Give each surname that fits several people to whoever was named last before it."""
    owner = {i: g for g, group in enumerate(groups) for i in group}
    for place, forms in sorted(shared.items()):
        full = {owner[i]: i for form in forms for i in form.places}
        groups_of = set(full)
        before = [
            i for i in range(place) if owner.get(i) in groups_of and names[i].start < names[place].start
        ]
        if before:
            owner[place] = owner[before[-1]]
    out: dict[int, list[int]] = defaultdict(list)
    for i in sorted(owner):
        out[owner[i]].append(i)
    return sorted(out.values(), key=lambda group: group[0])
