"""Offices that an article explains: "VW-Vorstandschef Herbert Diess", "Herbert Diess, der Chef von VW"."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from analysis.language.syntax import (
    ADNOMINAL,
    SUBJECT,
    finite_verb,
    is_finite,
    is_predicate,
    noun_phrase,
)
from analysis.mentions.keys import known_entity
from analysis.mentions.lexicon import nation_places
from analysis.mentions.nouns import RoleNoun, nominative, office_of
from analysis.mentions.phrases import Phrase, has_adjective, nations, office_phrases

_INSIDE = {"DET", "ADJ", "NOUN", "PROPN", "ADP", "X"}
_OPENING_ARTICLES = {"der", "die", "dem", "den", "des"}


class Named(NamedTuple):
    """A name in tokens.

    Attributes:
        first: number of its first token.
        end: number of the token after it.
        entity: whose it is.
        label: the entity's label.
    """

    first: int
    end: int
    entity: int
    label: str


class Explained(NamedTuple):
    """An office that the article gives to a person.

    Attributes:
        entity: the person.
        noun: the office, taken apart.
        head: number of the office's token.
        owners: the entities that the phrase names beside it ("VW", "Mexiko").
        nations: stems of its adjectives of nation.
        text: the noun in the nominative with what follows it ("Chef von VW").
        span: first and last character of a definite phrase beside the name; None of a bare title.
        phrase: first token of the phrase and the one after its last.
        content: the nouns of the phrase besides the office.
        current: no adjective says that it is a past, future or deputy's office.
    """

    entity: int
    noun: RoleNoun
    head: int
    owners: frozenset[int]
    nations: frozenset[str]
    text: str
    span: tuple[int, int] | None
    phrase: tuple[int, int]
    content: frozenset[str]
    current: bool


def owned_by_role(offices: list[Explained], roles: Iterable[tuple[int, int]]) -> list[Explained]:
    """Complete the owners of offices by organisations that stand there as roles ("Chef des Konzerns").

    Args:
        offices: that the article explains.
        roles: token and organisation of each role phrase.

    Returns:
        The offices.
    """
    at = dict(roles)
    completed = []
    for office in offices:
        inside = {at[i] for i in range(*office.phrase) if i in at}
        completed.append(office._replace(owners=office.owners or frozenset(inside)))
    return completed


def named_tokens(doc: Doc, places: list[tuple[int, int, int, str]]) -> list[Named]:
    """Turn names in characters into names in tokens.

    Args:
        doc: the article.
        places: start, end, entity and label of each name.

    Returns:
        The names in text order; one inside a compound covers the compound's token.
    """
    names = []
    for start, end, entity, label in sorted(places):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            names.append(Named(span.start, span.end, entity, label))
    return names


def explained_offices(doc: Doc, names: list[Named]) -> list[Explained]:
    """Find the offices that an article explains.

    Args:
        doc: the article.
        names: its names.

    Returns:
        Offices in text order: titles directly before a name, appositions before or behind its comma, and
        what a name is said to be ("Diess ist Chef von VW").
    """
    phrases = {phrase.first: phrase for phrase in office_phrases(doc)}
    persons = [n for n in names if n.label == "PER" and not _inside_compound(doc, n)]
    found = []
    for person in persons:
        for search in (_title, _apposition_before, _apposition_behind, _predicate):
            if (office := search(doc, person, names, phrases)) is not None:
                found.append(office)
                break
    return found


def _inside_compound(doc: Doc, n: Named) -> bool:
    """Whether a name is only the first part of a compound ("Merkel" in "Merkel-Sprecher")."""
    return "-" in doc[n.end - 1].text and office_of(doc[n.end - 1]) is not None


def _explained(
    doc: Doc, person: Named, head: Token, first: int, end: int, names: list[Named], *, definite: bool
) -> Explained:
    beside = [n for n in names if first <= n.first < end and n.entity != person.entity]
    beside += [n for n in names if _owns_by_genitive(doc, n, head)]
    owners = frozenset(n.entity for n in beside)
    adjectives = _adjectives_before(doc, head)
    span = (doc[first].idx, doc[end - 1].idx + len(doc[end - 1])) if definite else None
    content = frozenset(t.lemma_.lower() for t in doc[first:end] if t.pos_ == "NOUN" and t.i != head.i)
    text = " ".join([nominative(head.text), *doc[head.i + 1 : end].text.split()])
    noun, current = office_of(head), not has_adjective(adjectives, "not_current")
    told = nations(adjectives) | nations_of(doc, beside)
    return Explained(person.entity, noun, head.i, owners, told, text, span, (first, end), content, current)


def _owns_by_genitive(doc: Doc, n: Named, head: Token) -> bool:
    """Whether a place or organisation stands as a genitive before an office ("Frankreichs Außenminister")."""
    first = head.i
    while first and doc[first - 1].pos_ == "ADJ":
        first -= 1
    return n.end == first and n.label in {"LOC", "ORG"} and doc[n.end - 1].text.endswith(("s", "'", "’"))


def nations_of(doc: Doc, names: Iterable[Named]) -> frozenset[str]:
    """Give the stems of the adjectives of the places that names stand for ("Frankreich": "französisch").

    Args:
        doc: the article.
        names: some of its names.
    """
    texts = (doc[n.first : n.end].text for n in names if n.label in {"LOC", "ORG"})
    places = (known_entity(text) or known_entity(text.removesuffix("s")) for text in texts)
    return frozenset(stem for place in places if place for stem in _stems().get(place.name, ()))


@cache
def _stems() -> dict[str, tuple[str, ...]]:
    """Stems of adjectives by the place that they tell of."""
    stems: dict[str, list[str]] = defaultdict(list)
    for stem, place in nation_places().items():
        stems[place].append(stem)
    return {place: tuple(found) for place, found in stems.items()}


def _adjectives_before(doc: Doc, head: Token) -> tuple[str, ...]:
    first = head.i
    while first and doc[first - 1].pos_ == "ADJ":
        first -= 1
    return tuple(token.lower_ for token in doc[first : head.i])


def _is_genitive(doc: Doc, person: Named, head: Token) -> bool:
    """Whether the name depends on the noun before it as its genitive ("der Arzt Lahms")."""
    name = doc[person.first : person.end].root
    depends = name.dep_ in ADNOMINAL and name.head.i == head.i
    return name.text.endswith("s") and depends and any(t.tag_ == "ART" for t in head.children)


def _title(doc: Doc, person: Named, names: list[Named], _: dict[int, Phrase]) -> Explained | None:
    """A title directly before the name, its own genitive perhaps between ("Präsident des Kosovos X")."""
    i = person.first - 1
    while i > 0 and person.first - i <= 4 and doc[i].pos_ in _INSIDE and office_of(doc[i]) is None:
        i -= 1
    head = doc[i] if i >= 0 else None
    if head is None or office_of(head) is None or head.is_sent_end or head.pos_ == "VERB":
        return None
    between = doc[head.i + 1 : person.first]
    if len(between) and between[-1].pos_ == "ADP":
        return None
    if _is_genitive(doc, person, head) or (len(between) and not _is_attribute(between[0], names)):
        return None
    first = head.i
    while first > 0 and doc[first - 1].pos_ == "ADJ" and nations((doc[first - 1].lower_,)):
        first -= 1
    return _explained(doc, person, head, first, person.first, names, definite=False)


def _is_attribute(token: Token, names: list[Named]) -> bool:
    """Whether what stands behind an office is its genitive or a "von" phrase."""
    is_name = any(n.first == token.i and n.label in {"ORG", "LOC"} for n in names)
    return is_name or token.lower_ in {"des", "der", "von", "vom", "für", "im", "in"}


def _predicate(doc: Doc, person: Named, names: list[Named], _: dict[int, Phrase]) -> Explained | None:
    """What the clause says that the name, its subject, is now ("Diess ist Chef von VW")."""
    subject = doc[person.first : person.end].root
    noun = subject.head
    if subject.dep_ not in SUBJECT or not is_predicate(noun) or office_of(noun) is None:
        return None
    verb = finite_verb(noun)
    if verb is None or "Pres" not in verb.morph.get("Tense") or verb.i < person.first:
        return None
    end = max(noun_phrase(noun).end, noun.i + 1)
    return _explained(doc, person, noun, noun.i, end, names, definite=False)


def _apposition_before(
    doc: Doc, person: Named, names: list[Named], phrases: dict[int, Phrase]
) -> Explained | None:
    """A definite phrase before the name's comma ("Der Vorsitzende der IG Bau, Klaus Wiesehügel, …")."""
    comma = person.first - 1
    if comma < 2 or doc[comma].text != "," or _continues_list(doc, person, names):
        return None
    first = comma - 1
    best = None
    while first >= 0 and comma - first <= 14 and not _breaks(doc[first]):
        if first in phrases and phrases[first].head < comma:
            best = phrases[first]
        first -= 1
    if best is None:
        return None
    return _explained(doc, person, doc[best.head], best.first, comma, names, definite=True)


