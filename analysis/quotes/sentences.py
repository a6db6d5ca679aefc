"""Cut an article into sentences that respect quotation marks, and sentences into clauses at their commas.

The parser ends sentences inside quotation marks and keeps others together, so full stops are read on
the raw text; the parse is asked only for parts of speech and subjects.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from spacy.tokens import Doc, Token

from analysis.corpus.articles import Part
from analysis.quotes.marks import Marked
from analysis.quotes.words import words_of

STOP = re.compile(r"""([.!?…]+)(["“”«»‘’‹›')\]]*)(?=\s|$|(?<=\D[.!?]["“”«»])(?=[A-ZÄÖÜ„"»«]))|\n""")

SPLITTERS = {",", ";", ":", "–", "—", "-"}


class Sentence(NamedTuple):
    """A sentence with its tokens.

    Attributes:
        start: its first character that is no space.
        end: after its final punctuation.
        tokens: its tokens without spaces.
        masked: for each token, whether it stands inside quotation marks or brackets.
        paragraph: number of its paragraph.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    masked: tuple[bool, ...]
    paragraph: int


class Clause(NamedTuple):
    """A stretch of a sentence between two commas, dashes or colons.

    Attributes:
        first: position of its first token in the sentence.
        last: position after its last token, the separating mark left out.
        mark: the mark before it; empty at the head of the sentence.
    """

    first: int
    last: int
    mark: str


def sentences(
    doc: Doc, marked: tuple[Marked, ...], parts: tuple[Part, ...] = (), *, text: str | None = None
) -> tuple[Sentence, ...]:
    """Cut a document into sentences.

    Args:
        doc: a tagged document.
        marked: its stretches in quotation marks.
        text: its text, where that is at hand; a document puts it together anew each time.
        parts: the article's parts; no sentence goes from one into another, as from a dateline into the text.

    Returns:
        Its sentences in order; none ends inside quotation marks.
    """
    text = doc.text if text is None else text
    outer = [m for m in marked if m.depth == 0]
    edges = {edge for part in parts for edge in (part.start, part.end)} - {0, len(text)}
    bounds = sorted(edges | set(_bounds(text, outer)))
    brackets = [(m.start(), m.end()) for m in re.finditer(r"\([^()\n]{1,300}\)|\[[^\[\]\n]{1,300}\]", text)]
    hidden = _union([(m.start, m.end) for m in outer] + brackets)
    starts, ends = [start for start, _ in hidden], [end for _, end in hidden]
    paragraph, result, tokens = 0, [], iter([t for t in doc if not t.is_space])
    token = next(tokens, None)
    for start, end in zip([0, *bounds], [*bounds, len(text)], strict=True):
        part = []
        while token is not None and token.idx < end:
            part.append(token)
            token = next(tokens, None)
        if part:
            masked = tuple(bisect_right(starts, t.idx) > bisect_right(ends, t.idx) for t in part)
            last = part[-1]
            result.append(Sentence(part[0].idx, last.idx + len(last), tuple(part), masked, paragraph))
        paragraph += "\n" in text[start:end]
    return tuple(result)


def _union(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches that overlap, so that both their starts and their ends are in order."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _bounds(text: str, outer: list[Marked]) -> list[int]:
    """List the offsets at which sentences end, the end of the text left out."""
    bounds, inside = [], 0
    for stop in STOP.finditer(text):
        while inside < len(outer) and outer[inside].end <= stop.start():
            inside += 1
        end = stop.end()
        within = inside < len(outer) and outer[inside].start < stop.start() < outer[inside].end
        if within and (end < outer[inside].end or not stop.group(1)):
            continue
        if end < len(text) and (not stop.group(1) or _ends_sentence(text, stop)):
            bounds.append(end)
    return bounds


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence: not after an abbreviation, an ordinal or before a small letter."""
    behind = text[stop.end() : stop.end() + 40].lstrip()
    first = behind.lstrip("„\"»«“‚›‹'([–- ")[:1]
    if first.islower() or behind[:1] in {",", ";", ":"}:
        return False
    if stop.group(1) != "." or stop.group(2):
        return True
    before = text[max(0, stop.start() - 60) : stop.start()].split()
    word = re.split(r"[(„\"./]", before[-1])[-1] if before else ""
    if word in words_of("abbreviations") or (len(word) == 1 and word.isalpha()):
        return False
    if word.isdigit() and len(word) <= 2:
        return not (len(before) > 1 and before[-2].lower().strip("(„") in words_of("before_ordinals"))
    return True


def clauses(sentence: Sentence) -> tuple[Clause, ...]:
    """Cut a sentence at the commas, semicolons, colons and dashes outside quotation marks and brackets.

    Args:
        sentence: a sentence.

    Returns:
        Its clauses in order; empty ones are left out.
    """
    result, first, mark = [], 0, ""
    tokens = sentence.tokens
    end = content_end(sentence)
    for i, token in enumerate(tokens[:end]):
        if token.text in SPLITTERS and not sentence.masked[i]:
            if i > first:
                result.append(Clause(first, i, mark))
            first, mark = i + 1, token.text
    if first < end:
        result.append(Clause(first, end, mark))
    return tuple(result)


def content_end(sentence: Sentence) -> int:
    """Give the position after the last token that is not final punctuation.

    Args:
        sentence: a sentence.

    Returns:
        The position; quotation marks belong to the content.
    """
    end = len(sentence.tokens)
    while (
        end
        and sentence.tokens[end - 1].text in {".", "!", "?", "…", "...", ":", ",", ";"}
        and not (sentence.masked[end - 1])
    ):
        end -= 1
    return end


def stretch(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Give the characters from one token to another.

    Args:
        sentence: a sentence.
        first: position of the first token.
        last: position after the last token.

    Returns:
        Start and end in the article's text.
    """
    final = sentence.tokens[last - 1]
    return sentence.tokens[first].idx, final.idx + len(final)
