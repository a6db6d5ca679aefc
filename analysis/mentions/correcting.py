"""Carry out what the user corrects in a corpus's entities, after linking and before they are named."""

from collections.abc import Iterator, Mapping, Sequence

from analysis.mentions.corrections import Correction, Effect, Exclude, Merge, Rename, Split
from analysis.mentions.entities import Group, describe
from analysis.mentions.keys import fold
from analysis.mentions.local import Local
from analysis.mentions.register import NotFound, Register

Outlets = Mapping[str, str | None]
"""article_id → outlet."""

_ORDER = (Merge, Split, Rename, Exclude)


def correct(
    groups: Sequence[Sequence[Local]], corrections: Sequence[Correction], outlets: Outlets
) -> tuple[tuple[Group, ...], tuple[Effect, ...]]:
    """Carry out corrections: first what merges entities, then what splits, renames and excludes them.

    Args:
        groups: the entities as linking found them.
        corrections: those of one kind are carried out in the order of their lines.
        outlets: of the articles.

    Returns:
        The corrected groups, and what each correction did, in the order in which they were carried out. What
        cannot be done is left out, and said in the effect's notices.
    """
    if not corrections:
        return tuple(Group(tuple(group)) for group in groups), ()
    register = Register(groups)
    renamed: dict[int, int] = {}
    effects = []
    for correction in sorted(corrections, key=lambda c: (_ORDER.index(type(c)), c.line)):
        touched, notices = _carry_out(register, correction, outlets, renamed)
        articles = len({local.place[0] for local in touched})
        named = correction.action, correction.entity, correction.line
        effects.append(Effect(*named, len(touched), articles, tuple(notices)))
    return tuple(register.groups.values()), tuple(effects)


def _carry_out(
    register: Register, correction: Correction, outlets: Outlets, renamed: dict[int, int]
) -> tuple[Sequence[Local], list[str]]:
    """Carry one correction out; give the entities of articles that it touched, and what could not be done."""
    notices: list[str] = []
    try:
        if isinstance(correction, Merge):
            return _merge(register, correction, notices), notices
        if isinstance(correction, Split):
            return _split(register, correction, outlets, notices), notices
        if isinstance(correction, Rename):
            return _rename(register, correction, renamed), notices
        return _exclude(register, correction), notices
    except NotFound as error:
        return (), [*notices, str(error)]


def _merge(register: Register, merge: Merge, notices: list[str]) -> Sequence[Local]:
    main = _main(register, merge)
    found = dict.fromkeys(_others(register, merge, notices))
    if not found:
        return ()
    if main is None and len(found) == 1:
        notices.append(
            f"the corpus holds no entity called {merge.entity!r}, and only one of those to be merged: it is "
            "called so now; check how the names are spelled"
        )
    others = [number for number in found if number != main]
    joining = [local for number in others for local in register.groups[number].members]
    name, label = merge.entity, merge.label
    if main is None:
        main, *others = others
    else:
        entity = register.entities[main]
        name = entity.name if merge.entity == entity.entity_id else name
        label = label or entity.label
    members = {*register.groups[main].members, *joining}
    for number in others:
        register.remove(number, heir=main)
    register.change(main, Group(tuple(sorted(members)), name, label))
    return joining


def _main(register: Register, merge: Merge) -> int | None:
    """Find the entity that the others join; None if the corpus has none called so."""
    found = register.find(merge.entity)
    labelled = [number for number in found if register.entities[number].label == merge.label]
    return register.only(merge.entity, labelled or found) if found else None


def _others(register: Register, merge: Merge, notices: list[str]) -> Iterator[int]:
    """Find the entities that join; say which cannot be found."""
    for name in merge.names:
        try:
            yield register.one(name)
        except NotFound as error:
            notices.append(str(error))


