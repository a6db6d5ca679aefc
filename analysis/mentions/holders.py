"""Who held an office when: whom "der VW-Chef" stands for in an article that does not name him.

Offices are learnt from the appositions and titles of the whole corpus, with the dates of the articles. A
phrase is resolved if one person alone was seen in the office around its article's date, or if one alone of
those whom its own article names was; else it stays out of the tables.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.annotations import LocalEntity
from analysis.mentions.dates_seen import day_of
from analysis.mentions.local import Local, Place, owner_keys
from analysis.mentions.nouns import RoleNoun, fits_kind, fits_office, office_in, organisation_in

_REACH = 183
"""Days before the first or behind the last sighting within which an office is still held."""
_GAP = 4 * 366
"""Days between two sightings of one holder, with no other between, that he is taken to have held it."""


class Sighting(NamedTuple):
    """An article gives an office to a person.

    Attributes:
        day: of the article; None if it is not dated.
        person: its `entity_id`.
        noun: the office, taken apart.
    """

    day: int | None
    person: str
    noun: RoleNoun


class Holders:
    """The offices of a corpus with those who were seen in them.

    Args:
        locals_: the named entities of all articles.
        ids: the `entity_id` of each.
        articles: article_id → all its entities.
    """

    def __init__(
        self,
        locals_: Iterable[Local],
        ids: Mapping[Place, str],
        articles: Mapping[str, Sequence[LocalEntity]],
    ) -> None:
        self._by_owner: dict[str, list[Sighting]] = defaultdict(list)
        self._by_person: dict[str, list[tuple[Sighting, frozenset[str]]]] = defaultdict(list)
        self._kinds: dict[str, set[str]] = defaultdict(set)
        for local in locals_:
            entity_id = ids.get(local.place)
            if entity_id is None:
                continue
            self._kinds[entity_id].update(local.entity.kinds)
            for office in local.entity.offices:
                noun = office_in(office.head)
                if noun is None or not office.current:
                    continue
                sighting = Sighting(day_of(local.date) if local.date else None, entity_id, noun)
                owners = owner_keys(office, articles[local.place[0]])
                self._by_person[entity_id].append((sighting, owners))
                for owner in owners:
                    self._by_owner[owner].append(sighting)

    def resolve(self, local: Local, entities: Sequence[LocalEntity], ids: Mapping[Place, str]) -> str | None:
        """Find whom a phrase stands for.

        Args:
            local: somebody without a name.
            entities: of the article.
            ids: the `entity_id` of each entity that has one.

        Returns:
            The `entity_id`; None if the evidence is thin.
        """
        article_id = local.place[0]
        near = [ids[article_id, i] for i in local.entity.nearby if (article_id, i) in ids]
        near = list(dict.fromkeys(near))
        if local.entity.label == "ORG":
            return self._organisation(local.entity, near)
        office = local.entity.offices[0]
        noun = office_in(office.head)
        if noun is None:
            return None
        day = day_of(local.date) if local.date else None
        owners = owner_keys(office, entities)
        here = [person for person in near if self._held(person, noun, owners, day)]
        if len(here) == 1:
            return here[0]
        return self._holder(noun, owners, day) if owners and not here else None

    def _organisation(self, entity: LocalEntity, near: list[str]) -> str | None:
        """The only one of the organisations named before that other articles call so."""
        noun = organisation_in(entity.offices[0].head)
        fitting = [n for n in near if noun is not None and fits_kind(noun, frozenset(self._kinds[n]))]
        return fitting[0] if len(fitting) == 1 and not entity.offices[0].nations else None

    def _held(self, person: str, noun: RoleNoun, owners: frozenset[str], day: int | None) -> bool:
        """Whether a person whom the article names was seen in such an office at its time."""
        for sighting, of in self._by_person[person]:
            agree = fits_office(noun, sighting.noun) and (not owners or bool(owners & of))
            near = day is None or sighting.day is None or abs(day - sighting.day) <= _REACH
            if agree and near:
                return True
        return False

    def _holder(self, noun: RoleNoun, owners: frozenset[str], day: int | None) -> str | None:
        """The only person seen in an office around a day."""
        seen = [
            frozenset(s for s in self._by_owner.get(owner, ()) if fits_office(noun, s.noun))
            for owner in sorted(owners)
        ]
        fitting = frozenset.intersection(*seen) if seen else frozenset()
        people = {s.person for s in fitting}
        if day is None or any(s.day is None for s in fitting):
            return min(people) if len(people) == 1 else None
        return holder_at(day, sorted((s.day, s.person) for s in fitting))


def holder_at(day: int, seen: Sequence[tuple[int, str]]) -> str | None:
    """Say who held an office on a day.

    Args:
        day: as `day_of` counts.
        seen: the days on which people were seen in it, sorted.

    Returns:
        The person seen before and behind the day, with nobody else between; else the only one seen within
        half a year of it; None if there is none, or several, as between two holders.
    """
    days = [d for d, _ in seen]
    before, behind = bisect_right(days, day), bisect_left(days, day)
    same = {person for _, person in seen[behind:before]}
    if same:
        return min(same) if len(same) == 1 else None
    if 0 < before < len(seen) and seen[before - 1][1] == seen[before][1]:
        return seen[before][1] if days[before] - days[before - 1] <= _GAP else None
    near = {person for d, person in seen if abs(d - day) <= _REACH}
    return min(near) if len(near) == 1 else None
