"""Direct speech behind a colon, whatever verb stands before it: "wies Bedenken zurück: „…“"."""

from bisect import bisect_right

from analysis.annotations import Quote
from analysis.quotes import indirect
from analysis.quotes.addressees import addressee
from analysis.quotes.cues import Cue
from analysis.quotes.free import main_verb
from analysis.quotes.marks import Marked
from analysis.quotes.phrases import noun_phrase, span_of, words
from analysis.quotes.sentences import Clause, Sentence, clauses, stretch
from analysis.quotes.speakers import subject
from analysis.quotes.titles import has_verb, quotes_words


def after_colon(
    text: str,
    sentence: Sentence,
    parts: tuple[Clause, ...],
    marked: tuple[Marked, ...],
    cues: tuple[Cue, ...],
) -> tuple[Quote, ...]:
    """Read direct speech behind a colon.

    Args:
        text: the article's text.
        sentence: a sentence.
        parts: its clauses.
        marked: the article's stretches in quotation marks.
        cues: the sentence's cue verbs.

    Returns:
        The quotation, after an indirect one that the same verb introduces before the colon ("glaubt,
        dass …: „…“"); none if no quotation opens behind a colon.
    """
    tokens = sentence.tokens
    for i in range(1, len(tokens) - 1):
        if tokens[i].text == ":" and not sentence.masked[i]:
            mark = _opening(marked, tokens[i].idx, tokens[i + 1].idx)
            before = tuple(c for c in cues if c.last < i)
            if mark and (before or _is_said(text, sentence, mark)):
                return _behind(sentence, parts, i, mark, before)
    return ()


def _opening(marked: tuple[Marked, ...], after: int, last: int) -> Marked | None:
    """Find the first outer stretch in quotation marks that begins behind a colon, up to the next word."""
    first = bisect_right(marked, after, key=lambda m: m.start)
    near = marked[first : bisect_right(marked, last, key=lambda m: m.start)]
    return next((m for m in near if m.depth == 0), None)


def _is_said(text: str, sentence: Sentence, mark: Marked) -> bool:
    return quotes_words(text, mark, 0.0, verb=has_verb(sentence, mark))


def _behind(
    sentence: Sentence, parts: tuple[Clause, ...], colon: int, mark: Marked, cues: tuple[Cue, ...]
) -> tuple[Quote, ...]:
    """Build the quotation behind a colon from what stands before it."""
    span = ((mark.start, mark.end),)
    head = sentence._replace(tokens=sentence.tokens[:colon], masked=sentence.masked[:colon])
    pieces = clauses(head)
    said = next((q for c in cues if (q := indirect.by_verb(head, pieces, c)) is not None), None)
    if said is not None:
        return said, said._replace(type="Direct", spans=span)
    frame = (stretch(sentence, 0, colon + 1),)
    cue = cues[0] if cues else _any_verb(sentence, parts, colon)
    if cue is None:
        place = noun_phrase(sentence, 0, colon, places=True)
        return (Quote("Direct", span, span_of(sentence, place), (), frame),)
    home = next(c for c in parts if c.first <= cue.finite < c.last)
    place = subject(sentence, home, cue, colon)
    heard = span_of(sentence, addressee(sentence, home, cue, place, colon))
    return (Quote("Direct", span, span_of(sentence, place), words(sentence, cue.tokens), frame, heard),)


def _any_verb(sentence: Sentence, parts: tuple[Clause, ...], colon: int) -> Cue | None:
    """Take the main verb before a colon as the cue, with its particle or participle."""
    main = main_verb(sentence, parts)
    if main is None or main >= colon:
        return None
    ends = sentence.tokens[colon - 1].tag_ in {"PTKVZ", "VVPP"} and colon - 1 != main
    return Cue("", main, (main, colon - 1) if ends else (main,), colon - 1, False)
