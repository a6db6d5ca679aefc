"""Names that the recogniser missed: repeated ones, short forms in brackets, those that a noun announces."""

import re
from collections import Counter, defaultdict

from spacy.tokens import Doc, Token

from analysis.corpus.articles import Part
from analysis.mentions.genitives import bare_end
from analysis.mentions.keys import is_short_for
from analysis.mentions.lexicon import nouns_before_names, words
from analysis.mentions.names import Name, is_plausible, name

_BRACKET = re.compile(
    r"[\"“”»«]?\s\((?:kurz:?\s|abgekürzt:?\s)?[\"„»«]?(?P<short>[A-ZÄÖÜ][\w.&\-]{1,11})[\"“»«]?\)"
)


def bracketed_names(doc: Doc, parts: tuple[Part, ...], found: list[Name]) -> list[Name]:
    """Find short forms in brackets behind the name they stand for ("Europäische Zentralbank (EZB)").

    Args:
        doc: the article.
        parts: its parts.
        found: its names.

    Returns:
        The short forms that are made of the letters of the name before them, with its label.
    """
    names = []
    for long in found:
        bracket = _BRACKET.match(doc.text, long.end)
        if bracket and long.label != "PER" and is_short_for(bracket["short"], long.text):
            start, end = bracket.span("short")
            if any(part.start <= start and end <= part.end for part in parts):
                names.append(name(doc, start, end, long.label))
    return names


def announced_names(doc: Doc, parts: tuple[Part, ...], found: list[Name]) -> list[Name]:
    """Find a name of one word behind a noun that announces one ("der Elektrowagen ID", "die Zeitung Blick").

    Args:
        doc: the article.
        parts: its parts.
        found: its names.

    Returns:
        Capitalised words directly behind such a noun that are tagged as names or foreign words.
    """
    covered = {i for n in found for i in range(n.start, n.end)}
    names = []
    for token in doc[1:]:
        label = _announced_label(doc[token.i - 1])
        inside = any(part.start <= token.idx < part.end for part in parts)
        if label and inside and token.idx not in covered and _looks_like_name(token):
            names.append(name(doc, token.idx, token.idx + len(token), label))
    return names


def _announced_label(noun: Token) -> str:
    if noun.pos_ != "NOUN" or noun.i == 0:
        return ""
    ends = [n for n in nouns_before_names() if noun.lower_.endswith(n)]
    return nouns_before_names()[max(ends, key=len)] if ends else ""


def _looks_like_name(token: Token) -> bool:
    capital = token.text[:1].isupper() and token.pos_ in {"PROPN", "X"}
    return capital and len(token.text) > 1 and token.is_alpha and is_plausible(token.text)


def repeated_names(doc: Doc, parts: tuple[Part, ...], found: list[Name]) -> list[Name]:
    """Find the other occurrences of names, surnames among them.

    Args:
        doc: the article.
        parts: its parts.
        found: its names.

    Returns:
        Names at places that `found` does not cover, with the label that the form has most often. A single
        word is looked for only if it is no ordinary noun of the article.
    """
    labels: dict[str, Counter] = defaultdict(Counter)
    for n in found:
        labels[n.text][n.label] += 1
        if n.label == "PER":
            for form in _surname_forms(n.text):
                labels[form]["PER"] += 1
    covered = {i for n in found for i in range(n.start, n.end)}
    seen = frozenset(labels)
    names: list[Name] = []
    for form in sorted(labels, key=lambda f: (-len(f), f)):
        if _is_safe(form, doc, labels[form]):
            label = min(labels[form], key=lambda k: (-labels[form][k], k))
            for start, end in _places(form, doc, parts, seen, label):
                if not covered.intersection(range(start, end)):
                    covered.update(range(start, end))
                    names.append(name(doc, start, end, label))
    return names


def _surname_forms(text: str) -> list[str]:
    """The surname of a full name, with its particles too ("von der Leyen", "Von der Leyen")."""
    tokens = text.split()
    if len(tokens) < 2 or len(tokens[-1]) < 3:
        return []
    first = len(tokens) - 1
    while first > 1 and tokens[first - 1].islower():
        first -= 1
    long = " ".join(tokens[first:])
    return [tokens[-1], *([long, long[0].upper() + long[1:]] if first < len(tokens) - 1 else [])]


def _is_safe(form: str, doc: Doc, labels: Counter) -> bool:
    """Whether every occurrence of a form can be taken for the name."""
    if not is_plausible(form) or len(form) < 2 or form in words("no_first_parts"):
        return False
    if " " in form or not form.isalpha() or sum(c.isupper() for c in form) > 1:
        return True
    tokens = [t for t in doc if t.text == form]
    nouns = sum(t.pos_ not in {"PROPN", "X"} for t in tokens)
    return nouns <= len(tokens) / 2 or sum(labels.values()) >= len(tokens) / 2


def _places(
    form: str, doc: Doc, parts: tuple[Part, ...], seen: frozenset[str], label: str
) -> list[tuple[int, int]]:
    """Where a form stands as whole tokens, perhaps with a genitive ending."""
    places = []
    for match in re.finditer(rf"(?<![\w\-]){re.escape(form)}(?:s|es)?(?![\w\-])", doc.text):
        span = doc.char_span(*match.span())
        if span is None or not any(p.start <= match.start() and match.end() <= p.end for p in parts):
            continue
        end = match.start() + len(form)
        if match.end() == end or bare_end(span, label, seen) == end:
            places.append((match.start(), end))
    return places
