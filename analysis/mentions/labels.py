"""An entity's label and canonical name, decided from all its forms."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from analysis.annotations import Label
from analysis.mentions.keys import is_acronym, known_entity, thing_key
from analysis.mentions.nouns import organisation_in

LABELS: tuple[Label, ...] = ("PER", "ORG", "LOC", "MISC")
_ADJECTIVE = re.compile(r"(?:isch|lich|ig|al|är|ell|iv|deutsch|frei|neu)en$")
_STRONG = {"Masc": "er", "Fem": "e", "Neut": "es"}


def majority(labels: Iterable[str]) -> Label:
    """Give the label that most places speak for.

    Args:
        labels: one per place; "" says nothing.

    Returns:
        The most frequent; on a tie, or without any vote, the first of PER, ORG, LOC, MISC.
    """
    votes = Counter(label for label in labels if label)
    return min(LABELS, key=lambda label: (-votes[label], LABELS.index(label)))


def fullest(forms: Counter, label: Label) -> str:
    """Choose the canonical name among an entity's forms.

    Args:
        forms: the forms with how often each was seen.
        label: of the entity.

    Returns:
        The common name of a well-known entity if it was seen; else the form of most words, of a thing no
        acronym before acronyms; then the most frequent, then the longest. A thing's name is put into the
        nominative where that is sure.
    """
    if label != "PER":
        cited: Counter = Counter()
        for form, count in forms.items():
            cited[citation_form(form)] += count
        forms = cited

    def rank(form: str) -> tuple:
        known = known_entity(form) if label != "PER" else None
        common = known is not None and form == known.name
        short = label != "PER" and is_acronym(form)
        inflected = label != "PER" and any(
            other != form and thing_key(other) == thing_key(form) and _endings(other) < _endings(form)
            for other in forms
        )
        return (not common, short, -len(form.split()), inflected, -forms[form], -len(form), form)

    return min(forms, key=rank)


def _endings(form: str) -> int:
    """How many words before the last end as inflected adjectives do ("Neuen Liberalen Union": 2)."""
    return sum(word.endswith("en") for word in form.split()[:-1])


@cache
def citation_form(form: str) -> str:
    """Put the name of a thing into the nominative, as it would stand without article.

    Args:
        form: "Vereinigten Staaten", "Süddeutschen Zeitung", "Bundesamtes für Verfassungsschutz".

    Returns:
        "Vereinigte Staaten", "Süddeutsche Zeitung", "Bundesamt für Verfassungsschutz"; a form as it is if
        it is neither well-known nor headed by a noun for an organisation.
    """
    known = known_entity(form)
    for other in known.forms if known else ():
        if thing_key(other) == thing_key(form) and len(other.split()) == len(form.split()):
            return other
    words = form.split()
    head = next((i for i, word in enumerate(words) if organisation_in(word) is not None), None)
    if head is None or not all(_ADJECTIVE.search(word) for word in words[:head]):
        return form
    noun = organisation_in(words[head])
    adjectives = [word.removesuffix("en") + _STRONG[noun.gender] for word in words[:head]]
    bare = words[head][: len(noun.front) + len(noun.noun)]
    return " ".join([*adjectives, bare, *words[head + 1 :]])
