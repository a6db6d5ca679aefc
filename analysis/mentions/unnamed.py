"""Those whom an article speaks of by office or kind alone ("der VW-Chef"): who it is, others may tell.

The article keeps what it knows of them: the office, whose it is, and who was named before. Linking over
the corpus (`holders`) finds the person or organisation, or leaves the phrase out.
"""

from typing import NamedTuple

from spacy.tokens import Doc

from analysis.annotations import Label, LocalEntity, LocalOffice
from analysis.mentions.nouns import nominative
from analysis.mentions.offices import Named
from analysis.mentions.phrases import Phrase, nations
from analysis.mentions.roles import Role, characters

_NEARBY = 8
"""So many of those named before a phrase are kept."""


class Unnamed(NamedTuple):
    """A phrase that stands for somebody whom the article does not name.

    Attributes:
        start: first character.
        end: after the last character.
        entity: what the article knows of whom it stands for.
    """

    start: int
    end: int
    entity: LocalEntity


def unnamed_persons(doc: Doc, phrases: list[Phrase], names: list[Named]) -> list[Unnamed]:
    """Describe the persons whom an article speaks of by office alone.

    Args:
        doc: the article.
        phrases: that stand for a person whom the article does not tell.
        names: the article's names.

    Returns:
        One for each phrase that says no more than office, owner and nation; "der Chef der Gewerkschaft"
        says more if the union has no name.
    """
    found = []
    for phrase in phrases:
        owners = tuple(sorted({n.entity for n in names if phrase.first <= n.first < phrase.end}))
        attribute = [t for t in doc[phrase.head + 1 : phrase.end] if t.pos_ == "NOUN"]
        inside = [t for t in attribute if any(n.first <= t.i < n.end for n in names)]
        if len(inside) == len(attribute):
            found.append(_unnamed(doc, phrase, owners, names, "PER"))
    return found


def unnamed_organisations(doc: Doc, phrases: list[Phrase], names: list[Named]) -> list[Unnamed]:
    """Describe the organisations whom an article speaks of by kind, if it named one before that could be it.

    Args:
        doc: the article.
        phrases: that stand for an organisation which the article does not tell.
        names: the article's names.

    Returns:
        One for each phrase that has an organisation before it.
    """
    found = [_unnamed(doc, phrase, (), names, "ORG") for phrase in phrases]
    return [unnamed for unnamed in found if unnamed.entity.nearby]


def _unnamed(doc: Doc, phrase: Phrase, owners: tuple[int, ...], names: list[Named], label: Label) -> Unnamed:
    start, end = characters(doc, phrase)
    before = [n.entity for n in reversed(names) if n.first < phrase.first and n.label == label]
    nearby = tuple(dict.fromkeys(before))[:_NEARBY]
    told = tuple(sorted(nations(phrase.adjectives)))
    head = doc[phrase.head].text
    office = LocalOffice(doc[phrase.head : phrase.end].text, nominative(head), owners, told)
    return Unnamed(start, end, LocalEntity("", label, (), (office,), (), nearby))


def with_unnamed(entities: list[LocalEntity], unnamed: list[Unnamed]) -> tuple[list[LocalEntity], list[Role]]:
    """Number the unnamed after the named.

    Args:
        entities: of the article.
        unnamed: to be added.

    Returns:
        All entities, and the phrases as roles of the new ones; phrases that say the same are one's.
    """
    every, roles = list(entities), []
    number: dict[tuple, int] = {}
    for start, end, entity in unnamed:
        office = entity.offices[0]
        key = (entity.label, office.head, office.owners, office.nations)
        if key not in number:
            number[key] = len(every)
            every.append(entity)
        roles.append(Role(start, end, number[key]))
    return every, roles
