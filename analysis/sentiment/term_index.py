"""Find the places of a text where terms match, in one pass and without a parse.

A text is cut into words once for all topics. Whether a term matches a word depends on the word alone, so each
distinct word is compared with the terms once and remembered.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.sentiment.term_words import Group, Match, TermWords, plain_word, term_words
from analysis.sentiment.topic_lists import Topic

_CHARACTER = r"[\w\u00ad\u2011-]"
_AND = "und|oder|sowie|bzw|beziehungsweise|wie|als|noch"
_WORD = re.compile(
    rf"{_CHARACTER}+"
    rf"(?:(?<=\w-)[ \t]*\n[ \t]*(?!(?:{_AND})\b)[a-zäöüß]{_CHARACTER}*)*"
    r"(?:(?<=[^\W\d_])(?:[:*/]-?[Ii](?:n(?!\w)|nnen[\w-]*)|\([Ii]n(?:nen)?\)))?"
)
"""A word goes on after a hyphen at the end of a line and with an ending of gender ("Nutzer:innen")."""

_LIST = re.compile(rf"(?:[,/\s]{{1,3}}(?:(?:{_AND})\.?\s)?[\w-]+(?<=-)){{0,3}}")
_NEXT = re.compile(rf"(?:,?\s(?:{_AND})\.?\s|/)([\w-]*\w)")
_PART = Match(True, ())
_REMEMBERED = 200_000
"""Distinct words that are kept in mind."""


class Place(NamedTuple):
    """Words of a text that a term or an exclusion matches.

    Attributes:
        rank: of the topic among those sought.
        start: first character.
        end: after the last character.
        excluded: whether it is an exclusion that matches.
    """

    rank: int
    start: int
    end: int
    excluded: bool


class _Role(NamedTuple):
    """What a word is to a topic.

    Attributes:
        rank: of the topic.
        excluded: whether the exclusions are meant.
        match: what it is to the terms or to the exclusions.
    """

    rank: int
    excluded: bool
    match: Match


def words_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Cut a text into the words that terms are compared with.

    Args:
        text: to cut.

    Yields:
        Each word in one piece and its place; numbers among them.
    """
    for word in _WORD.finditer(text):
        yield plain_word(word.group()), word.start(), word.end()


class TermIndex:
    """The terms of some topics, with what is known of the words met so far."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        """Prepare the terms."""
        self._lists: list[tuple[int, bool, TermWords]] = []
        for rank, topic in enumerate(topics):
            self._lists.append((rank, False, term_words(topic.terms + topic.opposed)))
            self._lists.append((rank, True, term_words(topic.excludes)))
        self._known: dict[str, tuple[_Role, ...]] = {}

    def places(self, text: str) -> Iterator[Place]:
        """Find the words that terms and exclusions match; places may overlap.

        Args:
            text: to search.

        Yields:
            Places by start; hyphens at the ends of a word are left out.
        """
        for word in _WORD.finditer(text):
            roles = self._known.get(word.group())
            for role in self._learn(word.group()) if roles is None else roles:
                if role.match.alone:
                    yield _place(role, text, word.start(), word.end())
                for group in role.match.groups:
                    end = _group_end(text, word.end(), group)
                    if end is not None:
                        yield _place(role, text, word.start(), end)
            if word.group()[-1] == "-":
                yield from self._apart(text, word.start(), word.end())

    def _apart(self, text: str, start: int, end: int) -> Iterator[Place]:
        """Complete the first part of a compound with the last word of an enumeration."""
        following = _NEXT.match(text, _LIST.match(text, end).end())
        for rank, excluded, terms in self._lists if following else ():
            if terms.match_apart(text[start:end], following[1]):
                yield _place(_Role(rank, excluded, _PART), text, start, end)

    def _learn(self, word: str) -> tuple[_Role, ...]:
        """Compare a new word with all terms."""
        plain = plain_word(word)
        found = ((rank, excluded, terms.match(plain)) for rank, excluded, terms in self._lists)
        roles = tuple(_Role(*role) for role in found if role[2] is not None)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[word] = roles
        return roles


@lru_cache(maxsize=64)
def term_index(topics: tuple[Topic, ...]) -> TermIndex:
    """Give the index of some topics, the same whenever they are sought again.

    Args:
        topics: what to look for.

    Returns:
        The index.
    """
    return TermIndex(topics)


def _group_end(text: str, end: int, group: Group) -> int | None:
    """Find the end of a group of words whose first word ends at a place; None if others follow."""
    for gap, forms in group.rest:
        between = gap.match(text, end)
        word = _WORD.match(text, between.end()) if between else None
        if word is None or not forms.fit(plain_word(word.group())):
            return None
        end = word.end()
    return end


def _place(role: _Role, text: str, start: int, end: int) -> Place:
    """Make a place, without hyphens at its ends ("Kooperations- und")."""
    word = text[start:end]
    before, after = len(word) - len(word.lstrip("-")), len(word) - len(word.rstrip("-"))
    return Place(role.rank, start + before, end - after, role.excluded)
