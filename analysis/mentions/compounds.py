"""Names inside hyphen compounds: "VW" in "VW-Chef", "Air France" in "Air France-Maschine"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from analysis.corpus.articles import Part, part_around
from analysis.language.compound_names import KEY
from analysis.language.lexicon import lexicon_of
from analysis.mentions.keys import fold, is_acronym, known_entity
from analysis.mentions.lexicon import role_words, words
from analysis.mentions.names import Name, name
from analysis.mentions.nouns import office_in, organisation_in

_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")
_ABSTRACT = re.compile(
    r"(?:ung|ungs|heit|heits|keit|keits|schaft|schafts|tion|tions|ität|itäts|ismus|schutz|tums)$"
)


def compound_names(doc: Doc, parts: tuple[Part, ...], found: list[Name]) -> list[Name]:
    """Find the names that are the first part of a hyphen compound.

    Args:
        doc: a document, with the recogniser's compounds in `doc.spans` if it knows them.
        parts: the article's parts; what lies outside is left out.
        found: names that stand alone in the article.

    Returns:
        Names in text order. A first part counts if it is a name elsewhere in the article, a well-known
        one, or if the recogniser marked the compound and the part is no ordinary word; a compound that
        is a name of its own ("EU-Kommission") gives none.
    """
    alone = {n.text: n.label for n in found}
    marked = {span[-1].i: span.label_ for span in doc.spans.get(KEY, ())}
    compounds, text = list(_compounds(doc, parts, found)), doc.text
    for _ in range(2):  # what one compound shows to be a name is one in the others too
        cuts = [_longest_first_part(token, alone, marked.get(token.i), doc) for token in compounds]
        names = [name(text, start, start + length, label) for start, length, label in filter(None, cuts)]
        alone = {n.text: n.label for n in names} | alone
    return names


def _compounds(doc: Doc, parts: tuple[Part, ...], found: list[Name]) -> Iterator[Token]:
    """Yield the hyphenated tokens that are not themselves part of a name."""
    covered = {i for n in found for i in range(n.start, n.end)}
    for token in doc:
        inside = part_around(parts, token.idx, token.idx + 1) is not None
        if token.text.removesuffix("s") in words("no_names"):
            continue
        if inside and _HYPHEN.search(token.text) and token.idx + len(token) - 1 not in covered:
            yield token


def _longest_first_part(
    token: Token, alone: dict[str, str], marked: str | None, doc: Doc
) -> tuple[int, int, str] | None:
    """Start, length and label of the name in front of a compound; None if there is none."""
    cuts = [m.start() for m in _HYPHEN.finditer(token.text)]
    for cut in reversed(cuts):
        first = token.text[:cut]
        known = known_entity(first)
        if first in words("no_first_parts"):
            continue
        if first in alone:
            return token.idx, len(first), alone[first]
        if known is not None:
            return token.idx, len(first), known.label
    return _marked_part(token, cuts, marked, doc) or _led_part(token, cuts)


def _led_part(token: Token, cuts: list[int]) -> tuple[int, int, str] | None:
    """The first part of a compound that says who leads it or what it is, if it is no word of the language."""
    lexicon = lexicon_of(token.vocab)
    first, rest = token.text[: cuts[-1]], token.text[cuts[-1] + 1 :]
    office = office_in(rest)
    leads = office is not None and office.noun in role_words("leaders")
    if lexicon is None or not (leads or organisation_in(rest)) or not first[0].isupper() or len(first) < 3:
        return None
    if _ABSTRACT.search(first):  # the lexicon lacks the linking forms ("Fraktions")
        return None
    readings = [r for word in _HYPHEN.split(first) for r in lexicon.find(word).readings]
    if any(not reading.tag.startswith("EIG") for reading in readings) or _HYPHEN.split(first)[0] in words(
        "no_first_parts"
    ):
        return None
    is_place = any(reading.tag.endswith(("STD", "COU", "GEB")) for reading in readings)
    return token.idx, len(first), "LOC" if is_place else "ORG"


def _marked_part(token: Token, cuts: list[int], marked: str | None, doc: Doc) -> tuple[int, int, str] | None:
    """The first part of a compound that the recogniser marked, unless it is an ordinary word."""
    if marked is None or not cuts:
        return None
    first = token.text[: cuts[-1]]
    if _HYPHEN.split(first)[0] in words("no_first_parts") or not first[0].isupper():
        return None
    if not is_acronym(first) and (_ABSTRACT.search(first) or _is_common_noun(first, doc)):
        return None
    return token.idx, len(first), marked


def _is_common_noun(word: str, doc: Doc) -> bool:
    """Whether a word stands in the article as an ordinary noun."""
    return any(t.text == word and t.pos_ == "NOUN" and not t.ent_type_ for t in doc)


def without_rest(names: list[Name]) -> list[Name]:
    """Cut a compound's rest off names that the recogniser took whole ("Air France-Maschine").

    Args:
        names: of the article.

    Returns:
        The names, cut where the part before the last hyphen is a name of the article or a well-known one
        and the whole is no name of its own. People's double names stay whole.
    """
    texts = {n.text for n in names}
    return [_cut(n, texts) for n in names]


def _cut(whole: Name, texts: set[str]) -> Name:
    hyphens = [m.start() for m in _HYPHEN.finditer(whole.text)]
    if not hyphens or whole.label == "PER" or known_entity(whole.text) is not None:
        return whole
    first, rest = whole.text[: hyphens[-1]], whole.text[hyphens[-1] + 1 :]
    is_name = first in texts or known_entity(first) is not None or (" " in first and is_ordinary_rest(rest))
    if not is_name or " " in rest or _is_own_name(rest) or not rest[:1].isupper():
        return whole
    return Name(whole.start, whole.start + len(first), first, whole.label)


def is_ordinary_rest(rest: str) -> bool:
    """Whether the last part of a compound is an ordinary noun ("Maschine", "Chef")."""
    return bool(office_in(rest) or organisation_in(rest)) or rest in words("ordinary_rests")


def _is_own_name(rest: str) -> bool:
    """Whether compounds with this last part are names as a whole ("Mexiko-Stadt")."""
    return any(fold(rest) in (fold(own), fold(own) + "s", fold(own) + "es") for own in words("own_names"))
