"""Which pronouns can stand for an entity: the grammatical gender of persons and organisations."""

from collections import Counter, defaultdict

from spacy.tokens import Doc, Token

from analysis.annotations import LocalEntity
from analysis.mentions.evidence import kind_in_name
from analysis.mentions.keys import fold, known_entity
from analysis.mentions.lexicon import first_names, role_words
from analysis.mentions.nouns import is_noun, office_in, organisation_in, organisation_of
from analysis.mentions.offices import Explained, Named

Genders = frozenset[str]
"""Those of "Masc", "Fem", "Neut" and "Plur" that are possible."""
PERSON: Genders = frozenset({"Masc", "Fem"})
_POLITE = {"herr": "Masc", "herrn": "Masc", "frau": "Fem", "königin": "Fem", "könig": "Masc", "lady": "Fem"}
_DETERMINERS = {"das": {"Neut"}, "den": {"Masc"}, "dem": {"Masc", "Neut"}, "im": {"Masc", "Neut"}}
_DETERMINERS |= {"am": {"Masc", "Neut"}, "zum": {"Masc", "Neut"}, "vom": {"Masc", "Neut"}, "zur": {"Fem"}}


def entity_genders(
    doc: Doc, names: list[Named], entities: list[LocalEntity], offices: list[Explained]
) -> list[Genders]:
    """Find the grammatical gender of each entity of an article.

    Args:
        doc: the article.
        names: its names.
        entities: whose they are.
        offices: that the article explains.

    Returns:
        For each entity the genders that are possible. A person's is told by an office ("Kanzlerin"), a
        polite title or the first name; an organisation's by the noun in its name, its legal form, or the
        determiner before it; a firm's name alone is neuter.
    """
    told: dict[int, Counter[str]] = defaultdict(Counter)
    for office in offices:
        if office.noun.gender in PERSON:
            told[office.entity][office.noun.gender] += 1
    for n in names:
        before = doc[n.first - 1] if n.first else None
        if before is not None and n.label == "PER" and before.lower_ in _POLITE:
            told[n.entity][_POLITE[before.lower_]] += 2
        elif before is not None and n.label != "PER":
            kind = organisation_of(before)
            for gender in {kind.gender} if kind is not None and is_noun(before) else ():
                told[n.entity][gender] += 2
            for gender in _by_determiner(before):
                told[n.entity][gender] += 1
    return [
        _of_person(entity, told[i]) if entity.label == "PER" else _of_thing(entity, told[i])
        for i, entity in enumerate(entities)
    ]


def _by_determiner(before: Token) -> set[str]:
    """Genders that a determiner directly before a name leaves possible; none if it tells nothing."""
    plain = _DETERMINERS.get(before.lower_)
    if plain is not None:
        return plain
    if before.lower_ == "die":
        return {"Plur"} if "Plur" in before.morph.get("Number") else {"Fem"}
    if before.lower_ == "der":
        return {"Masc"} if "Nom" in before.morph.get("Case") else {"Fem"}
    return set()


def _of_person(entity: LocalEntity, told: Counter[str]) -> Genders:
    if told:
        most = max(told.values())
        return frozenset(gender for gender, n in told.items() if n == most)
    office = office_in(entity.offices[0].head) if not entity.name else None
    if office is not None and office.gender:
        return frozenset({office.gender})
    first = next((form.split()[0] for form in (entity.name, *entity.aliases) if " " in form), "")
    gender = gender_of_first_name(first)
    return frozenset({gender}) if gender else PERSON


def gender_of_first_name(first: str) -> str | None:
    """Tell the gender of a first name.

    Args:
        first: "Angela", "Hans-Dietrich".

    Returns:
        "Masc" or "Fem"; None if it is not known or can be either.
    """
    known = first_names()
    return known.get(first) or known.get(first.split("-")[0])


def _of_thing(entity: LocalEntity, told: Counter[str]) -> Genders:
    if not entity.name:
        kind = organisation_in(entity.offices[0].head)
        return frozenset({kind.gender} if kind is not None else ())
    for form in (entity.name, *entity.aliases):
        known = known_entity(form)
        if known is not None and known.gender:
            return frozenset({known.gender})
        words = form.split()
        if len(words) > 1 and fold(words[-1]) in role_words("feminine_forms"):
            return frozenset({"Fem", *told})
        noun = organisation_in(kind_in_name(form).title())
        if noun is not None:
            return frozenset({noun.gender})
    if told:
        most = max(told.values())
        return frozenset(gender for gender, n in told.items() if 2 * n > most)
    return frozenset({"Neut"})
