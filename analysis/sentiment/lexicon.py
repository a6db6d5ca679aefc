"""Words that judge: our own list by effect on what they govern, then the list in textblob-de's package.

That list holds 7,965 entries, 3,825 of them nouns, which textblob-de itself never finds since it looks words
up in lower case. Here nouns, inflected forms and compounds are found.

References:
    Klenner et al. (2009), Robust compositional polarity classification. RANLP.
    Clematide & Klenner (2010), Evaluation and extension of a polarity lexicon for German. WASSA.
"""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple
from xml.etree import ElementTree

from spacy.tokens import Token

from analysis.language.syntax import particle
from analysis.sentiment.inflection import noun_forms, stems, verb_forms

_OWN = Path(__file__).with_name("lexicon.toml")
_SHORTEST_COMPOUND_PART = 4

Effect = Literal["support", "praise", "positive", "hinder", "complain", "negative", "demand"]
"""What a word does to what it governs.

support furthers it; hinder ends, refuses or harms it, which is good of something bad; praise and complain
judge it whatever it is; positive and negative are a quality; demand calls for it.
"""


class Word(NamedTuple):
    """A judging word.

    Attributes:
        effect: what it does to what it governs.
        strength: in (0, 1].
    """

    effect: Effect
    strength: float

    @property
    def valence(self) -> float:
        """The word's own tone without anything that it governs, in [−1, 1]."""
        sign = {"demand": 0, "support": 1, "praise": 1, "positive": 1}.get(self.effect, -1)
        return sign * self.strength


class Lexicon(NamedTuple):
    """All judging words by their forms in lower case.

    Attributes:
        verbs: forms with the particle joined.
        nouns: inflected forms.
        adjectives: base forms.
        others: base forms from textblob-de's list, nouns, adjectives and verbs.
    """

    verbs: dict[str, Word]
    nouns: dict[str, Word]
    adjectives: dict[str, Word]
    others: dict[tuple[str, str], Word]


@cache
def lexicon() -> Lexicon:
    """Read all lists once."""
    own = tomllib.loads(_OWN.read_text("utf-8"))
    verbs = {f: Word(k, 1.0) for k, words in own["verbs"].items() for w in words for f in verb_forms(w)}
    nouns = {f: Word(k, 1.0) for k, words in own["nouns"].items() for w in words for f in noun_forms(w)}
    adjectives = {w: Word(k, 1.0) for k, words in own["adjectives"].items() for w in words}
    return Lexicon(verbs, nouns, adjectives, _textblob_words())


@cache
def scope_words(kind: str) -> frozenset[str]:
    """Read one list of words that change the weight of others.

    Args:
        kind: negators, diminishers, intensifiers, hedges, concessions, against, in_favour or beginnings.

    Returns:
        The words in lower case.
    """
    return frozenset(tomllib.loads(_OWN.read_text("utf-8"))["scope"][kind])


def _textblob_words() -> dict[tuple[str, str], Word]:
    """Read textblob-de's list: (class, base form in lower case) to word."""
    source = files("textblob_de").joinpath("data", "de-sentiment.xml").read_text("utf-8")
    words = {}
    for entry in ElementTree.fromstring(source):
        polarity = float(entry.get("polarity"))
        if polarity:
            kind = {"NN": "noun", "VB": "verb"}.get(entry.get("pos"), "adjective")
            effect = "positive" if polarity > 0 else "negative"
            words[kind, entry.get("form").lower().replace("_", "-")] = Word(effect, abs(polarity) * 0.6)
    return words


def judging_word(token: Token) -> Word | None:
    """Look a token up.

    Args:
        token: in a parsed text; a verb's separated particle is taken into account.

    Returns:
        What it does; None if it is in no list.
    """
    if token.pos_ in {"VERB", "AUX"}:
        prefix = particle(token)
        return _verb((prefix.lower_ if prefix is not None else "") + token.lower_, token.lemma_.lower())
    if token.pos_ == "NOUN":
        return judging_noun(token.lower_)
    if token.pos_ in {"ADJ", "ADV"}:
        return _adjective(token.lower_)
    return None


@lru_cache(maxsize=20_000)
def _verb(form: str, lemma: str) -> Word | None:
    """Look a verb up by its form, then by its lemma."""
    lists = lexicon()
    return lists.verbs.get(form) or lists.verbs.get(lemma) or lists.others.get(("verb", lemma))


@lru_cache(maxsize=50_000)
def judging_noun(form: str) -> Word | None:
    """Look a noun up, or the last part of a compound ("Datenschutz-Bedenken", "Datenpanne").

    Args:
        form: as in the text, in lower case.

    Returns:
        What it does; None if it is in no list.
    """
    lists = lexicon()
    word = lists.nouns.get(form)
    for stem in () if word else stems(form):
        word = word or lists.others.get(("noun", stem))
    for start in () if word else range(3, len(form) - _SHORTEST_COMPOUND_PART + 1):
        word = word or lists.nouns.get(form[start:])
    return word


@lru_cache(maxsize=20_000)
def _adjective(form: str) -> Word | None:
    """Look an adjective or participle up."""
    lists = lexicon()
    for stem in stems(form):
        found = lists.adjectives.get(stem) or lists.others.get(("adjective", stem))
        if found:
            return found
    return lists.verbs.get(form)
