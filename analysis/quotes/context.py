"""What one sentence hands on to the next: who spoke last, and whether the speech goes on."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from analysis.annotations import LocalEntity, Mention, Quote, Span
from analysis.quotes import resolution
from analysis.quotes.resolution import resolve, resolve_pronoun
from analysis.quotes.sentences import Sentence

REACH = 2
"""After so many sentences without a quotation a speaker's words no longer go on."""

GOING_ON = {"IndirectFreeIndirect", "FreeIndirect"}


class Context(NamedTuple):
    """What is known before a sentence.

    Attributes:
        speaker: the words that name who spoke last; empty if nobody has.
        gap: number of sentences since.
        last: the sentence before.
    """

    speaker: tuple[Span, ...] = ()
    gap: int = REACH
    last: Sentence | None = None

    def is_near(self) -> bool:
        """Whether somebody spoke in one of the last sentences."""
        return self.gap < REACH


def continued(
    text: str, found: list[Quote], new: tuple[Quote, ...], context: Context, sentence: Sentence
) -> tuple[list[Quote], Context]:
    """Add a sentence's quotations to those before it.

    Args:
        text: the article's text.
        found: the quotations before.
        new: the sentence's quotations.
        context: what was known before it.
        sentence: the sentence.

    Returns:
        All quotations, a free one joined to one of its kind right before it, and the new context.
    """
    if not new:
        return found, context._replace(gap=context.gap + 1, last=sentence)
    first = new[0]
    named = first.speaker_spans and text[slice(*first.speaker_spans[0])].lower() != "demnach"
    after = Context(first.speaker_spans if named else context.speaker, 0, sentence)
    before = _last_going_on(found) if first.type in GOING_ON else None
    if before is not None and found[before].type == first.type:
        (start, end), (begins, ends) = found[before].spans[0], first.spans[0]
        if not text[end:begins].strip():
            joined = found[before]._replace(spans=((start, ends),))
            return [*found[:before], joined, *found[before + 1 :], *new[1:]], after
    return [*found, *new], after


def _last_going_on(found: list[Quote]) -> int | None:
    """Find the place of the last quotation that went on from another; None if there is none."""
    return next((i for i in range(len(found) - 1, -1, -1) if found[i].type in GOING_ON), None)


def nested(
    text: str, found: tuple[Quote, ...], mentions: tuple[Mention, ...], entities: tuple[LocalEntity, ...]
) -> tuple[Quote, ...]:
    """Sort quotations, and say which lies in which and who speaks.

    Args:
        text: the article's text.
        found: its quotations.
        mentions: its mentions.
        entities: its entities.

    Returns:
        The quotations by their first character, longer ones first, with `nested_in` and `speakers`.
    """
    ordered = sorted(found, key=lambda q: (q.spans[0][0], -(q.spans[-1][1] - q.spans[0][0]), q.type))
    result: list[Quote] = []
    last: tuple[int, ...] = ()
    begun: list[int] = []
    starts = [m.start for m in mentions]
    for i, quote in enumerate(ordered):
        start, end = quote.spans[0][0], quote.spans[-1][1]
        begun = [j for j in begun if ordered[j].spans[-1][1] > start]
        outer = [j for j in begun if any(s <= start and end <= e for s, e in ordered[j].spans)]
        near = _near(quote.speaker_spans, mentions, starts)
        speakers = resolve(text, quote.speaker_spans, near, entities)
        speakers = speakers or resolve_pronoun(text, quote.speaker_spans, last, near, entities)
        last = speakers or last
        begun.append(i)
        result.append(quote._replace(nested_in=outer[-1] if outer else None, speakers=speakers))
    return tuple(result)


def _near(words: tuple[Span, ...], mentions: tuple[Mention, ...], starts: list[int]) -> tuple[Mention, ...]:
    """Give the mentions in the words and in the stretch before them in which a pronoun finds its person."""
    if not words:
        return ()
    return mentions[bisect_left(starts, words[0][0] - resolution.REACH) : bisect_right(starts, words[-1][1])]
