"""Direct speech: what stands in quotation marks and is attributed to somebody."""

from bisect import bisect_left, bisect_right

from analysis.annotations import Quote, Span
from analysis.quotes.cues import Cue, lexicon
from analysis.quotes.marks import Marked
from analysis.quotes.phrases import span_of, words
from analysis.quotes.sentences import Clause, Sentence, content_end, stretch
from analysis.quotes.speakers import subject
from analysis.quotes.titles import has_verb, quotes_words

LINKS = {
    **dict.fromkeys(
        ("bezeichnen", "würdigen", "einstufen", "beschreiben", "kritisieren", "verurteilen"), "als"
    ),
    **dict.fromkeys(("loben", "zurückweisen", "werten", "beurteilen", "anprangern", "rügen"), "als"),
    "sprechen": "von",
    "warnen": "vor",
}
"""Verbs of calling → the preposition that belongs to the cue ("bezeichnete … als")."""

CALLING = {"als", "ein", "eine", "einen"}


def marks_in(marked: tuple[Marked, ...], span: Span) -> list[Marked]:
    """List the outer quotation marks within a span.

    Args:
        marked: the article's stretches in quotation marks.
        span: a span of its text.

    Returns:
        The outermost stretches that lie in it.
    """
    first = bisect_left(marked, span[0], key=lambda m: m.start)
    near = marked[first : bisect_left(marked, span[1], key=lambda m: m.start)]
    return [m for m in near if m.depth == 0 and m.end <= span[1]]


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
    quote = quote._replace(spans=tuple(_uncut(span, marked) for span in quote.spans))
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


def _uncut(span: Span, marked: tuple[Marked, ...]) -> Span:
    """Give back to a span an opening mark of two commas that was taken for punctuation before it."""
    before = bisect_right(marked, span[0], key=lambda m: m.start) - 1
    if before >= 0 and marked[before].start < span[0] <= marked[before].inner_start:
        return marked[before].start, span[1]
    return span


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
        called = _attributed(text, sentence, parts, mark, cues)
        if called is not None:
            found.append(called)
        elif quotes_words(text, mark, 0.0, verb=has_verb(sentence, mark)):
            found.append(Quote("Direct", ((mark.start, mark.end),)))
    return tuple(found)


def beside(
    text: str,
    sentence: Sentence,
    parts: tuple[Clause, ...],
    marked: tuple[Marked, ...],
    cues: tuple[Cue, ...],
    quote: Quote,
) -> tuple[Quote, ...]:
    """Read quoted words that stand in the same sentence as a quotation, but not in it.

    Args:
        text: the article's text.
        sentence: a sentence.
        parts: its clauses.
        marked: the article's stretches in quotation marks.
        cues: the sentence's cue verbs.
        quote: what the sentence quotes otherwise.

    Returns:
        A direct quotation for each stretch before or behind it that a verb of calling attributes ("nannte
        den Plan „falsch“ und sagte, …").
    """
    apart = (
        m
        for m in marks_in(marked, (sentence.start, sentence.end))
        if all(m.end <= start or end <= m.start for start, end in quote.spans)
    )
    called = (_attributed(text, sentence, parts, m, cues) for m in apart)
    return tuple(q for q in called if q is not None)


def _attributed(
    text: str, sentence: Sentence, parts: tuple[Clause, ...], mark: Marked, cues: tuple[Cue, ...]
) -> Quote | None:
    """Build the quotation of a stretch that a verb of calling attributes to its subject, if one does."""
    cue = _cue_of(text, sentence, parts, mark, cues)
    if cue is None or not quotes_words(text, mark, _trust(text, mark, cue)):
        return None
    home = next(c for c in parts if c.first <= cue.finite < c.last)
    return _called(text, sentence, home, cue, mark)


def _cue_of(
    text: str, sentence: Sentence, parts: tuple[Clause, ...], mark: Marked, cues: tuple[Cue, ...]
) -> Cue | None:
    """Find the cue of a stretch: in its clause the last before it; else a verb before that asks for "als"."""
    home = next((c for c in parts if _covers(sentence, c, mark)), None)
    near = [c for c in cues if home and home.first <= c.finite < home.last]
    before = [c for c in near if sentence.tokens[c.finite].idx < mark.start]
    if near:
        return before[-1] if before else near[0]
    calling = [c for c in cues if sentence.tokens[c.finite].idx < mark.start and LINKS.get(c.verb) == "als"]
    return calling[-1] if calling and _word_before(text, mark) == "als" else None


def _word_before(text: str, mark: Marked) -> str:
    """Give the word before a stretch in lower case; empty if there is none."""
    return (text[max(0, mark.start - 40) : mark.start].split() or [""])[-1].lower()


def _trust(text: str, mark: Marked, cue: Cue) -> float:
    """How much a cue speaks for quoted words: most where something is called something."""
    word = _word_before(text, mark)
    called = (cue.verb in {"nennen", "bezeichnen"} and word in CALLING) or word == LINKS.get(
        cue.verb
    ) == "als"
    return 1.0 if called else 0.5 * (cue.verb in lexicon().reported)


def _covers(sentence: Sentence, clause: Clause, mark: Marked) -> bool:
    """Whether a stretch begins in a clause."""
    start, end = stretch(sentence, clause.first, clause.last)
    return start <= mark.start < end


def _called(text: str, sentence: Sentence, home: Clause, cue: Cue, mark: Marked) -> Quote:
    """Build the quotation of words that a verb of calling attributes to its subject."""
    tokens = sentence.tokens
    place = subject(sentence, home, cue, home.last)
    preposition = LINKS.get(cue.verb)
    link = {
        i
        for i in range(home.first, len(tokens))
        if tokens[i].lower_ == preposition
        and not sentence.masked[i]
        and (i < home.last or text[tokens[i].idx + len(preposition) : mark.start].isspace())
    }
    first, last = stretch(sentence, home.first, min(home.last, content_end(sentence)))
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
