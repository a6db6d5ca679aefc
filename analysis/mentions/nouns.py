"""Nouns that stand for persons and organisations: recognise them at the end of a compound."""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from analysis.mentions.lexicon import generic_offices, office_groups, organisation_groups


class RoleNoun(NamedTuple):
    """A noun taken apart.

    Attributes:
        noun: the base, masculine and lower case ("vorstandschef", "konzern").
        front: what stands before it in the compound, lower case ("vw", "bundes"); "" if nothing.
        feminine: it has a feminine ending.
    """

    noun: str
    front: str
    feminine: bool


@cache
def _office_nouns() -> tuple[str, ...]:
    nouns = {noun for group in office_groups() for noun in group} | set(generic_offices())
    return tuple(sorted(nouns, key=lambda n: (-len(n), n)))


@cache
def _organisation_nouns() -> tuple[str, ...]:
    return tuple(sorted({n for group in organisation_groups() for n in group}, key=lambda n: (-len(n), n)))


def office_of(token: Token) -> RoleNoun | None:
    """Read a token as an office or profession.

    Args:
        token: any token; only capitalised ones can be one.

    Returns:
        The noun taken apart; None if it is none.
    """
    return office_in(token.text) if token.text[:1].isupper() else None


@cache
def office_in(word: str) -> RoleNoun | None:
    """Read a word as an office ("Bundeskanzlerin": kanzler, front "bundes", feminine); None if it is none."""
    lower = word.lower()
    for noun in _office_nouns():
        for ending, feminine in _endings(noun):
            if lower.endswith(ending):
                front = lower.removesuffix(ending)
                if _is_front(front, word):
                    return RoleNoun(noun, front.strip("-"), feminine)
    return None


@cache
def _endings(noun: str) -> tuple[tuple[str, bool], ...]:
    """Inflected forms of an office in the singular, and whether they are feminine."""
    if (
        noun.endswith("ter")
        and noun[:-1].endswith(("ordnete", "auftragte", "sandte", "ständige", "amte"))
        or noun.endswith("vorsitzender")
    ):
        stem = noun.removesuffix("r")
        return ((stem + "r", False), (stem + "n", False), (stem + "m", False), (stem, False))
    stem = noun.removesuffix("e")
    umlaut = (
        stem.replace("anwalt", "anwält")
        .replace("arzt", "ärzt")
        .replace("rat", "rät")
        .replace("papst", "päpst")
    )
    forms = [(stem + "in", True), (umlaut + "in", True), (stem + "e" + "in", True)]
    forms += [
        (noun, False),
        (noun + "s", False),
        (noun + "es", False),
        (noun + "en", False),
        (noun + "n", False),
    ]
    return tuple(dict.fromkeys(forms))


def _is_front(front: str, word: str) -> bool:
    """Whether the rest before an office can be the front of a compound: empty, hyphened, or a word."""
    return (
        front == ""
        or front.endswith("-")
        or (len(front) >= 3 and word[: len(front)].isalpha())
        or "-" in front
    )


def organisation_of(token: Token) -> RoleNoun | None:
    """Read a token as a kind of organisation in the singular; None if it is none."""
    return organisation_in(token.text) if token.text[:1].isupper() else None


@cache
def organisation_in(word: str) -> RoleNoun | None:
    """Read a word as a kind of organisation ("US-Softwarekonzern": softwarekonzern, front "us")."""
    lower = word.lower()
    for noun in _organisation_nouns():
        for ending in (
            noun,
            noun + "s",
            noun + "es",
            noun + "en" if noun.endswith(("ient", "ent")) else noun,
        ):
            if lower.endswith(ending):
                front = lower.removesuffix(ending)
                if _is_front(front, word):
                    return RoleNoun(
                        noun,
                        front.strip("-"),
                        noun.endswith(("ung", "schaft", "ei", "heit", "bank", "kette", "firma")),
                    )
    return None


def fits_office(phrase: RoleNoun, office: RoleNoun) -> bool:
    """Whether a later office noun may stand for an earlier one.

    Args:
        phrase: of the later noun phrase ("der Chef").
        office: of the office that the article explains ("Vorstandschef").

    Returns:
        True for the same noun, a shorter last part of it, one of the same group, or a general noun for it.
    """
    if phrase.noun == office.noun or office.noun.endswith(phrase.noun):
        return True
    if any(office.noun.endswith(noun) for noun in generic_offices().get(phrase.noun, ())):
        return True
    return any(phrase.noun in group and office.noun in group for group in office_groups())


def fits_kind(phrase: RoleNoun, kinds: frozenset[str]) -> bool:
    """Whether a noun for an organisation may stand for one of certain kinds.

    Args:
        phrase: of the later noun phrase ("der Konzern").
        kinds: nouns known to hold for the organisation ("autobauer").

    Returns:
        True for the same noun, a shorter last part of it, or one that its kind lists.
    """
    if any(kind == phrase.noun or kind.endswith(phrase.noun) for kind in kinds):
        return True
    return any(phrase.noun in group[1:] for group in organisation_groups() if group[0] in kinds)
