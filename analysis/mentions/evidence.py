"""What the words in and around a name say about its label."""

import re

from spacy.tokens import Doc, Span, Token

from analysis.annotations import Label
from analysis.mentions.keys import fold, known_entity
from analysis.mentions.lexicon import first_names, nouns_before_names, role_words
from analysis.mentions.names import Name
from analysis.mentions.nouns import is_noun, office_of, organisation_in

_LONG_NOUN = 6
"""Letters from which a kind of organisation counts at the end of one word ("Waisenhaus", not "Mannheim")."""


def relabelled(doc: Doc, names: list[Name]) -> list[Name]:
    """Correct the recogniser's labels by the words in and around the names.

    Args:
        doc: the article.
        names: its names.

    Returns:
        The names with a label from the name itself ("Hvalur hf": ORG, "Audi A4": MISC), from the noun that
        announces it ("die Zeitung Blick": ORG) or the title before it ("Sprecherin Mayra Veliz": PER).
    """
    text = doc.text
    return [n._replace(label=_label(doc, text, n)) for n in names]


def _label(doc: Doc, text: str, n: Name) -> str:
    known = known_entity(n.text)
    if known is not None:
        return known.label
    own = label_in_name(n.text)
    span = doc.char_span(n.start, n.end, alignment_mode="expand")
    if own or span is None or span.start == 0:
        return own or n.label
    before = doc[span.start - 1]
    full = is_full_name(n.text)
    if _is_titled(text, n, before) or (full and n.label != "PER"):
        return "PER"
    announced = "ORG" if _is_led(span) else announced_label(before)
    return announced if announced and not (n.label == "PER" and (full or " " in n.text)) else n.label


def is_full_name(text: str) -> bool:
    """Whether a name is a person's by its first name ("Phil Spector").

    Args:
        text: of two or three words.
    """
    words = text.split()
    return 2 <= len(words) <= 3 and words[0] in first_names() and all(w[:1].isupper() for w in words)


def _is_led(span: Span) -> bool:
    """Whether a name stands behind the office of somebody who leads it as a firm ("Chef von Quellon")."""
    if span.start < 2 or span.doc[span.start - 1].lower_ not in {"von", "bei"}:
        return False
    office = office_of(span.doc[span.start - 2])
    return office is not None and office.word in role_words("business_offices")


def label_in_name(text: str) -> Label | None:
    """Give the label that a name itself tells; None if it tells none.

    Args:
        text: "Ihlenberger Abfallentsorgungs-Gesellschaft mbH".
    """
    words = text.split()
    if len(words) > 1 and fold(words[-1]) in role_words("legal_forms"):
        return "ORG"
    if kind_in_name(text):
        return "ORG"
    maker = known_entity(words[0])
    is_product = len(words) > 1 and re.search(r"\d", words[-1]) is not None
    return "MISC" if is_product and maker is not None and "unternehmen" in maker.kinds else None


def kind_in_name(text: str) -> str:
    """Give the noun in a name that says what kind of organisation it is ("gewerkschaft"); "" if none does.

    Args:
        text: "Gewerkschaft der Polizei": the noun is the last before the first small word.
    """
    words = text.split()
    small = next((i for i, word in enumerate(words) if i and word[:1].islower()), len(words))
    for word in (words[small - 1], words[0]):
        noun = organisation_in(word)
        is_whole = noun is not None and not noun.front and len(words) > 1
        long = noun is not None and len(noun.front + noun.noun) >= _LONG_NOUN
        if is_whole or (long and (len(words) > 1 or len(noun.noun) >= _LONG_NOUN)):
            return noun.word
    return ""


def announced_label(noun: Token) -> Label | None:
    """Give the label that a noun gives to the name behind it ("Elektrowagen": MISC); None if none."""
    if not is_noun(noun) and noun.tag_ != "NN":  # "Elektrowagen ID": taken for a name, but tagged as a noun
        return None
    ends = [n for n in nouns_before_names() if noun.lower_.endswith(n)]
    return nouns_before_names()[max(ends, key=len)] if ends else None


def _is_titled(text: str, n: Name, before: Token) -> bool:
    """Whether a title stands before a name that is not the title's genitive ("Sprecher Italiens")."""
    genitive = text[n.end : n.end + 1] == "s"
    return not genitive and is_noun(before) and office_of(before) is not None
