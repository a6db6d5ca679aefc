"""Nouns that stand for persons and organisations: recognise them at the end of a compound."""

from functools import cache
from typing import Literal, NamedTuple

from spacy.tokens import Token

from analysis.mentions.lexicon import generic_offices, office_groups, organisation_groups, role_words

Gender = Literal["Masc", "Fem", "Neut", ""]
_PARTICIPLES = ("ordneter", "auftragter", "gesandter", "ständiger", "beamter", "vorsitzender")
_UMLAUTS = (("anwalt", "anwält"), ("arzt", "ärzt"), ("papst", "päpst"))


class RoleNoun(NamedTuple):
    """A noun for a person or an organisation, taken apart.

    Attributes:
        noun: the base, lower case, of persons masculine ("vorstandschef", "konzern").
        front: what stands before it in the compound, lower case, with its hyphen ("vw-", "bundes").
        gender: grammatical gender in the singular; "" if the form does not tell.
    """

    noun: str
    front: str
    gender: Gender

    @property
    def word(self) -> str:
        """The compound without a name and hyphen before it ("vorstandschef", "bundeskanzler")."""
        return self.noun if self.front.endswith("-") else self.front + self.noun


def is_noun(token: Token) -> bool:
    """Whether a token is an ordinary noun by either of its tags."""
    return token.pos_ == "NOUN" or (token.pos_ not in {"PROPN", "X"} and token.tag_ == "NN")


def office_of(token: Token) -> RoleNoun | None:
    """Read a token as an office or profession in the singular; None if it is none."""
    return office_in(token.text) if token.text[:1].isupper() else None


@cache
def office_in(word: str) -> RoleNoun | None:
    """Read a word as an office in the singular.

    Args:
        word: "Bundeskanzlerin".

    Returns:
        The noun taken apart (kanzler, front "bundes", Fem); None if it is none.
    """
    return _read(word, _office_forms())


def organisation_of(token: Token) -> RoleNoun | None:
    """Read a token as a kind of organisation in the singular; None if it is none."""
    return organisation_in(token.text) if token.text[:1].isupper() else None


@cache
def organisation_in(word: str) -> RoleNoun | None:
    """Read a word as a kind of organisation in the singular.

    Args:
        word: "US-Softwarekonzern".

    Returns:
        The noun taken apart (softwarekonzern, front "us-", Masc); None if it is none.
    """
    return _read(word, _organisation_forms())


def _read(word: str, forms: tuple[tuple[str, str, Gender], ...]) -> RoleNoun | None:
    lower = word.lower()
    for form, noun, gender in forms:
        front = lower.removesuffix(form)
        if lower.endswith(form) and (not front or front.endswith("-") or len(front) >= 3):
            return RoleNoun(noun, front, gender)
    return None


@cache
def _office_forms() -> tuple[tuple[str, str, Gender], ...]:
    """Inflected singular forms of all offices, the longest first."""
    nouns = {noun for group in office_groups() for noun in group} | set(generic_offices())
    forms = {(form, noun, gender) for noun in nouns for form, gender in _inflected(noun)}
    return tuple(sorted(forms, key=lambda f: (-len(f[0]), f)))


def _inflected(noun: str) -> list[tuple[str, Gender]]:
    if noun.endswith(_PARTICIPLES):
        stem = noun.removesuffix("r")
        return [(noun, "Masc"), (stem, ""), (stem + "n", ""), (stem + "m", "Masc")]
    stem = noun
    for plain, umlaut in _UMLAUTS:
        stem = stem.removesuffix(plain) + umlaut if stem.endswith(plain) else stem
    feminine: list[tuple[str, Gender]] = [(noun + "in", "Fem"), (stem + "in", "Fem")]
    feminine += [(noun.removesuffix("e") + "in", "Fem")] if noun.endswith("e") else []
    return [*feminine, *((noun + ending, "Masc") for ending in ("", "s", "es", "en", "n"))]


@cache
def _organisation_forms() -> tuple[tuple[str, str, Gender], ...]:
    """Inflected singular forms of all kinds of organisation, the longest first."""
    nouns = {noun for group in organisation_groups() for noun in group}
    forms = {(noun + ending, noun, _gender(noun)) for noun in nouns for ending in ("", "s", "es")}
    return tuple(sorted(forms, key=lambda f: (-len(f[0]), f)))


def _gender(noun: str) -> Gender:
    if noun.endswith(tuple(role_words("feminine"))):
        return "Fem"
    return "Neut" if noun.endswith(tuple(role_words("neuter"))) else "Masc"


def nominative(word: str) -> str:
    """Give an office in the nominative.

    Args:
        word: "Bundesinnenministers", "Präsidenten", "Vorsitzenden".

    Returns:
        The word without its ending of case ("Bundesinnenminister", "Präsident", "Vorsitzende"); a word
        that is no office as it is.
    """
    office = office_in(word)
    if office is None:
        return word
    if office.noun.endswith(_PARTICIPLES):
        return word.removesuffix("n").removesuffix("m")
    return word[: len(office.front) + len(office.noun)] if office.gender == "Masc" else word


def fits_office(phrase: RoleNoun, office: RoleNoun) -> bool:
    """Whether a later noun may stand for an office that was explained.

    Args:
        phrase: of the later noun phrase ("der Chef").
        office: of the office that the article explains ("Vorstandschef").

    Returns:
        True for the same noun, the last part of it ("Minister" for "Außenminister"), one of the same
        group ("Konzernchef"), a general noun for it ("Manager"), or a leader's with the kind of what is
        led before it ("Verbandspräsident" for a "Präsident"). "Präsident" does not fit "Vizepräsident".
    """
    if phrase.gender and office.gender and phrase.gender != office.gender:
        return False
    other = tuple(role_words("other_offices"))
    if office.front.startswith(other) != phrase.front.startswith(other):
        return False
    if office.word.endswith(phrase.word) or leads_kind(phrase, office):
        return True
    if any(office.word.endswith(noun) for noun in generic_offices().get(phrase.word, ())):
        return True
    return any(phrase.word in group and office.word in group for group in office_groups())


def leads_kind(phrase: RoleNoun, office: RoleNoun) -> RoleNoun | None:
    """Give the kind of organisation that a noun says somebody leads, if an office may be meant by it.

    Args:
        phrase: of the later noun phrase ("der Behördenchef").
        office: that was explained ("Präsident").

    Returns:
        The kind ("behörde"); None if the noun tells none, or the office is no leader's.
    """
    if not {phrase.noun, office.noun} <= role_words("leaders") or office.front.strip("-"):
        return None
    front = phrase.front.strip("-")
    stems = (front, front.removesuffix("s"), front.removesuffix("n"), front.removesuffix("en"))
    return next((led for stem in stems if (led := organisation_in(stem.title()))), None)


def kinds_of(noun: RoleNoun) -> frozenset[str]:
    """Give all nouns that may stand for an organisation of a certain kind.

    Args:
        noun: the kind ("Drogerie-Kette").

    Returns:
        The noun with and without its front, and those that its kind lists ("unternehmen", "firma").
    """
    names = {noun.noun, noun.word}
    return frozenset(names.union(*(group for group in organisation_groups() if group[0] in names)))


def fits_kind(phrase: RoleNoun, kinds: frozenset[str]) -> bool:
    """Whether a noun may stand for an organisation of certain kinds.

    Args:
        phrase: of the noun phrase ("der Konzern").
        kinds: nouns that hold for the organisation ("autokonzern").

    Returns:
        True for one of them or the last part of one.
    """
    return any(kind.endswith(phrase.word) for kind in kinds)
