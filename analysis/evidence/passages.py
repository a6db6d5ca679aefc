"""Cut a readable passage out of a text."""

import re
from typing import NamedTuple

_SENTENCE_END = re.compile(r"(?<!\d)(?<!\b\w)[.!?…]+[“”\"«»‘’‹›')]*(?=\s+[\"„“»«›‹‚‘(]*[A-ZÄÖÜ])")
_ROOM = 240
"""So many characters at most before and after what is shown."""


class Passage(NamedTuple):
    """A stretch of a text, and whether its sentence goes on outside.

    Attributes:
        start: first character.
        end: after the last character.
        cut_before: its first sentence begins earlier.
        cut_after: its last sentence goes on.
    """

    start: int
    end: int
    cut_before: bool
    cut_after: bool


def passage_around(text: str, start: int, end: int) -> Passage:
    """Extend a span to whole sentences, as far as they are not too long.

    Sentence ends are guessed from punctuation, for reading only; nothing is counted by them.

    Args:
        text: of an article.
        start: of the span.
        end: of the span, exclusive.

    Returns:
        The passage; it never leaves the span's paragraphs.
    """
    first, cut_before = _beginning(text, start)
    last, cut_after = _ending(text, end)
    return Passage(first, last, cut_before, cut_after)


def _beginning(text: str, start: int) -> tuple[int, bool]:
    paragraph = text.rfind("\n", 0, start) + 1
    ends = [
        found.end() for found in _SENTENCE_END.finditer(text, paragraph, start + 4) if found.end() < start
    ]
    sentence = max(ends, default=paragraph)
    while sentence < start and text[sentence].isspace():
        sentence += 1
    if start - sentence <= _ROOM:
        return sentence, False
    word = text.find(" ", start - _ROOM, start) + 1
    return word or start, True


def _ending(text: str, end: int) -> tuple[int, bool]:
    paragraph = text.find("\n", end)
    paragraph = len(text) if paragraph < 0 else paragraph
    found = _SENTENCE_END.search(text, max(0, end - 2), paragraph)
    sentence = max(end, found.end()) if found else paragraph
    if sentence - end <= _ROOM:
        return sentence, False
    word = text.rfind(" ", end, end + _ROOM)
    return (word if word > 0 else end), True
