"""The words by which a text attributes a judgement, and what can be asked of them."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path

from spacy.tokens import Token

from analysis.language.lemmas import normal_form
from analysis.language.syntax import particle, verb_chain
from analysis.sentiment.inflection import verb_forms


@cache
def _lists() -> dict:
    """Read the file once per process."""
    return tomllib.loads(Path(__file__).with_name("voice.toml").read_text("utf-8"))


@cache
def words(kind: str) -> frozenset[str]:
    """Give one list of words.

    Args:
        kind: of a list in `voice.toml`.

    Returns:
        Its words in lower case.
    """
    return frozenset(_lists()[kind])


@cache
def endings(kind: str) -> tuple[str, ...]:
    """Give one list of words in order, as `str.endswith` wants them.

    Args:
        kind: of a list in `voice.toml`.

    Returns:
        Its words in lower case.
    """
    return tuple(_lists()[kind])


@cache
def partners(noun: str) -> frozenset[str]:
    """Give the prepositions that make a source of a noun ("in den Augen", "nach Ansicht").

    Args:
        noun: one of the list `source_nouns`.

    Returns:
        The prepositions in lower case.
    """
    only = {p for p in ("in", "gemäß", "unter", "aus") if noun in words(f"{p}_only")}
    return frozenset(only) or words("source_prepositions")


@cache
def _forms(kind: str) -> frozenset[str]:
    """Give all forms of one list of verbs, particles joined."""
    return frozenset(form for verb in words(kind) for form in verb_forms(verb))


def is_verb_of(verb: Token, *kinds: str) -> bool:
    """Whether a predicate's verb is in one of some lists.

    Args:
        verb: any verb of the predicate.
        kinds: of lists in `voice.toml`.

    Returns:
        True if one of its verbs is, by its form or its lemma.
    """
    for link in verb_chain(verb):
        prefix = particle(link)
        if prefix is None and any(t.lower_ == "bekannt" for t in link.children):
            prefix = next(t for t in link.children if t.lower_ == "bekannt")
        joined = (prefix.lower_ if prefix is not None else "") + link.lower_
        lemma = "" if prefix is not None else normal_form(link).lower()
        if any(joined in _forms(kind) or lemma in words(kind) for kind in kinds):
            return True
    return False


def is_utterance(token: Token) -> bool:
    """Whether a noun stands for what somebody says ("Kritik", "Hauptkritik").

    Args:
        token: any token.

    Returns:
        True for the nouns of the list `utterances` and compounds that end in a longer one of them.
    """
    word = token.lower_
    if word in words("utterances"):
        return token.pos_ in {"NOUN", "PROPN"}
    if token.pos_ != "NOUN" or "anforderung" in word:
        return False
    return any(len(end) > 5 and word.endswith(end) for end in endings("utterances"))


@lru_cache(maxsize=50_000)
def source_noun(word: str) -> str:
    """Find which noun that names a source a word is, or ends in ("nasa-angaben": "angaben").

    Args:
        word: any word in lower case.

    Returns:
        One of the list `source_nouns`; an empty string for any other word.
    """
    if word in words("source_nouns"):
        return word
    return next((noun for noun in endings("source_nouns") if len(noun) > 6 and word.endswith(noun)), "")
