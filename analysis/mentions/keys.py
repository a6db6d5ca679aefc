"""Spellings of one name brought to one key, and which short forms belong to which long ones."""

import re
import unicodedata
from functools import cache

from analysis.mentions.lexicon import Known, known_entities, role_words

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae"})
_DROPPED = re.compile(r"[.,;:!?'’‘′`´\"„“”«»‹›()\[\]©*]")
_INFLECTED = re.compile(r"(?<=\w{3})(?:e[nrsm]?)$")
_ARTICLES = {"der", "die", "das", "des", "dem", "den", "the"}


@cache
def fold(text: str) -> str:
    """Level spelling: case, accents, umlauts, hyphens, quotation marks.

    Args:
        text: a name.

    Returns:
        Words in lower case with single spaces ("Frank-Walter Müller" and "Frank Walter Mueller" agree).
    """
    text = _DROPPED.sub("", text.casefold()).translate(_UMLAUTS)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.split(r"[\s\-–/_]+", text)).strip()


@cache
def thing_key(text: str) -> str:
    """Key of an organisation, place or other thing.

    Args:
        text: a name.

    Returns:
        The folded name without article, legal form and the endings of inflected adjectives
        ("Vereinigten Staaten" and "Vereinigte Staaten" agree).
    """
    words = fold(text).split()
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in role_words("legal_forms"):
        words = words[:-1]
    return " ".join([*(_INFLECTED.sub("", w) for w in words[:-1]), *words[-1:]])


@cache
def _known_by_key() -> dict[str, Known]:
    return {thing_key(form): entity for entity in reversed(known_entities()) for form in entity.forms}


def known_entity(text: str) -> Known | None:
    """Find the well-known entity that a text is a form of; None if it is none.

    Args:
        text: a name; "uno" in lower case is none, since short forms are words too.
    """
    entity = _known_by_key().get(thing_key(text))
    if entity is None or (len(text) <= 4 and text not in entity.forms and text != text.upper()):
        return None
    return entity


def is_short_for(short: str, long: str) -> bool:
    """Whether a short form is made of the letters of a long one in their order.

    Args:
        short: "EZB", "BaFin".
        long: "Europäische Zentralbank".

    Returns:
        True if the first letters agree, the short form has capitals, and each of its letters follows in
        the long form, each word's beginning preferred.
    """
    brief, full = fold(short).replace(" ", ""), fold(long)
    if sum(c.isupper() for c in short) < 2 and not _is_inca(short, long):
        return False
    if len(brief) < 2 or not full or brief[0] != full[0] or len(brief) >= len(full.replace(" ", "")):
        return False
    letters = iter(full)
    return all(c in letters for c in brief)


def _is_inca(short: str, long: str) -> bool:
    """Whether a capitalised short form is exactly the initials of a long one ("Inca")."""
    initials = "".join(word[0] for word in fold(long).split() if word)
    return short[:1].isupper() and fold(short) == initials


def is_acronym(text: str) -> bool:
    """Whether a name is one word of mostly capitals and digits ("VW", "BaFin", "G8", "D66")."""
    capitals = sum(c.isupper() or c.isdigit() for c in text)
    return " " not in text and 2 <= len(text) <= 8 and text[:1].isupper() and capitals >= 2


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: the same surname, first names that do not contradict.

    Args:
        one: folded words of a name, first name first.
        other: of another.

    Returns:
        True for ("frank", "walter", "steinmeier") and ("f", "steinmeier"), False for ("heiner",
        "mueller") and ("herta", "mueller"). A bare surname fits every first name.
    """
    short, long = sorted((one, other), key=len)
    if not short or short[-1] != long[-1]:
        return False
    if len(short) == 1 or short == long[-len(short) :]:
        return True
    return _agree(short[0], long[0]) and set(short[1:]) <= set(long[1:]) | {w[0] for w in long[1:]}


def _agree(one: str, other: str) -> bool:
    """Whether two first names are the same, one perhaps an initial."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
