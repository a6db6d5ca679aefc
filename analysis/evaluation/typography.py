"""How well quotations are found when their marks are printed in another style."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.quotes.marks import Marked, find_marked

STYLES = {
    "„“": ("„“", "‚‘"),
    "„”": ("„”", "‚’"),
    "»«": ("»«", "›‹"),
    "«»": ("«»", "‹›"),
    "“”": ("“”", "‘’"),
    "‚‘": ("‚‘", "„“"),
    "›‹": ("›‹", "»«"),
    "‹›": ("‹›", "«»"),
    '""': ('""', "''"),
    "''": ("''", '""'),
}
"""Name of a style → its opening and closing mark, and those of a quotation within a quotation."""


class Styled(NamedTuple):
    """What the quotations of the same articles are worth in one style.

    Attributes:
        style: its name; empty for the articles as they were printed.
        scores: measure → F1, in [0, 1].
        lost: measure → F1 that is lost against the articles as printed, in [−1, 1].
    """

    style: str
    scores: dict[str, float]
    lost: dict[str, float]


def restyled(text: str, style: str) -> str:
    """Print the quotation marks of a text in another style.

    Args:
        text: an article's text.
        style: a key of `STYLES`.

    Returns:
        The text with one character for each character, so that all offsets into it stay valid. Marks of
        two characters and signs that are no quotation marks (apostrophes, inches) stay as they are.

    Raises:
        KeyError: there is no such style.
    """
    pairs = STYLES[style]
    written = list(text)
    for mark in find_marked(text):
        opening, closing = pairs[mark.depth % 2]
        for place in _openings(text, mark):
            written[place] = opening
        if mark.closed and mark.end - mark.inner_end == 1:
            written[mark.inner_end] = closing
    return "".join(written)


def _openings(text: str, mark: Marked) -> list[int]:
    """Give the places of the opening mark: at its start, and where later paragraphs repeat it."""
    if mark.inner_start - mark.start != 1:
        return []
    places, line = [mark.start], text.find("\n", mark.start, mark.inner_end)
    while line != -1:
        head = line + len(text[line : mark.inner_end]) - len(text[line : mark.inner_end].lstrip())
        if head < mark.inner_end and text[head] == text[mark.start]:
            places.append(head)
        line = text.find("\n", head, mark.inner_end)
    return places


def restyled_articles(rows: Iterable[Mapping], style: str) -> tuple[dict, ...]:
    """Print the quotation marks of articles in another style.

    Args:
        rows: articles as `annotate` reads them, with their text under `text`.
        style: a key of `STYLES`.

    Returns:
        The rows with the text changed and everything else as it was.
    """
    return tuple({**row, "text": restyled(row["text"], style)} for row in rows)


def by_style(
    rows: Sequence[Mapping],
    scored: Callable[[Sequence[Mapping]], Mapping[str, float]],
    *,
    styles: Iterable[str] = tuple(STYLES),
) -> tuple[Styled, ...]:
    """Measure what a change of quotation marks costs.

    Args:
        rows: articles as `annotate` reads them.
        scored: annotates such rows and gives the F1 of each measure.
        styles: keys of `STYLES`.

    Returns:
        The scores of the articles as they were printed, then those of each style.
    """
    printed = dict(scored(rows))
    results = [Styled("", printed, dict.fromkeys(printed, 0.0))]
    for style in styles:
        scores = dict(scored(restyled_articles(rows, style)))
        results.append(Styled(style, scores, {name: printed[name] - scores[name] for name in printed}))
    return tuple(results)


def listing(results: Iterable[Styled]) -> str:
    """Set what was measured as lines of text.

    Args:
        results: from `by_style`.

    Returns:
        One line for each style: each measure's F1, and in brackets what is lost.
    """
    lines = []
    for style, scores, lost in results:
        shown = "  ".join(f"{name} {scores[name]:.3f} ({0 - lost[name]:+.3f})" for name in scores)
        lines.append(f"{style or 'as printed':10s}  {shown}")
    return "\n".join(lines)