def _split(register: Register, split: Split, outlets: Outlets, notices: list[str]) -> Sequence[Local]:
    number = register.one(split.entity, split.label)
    group, entity = register.groups[number], register.entities[number]
    notices += _without_match(split, group, outlets)
    leaving = tuple(local for local in group.members if _holds(split, local, outlets))
    if not leaving:
        raise NotFound(f"nowhere do all conditions hold for {split.entity!r}; correct them or leave some out")
    heir = _heir(register, split, number, leaving)
    staying = tuple(local for local in group.members if not _holds(split, local, outlets))
    if staying:
        register.change(number, Group(staying, entity.name, entity.label))
    else:
        register.remove(number, heir)
    return leaving


def _heir(register: Register, split: Split, number: int, leaving: tuple[Local, ...]) -> int:
    """Give entities of articles to the entity of the corpus that has the new name, or to a new one."""
    label = describe(Group(leaving)).label
    heirs = [n for n in register.named(split.name) if register.entities[n].label == label]
    if number in heirs:
        raise NotFound(f"{split.name!r} is what {split.entity!r} is called itself; write another name")
    if not heirs:
        return register.add(Group(leaving, split.name))
    heir = register.only(split.name, heirs)
    members = sorted({*register.groups[heir].members, *leaving})
    register.change(heir, Group(tuple(members), register.entities[heir].name, label))
    return heir


def _rename(register: Register, rename: Rename, renamed: dict[int, int]) -> Sequence[Local]:
    number = register.one(rename.entity)
    if number in renamed:
        raise NotFound(f"line {renamed[number]} has renamed {rename.entity!r} already; remove one of the two")
    entity, group = register.entities[number], register.groups[number]
    name, label = rename.name or entity.name, rename.label or entity.label
    namesakes = [n for n in register.named(name) if n != number and register.entities[n].label == label]
    if namesakes:
        raise NotFound(
            f"{register.list_ids(namesakes)} has that name and label too; to join them write [[merge]] with "
            f"entity = {name!r} and names = [{entity.entity_id!r}]"
        )
    renamed[number] = rename.line
    register.change(number, group._replace(name=name, label=label))
    return group.members


def _exclude(register: Register, exclude: Exclude) -> Sequence[Local]:
    number = register.one(exclude.entity, exclude.label)
    group = register.groups[number]
    register.change(number, group._replace(excluded=True))
    return group.members


def _holds(split: Split, local: Local, outlets: Outlets) -> bool:
    """Whether all conditions of a split hold for an entity of an article."""
    article_id, _ = local.place
    return (
        (not split.articles or article_id in split.articles)
        and (not split.outlets or outlets.get(article_id) in split.outlets)
        and _falls_within(local.date, split.first, split.last)
        and (not split.forms or any(fold(form) in _forms(local) for form in split.forms))
    )


def _falls_within(day: str | None, first: str | None, last: str | None) -> bool:
    """Whether a date lies in a period, both compared at the coarser of their precisions."""
    if day is None:
        return first is None and last is None
    after = first is None or day[: len(first)] >= first[: len(day)]
    return after and (last is None or day[: len(last)] <= last[: len(day)])


def _forms(local: Local) -> set[str]:
    """Give what an article calls an entity, spelling levelled."""
    offices = (form for office in local.entity.offices for form in (office.text, office.head))
    return {fold(form) for form in (local.entity.name, *local.entity.aliases, *offices)}


def _without_match(split: Split, group: Group, outlets: Outlets) -> Iterator[str]:
    """Say which listed articles, outlets and forms an entity does not occur with."""
    articles = {local.place[0] for local in group.members}
    forms = {form for local in group.members for form in _forms(local)}
    called = {
        "articles": [v for v in split.articles if v not in articles],
        "outlets": [v for v in split.outlets if v not in {outlets.get(article) for article in articles}],
        "forms": [v for v in split.forms if fold(v) not in forms],
    }
    for kind, unknown in called.items():
        if unknown:
            listed = ", ".join(map(repr, unknown))
            yield f"{split.entity!r} does not occur with the {kind} {listed}; correct or remove what is wrong"
