"""What the words in and around a name say about its label."""

import re

from spacy.tokens import Doc, Token

from analysis.annotations import Label
from analysis.mentions.keys import fold, known_entity
from analysis.mentions.lexicon import nouns_before_names, role_words
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
    if _is_titled(text, n, before):
        return "PER"
    return announced_label(before) if n.label != "PER" and announced_label(before) else n.label


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
        if is_whole or (noun is not None and len(noun.noun) >= _LONG_NOUN):
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
