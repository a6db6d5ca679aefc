"""Phrases that stand for a person by age ("der 66-Jährige"), where the article tells whose age it is."""

import re
from collections import defaultdict

from spacy.tokens import Doc

from analysis.mentions.genders import Genders
from analysis.mentions.offices import Named
from analysis.mentions.roles import Role

_PHRASE = re.compile(
    r"\b(?P<article>[Dd](?:er|ie|em|en|es))\s(?P<age>\d{1,3})-[Jj]ährige(?P<ending>n?)\b(?!\s[A-ZÄÖÜ])"
)
_BEHIND = re.compile(r"(?:\s\((?P<brackets>\d{1,3})\)|,\s(?P<commas>\d{1,3}),)")
_BEFORE = re.compile(r"\b(?P<age>\d{1,3})(?:-jährige[nrsm]?|\sJahre\salte[nrsm]?)\s(?:[\w-]+\s){0,2}$")
_GENDER = {("der", ""): "Masc", ("die", ""): "Fem", ("der", "n"): "Fem"}
"""By determiner and ending; "dem", "den" and "des" are masculine, "die …n" is several."""


def age_roles(doc: Doc, names: list[Named], genders: list[Genders]) -> list[Role]:
    """Find the phrases that stand for a person by age.

    Args:
        doc: the article.
        names: its names.
        genders: of each entity, as far as is told.

    Returns:
        The phrases whose age the article gives to one person alone: in brackets or between commas behind
        the name, or before it ("der 66-jährige Phil Spector").
    """
    text = doc.text
    aged: dict[int, set[int]] = defaultdict(set)
    for n in names:
        if n.label == "PER":
            for age in _ages(text, doc[n.first].idx, doc[n.end - 1].idx + len(doc[n.end - 1])):
                aged[age].add(n.entity)
    roles = []
    for phrase in _PHRASE.finditer(text) if aged else ():
        gender = _gender(phrase["article"].lower(), phrase["ending"])
        fitting = [e for e in aged.get(int(phrase["age"]), ()) if gender in genders[e]]
        if len(fitting) == 1:
            roles.append(Role(*phrase.span(), fitting[0]))
    return roles


def _ages(text: str, start: int, end: int) -> list[int]:
    """Ages that stand beside a name."""
    behind, before = _BEHIND.match(text, end), _BEFORE.search(text[max(0, start - 80) : start])
    found = [behind["brackets"] or behind["commas"]] if behind else []
    return [int(age) for age in [*found, *([before["age"]] if before else [])]]


def _gender(article: str, ending: str) -> str | None:
    if article in {"dem", "den", "des"}:
        return "Masc" if ending else None
    return _GENDER.get((article, ending))
