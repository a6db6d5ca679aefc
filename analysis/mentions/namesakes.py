"""Two people of one name: kept apart by office, organisation and company; whose a bare surname is.

Everything is looked up by features and joined by union, so that cost grows with the number of articles.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from analysis.mentions.dates_seen import years_apart
from analysis.mentions.local import Key, Local
from analysis.mentions.partition import Partition

_RARE = 0.02
"""Who is named beside in a greater part of all articles says nothing."""
_FAR = 10.0
"""Years from which a surname alone is no evidence any more."""


def apart(locals_: Sequence[Local], common: frozenset[Key]) -> list[list[Local]]:
    """Tell the namesakes among those who have one full name.

    Args:
        locals_: of one full name, sorted by place.
        common: who is named beside too often to say anything.

    Returns:
        One group for each person, the largest first. Two groups are two people if their offices lie in
        different spheres of public life ("Torhüter", "Minister") and nothing ties them: no organisation, no
        rare company. Those of whom nothing is told belong to whom they share company with, else to the
        largest.
    """
    partition = Partition(range(len(locals_)))
    first: dict[object, int] = {}
    for i, local in enumerate(locals_):
        ties = {("owner", o) for o in local.owners} | {("sphere", s) for s in local.spheres}
        for tie in sorted(ties | {("beside", *key) for key in local.beside - common}):
            partition.join(first.setdefault(tie, i), i)
    groups = [[locals_[i] for i in group] for group in partition.groups()]
    groups.sort(key=lambda group: (not _spheres(group), -len(group), group[0].place))
    people: list[list[Local]] = []
    for group in groups:
        if not people or _spheres(group):
            people.append(list(group))
        else:
            people[0].extend(group)
    return [sorted(group) for group in people]


def _spheres(group: Sequence[Local]) -> frozenset[str]:
    return frozenset().union(*(local.spheres for local in group))


def common_company(locals_: Sequence[Local]) -> frozenset[Key]:
    """Name those who appear in so many articles that to be named beside them says nothing.

    Args:
        locals_: all of a corpus.

    Returns:
        Their keys: more than one article in fifty, and more than three.
    """
    articles: dict[Key, set[str]] = defaultdict(set)
    for local in locals_:
        for key in local.beside:
            articles[key].add(local.place[0])
    n = len({local.place[0] for local in locals_})
    return frozenset(key for key, seen in articles.items() if len(seen) > max(3, _RARE * n))


class Person:
    """What a corpus tells of one person, to compare with somebody who has the surname only."""

    def __init__(self, group: Sequence[Local]) -> None:
        self.spheres = _spheres(group)
        self.owners = frozenset().union(*(local.owners for local in group))
        self.beside = frozenset().union(*(local.beside for local in group))
        self.dates = sorted(local.date for local in group if local.date)
        genders = Counter(gender for local in group for gender in local.genders)
        self.genders = frozenset(genders)

    def allows(self, local: Local) -> bool:
        """Whether nothing that an article tells of a surname contradicts this person."""
        if self.spheres and local.spheres and not self.spheres & local.spheres:
            return False
        if self.genders and local.genders and not self.genders & local.genders:
            return False
        years = years_apart(local.date, self.dates)
        return years is None or years <= _FAR

    def ties(self, local: Local, common: frozenset[Key]) -> int:
        """Count what ties a surname to this person: organisations twice, rare company once."""
        beside = (self.beside & local.beside) - common
        return 2 * len(self.owners & local.owners) + len(beside)


def choose(local: Local, people: Sequence[Person], common: frozenset[Key]) -> int | None:
    """Choose whom a bare surname stands for.

    Args:
        local: of one article that names nobody with this surname in full.
        people: all of the corpus who have it.
        common: who is named beside too often to say anything.

    Returns:
        The position of the only one whom nothing contradicts, else of the one with the most ties; None
        if there is none such.
    """
    able = [i for i, person in enumerate(people) if person.allows(local)]
    if len(able) == 1:
        return able[0]
    ranked = sorted(((people[i].ties(local, common), i) for i in able), key=lambda t: (-t[0], t[1]))
    if ranked and ranked[0][0] and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
        return ranked[0][1]
    return None
