"""Datelines: where an agency's report comes from, before its first word ("Berlin (AFP) -")."""

import re
from typing import NamedTuple

from analysis.corpus.articles import Part

DATELINE = re.compile(
    r"""(?:(?<=\n)|^)[ \t]*
    (?P<place>[A-ZÄÖÜ][\w.\-]*                             # Berlin; Frankfurt/Main; Rothenburg ob der Tauber
      (?:[ /,]+(?:(?:am|an|auf|bei|im|in|ob|vor)[ ](?:der[ ])?)?[A-ZÄÖÜ][\w.\-]*){0,4}?)
    (?:,[ ]\d{1,2}\.[ ](?:\w+[ ]\d{4}|\d{1,2}\.[ ]?\d{4}))?
    [ ]\((?!Foto|Bild|Archiv)(?P<agency>[A-Za-zÄÖÜäöü./\- ]{2,20})\)              # (AFP)
    [ ]?(?:[–—-]+|:)[ ]                                    # the dash before the text
    """,
    re.VERBOSE,
)
"""A dateline that opens a paragraph, up to the first letter of the text: "Berlin (AFP) - "."""


class Dateline(NamedTuple):
    """A dateline and what it says.

    Attributes:
        part: its place in the text, the dash included.
        agency: the news agency in brackets.
    """

    part: Part
    agency: str


def find_datelines(text: str) -> tuple[Dateline, ...]:
    """Find the datelines that open paragraphs.

    Args:
        text: of an article.

    Returns:
        The datelines in text order.
    """
    return tuple(
        Dateline(Part("dateline", m.start("place"), m.start() + len(m.group().rstrip())), m["agency"].strip())
        for m in DATELINE.finditer(text)
    )
