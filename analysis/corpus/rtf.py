"""Plain text of Rich Text Format (RTF 1.9.1), by striprtf, within bounds.

https://interoperability.blob.core.windows.net/files/Archive_References/%5bMSFT-RTF%5d.pdf
"""

import re

from striprtf.striprtf import rtf_to_text

from analysis.corpus.decoding import Unreadable

MOST_CHARACTERS = 20_000_000
"""Of a document without its pictures."""

_LONGEST_FONTS = 30_000
_TOKEN = re.compile(r"\\bin(\d{1,9}) ?|\\[{}\\]|[{}]")
_UNSEEN = re.compile(r"\{\\(?:\*|pict\b|header[lrf]?\b|footer[lrf]?\b|footnote\b)")
_FONTS = re.compile(r"\{\\fonttbl\b")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def text_of_rtf(data: bytes) -> str:
    """Give the text of a document, one line for each paragraph.

    Args:
        data: of the document.

    Returns:
        The text, without pictures, addresses behind links, headers and footnotes.

    Raises:
        Unreadable: this is no RTF, or too large.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise Unreadable("no RTF; save it as .rtf or .docx anew")
    rtf = _without_unseen(data.decode("cp1252", "replace"))
    if len(rtf) > MOST_CHARACTERS:
        raise Unreadable(f"more than {MOST_CHARACTERS:,} characters; export fewer articles at a time")
    try:
        text = rtf_to_text(rtf, errors="replace")
    except Exception as error:  # striprtf meets broken control words with errors of many kinds
        raise Unreadable("damaged RTF; open it, save it anew, and give that file") from error
    pairs = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _NO_TEXT.sub("", pairs)


def _without_unseen(rtf: str) -> str:
    """Leave out groups that hold no text of the article, and what striprtf would take long for."""
    kept: list[str] = []
    start = place = depth = 0
    hidden: int | None = None
    while token := _TOKEN.search(rtf, place):
        place = token.end() + (int(token[1]) if token[1] else 0)
        if token.group() == "{":
            if hidden is None and _is_unseen(rtf, token.start()):
                kept.append(rtf[start : token.start()])
                hidden = depth
            depth += 1
        elif token.group() == "}":
            depth -= 1
            if hidden is not None and depth <= hidden:
                hidden, start = None, token.end()
        elif token[1]:
            kept.append("" if hidden is not None else rtf[start : token.start()])
            start = place
    return "".join([*kept, "" if hidden is not None else rtf[start:]])


def _is_unseen(rtf: str, place: int) -> bool:
    if _UNSEEN.match(rtf, place):
        return True
    return bool(_FONTS.match(rtf, place)) and rtf.find("}}", place, place + _LONGEST_FONTS) < 0
