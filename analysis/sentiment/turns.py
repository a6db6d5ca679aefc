"""Interviews: who speaks in the turn in which a target stands, the one who answers or the paper that asks.

The quotes stage finds the turns of whole interviews with labels. Here a judgement is attributed also where
only one or two turns are seen, where line breaks are lost, and where nothing but a question shows them.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from analysis.sentiment.statements import marked_in, text_of
from analysis.sentiment.voice_words import words

_OPENING = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!?…“”\"«»]\s))[ \t–—'*_-]{0,5}"
    r"(?P<label>[^\W\d_][\w.&’-]{0,30}(?:[ \u00a0][^\W\d_][\w.&’-]{0,30}){0,3})"
    r"(?: \([^()\n]{1,30}\))?['*_]{0,3}:['*_]{0,3}[ \t\u00a0]+(?=\S)"
)
_SELF = re.compile(r"\b(?:[Ii]ch|[Mm]ich|[Mm]ir|[Ww]ir|[Uu]ns|[Mm]eine?[mnrs]?|[Uu]nser(?:e[mnrs]?)?)\b")
_ADDRESS = re.compile(
    r"(?<=[\w,–-] )(?:Sie|Ihnen|Ihre?[mnrs]?|du|dich|dir|deine?[mnrs]?|euch)\b"
    r"|\b(?:Herrn?|Frau) [A-ZÄÖÜ]|\b\w+st du\b"
)
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_QUESTION = re.compile(r"(?:^|(?<=[.!?…:–]\s)|(?<=\n))[^.!?…\n]*(?:\.(?=\d|\w)[^.!?…\n]*)*\?")
_LONGEST_QUESTION = 600
_FAR = 1500
"""So far behind a question its answer still goes on."""


class Turn(NamedTuple):
    """What one side of an interview says without a break.

    Attributes:
        asks: whether it is the paper's.
        start: first character.
        end: after the last character.
        label: where the speaker is named before the colon, or addressed in the question; None if nowhere.
    """

    asks: bool
    start: int
    end: int
    label: tuple[int, int] | None


def turn_at(target: Span, sentence: Span) -> Turn | None:
    """Find the turn of an interview in which a target stands.

    Args:
        target: the target.
        sentence: its sentence.

    Returns:
        The turn; None outside an interview.
    """
    doc, place = target.doc, target.start_char
    for turn in (*_labelled(doc), *_paragraphs(text_of(doc))):
        if turn.start <= place < turn.end:
            return turn
    return _after_question(text_of(doc), sentence.start_char, sentence.end_char)


@lru_cache(maxsize=4)
def _labelled(doc: Doc) -> tuple[Turn, ...]:
    """Find turns that open with a speaker's name and a colon."""
    text = text_of(doc)
    heads = [m for m in _OPENING.finditer(text) if _is_label(doc, m)]
    if not heads:
        return ()
    ends = [*(m.start() for m in heads[1:]), _last_end(text, heads[-1].end())]
    said = [(m, text[m.end() : end]) for m, end in zip(heads, ends, strict=True)]
    asking = _asking([(m["label"].lower(), words_said) for m, words_said in said])
    if not (len({m["label"] for m in heads}) > 1 or _is_talk(text, *said[0])):
        return ()
    return tuple(
        Turn(m["label"].lower() in asking, m.end(), m.end() + len(words_said), m.span("label"))
        for m, words_said in said
    )


def _is_label(doc: Doc, match: re.Match[str]) -> bool:
    """Whether what stands before a colon is a speaker: a name or one of those who ask."""
    label = doc.char_span(*match.span("label"), alignment_mode="expand")
    last = label[-1]
    if last.lower_ in words("no_speakers") or (last.ent_type_ == "LOC" and len(label) == 1):
        return False
    if last.lower_ in words("askers") | words("answerers") or (last.text.isupper() and 1 < len(last) <= 8):
        return len(label) <= 2
    return all(_is_name(t) for t in label if t.is_alpha) and label.text[0].isupper()


