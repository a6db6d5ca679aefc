"""Which things belong together, put together step by step."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Partition(Generic[T]):
    """Disjoint groups of things (union by first member, paths halved).

    References:
        Tarjan (1975), Efficiency of a good but not linear set union algorithm. Journal of the ACM 22.
    """

    def __init__(self, members: Iterable[T]) -> None:
        self._leader = {member: member for member in members}

    def leader(self, member: T) -> T:
        """Give the member that stands for the group of a member."""
        while self._leader[member] != member:
            self._leader[member] = self._leader[self._leader[member]]
            member = self._leader[member]
        return member

    def join(self, one: T, other: T) -> None:
        """Put the groups of two members together."""
        self._leader[self.leader(other)] = self.leader(one)

    def groups(self) -> list[list[T]]:
        """List the groups, members in the order in which they were given."""
        groups: dict[T, list[T]] = {}
        for member in self._leader:
            groups.setdefault(self.leader(member), []).append(member)
        return list(groups.values())
