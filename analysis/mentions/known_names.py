"""Names that are known beforehand and that the recogniser missed: well-known ones, places, ministries."""

import re
from collections import defaultdict
from functools import cache

from spacy.tokens import Doc, Token

from analysis.corpus.articles import Part, part_around
from analysis.language.lexicon import lexicon_of
from analysis.mentions.genitives import bare_end
from analysis.mentions.lexicon import known_entities, words
from analysis.mentions.names import Name, is_plausible, name

_INSTITUTION = re.compile(
    r"([A-ZÄÖÜ][a-zäöüß]{2,}(?:ministerium|verfassungsgericht|kriminalamt|gerichtshof))(?:e?s)?"
)
_GEOGRAPHIC = ("STD", "COU", "GEB", "WAT", "MOU")
"""What the lexicon calls cities, countries, regions, waters and mountains."""
_INNER_CAPITAL = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+[A-ZÄÖÜ][a-zäöüß]+\w*(?<!Innen)(?<!In)")


def known_names(doc: Doc, parts: tuple[Part, ...], found: list[Name]) -> list[Name]:
    """Find known names that the recogniser missed: those of `known.toml`, ministries, places of the lexicon.

    Args:
        doc: the article.
        parts: its parts.
        found: its names.

    Returns:
        Names at places that `found` does not cover; among them words with a capital inside
        ("StadtGalerie").
    """
    covered = {i for n in found for i in range(n.start, n.end)}
    seen = frozenset(n.text for n in found)
    names, text = [], doc.text
    for token in doc:
        place = _known_place(token, seen) if token.idx not in covered else None
        if place is None or covered.intersection(range(token.idx, place[0])):
            continue
        if part_around(parts, token.idx, token.idx + 1):
            names.append(name(text, token.idx, *place))
    return names


def _known_place(token: Token, seen: frozenset[str]) -> tuple[int, str] | None:
    """End and label of the well-known name that begins at a token, the longest first; None if none does."""
    doc = token.doc
    for form, label in _known_forms().get(token.text.removesuffix("s"), _known_forms().get(token.text, ())):
        span = doc[token.i : token.i + len(form.split())]
        end = bare_end(span, label, seen)
        if span.text[: end - token.idx] == form:
            return end, label
    if not token.text[:1].isupper():
        return None
    institution = _INSTITUTION.fullmatch(token.text)
    if institution:
        return token.idx + len(institution[1]), "ORG"
    if _INNER_CAPITAL.fullmatch(token.text) and is_plausible(token.text):
        return bare_end(doc[token.i : token.i + 1], "ORG", seen), "ORG"
    return _geographic_place(token)


def _geographic_place(token: Token) -> tuple[int, str] | None:
    """End of a place that the lexicon lists as nothing else, without its genitive ending."""
    lexicon = lexicon_of(token.vocab)
    readings = lexicon.readings(token.text) if lexicon is not None and token.text[:1].isupper() else ()
    if not readings or token.pos_ not in {"PROPN", "NOUN", "X"} or token.text in words("no_names"):
        return None
    if not all(tag.startswith("EIG") and tag.endswith(_GEOGRAPHIC) for _, tag in readings):
        return None
    genitive = all(tag.startswith("EIG:GEN") and lemma == token.text[:-1] for lemma, tag in readings)
    return token.idx + len(token) - genitive, "LOC"


@cache
def _known_forms() -> dict[str, tuple[tuple[str, str], ...]]:
    """Well-known names with their labels, by first word; of two letters only those that mean one thing."""
    forms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for entity in known_entities():
        for form in entity.forms:
            if len(form) > 2 or form in {"EU", "UN", "VW", "G7", "G8"}:
                forms[form.split()[0]].append((form, entity.label))
    return {word: tuple(sorted(found, key=lambda f: (-len(f[0]), f))) for word, found in forms.items()}