def _is_name(token: Token) -> bool:
    return (
        token.pos_ == "PROPN"
        or token.tag_ == "NE"
        or bool(token.ent_type_)
        or token.lower_ in {"von", "van", "de", "dr", "zu"}
    )


def _is_talk(text: str, match: re.Match[str], said: str) -> bool:
    """Whether a single turn is one: it speaks of itself or answers a question."""
    return bool(_SELF.search(said)) or text[: match.start()].rstrip(" \t\n'*_–-").endswith("?")


def _asking(turns: list[tuple[str, str]]) -> frozenset[str]:
    """Find the labels of those who ask: by their name, or since only their turns are questions."""
    asking = {label for label, _ in turns if label in words("askers")}
    labels = {label for label, _ in turns}
    for label in labels - asking:
        own = [said.rstrip(" \t\n'*_").endswith("?") for name, said in turns if name == label]
        if 2 * sum(own) > len(own) and (len(labels) > 1 or label.isupper()):
            asking.add(label)
    return frozenset(asking) if asking != labels or len(labels) == 1 else frozenset()


def _last_end(text: str, start: int) -> int:
    """Find the end of the last turn: that of its paragraph, and of those in which its speaker goes on."""
    paragraphs = list(_PARAGRAPH.finditer(text, start))
    end = paragraphs[0].end() if paragraphs else len(text)
    for paragraph in paragraphs[1:]:
        if not _SELF.search(paragraph.group()) or paragraph.group().rstrip().endswith("?"):
            break
        end = paragraph.end()
    return end


@lru_cache(maxsize=4)
def _paragraphs(text: str) -> tuple[Turn, ...]:
    """Find turns without labels: paragraphs that ask and those that answer."""
    marked = marked_in(text)
    found: list[Turn] = []
    question: re.Match[str] | None = None
    name: tuple[int, int] | None = None
    proofs = 0
    for paragraph in _PARAGRAPH.finditer(text):
        words_said = paragraph.group().strip()
        inside = any(m.start <= paragraph.start() + 1 < m.end for m in marked)
        if words_said.endswith("?") and len(words_said) <= _LONGEST_QUESTION and not inside:
            question = paragraph
            name = _addressed(question) or name
            found.append(Turn(True, paragraph.start(), paragraph.end(), None))
        elif question is not None:
            first = found[-1].asks
            dash = words_said[0] in "–—-"
            asked = _ADDRESS.search(question.group()) is not None
            talk = bool(_SELF.search(words_said))
            if not first and not talk and paragraph.start() - question.end() > _FAR:
                question = None
                continue
            if first:
                proofs += 2 if dash or (talk and asked) else int(talk)
            found.append(Turn(False, paragraph.start(), paragraph.end(), name))
    return tuple(found) if proofs >= 2 else ()


def _addressed(question: re.Match[str]) -> tuple[int, int] | None:
    """Find the name by which a question addresses somebody."""
    name = re.search(r"\b(?:Herrn?|Frau) (?P<name>[A-ZÄÖÜ][\w-]+)", question.group())
    return (question.start() + name.start("name"), question.start() + name.end("name")) if name else None


def _after_question(text: str, start: int, end: int) -> Turn | None:
    """Find an answer, or a question, in running text: somebody is addressed, and speaks of himself."""
    own = text[start:end].rstrip()
    asked = [m for m in _QUESTION.finditer(text, max(0, start - _FAR), start) if _ADDRESS.search(m.group())]
    if own.endswith("?") and _ADDRESS.search(own):
        return Turn(True, start, end, None)
    if not asked or any(m.start <= asked[-1].start() + 1 < m.end for m in marked_in(text)):
        return None
    answer = text[asked[-1].end() : end]
    if not _SELF.search(answer):
        return None
    return Turn(False, start, end, _addressed(asked[-1]))
