"""Picture captions and credits that stand between the paragraphs of an article."""

import re

from analysis.corpus.articles import Part

LONGEST = 300
"""Of a longer line only the credit at its end is a caption, not the line, in characters."""

_PICTURE = r"(?:Archiv|Symbol|Agentur|Presse)?(?:[Ff]otos?|[Bb]ild(?:er)?|[Gg]rafik|Illustration|Screenshot)"
_NAMES = r"(?:[\w.&'’@\-]+[ \xa0/,|]*){1,8}"
_CREDIT = re.compile(
    rf"""(?:
        (?P<bracket>\()(?:{_PICTURE}[ ]?:|©)[ \xa0]?{_NAMES}\)    # (Foto: dpa)
      | ©[ \xa0]?\S[^\n©]{{0,80}}                                 # © AFP
      | (?:^|(?<=[.!?)“"»|])[ \xa0]+|[ \xa0]{{2,}})               # behind a sentence, or alone
        {_PICTURE}[ ]?:[ \xa0]?(?:©[ \xa0]?)?{_NAMES}             # Foto: Maria Muster/dpa
      | (?:picture[ -]alliance|[Gg]etty[ ]?[Ii]mages|imago[ ]images|ullstein[ ]bild)[\w./| \-]{{0,40}}
    )[ \t]*$""",
    re.VERBOSE,
)
_POSITION = re.compile(r"\((?:\d+\.\s?)?(?:v\.\s?)?[lrM]\.\)|\((?:links|rechts|Mitte)\)|\bv\.\s?[lr]\.")
"""Who stands where in a picture: "(l.)", "(2. v. r.)", "(v. l.)", "(links)"."""

_HINTS = (
    *("Foto", "foto", "Bild", "bild", "Grafik", "grafik", "Illustration", "Screenshot", "©", "alliance"),
    *("mages", "stein", "l.", "r.", "M.)", "links)", "rechts)", "Mitte)"),
)
"""A line without any of these is no caption, which saves the patterns on most lines."""

_SENTENCE_END = (".", "!", "?", ":", ";", ",", '"', "“", "«", "»")


def find_captions(text: str) -> tuple[Part, ...]:
    """Find captions and credits: lines with a picture's source, or that say who stands where.

    Args:
        text: of an article, a caption being a line of its own.

    Returns:
        The captions in text order, each with its credit.
    """
    return tuple(
        Part("caption", match.start() + span[0], match.start() + span[1])
        for match in re.finditer(r"\S[^\n]*", text)
        if (span := _caption(match.group().rstrip()))
    )


def _caption(line: str) -> tuple[int, int] | None:
    """Say which stretch of a line is a caption, if any."""
    end = line[-LONGEST:]
    if not any(hint in end for hint in _HINTS):
        return None
    credit = _CREDIT.search(line, max(0, len(line) - LONGEST))
    if credit and not line.endswith((".", "!", "?")):
        start = credit.start() + len(credit.group()) - len(credit.group().lstrip())
        return (0 if len(line) <= LONGEST else start, len(line))
    placed = len(line) <= LONGEST and _POSITION.search(line) and not line.endswith(_SENTENCE_END)
    return (0, len(line)) if placed else None
