"""The entities of a corpus while they are corrected, to be found by name, identifier or alias."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from analysis.annotations import Label
from analysis.mentions.entities import Entity, Group, describe, name_groups, slug_of
from analysis.mentions.keys import fold
from analysis.mentions.local import Local

_SHOWN = 5
"""So many identifiers are listed in a message."""


class NotFound(Exception):
    """No entity, or more than one, is called so; the message says in one line what to do."""


class Register:
    """Groups under numbers; a number that is given once stays the same."""

    def __init__(self, groups: Iterable[Sequence[Local]]) -> None:
        self.groups = {number: Group(tuple(group)) for number, group in enumerate(groups)}
        linked = name_groups(self.groups.values())
        known = {entity.entity_id: entity for entity in linked.entities}
        self.entities: dict[int, Entity] = {
            number: known[linked.ids[group.members[0].place]] for number, group in self.groups.items()
        }
        self._next = len(self.groups)
        self._ids = {entity.entity_id: number for number, entity in self.entities.items()}
        self._names: dict[str, set[int]] = defaultdict(set)
        self._aliases: dict[str, set[int]] = defaultdict(set)
        for number in self.groups:
            self._enter(number)

    def add(self, group: Group) -> int:
        """Enter a new group and give its number."""
        number, self._next = self._next, self._next + 1
        self._put(number, group)
        return number

    def change(self, number: int, group: Group) -> None:
        """Put another group in the place of one.

        Args:
            number: of the one; it keeps the identifier under which it can be found.
            group: the other.
        """
        self._forget(number)
        self._put(number, group)

    def remove(self, number: int, heir: int) -> None:
        """Take a group out.

        Args:
            number: of the group.
            heir: number of the one that is found under its identifiers from now on.
        """
        self._forget(number)
        del self.groups[number], self.entities[number]
        for entity_id in [known for known, at in self._ids.items() if at == number]:
            self._ids[entity_id] = heir

    def find(self, called: str) -> list[int]:
        """Find the groups that a user can mean.

        Args:
            called: a canonical name, else an identifier (as the corpus has it without corrections, or as
                they have made it), else an alias.

        Returns:
            Their numbers. Spelling is levelled; where several fit, those that are spelled exactly so.
        """
        if by_name := self.named(called):
            return by_name
        if called in self._ids:
            return [self._ids[called]]
        return _nearest(self._aliases, called, lambda number: called in self.entities[number].aliases)

    def named(self, name: str) -> list[int]:
        """Find the groups that have a canonical name."""
        return _nearest(self._names, name, lambda number: self.entities[number].name == name)

    def one(self, called: str, label: Label | None = None) -> int:
        """Find the one group that a user means.

        Args:
            called: as `find` takes it.
            label: the group's; None for any.

        Returns:
            Its number.

        Raises:
            NotFound: there is none, or there are several.
        """
        found = [n for n in self.find(called) if label is None or self.entities[n].label == label]
        if not found:
            kind = "entity" if label is None else label
            raise NotFound(
                f"the corpus holds no {kind} called {called!r}; write a name that the table entities has, or "
                "remove it"
            )
        return self.only(called, found)

    def only(self, called: str, numbers: Sequence[int]) -> int:
        """Give the one number of a list.

        Args:
            called: what the user calls the group.
            numbers: of the groups that fit; at least one.

        Returns:
            The number.

        Raises:
            NotFound: there are several.
        """
        if len(numbers) > 1:
            raise NotFound(
                f"several entities fit {called!r} ({self.list_ids(numbers)}); write one of these identifiers"
            )
        return numbers[0]

    def list_ids(self, numbers: Sequence[int]) -> str:
        """List the identifiers of some groups for a message."""
        ids = sorted(self.entities[number].entity_id for number in numbers)
        return ", ".join([*ids[:_SHOWN], "…"] if len(ids) > _SHOWN else ids)

    def _put(self, number: int, group: Group) -> None:
        described = describe(group)
        slug = slug_of(described)
        former = self.entities.get(number)
        self.groups[number] = group
        self.entities[number] = described._replace(entity_id=former.entity_id if former else slug)
        self._ids.setdefault(slug, number)
        self._enter(number)

    def _enter(self, number: int) -> None:
        entity = self.entities[number]
        self._names[_key(entity.name)].add(number)
        for alias in entity.aliases:
            self._aliases[_key(alias)].add(number)

    def _forget(self, number: int) -> None:
        entity = self.entities[number]
        self._names[_key(entity.name)].discard(number)
        for alias in entity.aliases:
            self._aliases[_key(alias)].discard(number)


def _key(name: str) -> str:
    """Level the spelling of a name; one without letters stays as it is."""
    return fold(name) or name


def _nearest(index: dict[str, set[int]], name: str, exact: Callable[[int], bool]) -> list[int]:
    found = sorted(index.get(_key(name), ()))
    return [number for number in found if exact(number)] or found
