"""Noun phrases that stand for a person whose office the article explains: "der VW-Chef"."""

from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from spacy.tokens import Doc

from analysis.language.syntax import is_predicate
from analysis.mentions.lexicon import nation_places, role_words
from analysis.mentions.nouns import fits_kind, fits_office, leads_kind
from analysis.mentions.offices import Explained, Named, nations_of
from analysis.mentions.phrases import Phrase, nations, office_phrases, points_elsewhere

Kinds = Mapping[int, frozenset[str]]
"""Entity → nouns that hold for it ("behörde")."""
_NEAR = 4
"""Sentences within which another candidate makes a phrase ambiguous."""


class Role(NamedTuple):
    """A noun phrase that stands for an entity.

    Attributes:
        start: first character.
        end: after the last character.
        entity: whose it is.
    """

    start: int
    end: int
    entity: int


class _Asked(NamedTuple):
    """A phrase, with what it says of whom it stands for.

    Attributes:
        phrase: the phrase.
        owners: entities that are named in it.
        told: stems of its adjectives of nation, and of those of its owners.
        by_organisation: one of the owners is called an organisation.
        nation_named: the article names the place of such an adjective, or the adjective is of none.
    """

    phrase: Phrase
    owners: frozenset[int]
    told: frozenset[str]
    by_organisation: bool
    nation_named: bool


def apposition_roles(offices: list[Explained]) -> list[Role]:
    """Give the definite appositions beside a name as roles."""
    return [Role(*office.span, office.entity) for office in offices if office.span is not None]


class Resolved(NamedTuple):
    """Definite phrases, as far as the article tells whom they stand for.

    Attributes:
        roles: those that it tells of.
        unnamed: those that stand for somebody whom it does not tell, in text order.
    """

    roles: list[Role]
    unnamed: list[Phrase]


def person_roles(
    doc: Doc, names: list[Named], offices: list[Explained], taken: list[Role], kinds: Kinds
) -> Resolved:
    """Resolve the definite phrases that stand for a person by office.

    Args:
        doc: the article.
        names: its names.
        offices: the offices that it explains.
        taken: roles that are already known; phrases inside them are left out.
        kinds: nouns that hold for each organisation.

    Returns:
        The phrases that one person alone fits: head noun, gender and, where named, the organisation
        agree, and the person is named before (or the organisation leaves no doubt). What only says what
        somebody is ("Er ist der Chef von VW") is no phrase that stands for somebody.
    """
    roles: list[Role] = []
    unnamed: list[Phrase] = []
    sentences = sentence_numbers(doc)
    other: dict[str, int] = {}
    places = _nations_by_entity(doc, names)
    for phrase in (_completed(phrase, names) for phrase in office_phrases(doc)):
        start, end = characters(doc, phrase)
        if any(role.start <= start < role.end for role in taken) or _is_no_role(doc, phrase, names):
            continue
        since = other.get(phrase.noun.word, -1)
        entity = _resolve(doc, phrase, names, offices, sentences, since, kinds, places)
        if entity is not None:
            roles.append(Role(start, end, entity))
            continue
        if phrase.end > phrase.head + 1:
            other[phrase.noun.word] = phrase.first
        unnamed.append(phrase)
    return Resolved(roles, unnamed)


def _completed(phrase: Phrase, names: list[Named]) -> Phrase:
    """Let a phrase end where a name in it ends ("der Präsident des Bundesamtes für Netzaufsicht")."""
    ends = [n.end for n in names if phrase.head < n.first < phrase.end]
    return phrase._replace(end=max([phrase.end, *ends]))


def _is_no_role(doc: Doc, phrase: Phrase, names: list[Named]) -> bool:
    elsewhere = points_elsewhere(phrase) or is_predicate(doc[phrase.head])
    return elsewhere or before_name(doc, phrase, names) or speaks_of_post(doc, phrase)


def characters(doc: Doc, phrase: Phrase) -> tuple[int, int]:
    """First character of a phrase and the one after its last."""
    last = doc[phrase.end - 1]
    return doc[phrase.first].idx, last.idx + len(last)


def sentence_numbers(doc: Doc) -> list[int]:
    """Number of the sentence of each token."""
    numbers, number = [], -1
    for token in doc:
        number += bool(token.is_sent_start) or token.i == 0
        numbers.append(number)
    return numbers


