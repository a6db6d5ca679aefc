"""What is known beforehand: well-known names, words that only look like names, nouns for roles."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.annotations import Label

_HERE = Path(__file__).parent
FIRST_NAMES = _HERE / "first_names.toml"
"""First names by gender."""


class Known(NamedTuple):
    """A well-known entity.

    Attributes:
        name: the form that charts show when it was seen.
        label: PER, ORG, LOC or MISC.
        forms: all its forms, the name among them.
        kinds: nouns that may stand for it, lower case ("autobauer").
        nation: stem of the adjective that may go with them ("deutsch"); "" if none.
        gender: grammatical, Masc, Fem, Neut or Plur; "" if that is not said.
    """

    name: str
    label: Label
    forms: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    nation: str = ""
    gender: str = ""


@cache
def _table(file: str) -> dict:
    return tomllib.loads((_HERE / file).read_text(encoding="utf-8"))


@cache
def known_entities() -> tuple[Known, ...]:
    """List the well-known entities of `known.toml`.

    Returns:
        Entities with several forms first, then the places.
    """
    table = _table("known.toml")
    rows = [
        Known(
            *(r["name"], r["label"], (r["name"], *r["forms"])),
            *(tuple(r.get("kinds", ())), r.get("nation", ""), r.get("gender", "")),
        )
        for r in table["entity"]
    ]
    return (*rows, *(Known(place, "LOC", (place,)) for place in table["places"]))


@cache
def first_names() -> dict[str, str]:
    """Map first names to their gender, "Masc" or "Fem"."""
    return {name: gender for gender, names in _table(FIRST_NAMES.name).items() for name in names}


@cache
def nation_places() -> dict[str, str]:
    """Map stems of adjectives of nation to their place ("französisch": "Frankreich")."""
    return dict(_table("nations.toml"))


@cache
def spheres() -> dict[str, str]:
    """Map office nouns to the sphere of public life that they belong to ("torhüter": "sport")."""
    table = _table("role_nouns.toml")["spheres"]
    return {noun: sphere for sphere, nouns in table.items() for noun in nouns}


@cache
def words(name: str) -> frozenset[str]:
    """Give a list of `name_words.toml`.

    Args:
        name: ending_in_s, no_names, no_first_parts, own_names or ordinary_rests.

    Returns:
        Its words as they are written.

    Raises:
        KeyError: there is no such list.
    """
    return frozenset(_table("name_words.toml")[name])


@cache
def role_words(name: str) -> frozenset[str]:
    """Give a plain list of `role_nouns.toml`.

    Args:
        name: titles, legal_forms, firms, feminine_forms, feminine, neuter, leaders, generic_kinds,
            other_referents, not_current, business_offices, posts or other_offices.

    Returns:
        Its words, lower case.

    Raises:
        KeyError: there is no such list.
    """
    return frozenset(_table("role_nouns.toml")[name])


@cache
def nouns_before_names() -> dict[str, Label]:
    """Map nouns that announce a name to the label they give it ("zeitung": ORG)."""
    table = _table("role_nouns.toml")["before_names"]
    return {noun: label for label, nouns in table.items() for noun in nouns}


@cache
def office_groups() -> tuple[tuple[str, ...], ...]:
    """List the groups of office nouns that may stand for each other, masculine, lower case."""
    return tuple(tuple(group) for group in _table("role_nouns.toml")["offices"])


@cache
def generic_offices() -> dict[str, tuple[str, ...]]:
    """Map a general noun to the office nouns it may stand for ("manager": "vorstandschef", …)."""
    return {row["noun"]: tuple(row["of"]) for row in _table("role_nouns.toml")["generic_offices"]}


@cache
def organisation_groups() -> tuple[tuple[str, ...], ...]:
    """List the kinds of organisation: a noun, then the nouns that may stand for it."""
    return tuple(tuple(group) for group in _table("role_nouns.toml")["organisations"])
