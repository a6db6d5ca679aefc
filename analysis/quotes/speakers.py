"""Find the words that name the speaker, and the entities they stand for."""

from spacy.tokens import Token

from analysis.annotations import LocalEntity, Mention, Span
from analysis.language import syntax
from analysis.quotes.cues import Cue
from analysis.quotes.mood import is_finite
from analysis.quotes.sentences import Clause, Sentence, stretch

Place = tuple[int, int]
"""First token of a phrase and the one after its last, as positions in a sentence."""

NOMINAL = {"NOUN", "PROPN", "NUM", "X"}
INSIDE = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "X"}
PREPOSITIONS_OF_NAMES = {"von", "vom"}
NOT_SUBJECT_HEAD = {"den", "dem", "des", "einen", "einem", "eines", "ihm", "ihn", "ihnen", "ihm", "sich", "man", "es"}
ADVERBS_AT_END = {"hingegen", "jedoch", "aber", "dagegen", "indes", "zudem", "auch", "dabei", "selbst", "wiederum"}
WITHOUT_NOUN = {"ihm", "ihn", "ihnen", "sich", "man", "es"}
WITH_PREPOSITION = {"sprechen", "berichten", "ausgehen"}
GENITIVES = {"des", "der", "eines", "einer", "seines", "ihrer", "ihres", "seiner", "dieses", "dieser"}
PRONOUNS = {"er", "sie", "dieser", "diese", "beide", "letzterer", "jener", "der", "die"}
PERSON_PRONOUNS = {"er", "sie", "dieser", "diese"}


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
    if first < last and tokens[first].lower_ in PRONOUNS and not _opens_phrase(tokens, first, last):
        return first, first + 1
    while i < last:
        token = tokens[i]
        if is_finite(token) and not sentence.masked[i]:
            break
        if sentence.masked[i]:
            if not sentence.masked[i - 1] and not _is_name_in_marks(sentence, i):
                break
            head = i
        elif token.pos_ in INSIDE:
            if head >= 0 and not _continues(tokens, i, head):
                break
            if token.pos_ in NOMINAL:
                head = i
        elif head >= 0 and _links(tokens, i, last, places):
            pass
        elif head < 0 and i > first and token.pos_ in {"ADV", "PART"} and i + 1 < last:
            pass
        else:
            break
        i += 1
    return (first, head + 1) if head >= 0 else None


