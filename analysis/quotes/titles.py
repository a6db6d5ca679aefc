"""Tell words that somebody said from names, titles and terms, which stand in quotation marks too."""

import re
from bisect import bisect_left, bisect_right

from analysis.quotes.marks import Marked
from analysis.quotes.mood import is_finite
from analysis.quotes.sentences import Sentence
from analysis.quotes.words import endings_of, words_of

FINAL = ".!?,…"
NAMED_BEHIND = re.compile(
    r",? (?:so )?(?:lautete?|hei(?:ß|ss)t|hie(?:ß|ss)|nennt|nannte) "
    r"(?:sich|(?:der|die|das|sein|ihr|seine|ihre) \w*(?:titel|name|film|buch|lied|roman|band|stück|song))\b",
    re.IGNORECASE,
)
"""Behind a name or a title: "„…“, so lautet der Titel", "„…“ nennt sich"."""

ORGANISED = re.compile(
    r"(?:\be\. ?V\.|\b(?:GmbH|AG|KG|SE|Ltd\.|Inc\.|e\.G\.)|\([A-ZÄÖÜ]{2,}\)|\w\.(?:de|at|ch|com|org|net))$"
)
"""The end of an organisation's name: its legal form, its letters in brackets or its domain."""

LONGEST_NAME = 10
"""More words are no organisation's name, whatever they end with."""


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
    if not parts or _is_named(text, mark) or _is_name(inner, said=verb or trust >= 1):
        return False
    if _is_announced(text, mark):
        return True
    small = inner[0].islower() or inner[0] in "[.…"
    if len(parts) >= 4 or (len(parts) > 1 and verb and trust > 0 and inner[-1] in ".!?"):
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
    first = bisect_right(sentence.tokens, mark.start, key=lambda t: t.idx)
    last = bisect_left(sentence.tokens, mark.end, key=lambda t: t.idx)
    return any(is_finite(t) for t in sentence.tokens[first:last])


def _is_named(text: str, mark: Marked) -> bool:
    """Whether the words around a stretch say that it is a name or a title ("der Film „…“")."""
    behind = text[mark.end : mark.end + 40]
    before = text[max(0, mark.start - 40) : mark.start].split()
    self_named = before[-1:] == ["selbst"] and behind.startswith(" nenn")
    if behind[:1] == "-" or before[-1:] == ["Wie"] or self_named or NAMED_BEHIND.match(behind):
        return True
    word = before[-1].lower() if before else ""
    return (
        word.startswith(("sogenannt", "genannt"))
        or word in words_of("titled")
        or word.endswith(endings_of("titled_endings"))
    )


def _is_name(inner: str, *, said: bool) -> bool:
    """Whether a stretch is from its words the name of an organisation, or of a law."""
    words = inner.split()
    if len(words) <= LONGEST_NAME and ORGANISED.search(inner):
        return True
    return words[0][0].isupper() and words[0].lower() in words_of("named_heads") and not said


def _is_announced(text: str, mark: Marked) -> bool:
    """Whether a noun for words stands around a stretch ("mit der Parole „…“", "Sprüche wie „…“")."""
    before = text[max(0, mark.start - 60) : mark.start].lower().replace("zum beispiel", "").split()
    while before and before[-1] in {"wie", "etwa"}:
        before.pop()
    behind = text[mark.end : mark.end + 30].lower()
    return (bool(before) and before[-1] in words_of("announcing")) or ", mit diesen worten" in behind
