"""Coded articles with their entities, and what was found in the same articles."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, get_args

from analysis.annotations import Label, MentionKind
from analysis.corpus.decoding import Unreadable
from analysis.corpus.json_lines import read_rows, text_value

KINDS: tuple[MentionKind, ...] = get_args(MentionKind)
LABELS: tuple[Label, ...] = get_args(Label)


class GoldUnreadable(ValueError):
    """A file of coded articles that cannot be used; the message names file and line, and what to do."""


class Reference(NamedTuple):
    """One place where an entity is named or referred to, coded or found.

    Attributes:
        start: first character.
        end: after the last character.
        kind: name, role or pronoun.
        label: of the entity.
        entity: what tells the entity from all others of its side, in this article.
        name: the entity's canonical name.
    """

    start: int
    end: int
    kind: str
    label: str
    entity: str
    name: str


class Annotated(NamedTuple):
    """An article with the mentions that were coded and those that were found.

    Attributes:
        article_id: the id in both files.
        date: ISO date as given; None without one.
        text: as it was given.
        coded: in the order of the gold file, entity by entity.
        found: in the order of the table.
    """

    article_id: str
    date: str | None
    text: str
    coded: tuple[Reference, ...]
    found: tuple[Reference, ...]


def read_gold(path: Path) -> tuple[Annotated, ...]:
    """Read articles in which entities are coded.

    Args:
        path: JSON Lines with `id`, `text`, perhaps `date`, and `entities`, each with `entity` (its name),
            `label` and `mentions`: start, end and kind.

    Returns:
        The articles in the order of the file; nothing is found in them yet.

    Raises:
        GoldUnreadable: a line is not of this form, or two have one id.
    """
    articles: dict[str, Annotated] = {}
    for line, row in read_rows(path):
        try:
            article = _article(row)
        except Unreadable as error:
            where = f"{path} line {line}" if line else str(path)
            raise GoldUnreadable(f"{where}: {error}") from error
        if article.article_id in articles:
            raise GoldUnreadable(f"{path} line {line}: the id {article.article_id!r} is taken; give another")
        articles[article.article_id] = article
    return tuple(articles.values())


def with_found(articles: Iterable[Annotated], rows: Iterable[Mapping[str, Any]]) -> tuple[Annotated, ...]:
    """Join coded articles with the rows of a table `mentions`.

    Args:
        articles: coded.
        rows: of the table. In an article without a row nothing was found.

    Returns:
        The articles with what was found in them.

    Raises:
        ValueError: a row belongs to no coded article.
    """
    articles = tuple(articles)
    of_article: dict[str, list[Reference]] = defaultdict(list)
    for row in rows:
        place = (int(row["start"]), int(row["end"]), row["kind"], row["label"])
        of_article[row["article_id"]].append(Reference(*place, row["entity_id"], row["entity"]))
    unknown = sorted(of_article.keys() - {a.article_id for a in articles})
    if unknown:
        raise ValueError(f"{len(unknown)} articles of the table are not coded, e.g. {unknown[0]!r}")
    return tuple(a._replace(found=tuple(of_article[a.article_id])) for a in articles)


def _article(row: dict[str, Any] | str) -> Annotated:
    """Make an article of a row of the gold file."""
    if isinstance(row, str):
        raise Unreadable(row)
    article_id, text, entities = text_value(row, "id"), text_value(row, "text"), row.get("entities")
    if article_id is None or text is None or not isinstance(entities, list):
        raise Unreadable('"id", "text" or "entities" is missing; give all three')
    coded = [place for number, entity in enumerate(entities) for place in _places(entity, number, len(text))]
    return Annotated(article_id, text_value(row, "date"), text, tuple(coded), ())


def _places(entity: Any, number: int, length: int) -> list[Reference]:
    """Make the mentions of a coded entity; its number tells it from others of the same name."""
    try:
        name, label, places = entity["entity"], entity["label"], [tuple(m) for m in entity["mentions"]]
        found = [Reference(start, end, kind, label, str(number), name) for start, end, kind in places]
    except (KeyError, TypeError, ValueError):
        raise Unreadable(
            f'entity {number + 1} is not {{"entity", "label", "mentions": [[start, end, kind], …]}}; mend it'
        ) from None
    if not isinstance(name, str) or label not in LABELS:
        raise Unreadable(f"entity {number + 1} has the label {label!r}; give one of {', '.join(LABELS)}")
    for start, end, kind, *_ in found:
        in_text = type(start) is int and type(end) is int and 0 <= start < end <= length
        if not in_text or kind not in KINDS:
            raise Unreadable(
                f"the mention {[start, end, kind]} of {name!r} must be offsets into the text of "
                f"{length:,} characters and one of {', '.join(KINDS)}; mend it"
            )
    return found
