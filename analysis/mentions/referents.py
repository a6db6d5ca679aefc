"""Whom and what a pronoun could stand for: noun phrases before it, their gender and place in the clause."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from analysis.language.syntax import APPOSITION, CONJUNCT, NAME_PART, Function, clause_of, function_of
from analysis.mentions.genders import PERSON, Genders
from analysis.mentions.lexicon import role_words
from analysis.mentions.nouns import is_noun, office_of, organisation_of

Animacy = Literal["person", "organisation", "thing"]
_ANIMACIES: dict[str, Animacy] = {"PER": "person", "ORG": "organisation"}


class Referent(NamedTuple):
    """A noun phrase that a pronoun behind it could stand for.

    Attributes:
        key: equal for phrases that stand for the same: an entity's number, else the noun.
        entity: number of the entity; None if the phrase stands for nobody who is named.
        head: number of its head.
        sentence: number of its sentence.
        genders: that a pronoun for it can have; Plur of several.
        animacy: person, organisation or thing.
        function: in its clause.
        clause: number of the verb of its clause.
    """

    key: int | str
    entity: int | None
    head: int
    sentence: int
    genders: Genders
    animacy: Animacy
    function: Function
    clause: int


class Place(NamedTuple):
    """A name or role phrase in tokens.

    Attributes:
        first: number of its first token.
        end: number of the token after it.
        entity: whose it is.
        label: PER, ORG, LOC or MISC.
    """

    first: int
    end: int
    entity: int
    label: str


def referents_of(
    doc: Doc, first: int, end: int, sentence: int, places: Iterable[Place], genders: list[Genders]
) -> list[Referent]:
    """Find the noun phrases of a sentence.

    Args:
        doc: the article.
        first: number of the sentence's first token.
        end: number of the token after it.
        sentence: its number.
        places: names and role phrases that begin in it.
        genders: of each entity.

    Returns:
        In text order of their heads. A title and the name behind it are one phrase; a name inside a
        compound ("VW-Chef") or a longer role phrase is none of its own.
    """
    head_of, inner = _heads(doc, sorted(places, key=lambda p: (p.first, -p.end)))
    found = []
    for token in doc[first:end]:
        if token.i in head_of:
            entity, label = head_of[token.i][2:]
            animacy = _ANIMACIES.get(label, "thing")
            found.append(_referent(token, entity, entity, sentence, genders[entity], animacy))
        elif token.i not in inner and token.pos_ in {"NOUN", "PROPN"} and not _is_title(token, head_of):
            gender, animacy = _of_noun(token)
            if gender:
                found.append(_referent(token, token.lemma_, None, sentence, gender, animacy))
        if any(child.dep_ in CONJUNCT and child.pos_ in {"NOUN", "PROPN"} for child in token.children):
            plural = frozenset({"Plur"})
            found.append(_referent(token, f"{token.i} and others", None, sentence, plural, "person"))
    return found


def _heads(doc: Doc, places: list[Place]) -> tuple[dict[int, Place], set[int]]:
    """The phrases by the number of their head, and the numbers of all their tokens."""
    head_of: dict[int, Place] = {}
    covered: set[int] = set()
    for place in places:
        if place.first in covered or _in_compound(doc, place):
            continue
        head_of[doc[place.first : place.end].root.i] = place
        covered.update(range(place.first, place.end))
    return head_of, covered


def _in_compound(doc: Doc, place: Place) -> bool:
    last = doc[place.end - 1]
    return place.label != "PER" and "-" in last.text and (is_noun(last) or office_of(last) is not None)


def _is_title(token: Token, head_of: dict[int, Place]) -> bool:
    """Whether a noun is the title or the kind of a name that depends on it ("Kanzlerin Merkel")."""
    return any(
        child.i in head_of and child.dep_ in APPOSITION | NAME_PART and child.i - token.i <= 2
        for child in token.children
    )


def _referent(
    head: Token, key: int | str, entity: int | None, sentence: int, genders: Genders, animacy: Animacy
) -> Referent:
    clause = clause_of(head).i
    return Referent(key, entity, head.i, sentence, genders, animacy, function_of(head), clause)


def _of_noun(token: Token) -> tuple[Genders, Animacy]:
    """Gender and animacy of a phrase without a name."""
    office = office_of(token)
    organisation = organisation_of(token) if office is None else None
    animacy: Animacy = "person" if office or _is_person(token) else "thing"
    if organisation is not None:
        animacy = "organisation"
    if "Plur" in token.morph.get("Number") or any(_counts(child) for child in token.children):
        return frozenset({"Plur"}), animacy
    if office is not None:
        return frozenset({office.gender}) if office.gender else PERSON, animacy
    if organisation is not None:
        return frozenset({organisation.gender}), animacy
    return frozenset(token.morph.get("Gender")), animacy


def _is_person(token: Token) -> bool:
    """Whether a noun without an office stands for a person ("Kunde", "Fußgängerin", "48-Jährige")."""
    word = token.lower_.removesuffix("n").removesuffix("r")
    stems = {token.lower_, word, token.lower_.removesuffix("in"), token.lower_.removesuffix("s")}
    return any(stem.endswith(tuple(role_words("people"))) for stem in stems)


def _counts(token: Token) -> bool:
    """Whether a word before a noun counts more than one."""
    return token.dep_ == "nummod" and token.lower_ not in {
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "eines",
        "1",
    }
