"""An entity's label and canonical name, decided from all its forms."""

from collections import Counter
from collections.abc import Iterable

from analysis.annotations import Label
from analysis.mentions.keys import is_acronym, known_entity

LABELS: tuple[Label, ...] = ("PER", "ORG", "LOC", "MISC")


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
        acronym before acronyms; then the most frequent, then the longest.
    """

    def rank(form: str) -> tuple:
        known = known_entity(form) if label != "PER" else None
        is_short = label != "PER" and is_acronym(form)
        return (
            known is None or form != known.name,
            is_short,
            -len(form.split()),
            -forms[form],
            -len(form),
            form,
        )

    return min(forms, key=rank)
