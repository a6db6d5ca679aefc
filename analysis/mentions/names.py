"""Where names stand: what the recogniser found, cut down to the bare name."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from analysis.corpus.articles import Part
from analysis.language.syntax import NAME_PART
from analysis.mentions.genitives import bare_end
from analysis.mentions.lexicon import role_words, words
from analysis.mentions.nouns import is_noun, office_of, organisation_in, organisation_of

_EDGE = "\"'„“”‚‘’«»‹›()[]{}*,;:!?–—-/|©… \t\n\u00a0"
_PARTICLE = re.compile(r"(?:von|van|de|del|della|di|da|du|der|den|ten|zu|zur|al|el|bin|ben|ibn|la|le|dos|y)$")
_LABELS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "MISC": "MISC"}


class Name(NamedTuple):
    """One place where a name stands.

    Attributes:
        start: first character.
        end: after the last character; a genitive ending and the rest of a compound lie outside.
        text: the name there.
        label: what this place speaks for: PER, ORG, LOC or MISC; "" if it says nothing.
    """

    start: int
    end: int
    text: str
    label: str


def name(text: str, start: int, end: int, label: str) -> Name:
    """Make a name of a stretch of an article's text."""
    return Name(start, end, text[start:end], label)


def recognised_names(doc: Doc, parts: tuple[Part, ...]) -> list[Name]:
    """Take the recogniser's names and cut them down to what a mention is.

    Args:
        doc: a document with entities.
        parts: the article's parts; what lies outside is left out.

    Returns:
        Names in text order without titles before them, quotation marks and brackets around them, and
        genitive endings; several names joined by a line break are taken apart.
    """
    seen = frozenset(ent.text for ent in doc.ents) | frozenset(
        ent[-1].text for ent in doc.ents if len(ent) > 1
    )
    found = []
    text = doc.text
    for ent in doc.ents:
        label = _LABELS.get(ent.label_)
        for piece in _pieces(doc, ent, parts) if label else ():
            span = _without_title(_completed(_with_particles(piece, label), label), label)
            if span is None:
                continue
            end = bare_end(span, label, seen)
            start, end = trim(text, span.start_char, end)
            if start < end and is_plausible(text[start:end]):
                found.append(name(text, start, end, label))
    return found


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends of a stretch inwards over quotation marks, brackets, commas and white space."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE and not _closes(text, start, end):
        end -= 1
    return start, end


def _closes(text: str, start: int, end: int) -> bool:
    """Whether a stretch ends with a bracket that was opened inside it."""
    return text[end - 1] == ")" and "(" in text[start:end]


def is_plausible(text: str) -> bool:
    """Whether a name could be one: it holds a letter and is not a word that only looks like a name."""
    if len(text) < 2 or text in words("no_names") or not any(c.isalpha() for c in text):
        return False
    if _is_kind_with_place(text):
        return False
    noun = organisation_in(text) if " " not in text else None
    return noun is None or noun.front.split("-")[0].title() not in words("no_first_parts") or not noun.front


def _is_kind_with_place(text: str) -> bool:
    """Whether a text says only what kind of organisation something is, and where ("Hamburger Konzern")."""
    words_ = text.split()
    if len(words_) != 2 or not words_[0].endswith("er") or not words_[0][:1].isupper():
        return False
    noun = organisation_in(words_[1])
    return noun is not None and noun.front + noun.noun in role_words("generic_kinds")


def _pieces(doc: Doc, ent: Span, parts: tuple[Part, ...]) -> list[Span]:
    """Cut an entity at line breaks and at the borders of parts."""
    pieces = []
    first = max(bisect_right(parts, ent.start_char, key=lambda part: part.start) - 1, 0)
    for part in parts[first : bisect_left(parts, ent.end_char, key=lambda part: part.start)]:
        inside = doc.char_span(
            max(part.start, ent.start_char), min(part.end, ent.end_char), alignment_mode="contract"
        )
        if ent.start_char >= part.end or ent.end_char <= part.start or inside is None:
            continue
        first = inside.start
        for token in inside:
            if token.is_space and "\n" in token.text:
                pieces.append(doc[first : token.i])
                first = token.i + 1
        pieces.append(doc[first : inside.end])
    return [piece for piece in pieces if len(piece)]


def _with_particles(span: Span, label: str) -> Span:
    """Complete a person's name that was cut at its particles ("Ursula von" + "der Leyen")."""
    doc, end = span.doc, span.end
    if label != "PER" or not _PARTICLE.match(span[-1].text):
        return span
    while end < len(doc) and _PARTICLE.match(doc[end].text):
        end += 1
    return doc[span.start : end + 1] if end < len(doc) and doc[end].text[:1].isupper() else span[:-1]


def _completed(span: Span, label: str) -> Span:
    """Complete a person's name by the capitalised names that the parse joins to it."""
    doc, first, end = span.doc, span.start, span.end
    if label != "PER":
        return span
    while end < len(doc) and _is_loose_name(doc[end]) and _is_joined(doc[end], first, end):
        end += 1
    while first and _is_loose_name(doc[first - 1]) and _is_joined(doc[first], first - 1, first):
        first -= 1
    return doc[first:end]


def _is_joined(token: Token, first: int, end: int) -> bool:
    """Whether the parse makes a token part of a name whose head lies in a stretch of tokens."""
    return token.dep_ in NAME_PART and first <= token.head.i < end


def _is_loose_name(token: Token) -> bool:
    """Whether a token is a name that belongs to no entity yet."""
    loose = not token.ent_type_ and token.text[:1].isupper() and token.pos_ == "PROPN"
    return loose and token.is_alpha and office_of(token) is None


def _without_title(span: Span, label: str) -> Span | None:
    """Leave out titles, offices and lower-case words before a name; None if nothing is left."""
    first = 0
    while first < len(span) and _is_title(span, first, label):
        first += 1
    return span[first:] if first < len(span) else None


def _announces(token: Token) -> bool:
    """Whether a noun only says what kind of organisation follows ("Drogerie-Kette Schlecker")."""
    noun = organisation_of(token)
    is_next_name = token.nbor().text[:1].isupper()
    return noun is not None and noun.front.endswith("-") and is_noun(token) and is_next_name


def _is_title(span: Span, i: int, label: str) -> bool:
    token = span[i]
    if token.is_punct or (token.text in words("no_names") and token.text.isupper()):
        return i + 1 < len(span) or token.is_punct
    if token.lower_ in role_words("titles"):
        return label == "PER"
    if i + 1 == len(span):
        return False
    if label != "PER":
        return _announces(token)
    return office_of(token) is not None and (token.pos_ != "PROPN" or "-" in token.text)
