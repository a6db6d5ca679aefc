"""Highlight stretches of a text, overlapping ones too, as safe HTML."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple


class Mark(NamedTuple):
    """One highlighted stretch.

    Attributes:
        start: first character.
        end: after the last character.
        look: CSS classes.
        hover: what a reader sees on pointing at it.
        tag: printed in small type before the stretch; "" for nothing.
    """

    start: int
    end: int
    look: str
    hover: str
    tag: str = ""


def mark_up(text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None) -> str:
    """Render part of a text with its marks.

    Wherever a mark begins or ends a new `<mark>` begins, which bears the classes of all marks
    there; so marks may overlap in any way.

    Args:
        text: of an article; it is escaped.
        marks: offsets count from the beginning of the text.
        start: of the part.
        end: of the part, exclusive; None for the text's end.

    Returns:
        HTML.
    """
    end = len(text) if end is None else end
    inside = [mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end]
    edges = {start, end}
    for mark in inside:
        edges |= {max(start, mark.start), min(end, mark.end)}
    points = sorted(edges)
    return "".join(_piece(text, a, b, inside) for a, b in pairwise(points))


def _piece(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    shown = escape(text[start:end]).replace("\n", "<br>")
    here = [mark for mark in marks if mark.start <= start and end <= mark.end]
    if not here:
        return shown
    tags = "".join(f"<small>{escape(mark.tag)}</small>" for mark in here if mark.tag and mark.start == start)
    looks = " ".join(dict.fromkeys(mark.look for mark in here))
    hovers = " | ".join(dict.fromkeys(mark.hover for mark in here if mark.hover))
    return f'{tags}<mark class="{escape(looks)}" title="{escape(hovers)}">{shown}</mark>'
