"""Interviews in print: paragraphs that open with the name of the one who speaks ("Müller: Das ist falsch.").

Headings and lists look alike ("Berlin: …", "Stand: …"). So a text counts as an interview only if labels
come back in turn, and if what stands behind them is talk: questions, "ich", "wir", "Herr Müller".
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from analysis.annotations import Quote, Span
from analysis.quotes.sentences import Sentence
from analysis.quotes.words import words_of

LINE = re.compile(r"\S(?:[^\n]*\S)?")
LABEL = re.compile(
    r"[ \t–-]{0,4}(?:\*{1,2}|_{1,2})?"
    r"(?P<label>[^\W\d_][\w.&’-]{0,30}(?:[ \u00a0][^\W_][\w.&’-]{0,30}){0,4})"
    r"(?: \([^()\n]{1,30}\))?(?:\*{1,2}|_{1,2})?:(?:\*{1,2}|_{1,2})?[ \t\u00a0]+(?=\S)"
)
TALK = re.compile(
    r"\?|\b(?:[Ii]ch|[Mm]ich|[Mm]ir|[Ww]ir|[Uu]ns|[Mm]ein(?:e[mnrs]?)?|[Uu]nser(?:e[mnrs]?)?)\b"
    r"|\b(?:Herrn?|Frau) [A-ZÄÖÜ]|(?<=\w )(?:Sie|Ihnen|Ihre?[mnrs]?)\b"
)
SELF = re.compile(r"\b(?:[Ii]ch|[Mm]ich|[Mm]ir|[Ww]ir|[Uu]ns|[Mm]ein(?:e[mnrs]?)?|[Uu]nser(?:e[mnrs]?)?)\b")
END = re.compile(r"[.!?…][\"“”«»’‘)\]]*$")
MARKS = "„“”»«‚‘›‹\"'"
MIN_TURNS = 3
"""Two turns are an interview only if the first asks and the second answers."""

MIN_TALK = 1 / 3
"""In so great a part of an interview's turns somebody asks, or speaks of himself or to another."""


class Turn(NamedTuple):
    """What one speaker says until another begins.

    Attributes:
        frame: from the head of its line to the colon.
        label: the speaker's name, as it stands before the colon.
        start: first character of what is said.
        end: after its last character.
    """

    frame: Span
    label: Span
    start: int
    end: int


class _Line(NamedTuple):
    """A line of text; where it opens like a turn, its label and what is said, else no label."""

    start: int
    end: int
    key: str = ""
    label: Span = (0, 0)
    colon: int = 0
    said: int = 0


def find_turns(text: str) -> tuple[Turn, ...]:
    """Find the turns of an interview.

    Args:
        text: an article's text.

    Returns:
        Its turns in order; none if the text is no interview. A turn goes on over paragraphs without a
        label up to the next turn; the last one as long as its speaker speaks of himself. A turn that
        stands in quotation marks is left out, since the marks say more.
    """
    lines = [_line(text, m) for m in LINE.finditer(text)]
    heads = _heads(lines)
    asked_between = len({lines[i].key for i in heads}) == 1
    if not (_is_asked(text, lines, heads) if asked_between else _is_interview(text, lines, heads)):
        return ()
    turns = []
    for i, following in pairwise([*heads, None]):
        line = lines[i]
        end = _last(text, lines, i, following, asked_between=asked_between)
        if text[line.said] not in MARKS:
            turns.append(Turn((line.start, line.colon), line.label, line.said, lines[end].end))
    return tuple(turns)


def _line(text: str, match: re.Match[str]) -> _Line:
    """Read a line, and its label if it opens with one: a single word, or words with capitals."""
    plain = _Line(match.start(), match.end())
    opening = LABEL.match(text, match.start(), match.end())
    if opening is None:
        return plain
    words = opening["label"].split()
    named = len(words) == 1 or all(w[0].isupper() or w in words_of("name_particles") for w in words)
    key = words[-1].lower()
    if not named or key in words_of("no_speakers"):
        return plain
    colon = text.index(":", opening.end("label")) + 1
    return plain._replace(key=key, label=opening.span("label"), colon=colon, said=opening.end())


def _heads(lines: Sequence[_Line]) -> list[int]:
    """Give the lines that open turns: labels that come back, and those between them."""
    counts = Counter(line.key for line in lines if line.key)
    labelled = [i for i, line in enumerate(lines) if line.key]
    back = [i for i in labelled if counts[lines[i].key] > 1]
    if not back:
        return labelled if len(labelled) == 2 else []
    return [i for i in labelled if back[0] - 1 <= i <= back[-1] + 1]


def _is_interview(text: str, lines: Sequence[_Line], heads: Sequence[int]) -> bool:
    """Whether labelled lines are the turns of two or more people who talk."""
    said = [text[lines[i].said : lines[i].end] for i in heads]
    if len(heads) == 2:
        return said[0].endswith("?") and bool(TALK.search(said[1])) and _is_next(lines, heads)
    changes = sum(lines[i].key != lines[j].key for i, j in pairwise(heads))
    talk = sum(bool(TALK.search(words)) for words in said)
    return len(heads) >= MIN_TURNS and 2 * changes >= len(heads) - 1 and talk >= MIN_TALK * len(heads)


def _is_next(lines: Sequence[_Line], heads: Sequence[int]) -> bool:
    return heads[1] - heads[0] == 1 and lines[heads[0]].key != lines[heads[1]].key


def _is_asked(text: str, lines: Sequence[_Line], heads: Sequence[int]) -> bool:
    """Whether one person answers questions that stand without a label before the answers."""
    asked = sum(i > 0 and text[lines[i - 1].end - 1] == "?" for i in heads)
    return len(heads) >= 2 and 2 * asked >= len(heads)


def _last(
    text: str, lines: Sequence[_Line], first: int, following: int | None, *, asked_between: bool
) -> int:
    """Find the last line of a turn that begins in a line."""
    last = first
    for i in range(first + 1, len(lines) if following is None else following):
        words = text[lines[i].start : lines[i].end]
        if lines[i].key:
            break
        if not _is_wrapped(text, lines[i - 1], lines[i]):
            if not END.search(words) or (asked_between and words[-1] == "?"):
                break
            if following is None and not SELF.search(words):
                break
        last = i
    return last


def _is_wrapped(text: str, line: _Line, behind: _Line) -> bool:
    """Whether a line breaks off within a sentence that the next one, without a gap, goes on with."""
    return not END.search(text[line.start : line.end]) and text.count("\n", line.end, behind.start) == 1


def spoken(text: str, turns: Iterable[Turn]) -> tuple[Quote, ...]:
    """Make direct speech of turns.

    Args:
        text: the article's text.
        turns: of an interview.

    Returns:
        For each a direct quotation with the label as speaker, and with its colon as frame; "Frage" and
        the like name no speaker.
    """
    return tuple(
        Quote(
            "Direct",
            ((turn.start, turn.end),),
            () if text[slice(*turn.label)].lower() in words_of("askers") else (turn.label,),
            frame_spans=(turn.frame,),
        )
        for turn in turns
    )


def outside(found: Iterable[Sentence], turns: Sequence[Turn]) -> tuple[Sentence, ...]:
    """Leave out the sentences that stand in turns.

    Args:
        found: an article's sentences.
        turns: of its interview.

    Returns:
        The sentences of its other text.
    """
    starts = [turn.frame[0] for turn in turns]
    ends = [0, *(turn.end for turn in turns)]
    return tuple(s for s in found if s.start >= ends[bisect_right(starts, s.start)])