def _continues_list(doc: Doc, person: Named, names: list[Named]) -> bool:
    """Whether a name is a member of a list ("der Präsident, Merkel und Schäuble")."""
    following = doc[person.end] if person.end < len(doc) else None
    if following is None or following.lower_ not in {"und", "sowie", "oder"}:
        return False
    return any(n.first in (following.i + 1, following.i + 2) for n in names)


def _breaks(token: Token) -> bool:
    return is_finite(token) or token.text in {",", ";", ":", "(", ")", ".", "–"} or token.is_space


def _apposition_behind(
    doc: Doc, person: Named, names: list[Named], phrases: dict[int, Phrase]
) -> Explained | None:
    """A phrase behind the name's comma ("Şükrü Can, der Leiter der Flugzeugwartung, …")."""
    first = person.end + 1
    if first >= len(doc) or doc[person.end].text != "," or doc[first].is_sent_start:
        return None
    end = first
    while end < len(doc) and end - first <= 14 and not _breaks(doc[end]):
        end += 1
    if end >= len(doc) or doc[end].text not in {",", ".", ";", ")", ":", "–"} or end == first:
        return None
    if first in phrases and phrases[first].head < end:
        return _explained(doc, person, doc[phrases[first].head], first, end, names, definite=True)
    bare = office_of(doc[first])
    if bare is None or doc[first].lower_ in _OPENING_ARTICLES or re.search(r"\bund\b", doc[first:end].text):
        return None
    return _explained(doc, person, doc[first], first, end, names, definite=False)