def _opens_phrase(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a form of "der" or "dieser" is an article and not a pronoun."""
    if tokens[first].lower_ in {"er", "sie"} or first + 1 >= last:
        return False
    return tokens[first + 1].pos_ in INSIDE | {"ADV"} or tokens[first + 1].text in {"„", '"', "»", "«"}


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
        return tokens[i].text[0].isupper()
    return tokens[i].pos_ != "DET" or tokens[i].lower_ in GENITIVES


def _links(tokens: tuple[Token, ...], i: int, last: int, places: bool) -> bool:
    """Whether a small word ties what follows to the noun before it."""
    if i + 1 >= last:
        return False
    word, follows = tokens[i].lower_, tokens[i + 1].pos_ in INSIDE
    if word in PREPOSITIONS_OF_NAMES:
        return follows
    if word in {"und", "sowie", "&", "/"}:
        return tokens[i + 1].pos_ in {"NOUN", "PROPN", "DET", "ADJ"}
    return places and tokens[i].pos_ == "ADP" and follows


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
    if inner is None or inner[1] - inner[0] < 2 and sentence.tokens[inner[0]].pos_ == "PRON":
        return place
    closed = inner[1] >= limit or sentence.tokens[inner[1]].text in {",", "."}
    return (place[0], inner[1]) if closed and sentence.tokens[inner[0]].pos_ != "PRON" else place


def subject(sentence: Sentence, clause: Clause, cue: Cue, limit: int) -> Place | None:
    """Find the subject of a cue.

    Args:
        sentence: a sentence.
        clause: the clause of the cue's finite verb.
        cue: the cue.
        limit: position after the introducing clause.

    Returns:
        The place of the words that name the speaker; None for an impersonal or passive cue.
    """
    if cue.passive:
        return _agent(sentence, clause)
    if cue.finite and sentence.tokens[cue.finite - 1].lower_ in {"und", "sowie", "oder"}:
        return _shared(sentence, cue)
    before = _before_verb(sentence, clause, cue)
    after = _after_verb(sentence, cue, limit)
    if before is None or after is None or sentence.tokens[after[0]].lower_ == "sie":
        return before or after
    heads = {t.idx for t in syntax.subjects(sentence.tokens[cue.finite])}
    if any(sentence.tokens[i].idx in heads for i in range(*after)):
        return after
    return before


def _shared(sentence: Sentence, cue: Cue) -> Place | None:
    """Read the subject that a co-ordinated verb shares with its neighbour, as the parse sees it."""
    place = {t.i: i for i, t in enumerate(sentence.tokens)}
    for head in syntax.subjects(sentence.tokens[cue.finite]):
        phrase = syntax.noun_phrase(head)
        if phrase.start in place and phrase.end - 1 in place:
            return place[phrase.start], place[phrase.end - 1] + 1
    return None


def _before_verb(sentence: Sentence, clause: Clause, cue: Cue) -> Place | None:
    """Read the subject that fills the place before the finite verb."""
    tokens, first, last = sentence.tokens, clause.first, cue.finite
    if first == last and clause.mark == ",":
        return _opening(sentence, first - 1)
    while first < last and tokens[first].lower_ in {"auch", "doch", "aber", "und", "wie", "denn", "nur", "weil", "da"}:
        first += 1
    while last > first and tokens[last - 1].lower_ in ADVERBS_AT_END:
        last -= 1
    if first >= last or tokens[first].lower_ in NOT_SUBJECT_HEAD or tokens[first].pos_ in {"ADP", "ADV", "SCONJ", "PART"}:
        return None
    if tokens[first].tag_ in {"PPOSAT"} and last - first == 1:
        return None
    return noun_phrase(sentence, first, last, places=True)


def _opening(sentence: Sentence, limit: int) -> Place | None:
    """Read the subject at the head of a sentence whose verb stands behind an apposition or a side clause."""
    tokens = sentence.tokens
    if tokens[0].pos_ not in INSIDE | {"PRON"} or tokens[0].lower_ in NOT_SUBJECT_HEAD:
        return None
    place = noun_phrase(sentence, 0, limit, places=True)
    return with_apposition(sentence, place, limit) if place else None


def _after_verb(sentence: Sentence, cue: Cue, limit: int) -> Place | None:
    """Read the subject behind the finite verb."""
    tokens, i = sentence.tokens, cue.finite + 1
    while i < limit and not sentence.masked[i]:
        token = tokens[i]
        word = token.lower_
        if word in PERSON_PRONOUNS and token.pos_ in {"PRON", "DET"} and not _opens_phrase(tokens, i, limit):
            return i, i + 1
        if token.text in {",", ":"}:
            return None
        if word in NOT_SUBJECT_HEAD or token.pos_ == "ADP":
            skipped = noun_phrase(sentence, i + 1, limit) if word not in WITHOUT_NOUN else None
            i = skipped[1] if skipped else i + 1
            continue
        if token.pos_ in INSIDE and token.tag_ != "ADJD":
            break
        i += 1
    place = noun_phrase(sentence, i, limit) if i < limit else None
    if place and cue.verb in WITH_PREPOSITION:
        place = _before_word(sentence, place, {"von", "vom"})
    return with_apposition(sentence, place, limit) if place else None


def _before_word(sentence: Sentence, place: Place, stops: set[str]) -> Place:
    """Cut a phrase before a preposition that belongs to the verb ("sprach Merkel von …")."""
    ends = (i for i in range(*place) if sentence.tokens[i].lower_ in stops)
    return place[0], next(ends, place[1])


def _agent(sentence: Sentence, clause: Clause) -> Place | None:
    """Find who speaks in a passive clause: the phrase with "von"; None if it is left open."""
    for i in range(clause.first, clause.last - 1):
        if sentence.tokens[i].lower_ in {"von", "vom"} and not sentence.masked[i]:
            return noun_phrase(sentence, i + 1, clause.last)
    return None


def span_of(sentence: Sentence, place: Place | None) -> tuple[Span, ...]:
    """Turn the place of a phrase into spans of the text.

    Args:
        sentence: a sentence.
        place: of a phrase in it, or None.

    Returns:
        One span, or none.
    """
    return () if place is None else (stretch(sentence, *place),)


def resolve(
    spans: tuple[Span, ...], mentions: tuple[Mention, ...], entities: tuple[LocalEntity, ...]
) -> tuple[int, ...]:
    """Find the entities that the words naming a speaker stand for.

    Args:
        spans: the words.
        mentions: the article's mentions.
        entities: the article's entities.

    Returns:
        Their numbers in order of mention: persons if there are any, else organisations, else others;
        empty if no mention lies in the words. A role or a pronoun that is the whole phrase comes first.
    """
    inside = [m for m in mentions if any(m.start < end and m.end > start for start, end in spans)]
    whole = [m for m in inside if m.kind != "name" and any(m.start <= s and m.end >= e - 1 for s, e in spans)]
    persons = [m for m in whole + inside if entities[m.entity].label == "PER"]
    groups = [m for m in whole + inside if entities[m.entity].label == "ORG"]
    chosen = persons or groups[:1] or inside[:1]
    return tuple(dict.fromkeys(m.entity for m in chosen))
