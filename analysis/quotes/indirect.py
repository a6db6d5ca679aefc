"""Indirect speech: a clause that a verb introduces or follows, or a sentence with an introducing phrase."""

from analysis.annotations import Quote, Span
from analysis.language import syntax
from analysis.quotes.cues import Cue, lexicon
from analysis.quotes.frames import Frame
from analysis.quotes.mood import is_finite, subjunctive
from analysis.quotes.phrases import span_of, words
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
    return opener in words_of("dass") or quoted or any(_is_main(sentence, c) for c in before)


def _after_speech(sentence: Sentence, parts: tuple[Clause, ...], number: int, cue: Cue) -> Quote | None:
    """Build the quotation whose verb stands behind or within it."""
    clause, end = parts[number], parts[-1]
    goes_on = None
    for later in parts[number + 1 :]:
        if later.first <= cue.last:
            continue
        if _is_main(sentence, later) and any(
            subjunctive(t) for t in sentence.tokens[later.first : later.last]
        ):
            goes_on = later
            break
    if goes_on is not None:
        end = parts[parts.index(goes_on) - 1]
    frame_first = clause.first - 1
    frame_last = end.last + (1 if goes_on is not None else 0)
    pieces = [(0, frame_first)] + ([(frame_last, content_end(sentence))] if goes_on is not None else [])
    spans = tuple(s for p in pieces if (s := _trimmed(sentence, *p)) is not None)
    speaker = subject(sentence, clause, cue, end.last)
    return _quote(
        sentence, spans, span_of(sentence, speaker), cue, (stretch(sentence, frame_first, frame_last),)
    )


def _before_speech(sentence: Sentence, parts: tuple[Clause, ...], number: int, cue: Cue) -> Quote | None:
    """Build the quotation that follows its verb."""
    start = _complement(sentence, parts, number, cue)
    if start is None:
        return None
    last = content_end(sentence)
    spans = _trimmed(sentence, start.first, last)
    if spans is None:
        return None
    first = _frame_start(parts, number)
    frame = (stretch(sentence, first.first, start.first),)
    speaker = subject(sentence, parts[number], cue, start.first - 1)
    return _quote(sentence, (spans,), span_of(sentence, speaker), cue, frame)


def _frame_start(parts: tuple[Clause, ...], number: int) -> Clause:
    """Find the clause in which the introducing sentence begins."""
    while number and parts[number].mark != ";":
        number -= 1
    return parts[number]


def _complement(sentence: Sentence, parts: tuple[Clause, ...], number: int, cue: Cue) -> Clause | None:
    """Find the clause in which what is said begins, behind the verb and what is inserted after it."""
    later = [c for c in parts[number + 1 :] if c.first > cue.last]
    if not later or any(c.mark == ";" for c in later[:1]):
        return None
    for clause in later:
        opener = sentence.tokens[clause.first].lower_
        if opener in {"dass", "daß"} or (opener == "ob" and clause.mark == ","):
            return clause
        if clause.mark == ";" or _is_main(sentence, clause):
            break
    lex = lexicon()
    strict = not (cue.verb in lex.speech or cue.verb in lex.thought or not cue.verb)
    for place, clause in enumerate(later):
        tokens = sentence.tokens[clause.first : clause.last]
        opener = tokens[0].lower_
        if clause.mark == ";":
            return None
        if opener in words_of("questions") and is_finite(tokens[-1]) and clause is later[0]:
            return clause
        if is_infinitive(sentence, clause) and cue.verb in lex.demand | lex.speech | lex.thought:
            if opener in {"um", "ohne", "statt", "anstatt"}:
                return None
            return later[0] if later[0].first == cue.last + 2 else clause
        if is_relative(sentence, clause) or opener in words_of("subordinators", "coordinators"):
            continue
        rest = later[place:]
        if _is_speech_clause(sentence, rest, strict, cue):
            return clause
        if any(is_finite(t) for t in tokens):
            return None
    return None


def _is_speech_clause(sentence: Sentence, rest: list[Clause], strict: bool, cue: Cue) -> bool:
    """Whether the clauses from here on are main clauses that can be what was said."""
    clause = rest[0]
    tokens = sentence.tokens[clause.first : clause.last]
    has_mood = any(
        is_finite(t) and subjunctive(t) and not sentence.masked[clause.first + i]
        for i, t in enumerate(sentence.tokens[clause.first : rest[-1].last], 0)
        if clause.first + i < len(sentence.masked)
    )
    if strict:
        return has_mood and clause.mark in {",", ":"}
    if has_mood and clause.mark in {",", ":"}:
        return True
    plain = _is_main(sentence, clause) and clause.mark in {",", ":"} and not is_finite(tokens[0])
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
        return not finite or finite[0] > 1
    return bool(finite) and finite[0] == len(tokens) - 1 and len(tokens) > 3


def _is_main(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause has a finite verb and no subordinating word at its head."""
    tokens = sentence.tokens[clause.first : clause.last]
    opener = tokens[0].lower_
    if opener in words_of("subordinators", "dass", "questions"):
        return False
    return any(is_finite(t) for t in tokens) and not is_relative(sentence, clause)


def _trimmed(sentence: Sentence, first: int, last: int) -> Span | None:
    """Give a stretch without commas at its ends; None if nothing is left."""
    while first < last and sentence.tokens[first].text in {",", ":", "–", "-", ";"}:
        first += 1
    while last > first and sentence.tokens[last - 1].text in {",", ":", "–", "-", ";"}:
        last -= 1
    return stretch(sentence, first, last) if first < last else None


def _quote(
    sentence: Sentence, spans: tuple[Span, ...], speaker: tuple[Span, ...], cue: Cue, frame: tuple[Span, ...]
) -> Quote | None:
    """Put the parts together; None if there is nothing quoted."""
    return Quote("Indirect", spans, speaker, words(sentence, cue.tokens), frame) if spans else None
