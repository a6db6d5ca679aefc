"""A clean copy of a text for the analysis, and which characters of the given text it stands for.

What is stored is what was given. Soft hyphens, spaces that do not break, ligatures, decomposed umlauts,
misread UTF-8 and broken lines would hide words from the analysis, which therefore reads a copy without them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import ftfy
import numpy as np
from ftfy.badness import is_bad
from ftfy.chardata import UTF8_DETECTOR_RE

from analysis.annotations import Span
from analysis.corpus.line_breaks import mended_breaks

_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
"""Soft hyphens, spaces without width, marks of direction, byte order marks."""
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029"
_CONTROLS = "\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ufffc"
_HYPHENS = "\u2010\u2011"
_LIGATURES = "\ufb00-\ufb06"
_MARKS = "\u0300-\u036f"
_UNCLEAN = re.compile(f"[{_INVISIBLE}{_SPACES}{_LINE_ENDS}{_CONTROLS}{_HYPHENS}{_LIGATURES}{_MARKS}]")
_REPLACED = re.compile(
    r"\u00ad[ \t]*\r?\n[ \t]*(?=[^\W\d_])"  # a word divided at the end of a line
    f"|\r\n|[^\\W\\d_][{_MARKS}]+|{_UNCLEAN.pattern}"
)
_MISREAD = re.compile("[\xc2-\xf4][\x80-\xa0¡-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
"""What UTF-8 looks like that was read as Latin-1 or Windows-1252: ftfy then looks closer."""
_LINE_BREAK = re.compile(r"\n(?<!\n\n)[^\S\n]*\S")
"""The end of a line that does not end a paragraph."""

_SHORTEST_NOISE = 100
_NOISE = re.compile(rf"[^\w\s]{{{_SHORTEST_NOISE},}}|(?<!\S)\S{{1000,}}")
"""Rulers, rows of marks and encoded data: no text, and slow to read."""

MAX_TOKENS = 50_000
"""A text of more words, signs and line breaks is a hundred pages long and hardly one article."""
_TOKEN = re.compile(r"\w+|[^\w\s]|\n\s*")

_FRENCH = re.compile("[^«»]*«[\u00a0\u202f]")
"""A text whose first guillemet opens and keeps its distance from the word: its spaces are typography."""

_OLD_ENCODINGS = ("sloppy-windows-1252", "latin-1")
_MOST_OFTEN = 3
"""Text is misread more than so many times in a row by nobody."""


class Edit(NamedTuple):
    """A stretch of text and what replaces it.

    Attributes:
        start: first character.
        end: after the last character.
        text: the replacement, each character of which stands for the whole stretch.
    """

    start: int
    end: int
    text: str


class Cleaned(NamedTuple):
    """A clean copy of a text; where nothing was to be cleaned it is the text itself.

    Attributes:
        text: the copy.
        size: number of characters of the given text.
        starts: for each character of the copy the first one of the given text that it stands for; None if the
            copy is the text itself.
        ends: likewise after the last one.
    """

    text: str
    size: int
    starts: np.ndarray | None = None
    ends: np.ndarray | None = None

    def in_given(self, start: int, end: int) -> Span:
        """Find in the given text what a stretch of the copy stands for.

        Args:
            start: first character in the copy.
            end: after the last character.

        Returns:
            The stretch, without what was removed at its ends.
        """
        if self.starts is None or self.ends is None:
            return start, end
        if start >= end:
            place = int(self.starts[start]) if start < len(self.starts) else self.size
            return place, place
        return int(self.starts[start]), int(self.ends[end - 1])

    def in_copy(self, start: int, end: int) -> Span:
        """Find in the copy what stands for a stretch of the given text.

        Args:
            start: first character in the given text.
            end: after the last character.

        Returns:
            The stretch; a character that stands for something inside and outside belongs to it.
        """
        if self.starts is None or self.ends is None:
            return start, end
        first = int(np.searchsorted(self.ends, start, side="right"))
        return first, max(first, int(np.searchsorted(self.starts, end, side="left")))


@lru_cache(maxsize=4)
def cleaned(text: str) -> Cleaned:
    """Make a clean copy of a text.

    Args:
        text: as given.

    Returns:
        The copy, in which words are whole, spaces are spaces and umlauts are single letters; lines that were
        broken at a fixed width are joined, paragraphs stay.
    """
    copy = Cleaned(text, len(text))
    if _MISREAD.search(text):
        copy = _edited(copy, _misread)
    if _UNCLEAN.search(copy.text):
        copy = _edited(copy, _characters)
    if _LINE_BREAK.search(copy.text):
        copy = _edited(copy, lambda lines: (Edit(*mended) for mended in mended_breaks(lines)))
    if max(map(len, copy.text.split()), default=0) >= _SHORTEST_NOISE:
        copy = _edited(copy, lambda words: (Edit(*match.span(), " ") for match in _NOISE.finditer(words)))
    return copy


def readable(text: str) -> str:
    """Write a stretch of a text on one line, for a reader or to count what is the same.

    Args:
        text: the stretch as given.

    Returns:
        Its clean words, one space between two.
    """
    return " ".join(cleaned(text).text.split())


def unanalysable(text: str) -> str | None:
    """Say why a text cannot be analysed though it is one.

    Args:
        text: as given.

    Returns:
        What is wrong and what to do; None for a text with words.
    """
    if len(text) > MAX_TOKENS and sum(1 for _ in _TOKEN.finditer(text)) > MAX_TOKENS:
        return f"more than {MAX_TOKENS:,} words and signs; split it into articles"
    if len(text) < _SHORTEST_NOISE or any(map(str.isalnum, cleaned(text).text)):
        return None
    return "no words, only rows of signs or encoded data; give the article's text"


def _edited(copy: Cleaned, find: Callable[[str], Iterable[Edit]]) -> Cleaned:
    """Carry out what is to be replaced in a copy."""
    edits = list(find(copy.text))
    if not edits:
        return copy
    begun, ended = np.array([e.start for e in edits]), np.array([e.end for e in edits])
    gone = np.zeros(len(copy.text) + 1, dtype=int)
    np.add.at(gone, begun, 1)
    np.add.at(gone, ended, -1)
    kept = np.flatnonzero(np.cumsum(gone)[:-1] == 0)
    times = [len(e.text) for e in edits]
    starts = np.concatenate([kept, np.repeat(begun, times)])
    ends = np.concatenate([kept + 1, np.repeat(ended, times)])
    order = np.argsort(starts, kind="stable")
    starts, ends = starts[order], ends[order]
    if copy.starts is not None and copy.ends is not None:
        starts, ends = copy.starts[starts], copy.ends[ends - 1]
    pieces, done = [], 0
    for edit in edits:
        pieces += [copy.text[done : edit.start], edit.text]
        done = edit.end
    return Cleaned("".join([*pieces, copy.text[done:]]), copy.size, starts, ends)


def _characters(text: str) -> Iterator[Edit]:
    """Replace single characters, letters with their marks, and words divided by soft hyphens."""
    spaced = bool(_FRENCH.match(text))
    for match in _REPLACED.finditer(text):
        found, start, end = match.group(), match.start(), match.end()
        if (
            spaced
            and found in {"\u00a0", "\u202f"}
            and (text[start - 1] == "«" or text[end : end + 1] == "»")
        ):
            continue
        replacement = _replacement(found)
        if replacement != found:
            yield Edit(start, end, replacement)


@lru_cache(maxsize=1000)
def _replacement(found: str) -> str:
    """Say what replaces a stretch that `_REPLACED` finds."""
    if found[0].isalpha() and len(found) > 1:
        return unicodedata.normalize("NFC", found)
    if _LIGATURE.match(found):
        return unicodedata.normalize("NFKC", found)
    if "\u0080" <= found <= "\u009f" and found != "\u0085":
        read = bytes([ord(found)]).decode("sloppy-windows-1252")
        return " " if read == found else read
    kinds = ((_LINE_END, "\n"), (_SPACE, " "), (_HYPHEN, "-"))
    return next((text for kind, text in kinds if kind.match(found)), "")


def _misread(text: str) -> Iterator[Edit]:
    """Read anew what was UTF-8 and was taken for an older encoding."""
    for match in UTF8_DETECTOR_RE.finditer(text):
        run = match.group()
        if is_bad(run) and (meant := ftfy.fix_encoding(run)) != run:
            lengths = _lengths(run, meant)
            place = match.start()
            for letter, length in zip(meant, lengths, strict=True) if lengths else ():
                yield Edit(place, place + length, letter)
                place += length
            if not lengths:
                yield Edit(match.start(), match.end(), meant)


def _lengths(run: str, meant: str) -> list[int]:
    """Count the misread characters of each letter; none if it is not clear how they were misread."""
    for encoding in _OLD_ENCODINGS:
        letters = list(meant)
        for _ in range(_MOST_OFTEN):
            try:
                letters = [letter.encode("utf-8").decode(encoding) for letter in letters]
            except UnicodeDecodeError:
                break
            lengths = [len(letter) for letter in letters]
            if sum(lengths) == len(run):
                return lengths
    return []


_LIGATURE = re.compile(f"[{_LIGATURES}]")
_LINE_END = re.compile(f"\r\n|[{_LINE_ENDS}]")
_SPACE = re.compile(f"[{_SPACES}{_CONTROLS}]")
_HYPHEN = re.compile(f"[{_HYPHENS}]")
