"""What words a list of terms matches, one word at a time."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal, NamedTuple, TypeVar

from analysis.sentiment.inflection import (
    adjective_forms,
    attributive_verb_forms,
    feminine_forms,
    foreign_plurals,
    noun_forms,
    verb_forms,
)

_SHORT = 5
"""A noun of fewer letters is found only as a word of its own or beside a hyphen ("Rat", not "Verrat")."""

_SHORTEST_HEAD = 4
"""So many letters at least must be left of a term after "Daten- und"."""

_VERB_ENDINGS = ("en", "eln", "ern", "tun")
_PIECE = re.compile(r"[\w-]+")
_GAP = re.compile(r"(?=\s)[^\S\n]*(?:\n[^\S\n]*)?")
"""Between the words of a term may stand one line break, no empty line."""

_GENDER = re.compile(r"(?:[:*_/]-?(?=in)|\((?=in(?:nen)?\)))", re.IGNORECASE)
_Entry = TypeVar("_Entry")


class WordForms(NamedTuple):
    """The forms of one word of a term.

    Attributes:
        forms: of an acronym as they are written, else in lower case.
        spelling: "acronym" (exactly so), "noun" (not with a small letter), or "any".
    """

    forms: frozenset[str]
    spelling: Literal["acronym", "noun", "any"]

    def fit(self, word: str) -> bool:
        """Whether a word is one of the forms.

        Args:
            word: as in a text.

        Returns:
            True if it is.
        """
        if self.spelling == "acronym":
            return word in self.forms
        return word.lower() in self.forms and (self.spelling == "any" or not word[:1].islower())


class Group(NamedTuple):
    """A term of several words.

    Attributes:
        first: its first word.
        rest: the others, each with what stands before it.
    """

    first: WordForms
    rest: tuple[tuple[re.Pattern, WordForms], ...]


class Match(NamedTuple):
    """What a word is to a list of terms.

    Attributes:
        alone: whether a term matches the word by itself.
        groups: terms of several words that it may begin.
    """

    alone: bool
    groups: tuple[Group, ...]


class TermWords(NamedTuple):
    """A list of terms, ready to compare words with.

    Attributes:
        stems: a word that holds one of them matches; in lower case.
        endings: a word that ends in one of them matches; in lower case.
        plurals: a noun that ends in one of them matches ("Museen"); in lower case.
        verbs: forms of verbs in lower case.
        parts: a word matches if it, or a stretch of it between hyphens, is one of them; by their forms in
            lower case.
        groups: terms of several words, by the forms of their first in lower case.
    """

    stems: tuple[str, ...]
    endings: tuple[str, ...]
    plurals: tuple[str, ...]
    verbs: frozenset[str]
    parts: dict[str, tuple[WordForms, ...]]
    groups: dict[str, tuple[Group, ...]]

    def match(self, word: str) -> Match | None:
        """Compare a word with the terms.

        Args:
            word: as in a text.

        Returns:
            What it is to them; None if it is nothing.
        """
        lower = word.lower()
        alone = (
            any(map(lower.__contains__, self.stems))
            or lower.endswith(self.endings)
            or lower in self.verbs
            or (lower.endswith(self.plurals) and not word[0].islower())
            or self._has_part(word)
        )
        groups = tuple(group for group in self.groups.get(lower, ()) if group.first.fit(word))
        return Match(alone, groups) if alone or groups else None

    def match_apart(self, first: str, second: str) -> bool:
        """Whether the first part of a compound shares another's end ("Daten- und Verbraucherschutz").

        Args:
            first: with a hyphen at its end.
            second: the next word that has none.

        Returns:
            True if both together make a word that matches.
        """
        part, whole = first.lower().rstrip("-"), second.lower()
        heads = (stem[len(part) :] for stem in self.stems if part and stem.startswith(part))
        return any(len(head) >= _SHORTEST_HEAD and whole.find(head) > 0 for head in heads)

    def _has_part(self, word: str) -> bool:
        """Whether a stretch of a word between hyphens is a short term."""
        if not self.parts:
            return False
        pieces = word.split("-")
        stretches = [word]
        if len(pieces) > 1:
            stretches += ["-".join(pieces[i:j]) for i in range(len(pieces)) for j in (i + 1, i + 2)]
        return any(forms.fit(s) for s in stretches for forms in self.parts.get(s.lower(), ()))


def is_verb(term: str) -> bool:
    """Whether a term is an infinitive.

    Args:
        term: of a list.

    Returns:
        True for one word in lower case with the ending of an infinitive.
    """
    return term.islower() and term.isalpha() and term.endswith(_VERB_ENDINGS)


def plain_word(word: str) -> str:
    """Take what only layout or gender adds off a word.

    Args:
        word: as in a text; it may hold soft hyphens, a line break and an ending of gender.

    Returns:
        The word in one piece ("Datenschützer:innen" as "Datenschützerinnen").
    """
    if word.isalpha():
        return word
    joined = re.sub(r"-\s+", "", word.replace("\u00ad", "").replace("\u2011", "-"))
    joined, marks = _GENDER.subn("", joined)
    return joined.removesuffix(")") if marks else joined


def term_words(terms: Iterable[str]) -> TermWords:
    """Prepare a list of terms.

    Args:
        terms: as a user writes them.

    Returns:
        What to compare words with.
    """
    stems, endings, plurals, verbs, parts, groups = [], [], [], set(), [], []
    for term in map(plain_word, terms):
        if not _PIECE.fullmatch(term):
            groups.append(_group(term))
        elif is_verb(term):
            verbs |= verb_forms(term) | attributive_verb_forms(term)
        elif term.isupper() or len(term) < _SHORT:
            parts.append(_word_forms(term))
        elif term.islower():
            endings += sorted(adjective_forms(term))
        else:
            stems += sorted(form for form in noun_forms(term) if len(form) == len(term))
            stems += sorted(feminine_forms(term)) if term.endswith("e") else []
            plurals += sorted(foreign_plurals(term))
    by_part = _by_form((forms, forms) for forms in parts)
    by_first = _by_form((group.first, group) for group in groups)
    nouns = tuple(stems), tuple(endings), tuple(plurals)
    return TermWords(*nouns, frozenset(verbs), by_part, by_first)


def inflected_forms(term: str) -> frozenset[str]:
    """Make the forms of the words of a term, without compounds.

    Args:
        term: of a list.

    Returns:
        The forms in lower case.
    """
    if is_verb(term):
        return verb_forms(term) | attributive_verb_forms(term)
    forms = [_word_forms(piece.group()).forms for piece in _PIECE.finditer(plain_word(term))]
    return frozenset(form.lower() for listed in forms for form in listed)


def _by_form(entries: Iterable[tuple[WordForms, _Entry]]) -> dict[str, tuple[_Entry, ...]]:
    """List entries under every form of a word."""
    found: dict[str, list[_Entry]] = {}
    for word, entry in entries:
        for form in {form.lower() for form in word.forms}:
            found.setdefault(form, []).append(entry)
    return {form: tuple(listed) for form, listed in found.items()}


def _group(term: str) -> Group:
    """Prepare a term of several words."""
    pieces = list(_PIECE.finditer(term))
    forms = [_word_forms(piece.group()) for piece in pieces]
    gaps = [term[a.end() : b.start()] for a, b in pairwise(pieces)]
    between = [_GAP if gap.isspace() else re.compile(re.escape(gap)) for gap in gaps]
    return Group(forms[0], tuple(zip(between, forms[1:], strict=True)))


def _word_forms(word: str) -> WordForms:
    """Make the forms of one word."""
    if word.isupper():
        return WordForms(frozenset({word, word + "s"}), "acronym")
    if word.islower():
        return WordForms(adjective_forms(word), "any")
    forms = noun_forms(word) | feminine_forms(word) | foreign_plurals(word)
    return WordForms(forms, "any" if word[0].islower() else "noun")
