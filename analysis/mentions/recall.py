"""Names that the recogniser missed: repeated ones, short forms in brackets, those that a noun announces."""

import re
from collections import Counter, defaultdict

from spacy.tokens import Doc, Token

from analysis.corpus.articles import Part, part_around
from analysis.mentions.evidence import announced_label
from analysis.mentions.genitives import bare_end
from analysis.mentions.keys import is_short_for
from analysis.mentions.lexicon import role_words, words
from analysis.mentions.names import Name, is_plausible, name
from analysis.mentions.nouns import is_noun, office_of

_ENDING = re.compile(r"(?:es|s)?(?![\w\-])")
_WORD = re.compile(r"[\w\-]")
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
    names, text = [], doc.text
    for long in found:
        bracket = _BRACKET.match(text, long.end)
        if bracket and _abbreviates(bracket["short"], long):
            start, end = bracket.span("short")
            if part_around(parts, start, end):
                names.append(name(text, start, end, long.label))
    return names


def _abbreviates(short: str, long: Name) -> bool:
    """Whether a word in brackets is made of a name's letters, or is an organisation's in another language."""
    if long.label == "PER":
        return False
    foreign = long.label == "ORG" and " " in long.text and short.isupper() and len(short) > 2
    return foreign or is_short_for(short, long.text)


def expanded_names(doc: Doc, parts: tuple[Part, ...], found: list[Name]) -> list[Name]:
    """Find the long names before short forms in brackets ("Gewerkschaft der Polizei (GdP)").

    Args:
        doc: the article.
        parts: its parts.
        found: its names.

    Returns:
        The shortest stretches of words before such a bracket whose initials are the short form's letters,
        where no name ends yet, each with its short form.

    References:
        Schwartz and Hearst (2003), A simple algorithm for identifying abbreviation definitions in
        biomedical text. Pacific Symposium on Biocomputing.
    """
    names, text = [], doc.text
    ends = {n.end for n in found}
    for bracket in _BRACKET.finditer(text):
        long = doc.char_span(max(0, bracket.start() - 1), bracket.start(), alignment_mode="expand")
        inside = part_around(parts, *bracket.span()) is not None
        if long is None or not inside or bracket.start() in ends:
            continue
        first = _first_of_initials(doc, long.end, bracket["short"])
        if first is not None:
            start, end = doc[first].idx, bare_end(doc[first : long.end], "ORG", frozenset())
            names += [name(text, start, end, "ORG"), name(text, *bracket.span("short"), "ORG")]
    return names


def _first_of_initials(doc: Doc, end: int, short: str) -> int | None:
    """Where the words begin whose initials a short form is; None if they do not stand before it."""
    letters = [c for c in short if c.isalpha()]
    if sum(c.isupper() for c in letters) < 2 or len(letters) < 2:
        return None
    first = end - len(letters)
    words_ = [t.text for t in doc[max(0, first) : end]]
    initials = [w[:1] for w in words_]
    alike = len(words_) == len(letters) and all(
        a.lower() == b.lower() for a, b in zip(letters, initials, strict=True)
    )
    return first if first >= 0 and alike and words_[0][:1].isupper() else None


def announced_names(doc: Doc, parts: tuple[Part, ...], found: list[Name]) -> list[Name]:
    """Find names behind a noun that announces one ("der Elektrowagen ID", "General Farrukh Shehzad").

    Args:
        doc: the article.
        parts: its parts.
        found: its names.

    Returns:
        Capitalised words directly behind such a noun that are tagged as names or foreign words: one
        word, of a person all that follow and at least two; and the word behind "Frau" or "Herr".
    """
    covered = {i for n in found for i in range(n.start, n.end)}
    names, text = [], doc.text
    for token in doc[1:]:
        if not token.text[:1].isupper() or token.idx in covered:
            continue
        before = doc[token.i - 1]
        label = "PER" if is_noun(before) and office_of(before) else announced_label(before)
        inside = part_around(parts, token.idx, token.idx + 1) is not None
        if inside and _is_addressed(token):
            names.append(
                name(text, token.idx, bare_end(doc[token.i : token.i + 1], "PER", frozenset()), "PER")
            )
            continue
        if not label or not inside or not _looks_like_name(token):
            continue
        last = token
        while label == "PER" and last.i + 1 < len(doc) and _continues_name(last.nbor(), covered):
            last = last.nbor()
        if label != "PER" or last is not token:
            end = bare_end(doc[token.i : last.i + 1], label, frozenset())
            names.append(name(text, token.idx, end, label))
    return names


