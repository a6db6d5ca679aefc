"""Direct speech: what stands in quotation marks and is attributed to somebody."""

from analysis.annotations import Quote, Span
from analysis.quotes.cues import Cue, lexicon
from analysis.quotes.marks import Marked
from analysis.quotes.mood import is_finite
from analysis.quotes.phrases import span_of, words
from analysis.quotes.sentences import Clause, Sentence, content_end, stretch
from analysis.quotes.speakers import subject
from analysis.quotes.words import endings_of, words_of

LINKS = {"bezeichnen": "als", "würdigen": "als", "einstufen": "als", "sprechen": "von", "warnen": "vor"}
"""Verbs of calling → the preposition that belongs to the cue ("bezeichnete … als")."""

CALLING = {"als", "ein", "eine", "einen"}
FINAL = ".!?,…"


def marks_in(marked: tuple[Marked, ...], span: Span) -> list[Marked]:
    """List the outer quotation marks within a span.

    Args:
        marked: the article's stretches in quotation marks.
        span: a span of its text.

    Returns:
        The outermost stretches that lie in it.
    """
    return [m for m in marked if m.depth == 0 and span[0] <= m.start and m.end <= span[1]]


def made_direct(text: str, quote: Quote, marked: tuple[Marked, ...]) -> tuple[Quote, ...]:
    """Tell verbatim from indirect speech, and take verbatim words out of an indirect quotation.

    Args:
        text: the article's text.
        quote: an indirect quotation with its cue.
        marked: the article's stretches in quotation marks.

    Returns:
        A direct quotation for each stretch if nothing else is quoted; else the quotation itself,
        followed by a direct one for each stretch in it that quotes.
    """
    inside = [m for span in quote.spans for m in marks_in(marked, span)]
    rest = "".join(text[start:end] for start, end in quote.spans)
    for m in inside:
        rest = rest.replace(text[m.start : m.end], "", 1)
    if inside and not any(c.isalpha() for c in rest):
        return tuple(quote._replace(type="Direct", spans=((m.start, m.end),)) for m in inside)
    parts = (
        quote._replace(type="Direct", spans=((m.start, m.end),)) for m in inside if quotes_words(text, m, 0.5)
    )
    return (quote, *parts)


def quotes_words(text: str, mark: Marked, trust: float, *, verb: bool = False) -> bool:
    """Judge from its form whether a quoted stretch is somebody's words and not a title or a name.

    Args:
        text: the article's text.
        mark: a stretch in quotation marks.
        trust: in [0, 1], how much the sentence around it speaks for words: 0 nothing, 0.5 it is part
            of a quotation, 1 a verb of calling governs it.
        verb: whether a finite verb stands in it.

    Returns:
        Whether it counts as a quotation.
    """
    inner = text[mark.inner_start : mark.inner_end].strip()
    parts = inner.split()
    if not parts or text[mark.end : mark.end + 1] == "-" or _is_named(text, mark):
        return False
    small = inner[0].islower() or inner[0] in "[.…"
    if len(parts) >= 4:
        return small or inner[-1] in FINAL or trust > 0 or verb
    if small:
        return trust >= 0.5
    return trust >= 1


def has_verb(sentence: Sentence, mark: Marked) -> bool:
    """Whether a finite verb stands in quotation marks.

    Args:
        sentence: the sentence around the marks.
        mark: a stretch in quotation marks.

    Returns:
        Whether one does.
    """
    return any(is_finite(t) for t in sentence.tokens if mark.start < t.idx < mark.end)


def _is_named(text: str, mark: Marked) -> bool:
    """Whether a noun before a stretch says that it is a name or a title ("der Film „…“")."""
    before = text[max(0, mark.start - 40) : mark.start].split()
    if not before:
        return False
    word = before[-1].lower()
    return (
        word.startswith(("sogenannt", "genannt"))
        or word in words_of("titled")
        or word.endswith(endings_of("titled_endings"))
    )


def in_sentence(
    text: str,
    sentence: Sentence,
    parts: tuple[Clause, ...],
    marked: tuple[Marked, ...],
    cues: tuple[Cue, ...],
) -> tuple[Quote, ...]:
    """Read quoted words in a sentence that is no quotation itself ("nannte den Plan „falsch“").

    Args:
        text: the article's text.
        sentence: a sentence.
        parts: its clauses.
        marked: the article's stretches in quotation marks.
        cues: the sentence's cue verbs.

    Returns:
        A direct quotation for each stretch that quotes, with the verb of calling as cue.
    """
    found = []
    for mark in marks_in(marked, (sentence.start, sentence.end)):
        home = next((c for c in parts if _covers(sentence, c, mark)), None)
        cue = next((c for c in cues if home and home.first <= c.finite < home.last), None)
        if cue is None or not quotes_words(text, mark, _trust(text, mark, cue)):
            if quotes_words(text, mark, 0.0, verb=has_verb(sentence, mark)):
                found.append(Quote("Direct", ((mark.start, mark.end),)))
            continue
        found.append(_called(sentence, home, cue, mark))
    return tuple(found)


def _trust(text: str, mark: Marked, cue: Cue) -> float:
    """How much a cue speaks for quoted words: most where something is called something."""
    before = text[: mark.start].split()[-1:]
    called = cue.verb in {"nennen", "bezeichnen"} and before and before[0].lower() in CALLING
    return 1.0 if called else 0.5 * (cue.verb in lexicon().reported)


def _covers(sentence: Sentence, clause: Clause, mark: Marked) -> bool:
    """Whether a stretch begins in a clause."""
    start, end = stretch(sentence, clause.first, clause.last)
    return start <= mark.start < end


def _called(sentence: Sentence, home: Clause, cue: Cue, mark: Marked) -> Quote:
    """Build the quotation of words that a verb of calling attributes to its subject."""
    tokens = sentence.tokens
    place = subject(sentence, home, cue, home.last)
    preposition = LINKS.get(cue.verb)
    link = {
        i for i in range(home.first, home.last) if tokens[i].lower_ == preposition and not sentence.masked[i]
    }
    first, last = stretch(sentence, home.first, min(home.last, content_end(sentence)))
    text = sentence.tokens[0].doc.text
    frame = (
        ((first, first + len(text[first : mark.start].rstrip())),)
        if first < mark.start
        else ((mark.end, last),)
    )
    return Quote(
        "Direct",
        ((mark.start, mark.end),),
        span_of(sentence, place),
        words(sentence, tuple(sorted({*cue.tokens, *link}))),
        frame,
    )


def is_all_marked(sentence: Sentence) -> bool:
    """Whether a sentence stands in quotation marks from end to end.

    Args:
        sentence: a sentence.

    Returns:
        Whether nothing but punctuation stands outside them.
    """
    return all(hidden or t.is_punct for t, hidden in zip(sentence.tokens, sentence.masked, strict=True))


def standing_alone(
    text: str, sentence: Sentence, marked: tuple[Marked, ...], speaker: tuple[Span, ...]
) -> tuple[Quote, ...]:
    """Read a sentence of direct speech that nothing introduces.

    Args:
        text: the article's text.
        sentence: a sentence in quotation marks.
        marked: the article's stretches in quotation marks.
        speaker: the words that name who spoke last.

    Returns:
        A direct quotation by the last speaker for each stretch that quotes.
    """
    inside = marks_in(marked, (sentence.start, sentence.end))
    return tuple(
        Quote("Direct", ((m.start, m.end),), speaker)
        for m in inside
        if quotes_words(text, m, 0.5, verb=has_verb(sentence, m))
    )
