"""Definite noun phrases that may stand for someone: "der VW-Chef", "die zuständige Ministerin"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from analysis.language.syntax import is_finite, noun_phrase
from analysis.mentions.lexicon import role_words
from analysis.mentions.nouns import RoleNoun, is_noun, office_of, organisation_of

_GENDERS = {
    "der": {"Masc", "Fem"}, "die": {"Fem"}, "das": {"Neut"}, "den": {"Masc"}, "dem": {"Masc", "Neut"},
    "des": {"Masc", "Neut"}, "dieser": {"Masc", "Fem"}, "diese": {"Fem"}, "dieses": {"Masc", "Neut"},
    "diesem": {"Masc", "Neut"}, "diesen": {"Masc"},
}  # fmt: skip
_MODIFIERS = {"ADJ", "ADV", "NUM"}
_PLURAL_TOO = {"der", "die", "den", "dieser", "diese", "diesen"}
_ATTRIBUTIVE = {"von", "vom", "für", "bei", "beim", "aus", "in", "im", "der", "des"}
_GENITIVE_ARTICLES = {"der", "des", "dieser", "dieses"}


class Phrase(NamedTuple):
    """A definite noun phrase in the singular whose head is a noun for a person or an organisation.

    Attributes:
        first: number of the token it begins with, its determiner.
        head: number of its head.
        end: number of the token after it.
        noun: the head, taken apart.
        adjectives: the adjectives between determiner and head, lower case.
    """

    first: int
    head: int
    end: int
    noun: RoleNoun
    adjectives: tuple[str, ...]


def office_phrases(doc: Doc) -> Iterator[Phrase]:
    """Yield the definite noun phrases that stand for a person by office, in text order."""
    yield from _phrases(doc, office_of)


def organisation_phrases(doc: Doc) -> Iterator[Phrase]:
    """Yield the definite noun phrases that stand for an organisation by its kind, in text order."""
    yield from _phrases(doc, organisation_of)


def _phrases(doc: Doc, read) -> Iterator[Phrase]:
    for token in doc:
        if token.lower_ in _GENDERS and (token.pos_ in {"DET", "PRON"} or token.tag_ == "ART"):
            head = _head(token)
            noun = read(head) if head is not None else None
            if noun is None or not _agrees(token, head, noun):
                continue
            inside = doc[token.i + 1 : head.i]
            adjectives = tuple(t.lower_ for t in inside if t.pos_ == "ADJ" or t.tag_ == "ADJA")
            yield Phrase(token.i, head.i, _end(head), noun, adjectives)


def _head(determiner: Token) -> Token | None:
    """The noun behind a determiner: the first behind its adjectives, or the one the parse gives it."""
    doc, i = determiner.doc, determiner.i + 1
    while i < len(doc) and (doc[i].pos_ in _MODIFIERS or doc[i].tag_ == "ADJA") and not doc[i].is_punct:
        i += 1
    if i < len(doc) and doc[i].text[:1].isupper() and _is_nominal(doc[i]):
        return doc[i]
    if i > determiner.i + 1 and doc[i - 1].text[:1].isupper():
        return doc[i - 1]
    parsed = determiner.head
    inside = doc[determiner.i + 1 : parsed.i]
    closed = all(not t.is_punct and not is_finite(t) for t in inside)
    return parsed if parsed.pos_ == "NOUN" and 0 < len(inside) <= 10 and closed else None


def _is_nominal(token: Token) -> bool:
    return is_noun(token) or token.pos_ in {"PROPN", "ADJ", "X"}


def _agrees(determiner: Token, head: Token, noun: RoleNoun) -> bool:
    """Whether determiner and noun can be one singular noun phrase."""
    if noun.gender and noun.gender not in _GENDERS[determiner.lower_]:
        return False
    if not noun.gender and determiner.lower_ == "die" and head.text.endswith("n"):
        return False
    if noun.gender == "Fem" or determiner.lower_ not in _PLURAL_TOO:
        return True
    if determiner.lower_ == "der" and head.text.endswith("en") and not noun.noun.endswith("en"):
        return False
    numbers = head.morph.get("Number") + determiner.morph.get("Number")
    return not head.text.endswith(("er", "en", "el")) or "Plur" not in numbers


def _end(head: Token) -> int:
    """The token after a noun phrase: behind its genitive and its prepositional attribute."""
    doc = head.doc
    end = max(noun_phrase(head).end, head.i + 1)
    for token in doc[head.i + 1 : end]:
        stops = token.is_punct or token.is_space or is_finite(token) or _is_adverbial(token)
        if stops or (token.i == head.i + 1 and is_noun(token)):
            end = token.i
            break
    if end == head.i + 1:
        end = _genitive_end(head)
    while end > head.i + 1 and doc[end - 1].pos_ in {"ADP", "DET", "ADJ", "ADV"}:
        end -= 1
    return end


def _is_adverbial(token: Token) -> bool:
    """Whether a preposition begins what belongs to the verb ("nach Lagos", "im Jahr 2000")."""
    if token.pos_ != "ADP":
        return False
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ not in _ATTRIBUTIVE or following.startswith(("jahr", "monat", "januar"))


def _genitive_end(head: Token) -> int:
    """The token after a genitive that the parse hung elsewhere ("der Präsident der Republik")."""
    doc, i = head.doc, head.i + 1
    if i >= len(doc) or doc[i].lower_ not in _GENITIVE_ARTICLES:
        return i
    end = i + 1
    while end < len(doc) and doc[end].pos_ == "ADJ" and end - i < 4:
        end += 1
    return end + 1 if end < len(doc) and (is_noun(doc[end]) or doc[end].pos_ == "PROPN") else i


def points_elsewhere(phrase: Phrase) -> bool:
    """Whether an adjective says that someone else is meant ("der frühere Präsident")."""
    return has_adjective(phrase.adjectives, "other_referents")


def has_adjective(adjectives: tuple[str, ...], listed: str) -> bool:
    """Whether an adjective begins with a stem of a list of `role_nouns.toml`."""
    return any(adjective.startswith(tuple(role_words(listed))) for adjective in adjectives)


def nations(adjectives: tuple[str, ...]) -> frozenset[str]:
    """Give the stems of the adjectives that name a nation ("mexikanische": "mexikanisch")."""
    stems = (re.sub(r"e[nrsm]?$", "", adjective) for adjective in adjectives)
    return frozenset(s for s in stems if s.endswith("isch") or s == "deutsch")
