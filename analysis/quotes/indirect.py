"""Indirect speech: a clause that a verb introduces or follows, or a sentence with an introducing phrase."""

from itertools import pairwise

from analysis.annotations import Quote, Span
from analysis.quotes.addressees import addressee
from analysis.quotes.complements import complement, is_main, is_relative
from analysis.quotes.cues import Cue, lexicon
from analysis.quotes.frames import Frame
from analysis.quotes.mood import is_finite, subjunctive
from analysis.quotes.phrases import Place, span_of, words
from analysis.quotes.sentences import Clause, Sentence, content_end, stretch
from analysis.quotes.speakers import subject
from analysis.quotes.words import words_of


def by_phrase(sentence: Sentence, parts: tuple[Clause, ...], frame: Frame) -> Quote | None:
    """Read the quotation that an introducing phrase belongs to: the rest of its sentence.

    Args:
        sentence: a sentence.
        parts: its clauses.
        frame: the phrase.

    Returns:
        The quotation; None if nothing is left.
    """
    first, last = 0, content_end(sentence)
    home = next((c for c in parts if c.first <= frame.cue[0] < c.last), parts[0])
    cut = [c.first for c in parts if c.mark in {":", ";"} and c.first <= frame.cue[0]]
    if cut:
        first = cut[-1]
    if is_relative(sentence, home) and not frame.first <= home.first:
        first, last = home.first, home.last
    if last == home.last and frame.last > last:
        last = min(frame.last, last)
    pieces = [(first, frame.first), (frame.last, last)]
    spans = tuple(s for p in pieces if (s := _trimmed(sentence, *p)) is not None)
    if not spans or sum(end - start for start, end in spans) < 8:
        return None
    return Quote(
        "Indirect",
        spans,
        span_of(sentence, frame.speaker),
        words(sentence, frame.cue),
        (stretch(sentence, frame.first, min(frame.last, content_end(sentence))),),
    )


def by_verb(sentence: Sentence, parts: tuple[Clause, ...], cue: Cue) -> Quote | None:
    """Read the quotation that a verb introduces or follows.

    Args:
        sentence: a sentence.
        parts: its clauses.
        cue: the verb.

    Returns:
        The quotation; None if no clause completes the verb.
    """
    number = next(n for n, c in enumerate(parts) if c.first <= cue.finite < c.last)
    if number and _follows_speech(sentence, parts, number, cue):
        return _after_speech(sentence, parts, number, cue)
    return _before_speech(sentence, parts, number, cue)


def _follows_speech(sentence: Sentence, parts: tuple[Clause, ...], number: int, cue: Cue) -> bool:
    """Whether a clause begins with the verb, so that what is said stands before it ("…, sagte sie")."""
    clause = parts[number]
    head = sentence.tokens[clause.first].lower_
    inserted = clause.first == cue.finite or (head == "so" and clause.first + 1 == cue.finite)
    if not inserted or clause.mark not in {",", "–", "-", "—"}:
        return False
    if cue.verb and cue.verb not in lexicon().speech | lexicon().thought:
        return False
    return _says_something(sentence, parts[:number])


def _says_something(sentence: Sentence, before: tuple[Clause, ...]) -> bool:
    """Whether what stands before a verb can be what was said: a main clause, quoted words, "Dass …"."""
    opener = sentence.tokens[before[0].first].lower_
    quoted = sentence.masked[before[-1].last - 1] and sentence.tokens[before[-1].last - 1].text != ")"
    return opener in words_of("dass") or quoted or any(is_main(sentence, c) for c in before)


def _after_speech(sentence: Sentence, parts: tuple[Clause, ...], number: int, cue: Cue) -> Quote | None:
    """Build the quotation whose verb stands behind or within it."""
    first, last, rest = parts[number].first - 1, parts[-1].last, ()
    for before, later in pairwise(parts[number:]):
        goes_on = is_main(sentence, later) and _has_subjunctive(sentence, later)
        quoted = sentence.masked[later.first] and sentence.tokens[later.first].text not in {"(", "["}
        if later.first > cue.last and (goes_on or quoted):
            last = before.last + 1
            rest = ((last, content_end(sentence)),)
            break
    spans = tuple(s for p in ((0, first), *rest) if (s := _trimmed(sentence, *p)) is not None)
    return _quote(sentence, spans, parts[number], cue, (first, last))


def _has_subjunctive(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb in the subjunctive stands in a clause."""
    return any(is_finite(t) and subjunctive(t) for t in sentence.tokens[clause.first : clause.last])


def _before_speech(sentence: Sentence, parts: tuple[Clause, ...], number: int, cue: Cue) -> Quote | None:
    """Build the quotation that follows its verb."""
    start = complement(sentence, parts, number, cue)
    if start is None:
        return None
    span = _trimmed(sentence, start.first, content_end(sentence))
    if span is None:
        return None
    return _quote(sentence, (span,), parts[number], cue, (_frame_start(parts, number).first, start.first))


def _frame_start(parts: tuple[Clause, ...], number: int) -> Clause:
    """Find the clause in which the introducing sentence begins."""
    while number and parts[number].mark != ";":
        number -= 1
    return parts[number]


def _trimmed(sentence: Sentence, first: int, last: int) -> Span | None:
    """Give a stretch without commas at its ends; None if nothing is left."""
    while first < last and sentence.tokens[first].text in {",", ":", "–", "-", ";"}:
        first += 1
    while last > first and sentence.tokens[last - 1].text in {",", ":", "–", "-", ";"}:
        last -= 1
    return stretch(sentence, first, last) if first < last else None


def _quote(sentence: Sentence, spans: tuple[Span, ...], home: Clause, cue: Cue, frame: Place) -> Quote | None:
    """Put the parts together; None if there is nothing quoted."""
    if not spans:
        return None
    limit = frame[1] - (sentence.tokens[frame[1] - 1].text in {",", ":"})
    speaker = subject(sentence, home, cue, limit)
    return Quote(
        "Indirect",
        spans,
        span_of(sentence, speaker),
        words(sentence, cue.tokens),
        (stretch(sentence, *frame),),
        span_of(sentence, addressee(sentence, home, cue, speaker, limit)),
    )
