"""Write quotations as one tag per token, and read them back.

An outer quotation is written with its type; its later spans begin with a tag of their own, so that
quotations in several pieces survive. What is quoted inside a quotation has a second row of tags. The
words around one quotation are tagged by the part they play for it.
"""

from collections.abc import Sequence
from typing import NamedTuple, get_args

import numpy as np

from analysis.annotations import QuoteType

TYPES: tuple[QuoteType, ...] = get_args(QuoteType)
OUTER = 1 + 3 * len(TYPES)
"""Tags of outer quotations: none, then for each type: begins, goes on, resumes behind other words."""
INNER_TYPES: tuple[QuoteType, ...] = ("Direct", "Indirect")
INNER = 1 + 2 * len(INNER_TYPES)
"""Tags of quotations inside quotations: none, then for each type: begins, goes on."""
PARTS = ("none", "frame", "cue", "speaker in frame", "addressee", "speaker outside")
"""Tags of the words around a quotation; cue, addressee and the first kind of speaker belong to the frame."""
_BEGINS, _GOES_ON, _RESUMES = range(3)
_APART = 60
"""Tokens behind which words no longer resume a quotation."""


class Stretch(NamedTuple):
    """Tokens that are quoted together.

    Attributes:
        type: kind of speech.
        tokens: positions in rising order, with gaps where other words stand between.
        inner: whether the tags say that it stands inside another quotation.
    """

    type: QuoteType
    tokens: tuple[int, ...]
    inner: bool


class Roles(NamedTuple):
    """The parts that tokens play for one quotation, as positions in rising order."""

    speaker: tuple[int, ...] = ()
    cue: tuple[int, ...] = ()
    frame: tuple[int, ...] = ()
    addressee: tuple[int, ...] = ()


def runs(tokens: Sequence[int]) -> list[tuple[int, int]]:
    """Join neighbouring positions.

    Args:
        tokens: positions in rising order.

    Returns:
        First position and the one after the last of each run.
    """
    found: list[tuple[int, int]] = []
    for i in tokens:
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def written(stretches: Sequence[Stretch], n: int) -> tuple[np.ndarray, np.ndarray]:
    """Write quotations as tags.

    An inner quotation is written without gaps, and as Direct or Indirect; of two interleaved quotations of
    one type the later pieces are read back as the nearer one's.

    Args:
        stretches: of one article; of two that share tokens the longer one is written as the outer one,
            and a third within both is left out.
        n: tokens of the article.

    Returns:
        Tags of outer and of inner quotations, two arrays of `n` whole numbers.
    """
    outer, inner = np.zeros(n, dtype="int32"), np.zeros(n, dtype="int32")
    for stretch in sorted(stretches, key=lambda s: -len(s.tokens)):
        tokens = list(stretch.tokens)
        if not outer[tokens].any():
            for number, (first, last) in enumerate(runs(tokens)):
                base = 1 + 3 * TYPES.index(stretch.type)
                outer[first:last] = base + _GOES_ON
                outer[first] = base + (_RESUMES if number else _BEGINS)
        elif not inner[tokens].any():
            base = 1 + 2 * (stretch.type != "Direct")
            inner[tokens[0] : tokens[-1] + 1] = base + _GOES_ON
            inner[tokens[0]] = base + _BEGINS
    return outer, inner


def read(outer: Sequence[int], inner: Sequence[int]) -> list[Stretch]:
    """Read quotations from tags.

    Args:
        outer: tags of outer quotations.
        inner: tags of inner ones.

    Returns:
        The quotations, outer ones first, each in text order.
    """
    return [
        *(Stretch(TYPES[kind], tuple(tokens), False) for kind, tokens in _pieces(outer, 3)),
        *(Stretch(INNER_TYPES[kind], tuple(tokens), True) for kind, tokens in _pieces(inner, 2)),
    ]


def _pieces(tags: Sequence[int], width: int) -> list[tuple[int, list[int]]]:
    """Collect (kind, tokens) from tags of which `width` belong to one kind."""
    found: list[tuple[int, list[int]]] = []
    current: tuple[int, list[int]] | None = None
    for i, tag in enumerate(tags):
        if tag == 0:
            current = None
            continue
        kind, place = divmod(int(tag) - 1, width)
        if place == _RESUMES:
            current = next((f for f in reversed(found) if f[0] == kind and i - f[1][-1] <= _APART), None)
        elif place == _BEGINS or (current is not None and current[0] != kind):
            current = None
        if current is None:
            current = (kind, [])
            found.append(current)
        current[1].append(i)
    return found


def written_roles(roles: Roles, n: int) -> np.ndarray:
    """Write the parts that tokens play for a quotation as tags.

    A word that is both speaker and cue ("Demnach") is written as the speaker; a cue or an addressee outside
    the frame is read back as part of it.

    Args:
        roles: of one quotation.
        n: tokens of the article.

    Returns:
        `n` indices into `PARTS`.
    """
    tags = np.zeros(n, dtype="int32")
    tags[list(roles.frame)] = PARTS.index("frame")
    tags[list(roles.addressee)] = PARTS.index("addressee")
    tags[list(roles.cue)] = PARTS.index("cue")
    inside = set(roles.frame)
    for i in roles.speaker:
        tags[i] = PARTS.index("speaker in frame" if i in inside else "speaker outside")
    return tags


def read_roles(tags: np.ndarray) -> Roles:
    """Read the parts that tokens play for a quotation.

    Args:
        tags: indices into `PARTS`.

    Returns:
        Speaker, cue, frame and addressee.
    """
    parts = [(i, PARTS[tag]) for i, tag in enumerate(tags.tolist()) if tag]

    def where(*named: str) -> tuple[int, ...]:
        return tuple(i for i, part in parts if part in named)

    return Roles(
        where("speaker in frame", "speaker outside"),
        where("cue"),
        where("frame", "cue", "speaker in frame", "addressee"),
        where("addressee"),
    )
