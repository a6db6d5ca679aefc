"""Turns of an interview: paragraphs that open with the name of the one who speaks."""

import re

_TURN = re.compile(
    r"^[ \t]*(?P<label>[A-ZÄÖÜ][\w.\-]*(?:[ \u00a0](?:von|van|de|der|zu|[A-ZÄÖÜ][\w.\-]*)){0,4}):[ \u00a0]",
    re.MULTILINE,
)
_NO_SPEAKER = {
    "frage",
    "foto",
    "quelle",
    "hinweis",
    "update",
    "mehr zum thema",
    "von",
    "info",
    "datum",
    "ort",
}


def speaker_label(text: str, offset: int) -> tuple[int, int] | None:
    """Find the label of the interview turn in which a character stands.

    Args:
        text: an article; it counts as an interview if at least two paragraphs open with such a label.
        offset: of the character.

    Returns:
        Start and end of the label of its paragraph ("Diess: …"); None outside an interview, and for a
        question.
    """
    turns = [t for t in _TURN.finditer(text) if t["label"].lower() not in _NO_SPEAKER]
    line = text.rfind("\n", 0, offset) + 1
    own = next((t for t in turns if line <= t.start() <= offset), None)
    if own is None or len(turns) < 2 or own.end() > offset:
        return None
    return own.span("label")
