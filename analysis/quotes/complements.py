"""Find the clause that completes a verb of saying: "dass …", an infinitive, a subjunctive main clause."""

from collections.abc import Iterator

from analysis.language import syntax
from analysis.quotes.cues import Cue, lexicon
from analysis.quotes.mood import is_finite, subjunctive
from analysis.quotes.sentences import Clause, Sentence
from analysis.quotes.words import words_of


def complement(sentence: Sentence, parts: tuple[Clause, ...], number: int, cue: Cue) -> Clause | None:
    """Find the clause in which what is said begins, behind the verb and what is inserted after it.

    Args:
        sentence: a sentence.
        parts: its clauses.
        number: of the clause of the cue's finite verb.
        cue: the cue.

    Returns:
        The clause; None if no clause completes the verb.
    """
    later = [c for c in parts[number + 1 :] if c.first > cue.last]
    if not later or any(c.mark == ";" for c in later[:1]):
        return None
    opened = next(_opened_by_word(sentence, later), None)
    if opened is not None:
        return opened
    for place, clause in enumerate(later):
        opener = sentence.tokens[clause.first].lower_
        if clause.mark == ";":
            return None
        if (
            is_infinitive(sentence, clause)
            and cue.verb in lexicon().demand | lexicon().speech | lexicon().thought
        ):
            closed = later[0].first == cue.last + 2
            return None if opener in {"um", "ohne", "statt", "anstatt"} else later[0] if closed else clause
        if is_relative(sentence, clause) or opener in words_of("subordinators", "coordinators"):
            continue
        if _is_speech_clause(sentence, later[place:], cue):
            return clause
        if any(is_finite(t) for t in sentence.tokens[clause.first : clause.last]):
            return None
    return None


def _opened_by_word(sentence: Sentence, later: list[Clause]) -> Iterator[Clause]:
    """Yield the clauses that "dass", "ob" or, right behind the verb, a question word opens."""
    for clause in later:
        opener = sentence.tokens[clause.first].lower_
        asks = opener in words_of("questions") and is_finite(sentence.tokens[clause.last - 1])
        if opener in words_of("dass") or (asks and clause is later[0]):
            yield clause
        if clause.mark == ";" or is_main(sentence, clause):
            return


def _is_speech_clause(sentence: Sentence, rest: list[Clause], cue: Cue) -> bool:
    """Whether the clauses from here on are main clauses that can be what was said."""
    clause = rest[0]
    if clause.mark not in {",", ":"}:
        return False
    places = range(clause.first, rest[-1].last)
    if any(
        is_finite(sentence.tokens[i]) and subjunctive(sentence.tokens[i]) and not sentence.masked[i]
        for i in places
    ):
        return True
    if cue.verb and cue.verb not in lexicon().speech | lexicon().thought:
        return False
    plain = is_main(sentence, clause) and not is_finite(sentence.tokens[clause.first])
    return plain and (clause.mark == ":" or not _has_object(sentence, cue, clause.first))


def _has_object(sentence: Sentence, cue: Cue, limit: int) -> bool:
    """Whether a noun already completes the verb, so that an indicative clause behind it stands for itself."""
    end = sentence.tokens[limit - 1].i
    objects = syntax.objects(sentence.tokens[cue.finite])
    return any(t.pos_ == "NOUN" and t.i < end and "Dat" not in t.morph.get("Case") for t in objects)


def is_infinitive(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is an infinitive with "zu".

    Args:
        sentence: a sentence.
        clause: one of its clauses.

    Returns:
        Whether it has such an infinitive and no finite verb.
    """
    tokens = sentence.tokens[clause.first : clause.last]
    if any(is_finite(t) for t in tokens):
        return False
    return any(t.tag_ in {"PTKZU", "VVIZU"} for t in tokens)


def is_relative(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is a relative clause: a relative word first, the finite verb last.

    Args:
        sentence: a sentence.
        clause: one of its clauses.

    Returns:
        Whether it looks like one.
    """
    tokens = sentence.tokens[clause.first : clause.last]
    if clause.mark != "," or len(tokens) < 2:
        return False
    head = tokens[1] if tokens[0].pos_ == "ADP" else tokens[0]
    if head.lower_ not in words_of("relatives"):
        return False
    finite = [i for i, t in enumerate(tokens) if is_finite(t)]
    if head.tag_ in {"PRELS", "PRELAT"}:
        return not finite or finite[0] > 3 or finite[-1] >= len(tokens) - 2
    return bool(finite) and finite[0] == len(tokens) - 1 and len(tokens) > 3


def is_main(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause can stand alone: a finite verb, and no subordinating word at its head.

    Args:
        sentence: a sentence.
        clause: one of its clauses.

    Returns:
        Whether it can.
    """
    tokens = sentence.tokens[clause.first : clause.last]
    opener = tokens[0].lower_
    if opener in words_of("subordinators", "dass", "questions"):
        return False
    return any(is_finite(t) for t in tokens) and not is_relative(sentence, clause)
