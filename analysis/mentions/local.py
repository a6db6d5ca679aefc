"""An article's entity as linking sees it: with its date, and with what else tells who it is."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from analysis.annotations import LocalEntity, LocalOffice
from analysis.mentions.genders import gender_of_first_name
from analysis.mentions.keys import fold, known_entity, thing_key
from analysis.mentions.lexicon import nation_places, spheres
from analysis.mentions.nouns import office_in

Place = tuple[str, int]
"""An article and the number of one of its entities."""
Key = tuple[str, str]
"""Person or thing, and a name's key."""


class Local(NamedTuple):
    """An entity of one article.

    Attributes:
        place: where it stands.
        date: of the article, ISO at its precision; None if it has none.
        entity: as the article shows it.
        owners: keys of the organisations and places whose offices it holds.
        spheres: of public life that its offices belong to ("politics").
        genders: that its offices and first name tell.
        company: keys of the persons and organisations that the article names, its own among them; what
            all of an article have in common is in memory once.
    """

    place: Place
    date: str | None
    entity: LocalEntity
    owners: frozenset[str] = frozenset()
    spheres: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()
    company: frozenset[Key] = frozenset()

    @property
    def beside(self) -> frozenset[Key]:
        """Give the keys of the persons and organisations that the article names too."""
        return self.company - {key_of(self.entity)}


def key_of(entity: LocalEntity) -> Key:
    """Give the key under which an entity's name is looked up."""
    return _key("person" if entity.label == "PER" else "thing", entity.name)


@cache
def _key(kind: str, name: str) -> Key:
    if kind == "person":
        return kind, fold(name)
    known = known_entity(name)
    return kind, thing_key(known.name if known else name)


def owner_keys(office: LocalOffice, entities: Sequence[LocalEntity]) -> frozenset[str]:
    """Say whose an office is.

    Args:
        office: of the article.
        entities: of the article.

    Returns:
        Keys of the organisations and places that the phrase names or an adjective of nation tells; that
        of the federation for an office whose name says so ("Bundeskanzlerin") and whose state none does.
    """
    named = (entities[i] for i in office.owners if i < len(entities))
    keys = {key_of(e)[1] for e in named if e.label in {"ORG", "LOC"}}
    keys |= {thing_key(place) for n in office.nations if (place := nation_places().get(n))}
    noun = office_in(office.head)
    if not keys and noun is not None and (noun.front + noun.noun).startswith("bundes"):
        return frozenset({"deutschland"})
    return frozenset(keys)


def sphere_of(head: str) -> str | None:
    """Give the sphere of public life of an office; None if it can lie in several ("Chef").

    Args:
        head: the noun ("Bundesinnenminister").
    """
    noun = office_in(head)
    if noun is None:
        return None
    return spheres().get(noun.front + noun.noun, spheres().get(noun.noun))


def locals_of(article_id: str, date: str | None, entities: Sequence[LocalEntity]) -> list[Local]:
    """Describe the entities of an article for linking.

    Args:
        article_id: of the article.
        date: of the article.
        entities: named and unnamed.

    Returns:
        One for each, in their order.
    """
    named = frozenset(key_of(e) for e in entities if e.name and e.label in {"PER", "ORG"})
    return [_described((article_id, i), date, e, entities, named) for i, e in enumerate(entities)]


def _described(
    place: Place,
    date: str | None,
    entity: LocalEntity,
    entities: Sequence[LocalEntity],
    named: frozenset[Key],
) -> Local:
    if not entity.offices and entity.label != "PER":
        return Local(place, date, entity)
    current = [office for office in entity.offices if office.current]
    owners = frozenset().union(*(owner_keys(office, entities) for office in current))
    told = frozenset(filter(None, (sphere_of(office.head) for office in entity.offices)))
    company = named if entity.name else frozenset()
    return Local(place, date, entity, _shared(owners), _shared(told), _shared(_genders(entity)), company)


@cache
def _shared(keys: frozenset[str]) -> frozenset[str]:
    """Give the same object for the same few keys, since the entities of all articles are in memory."""
    return keys


def _genders(entity: LocalEntity) -> frozenset[str]:
    nouns = (office_in(office.head) for office in entity.offices)
    told = {noun.gender for noun in nouns if noun is not None and noun.gender}
    first = _first_name(tuple(entity.aliases))
    return frozenset(told) or frozenset(filter(None, [gender_of_first_name(first)]))


@cache
def _first_name(aliases: tuple[str, ...]) -> str:
    return next((alias.split()[0] for alias in aliases if " " in alias), "")


def names_only(locals_: Iterable[Local]) -> list[Local]:
    """Those that their article names, sorted by place."""
    return sorted(local for local in locals_ if local.entity.name)
