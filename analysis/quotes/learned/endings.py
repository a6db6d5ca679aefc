"""End a quotation where the convention of its type ends it."""

from analysis.quotes.learned.reading import Reading
from analysis.quotes.learned.tags import Stretch

_FINAL = {".", "!", "?", "…", "..."}


def trimmed(reading: Reading, stretch: Stretch) -> Stretch:
    """Bring the end of a quotation to the convention of its type.

    Args:
        reading: the article.
        stretch: a quotation in it.

    Returns:
        The quotation without the first word of a sentence that it only touches; an indirect one without the
        final punctuation, one that is reported or goes on in the author's voice with it.
    """
    tokens, edges = stretch.tokens, reading.columns["edge"]
    if (
        len(tokens) > 1
        and edges[tokens[-1]] in {"first", "first of paragraph"}
        and tokens[-2] == tokens[-1] - 1
    ):
        tokens = tokens[:-1]
    final = [i for i in (tokens[-1], tokens[-1] + 1) if i < len(edges) and _is_final(reading, i)]
    if final and stretch.type == "Indirect":
        tokens = tuple(i for i in tokens if i not in final)
    elif final and stretch.type != "Direct":
        tokens = (*tokens, *(i for i in final if i not in tokens))
    return stretch._replace(tokens=tokens)


def _is_final(reading: Reading, i: int) -> bool:
    """Whether a token is the final punctuation of a sentence that has other words."""
    return reading.columns["edge"][i] == "last" and str(reading.tokens[i]) in _FINAL
