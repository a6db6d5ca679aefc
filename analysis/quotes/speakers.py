"""Find the words that name the speaker of a cue verb."""

from analysis.language import syntax
from analysis.quotes.cues import Cue, lexicon
from analysis.quotes.phrases import Place, is_inside, noun_phrase, opens_phrase, with_apposition
from analysis.quotes.sentences import Clause, Sentence
from analysis.quotes.words import is_listener, words_of

WITH_PREPOSITION = {"sprechen", "berichten", "ausgehen"}
"""Verbs whose "von" phrase belongs to them and not to the speaker ("sprach Merkel von …")."""


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
    if cue.verb == "heißen":
        return _document(sentence, clause)
    if cue.passive and cue.verb != "zitieren":
        return _agent(sentence, clause) or _document(sentence, clause)
    if cue.finite and sentence.tokens[cue.finite - 1].lower_ in {"und", "sowie", "oder"}:
        return _shared(sentence, cue) or _opening(sentence, cue.finite)
    before = _before_verb(sentence, clause, cue)
    after = _after_verb(sentence, cue, limit)
    if (
        before is None
        or after is None
        or sentence.tokens[after[0]].lower_ == "sie"
        or _hears(sentence, after)
    ):
        return before or after
    heads = {t.idx for t in syntax.subjects(sentence.tokens[cue.finite])}
    if any(sentence.tokens[i].idx in heads for i in range(*after)):
        return after
    return before


def _hears(sentence: Sentence, place: Place) -> bool:
    """Whether a phrase behind the verb is the dative of a listener ("sagte der Zeitung")."""
    first, *rest = sentence.tokens[slice(*place)]
    return first.lower_ in {"der", "dem", "den"} and any(is_listener(t.text) for t in rest)


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
    while first < last and tokens[first].lower_ in words_of("before_subject"):
        first += 1
    while last > first and tokens[last - 1].lower_ in words_of("behind_subject"):
        last -= 1
    if (
        first >= last
        or tokens[first].lower_ in words_of("not_subject")
        or not (is_inside(tokens[first]) or tokens[first].pos_ == "PRON")
    ):
        return None
    if tokens[first].tag_ in {"PPOSAT"} and last - first == 1:
        return None
    place = noun_phrase(sentence, first, last, places=True)
    return with_apposition(sentence, place, last) if place else None


def _opening(sentence: Sentence, limit: int) -> Place | None:
    """Read the subject at the head of a sentence whose verb stands behind an apposition or a side clause."""
    tokens = sentence.tokens
    first = int(tokens[0].lower_ in {"auch", "doch", "aber", "und"})
    if (
        first >= limit
        or not (is_inside(tokens[first]) or tokens[first].pos_ == "PRON")
        or tokens[first].lower_ in words_of("not_subject")
    ):
        return None
    place = noun_phrase(sentence, first, limit, places=True)
    return with_apposition(sentence, place, limit) if place else None


def _after_verb(sentence: Sentence, cue: Cue, limit: int) -> Place | None:
    """Read the subject behind the finite verb."""
    tokens, i = sentence.tokens, cue.finite + 1
    while i < limit and not sentence.masked[i]:
        token = tokens[i]
        word = token.lower_
        if (
            word in words_of("person_pronouns")
            and token.pos_ in {"PRON", "DET"}
            and not opens_phrase(tokens, i, limit)
        ):
            return i, i + 1
        if token.text in {",", ":"}:
            return None
        if word in words_of("not_subject") or token.pos_ == "ADP":
            skipped = noun_phrase(sentence, i + 1, limit) if word not in words_of("without_noun") else None
            i = skipped[1] if skipped else i + 1
            continue
        if is_inside(token) and token.tag_ != "ADJD":
            break
        i += 1
    place = noun_phrase(sentence, i, limit) if i < limit else None
    if place and cue.verb in WITH_PREPOSITION:
        place = _before_word(sentence, place, {"von", "vom"})
    if place:
        place = _before_listener(sentence, place)
    return with_apposition(sentence, place, limit) if place else None


def _before_word(sentence: Sentence, place: Place, stops: set[str]) -> Place:
    """Cut a phrase before a preposition that belongs to the verb ("sprach Merkel von …")."""
    ends = (i for i in range(*place) if sentence.tokens[i].lower_ in stops)
    return place[0], next(ends, place[1])


def _before_listener(sentence: Sentence, place: Place) -> Place:
    """Cut a phrase before the dative of a listener behind a name ("sagte Maier der Zeitung")."""
    tokens = sentence.tokens
    for i in range(place[0] + 1, place[1] - 1):
        dative = tokens[i].lower_ in {"der", "dem", "den"} and tokens[i - 1].tag_ == "NE"
        if dative and any(is_listener(t.text) for t in tokens[i + 1 : place[1]]):
            return place[0], i
    return place


def _agent(sentence: Sentence, clause: Clause) -> Place | None:
    """Find who speaks in a passive clause: the phrase with "von"; None if it is left open."""
    for i in range(clause.first, clause.last - 1):
        if sentence.tokens[i].lower_ in {"von", "vom"} and not sentence.masked[i]:
            place = noun_phrase(sentence, i + 1, clause.last)
            return place if sentence.tokens[i + 1].pos_ != "NUM" else None
    return None


def _document(sentence: Sentence, clause: Clause) -> Place | None:
    """Find the text that speaks for itself ("Im Bericht heißt es", "wurde in einem Brief gefordert")."""
    for i in range(clause.first, clause.last - 1):
        if sentence.tokens[i].lower_ in {"in", "im", "aus"} and not sentence.masked[i]:
            place = noun_phrase(sentence, i + 1, clause.last)
            if place and any(is_document(t.text) for t in sentence.tokens[slice(*place)]):
                return place
    return None


def is_document(noun: str) -> bool:
    """Whether a noun names a text that can speak ("Pressemitteilung").

    Args:
        noun: as it stands in the text.

    Returns:
        Whether it, or the last part of the compound, is on the list.
    """
    return noun.lower().endswith(lexicon().documents)
