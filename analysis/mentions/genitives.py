"""The genitive ending that does not belong to a name: "Merkels" → "Merkel", but "Paris"."""

import re

from spacy.tokens import Span, Token

from analysis.language.lexicon import lexicon_of
from analysis.language.syntax import ADNOMINAL, CASE_MARKER
from analysis.mentions.keys import known_entity
from analysis.mentions.lexicon import words
from analysis.mentions.nouns import is_noun

_APOSTROPHES = "'’‘´′"
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,}s$")
_OWN_S = re.compile(r"(?:[aeiouy]s|ss|x|z)$")


def bare_end(span: Span, label: str, seen: frozenset[str]) -> int:
    """Find where a name ends without its genitive ending.

    Args:
        span: the tokens of the name.
        label: PER, ORG, LOC or MISC.
        seen: names of the article as they stand there, and their last words; the form without -s among
            them is the best evidence.

    Returns:
        The offset after the last character of the bare name.
    """
    text, last, end = span.text, span[-1], span.end_char
    if text in words("ending_in_s") or last.text in words("ending_in_s"):
        return end
    if len(text) > 3 and text[-1] == "s" and text[-2] in _APOSTROPHES:
        return end - 2
    if text[-1] in _APOSTROPHES:
        return end - 1
    if text[-1] != "s" or len(last.text) < 3 or _is_known(text) or _is_inner(span, label):
        return end
    if _has_bare_form(span, seen) or _is_listed_genitive(last):
        return end - 1
    if _follows_des(span) and label != "PER":
        return end - _ending(last.text, seen)
    return end - 1 if _is_genitive(span) and not _OWN_S.search(last.text) else end


def _is_inner(span: Span, label: str) -> bool:
    """Whether the genitive is part of a longer name ("Demokratische Partei Serbiens")."""
    return label == "ORG" and len(span) > 1 and is_noun(span[-2]) and span[-1].pos_ == "PROPN"


def _is_known(text: str) -> bool:
    return known_entity(text) is not None


def _has_bare_form(span: Span, seen: frozenset[str]) -> bool:
    """Whether the form without -s is a name of the article, a well-known one or an acronym."""
    bare, last = span.text[:-1], span[-1].text[:-1]
    if _ACRONYM.search(span[-1].text) or _is_known(bare):
        return True
    return bare in seen or (len(span) > 1 and last in seen)


def _is_listed_genitive(last: Token) -> bool:
    """Whether the lexicon knows a word as the genitive of a name, and as nothing else ("Köhlers")."""
    lexicon = lexicon_of(last.vocab)
    readings = lexicon.readings(last.text) if lexicon is not None else ()
    return bool(readings) and all(
        tag.startswith("EIG:GEN") and lemma == last.text[:-1] for lemma, tag in readings
    )


def _ending(word: str, seen: frozenset[str]) -> int:
    """Length of the ending behind "des": 2 for "Kreuzes", "Bundestages", 1 for "Kosovos"."""
    if word[-2:] == "es" and (word[:-1] not in seen) and re.search(r"(?:[bdfgklmnprtsßxz])es$", word):
        return 2
    return 0 if re.search(r"(?:us|ss|is)$", word) else 1


def _follows_des(span: Span) -> bool:
    """Whether "des" or "eines" stands before the name, nothing but adjectives between."""
    i = span.start - 1
    while i >= 0 and span.doc[i].pos_ == "ADJ" and span.start - i < 3:
        i -= 1
    return i >= 0 and span.doc[i].lower_ in {"des", "eines", "dieses", "jenes"}


def _is_genitive(span: Span) -> bool:
    """Whether a name without article depends on a noun as its genitive."""
    last, root = span[-1], span.root
    if _has_preposition(root) and not _before_noun(span):
        return False
    case = last.morph.get("Case") or root.morph.get("Case")
    if _before_noun(span):
        return True
    return root.dep_ in ADNOMINAL and (not case or "Gen" in case or root.head.i == span.start - 1)


def _before_noun(span: Span) -> bool:
    """Whether the name stands before the noun it depends on ("Merkels Besuch")."""
    root = span.root
    return root.dep_ in ADNOMINAL | {"det:poss", "ag", "nk"} and span.end <= root.head.i <= span.end + 3


def _has_preposition(token: Token) -> bool:
    return any(child.dep_ in CASE_MARKER for child in token.children)
