"""Read noun phrases off the tags: who is named between one word and another.

The parse is right about the heads more often than about what hangs on them, so the extent of a phrase
is read from parts of speech.
"""

from spacy.tokens import Token

from analysis.annotations import Span
from analysis.quotes.mood import is_finite
from analysis.quotes.sentences import Sentence, stretch
from analysis.quotes.words import words_of

Place = tuple[int, int]
"""First token of a phrase and the one after its last, as positions in a sentence."""

NOMINAL = {"NOUN", "PROPN", "NUM", "X", "NN", "NE", "CARD", "FM"}
DETERMINING = {"DET", "ART", "PPOSAT", "PIAT", "PDAT"}
INSIDE = NOMINAL | DETERMINING | {"ADJ", "ADJA", "TRUNC"}
MARKS = {"„", '"', "»", "«"}


def is_inside(token: Token) -> bool:
    """Whether a word can stand in a noun phrase, by its part of speech or its tag.

    Args:
        token: any token.

    Returns:
        Whether it is a noun, name, number, adjective or determiner.
    """
    return token.pos_ in INSIDE or token.tag_ in INSIDE


def noun_phrase(sentence: Sentence, first: int, last: int, *, places: bool = False) -> Place | None:
    """Read the noun phrase that begins at a token.

    Args:
        sentence: a sentence.
        first: position where it may begin.
        last: position where the clause ends.
        places: whether a prepositional phrase behind the noun ("Sprecher in Berlin") belongs to it.

    Returns:
        Its place with genitives, names and "von" phrases behind it; None if none begins there.
    """
    tokens, i, head = sentence.tokens, first, -1
    if (
        first < last
        and tokens[first].lower_ in words_of("standing_pronouns")
        and not opens_phrase(tokens, first, last)
    ):
        return first, first + 1
    while i < last:
        token = tokens[i]
        if is_finite(token) and not sentence.masked[i]:
            break
        if sentence.masked[i]:
            if not sentence.masked[i - 1] and not _is_name_in_marks(sentence, i):
                break
            head = i
        elif is_inside(token) or token.lower_ in {"deren", "dessen"}:
            if head >= 0 and not _continues(tokens, i, head):
                break
            if {token.pos_, token.tag_} & NOMINAL:
                head = i
        elif not (
            _links(tokens, i, last, places) if head >= 0 else i > first and _in_attribute(tokens, i, last)
        ):
            break
        i += 1
    return (first, head + 1) if head >= 0 else None


def opens_phrase(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a form of "der" or "dieser" is an article and not a pronoun."""
    if tokens[first].lower_ in {"er", "sie"} or first + 1 >= last:
        return False
    follows = tokens[first + 1]
    return is_inside(follows) or follows.pos_ in {"ADV", "ADP"} or follows.text in MARKS


def _in_attribute(tokens: tuple[Token, ...], i: int, last: int) -> bool:
    """Whether a token stands between an article and its noun ("der für Verkehr zuständige Minister")."""
    if tokens[i].pos_ in {"ADV", "PART"}:
        return i + 1 < last
    return tokens[i].pos_ in {"ADP", "PRON"} and any(
        t.tag_ == "ADJA" for t in tokens[i + 1 : min(i + 8, last)]
    )


def _is_name_in_marks(sentence: Sentence, i: int) -> bool:
    """Whether brackets, or quotation marks around a name ("die „Bild“-Zeitung"), open at a token."""
    if sentence.tokens[i].text in {"(", "["} or i + 1 >= len(sentence.tokens):
        return True
    return sentence.tokens[i + 1].text[:1].isupper()


def _continues(tokens: tuple[Token, ...], i: int, head: int) -> bool:
    """Whether a word behind a noun goes on with its phrase: a genitive, a name, a co-ordinated part."""
    if head < i - 1:
        return tokens[i].tag_ != "ADJD"
    if tokens[i].pos_ in {"ADJ", "NUM"}:
        plural = tokens[i].tag_ == "ADJA" and tokens[i].text.endswith("er") and tokens[head].tag_ == "NN"
        return tokens[i].text[0].isupper() or plural
    if {tokens[i].pos_, tokens[i].tag_} & DETERMINING:
        return tokens[i].lower_ in words_of("genitives") and "Nom" not in tokens[i].morph.get("Case")
    return not (tokens[i].tag_ == "NN" and tokens[head].tag_ == "NE" and len(tokens[i]) > 4)


def _links(tokens: tuple[Token, ...], i: int, last: int, places: bool) -> bool:
    """Whether a small word ties what follows to the noun before it."""
    if i + 1 >= last:
        return False
    word, follows = tokens[i].lower_, is_inside(tokens[i + 1])
    if word in {"von", "vom", "für"}:
        return follows or tokens[i + 1].text in MARKS
    if word in {"und", "sowie", "&", "/"}:
        return tokens[i + 1].pos_ in {"NOUN", "PROPN", "DET", "ADJ"}
    return places and tokens[i].pos_ == "ADP" and word != "am" and follows


def with_apposition(sentence: Sentence, place: Place, limit: int) -> Place:
    """Add to a phrase the apposition that stands behind it between commas.

    Args:
        sentence: a sentence.
        place: of the phrase.
        limit: position that the apposition may not pass.

    Returns:
        The place with the apposition ("Gabriel Entcha-Ebia, der Justizminister des Landes").
    """
    end = place[1]
    if end + 1 >= limit or sentence.tokens[end].text != "," or sentence.masked[end]:
        return place
    inner = noun_phrase(sentence, end + 1, limit, places=True)
    if inner is None or (inner[1] - inner[0] < 2 and sentence.tokens[inner[0]].pos_ == "PRON"):
        return place
    closed = inner[1] >= limit or sentence.tokens[inner[1]].text in {",", "."}
    return (place[0], inner[1]) if closed and sentence.tokens[inner[0]].pos_ != "PRON" else place


def span_of(sentence: Sentence, place: Place | None) -> tuple[Span, ...]:
    """Turn the place of a phrase into spans of the text.

    Args:
        sentence: a sentence.
        place: of a phrase in it, or None.

    Returns:
        One span, or none.
    """
    return () if place is None else (stretch(sentence, *place),)


def words(sentence: Sentence, positions: tuple[int, ...]) -> tuple[Span, ...]:
    """Turn positions of words into spans, neighbours joined.

    Args:
        sentence: a sentence.
        positions: of words, in order.

    Returns:
        The spans in text order.
    """
    runs: list[list[int]] = []
    for i in positions:
        if runs and runs[-1][1] == i:
            runs[-1][1] = i + 1
        else:
            runs.append([i, i + 1])
    return tuple(stretch(sentence, first, last) for first, last in runs)