def _is_addressed(token: Token) -> bool:
    """Whether "Frau" or "Herr" without a determiner stands before a capitalised word ("Frau Kraft")."""
    before = token.nbor(-1)
    if before.text not in {"Frau", "Herr", "Herrn"} or not token.is_alpha:
        return False
    determined = before.i and token.nbor(-2).pos_ in {"DET", "ADJ", "NUM"}
    return not determined and office_of(token) is None and token.lower_ not in role_words("titles")


def _continues_name(token: Token, covered: set[int]) -> bool:
    return token.pos_ == "PROPN" and token.idx not in covered and _looks_like_name(token)


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
        for form in _short_forms(n.text, n.label):
            labels[form][n.label] += 1
    covered: set[int] = set()
    seen, text = frozenset(labels), doc.text
    cover = {i: n for n in found for i in range(n.start, n.end)}
    ordinary, tokens = _ordinary_words(doc)
    names: list[Name] = []
    for form in sorted(labels, key=lambda f: (-len(f), f)):
        if _is_safe(form, sum(labels[form].values()), ordinary[form], tokens[form]):
            label = min(labels[form], key=lambda k: (-labels[form][k], k))
            for start, end in _places(form, doc, text, seen, label):
                if part_around(parts, start, end) is None:
                    continue
                if _is_free(start, end, cover) and not covered.intersection(range(start, end)):
                    covered.update(range(start, end))
                    names.append(name(text, start, end, label))
    return names


def _is_free(start: int, end: int, cover: dict[int, Name]) -> bool:
    """Whether a place meets no name, or only shorter ones that lie within it."""
    meeting = {cover[i] for i in range(start, end) if i in cover}
    return all(start <= n.start and n.end <= end and n.end - n.start < end - start for n in meeting)


def _short_forms(text: str, label: str) -> list[str]:
    """Last words of a name that may stand for it: surnames with their particles, names of three words."""
    words_ = text.split()
    if label != "PER":
        return [" ".join(words_[1:])] if len(words_) > 2 and all(w[:1].isupper() for w in words_) else []
    if len(words_) < 2 or len(words_[-1]) < 3:
        return []
    first = len(words_) - 1
    while first > 1 and words_[first - 1].islower():
        first -= 1
    long = " ".join(words_[first:])
    return [words_[-1], *([long, long[0].upper() + long[1:]] if first < len(words_) - 1 else [])]


def _is_safe(form: str, found: int, ordinary: int, tokens: int) -> bool:
    """Whether every occurrence of a form can be taken for the name.

    Args:
        form: the name.
        found: how often it was recognised.
        ordinary: how often it stands in the article tagged as something else than a name.
        tokens: how often it stands there at all.
    """
    if not is_plausible(form) or len(form) < 2 or form in words("no_first_parts"):
        return False
    if " " in form or not form.isalpha() or sum(c.isupper() for c in form) > 1:
        return True
    return ordinary <= tokens / 2 or found >= tokens / 2


def _ordinary_words(doc: Doc) -> tuple[Counter, Counter]:
    """Count each word as something else than a name, and at all."""
    tokens = Counter(t.text for t in doc)
    return Counter(t.text for t in doc if t.pos_ not in {"PROPN", "X"}), tokens


def _places(form: str, doc: Doc, text: str, seen: frozenset[str], label: str) -> list[tuple[int, int]]:
    """Where a form stands as whole tokens, perhaps with a genitive ending."""
    places = []
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        ending = _ENDING.match(text, end)
        if ending and not _WORD.match(text, start - 1):
            span = doc.char_span(start, ending.end())
            if span is not None and (not ending[0] or bare_end(span, label, seen) == end):
                places.append((start, end))
        start = text.find(form, end)
    return places
