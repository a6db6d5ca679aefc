"""Who is who across a corpus: the entities of all articles brought together.

Every step looks names up under their keys, so that cost grows with the number of articles and not with
its square; every decision rests on counts over the whole corpus, so that their order does not matter.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from analysis.annotations import LocalEntity
from analysis.mentions.correcting import correct
from analysis.mentions.corrections import Correction
from analysis.mentions.entities import Linked, name_groups, without_excluded
from analysis.mentions.grouping import grouped
from analysis.mentions.holders import Holders
from analysis.mentions.local import Local, locals_of, names_only


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
        The corpus's entities. Full names of persons join if they are the same and nothing tells namesakes
        apart; a bare surname joins the one person of the corpus whom it fits, and stays apart if several
        do; a short form joins the one entity that is known under it. Somebody whom an article speaks of by
        office alone ("der VW-Chef") joins whoever held it at the article's date, if that is sure, and has
        no entity otherwise.
    """
    entities_of: dict[str, tuple[LocalEntity, ...]] = {}
    every: list[Local] = []
    for article_id, date, entities in articles:
        entities_of[article_id] = entities
        every += locals_of(article_id, date, entities)
    named = names_only(every)
    groups, effects = correct(grouped(named), corrections, outlets)
    linked = name_groups(groups)
    holders = Holders(named, linked.ids, entities_of)
    resolved = {
        local.place: entity_id
        for local in every
        if not local.entity.name
        and (entity_id := holders.resolve(local, entities_of[local.place[0]], linked.ids))
    }
    return without_excluded(groups, Linked(linked.entities, linked.ids | resolved, effects))
