"""A full-form lexicon of German: what a word form can be, and of which lemma.

The lexicon travels inside the pipeline, as a table of its vocabulary. A form that it does not hold is
read by its end: the head of a German compound stands last, so "Gründerzeithäusern" inflects like
"Häusern".

References:
    Lezius, Rapp & Wettler (1998), A freely available morphological analyzer, disambiguator and
    context sensitive lemmatizer for German. COLING-ACL (the readings' notation).
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

import marisa_trie
import numpy as np
import srsly
from spacy.vocab import Vocab

TABLE = "lexicon"
"""Name of the table in the vocabulary's lookups."""

_SHORTEST_TAIL = 4
_LONGEST_TAIL = 40
_SHORTEST_START = 3


class Reading(NamedTuple):
    """One analysis of a word form.

    Attributes:
        lemma: the form under which dictionaries list the word.
        tag: word class and features, separated by colons ("SUB:NOM:PLU:FEM").
    """

    lemma: str
    tag: str


class Found(NamedTuple):
    """What the lexicon knows of a form.

    Attributes:
        readings: its analyses; empty if it is unknown.
        tail: how many of its last characters the entry covers; fewer than the form has for a compound.
    """

    readings: tuple[Reading, ...]
    tail: int


class Lexicon:
    """Look words up by form.

    Forms are kept in a trie; forms that inflect alike share one entry: tags, and how many characters to
    cut from the form and what to add for each lemma.
    """

    def __init__(
        self, forms: marisa_trie.Trie, entry_of: np.ndarray, entries: list[list], tags: list[str]
    ) -> None:
        """Take the parts as `build` and `load` make them."""
        self._forms, self._entry_of, self._entries, self._tags = forms, entry_of, entries, tags

    @classmethod
    def build(cls, readings: Mapping[str, Iterable[Reading]]) -> "Lexicon":
        """Make a lexicon.

        Args:
            readings: form → its readings.

        Returns:
            The lexicon.
        """
        forms = marisa_trie.Trie(sorted(readings))
        tags = sorted({r.tag for found in readings.values() for r in found})
        number_of = {tag: i for i, tag in enumerate(tags)}
        entry_of, numbers = np.zeros(len(readings), dtype="<u2"), {}
        for form in sorted(readings):
            entry = tuple(sorted((number_of[r.tag], *_change(form, r.lemma)) for r in readings[form]))
            entry_of[forms[form]] = numbers.setdefault(entry, len(numbers))
        return cls(forms, entry_of, list(numbers), tags)

    def pack(self) -> dict[str, bytes]:
        """Give the contents as bytes, for `load`."""
        return {
            "forms": self._forms.tobytes(),
            "entry_of": self._entry_of.tobytes(),
            "entries": srsly.msgpack_dumps([self._tags, self._entries]),
        }

    @classmethod
    @lru_cache(maxsize=2)
    def load(cls, forms: bytes, entry_of: bytes, entries: bytes) -> "Lexicon":
        """Read what `pack` gave; the same bytes are read once."""
        trie = marisa_trie.Trie().frombytes(forms)
        tags, rules = srsly.msgpack_loads(entries)
        return cls(trie, np.frombuffer(entry_of, dtype="<u2"), rules, tags)

    def __contains__(self, form: str) -> bool:
        """Whether a form is listed as it is written."""
        return form in self._forms

    def readings(self, form: str) -> tuple[Reading, ...]:
        """Give the readings of a form as it is written.

        Args:
            form: a word.

        Returns:
            Its readings, ordered by tag; empty if it is not listed.
        """
        number = self._forms.get(form)
        if number is None:
            return ()
        return tuple(
            Reading(form[: len(form) - cut] + ending, self._tags[tag])
            for tag, cut, ending in self._entries[self._entry_of[number]]
        )

    def find(self, form: str) -> Found:
        """Look a form up, and if it is not listed, by the last part of a compound.

        Args:
            form: a word.

        Returns:
            Its readings, with the lemmas of the whole form.
        """
        if exact := self.readings(form):
            return Found(exact, len(form))
        noun = form[:1].isupper()
        start = form.rfind("-") + 1
        first = max(start or _SHORTEST_START, len(form) - _LONGEST_TAIL)
        for at in range(first, len(form) - _SHORTEST_TAIL + 1):
            tail = form[at:].capitalize() if noun else form[at:]
            if tail in self._forms:
                known = [r for r in self.readings(tail) if _can_end_compound(r.tag, noun=noun)]
                if known:
                    before = form[:at]
                    lower = noun and at > start
                    return Found(
                        tuple(Reading(before + _cased(r.lemma, lower=lower), r.tag) for r in known),
                        len(form) - at,
                    )
        return Found((), 0)


def _change(form: str, lemma: str) -> tuple[int, str]:
    """How many characters to cut from a form, and what to add, to reach its lemma."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def _cased(lemma: str, *, lower: bool) -> str:
    return lemma[:1].lower() + lemma[1:] if lower else lemma


def _can_end_compound(tag: str, *, noun: bool) -> bool:
    word_class = tag.partition(":")[0]
    return word_class == "SUB" if noun else word_class in {"ADJ", "PA1", "PA2", "VER"}


def lexicon_of(vocab: Vocab) -> Lexicon | None:
    """Give the lexicon that a pipeline carries.

    Args:
        vocab: the pipeline's vocabulary.

    Returns:
        The lexicon; None if the pipeline has none, as foreign ones have.
    """
    if not vocab.lookups.has_table(TABLE):
        return None
    table = vocab.lookups.get_table(TABLE)
    return Lexicon.load(table["forms"], table["entry_of"], table["entries"])