def before_name(doc: Doc, phrase: Phrase, names: list[Named]) -> bool:
    """Whether a name follows the head directly or ends the phrase: then the phrase is its title."""
    direct = any(n.first == phrase.head + 1 for n in names)
    inside = any(n.label == "PER" and phrase.head < n.first <= phrase.end for n in names)
    return (direct or inside) and not _owned(doc, phrase, names)


def _owned(doc: Doc, phrase: Phrase, names: list[Named]) -> bool:
    """Whether the name behind the head is its genitive ("die Bildungsministerin Frankreichs")."""
    behind = [n for n in names if n.first == phrase.head + 1]
    genitives = [n.label in {"LOC", "ORG"} and doc[n.end - 1].text.endswith("s") for n in behind]
    return bool(behind) and all(genitives)


def speaks_of_post(doc: Doc, phrase: Phrase) -> bool:
    """Whether a phrase means the post and not who holds it ("das Amt des Ministerpräsidenten")."""
    before = doc[phrase.first - 1].lower_ if phrase.first else ""
    return before.endswith(tuple(role_words("posts"))) or before in {"als", "zum", "zur"}


def _resolve(
    doc: Doc,
    phrase: Phrase,
    names: list[Named],
    offices: list[Explained],
    sentences: list[int],
    since: int,
    kinds: Kinds,
    places: dict[int, frozenset[str]],
) -> int | None:
    """Whose office a phrase names; who was named only before `since`, where another held it, is out."""
    owned = [n for n in names if phrase.first <= n.first < phrase.end]
    owners = frozenset(n.entity for n in owned)
    told = nations(phrase.adjectives).union(*(places[entity] for entity in owners))
    organisation = any(n.label == "ORG" for n in names if n.entity in owners)
    asked = _Asked(phrase, owners, told, organisation, _is_named(told, places))
    current = [o for o in offices if o.current and fits_office(phrase.noun, o.noun)]
    fitting = [o for o in current if _agree(doc, asked, o, kinds)]
    sure = {o.entity for o in fitting if owners & o.owners}
    if sure:
        fitting = [o for o in fitting if o.entity in sure]
    able = {o.entity for o in fitting}
    last = {}
    for n in names:
        if n.entity in able and since < n.first < phrase.first:
            last[n.entity] = sentences[n.first]
    if len(sure) == 1 and not last:
        return min(sure)
    return nearest(last, sentences[phrase.first], _NEAR)


def _nations_by_entity(doc: Doc, names: list[Named]) -> dict[int, frozenset[str]]:
    """Give the stems of the adjectives of the places that each entity's names stand for."""
    named = sorted(names, key=lambda n: n.entity)
    return {entity: nations_of(doc, own) for entity, own in groupby(named, key=lambda n: n.entity)}


def _agree(doc: Doc, asked: _Asked, office: Explained, kinds: Kinds) -> bool:
    """Whether what a phrase says beside its head does not contradict an office."""
    phrase, owners, told = asked.phrase, asked.owners, asked.told
    others = owners and not owners & office.owners and not told & office.nations
    if others and (office.owners or asked.by_organisation):
        return False
    if told and not told & office.nations and (office.nations or not asked.nation_named):
        return False
    front = phrase.noun.front
    if front.endswith("-") and not owners and front != office.noun.front:
        return False
    led = leads_kind(phrase.noun, office.noun)
    if led and office.owners and not any(fits_kind(led, kinds.get(o, frozenset())) for o in office.owners):
        return False
    attribute = {t.lemma_.lower() for t in doc[phrase.head + 1 : phrase.end] if t.pos_ == "NOUN"}
    return owners & office.owners != frozenset() or attribute <= office.content


def _is_named(told: frozenset[str], places: dict[int, frozenset[str]]) -> bool:
    """Whether an article names the place of an adjective of nation, or the adjective is of none."""
    return None in map(nation_places().get, told) or any(told & own for own in places.values())


def nearest(last: dict[int, int], sentence: int, near: int) -> int | None:
    """Choose the candidate named last, if no other was named about as lately.

    Args:
        last: for each candidate, the sentence in which it was last named.
        sentence: of the phrase.
        near: number of sentences before the phrase in which a second candidate makes it ambiguous.

    Returns:
        The candidate; None if there is none or more than one.
    """
    ranked = sorted(last.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    if len(ranked) > 1 and (ranked[1][1] == ranked[0][1] or sentence - ranked[1][1] < near):
        return None
    return ranked[0][0]
