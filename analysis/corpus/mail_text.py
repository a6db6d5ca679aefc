"""The text of a newsletter without what stands around it: links, buttons, tracking, signature, footer."""

import re
import tomllib
from functools import cache
from pathlib import Path

_WORDS_FILE = Path(__file__).with_name("mail.toml")
_LONGEST_LINE = 300
"""A longer line is no link and no beginning of a footer, but a paragraph."""

_FOOTER_SHARE = 0.3
"""A footer does not begin before so much of a mail."""

_ADDRESS = re.compile(r"[\s<(\[]*https?://\S+[\s>)\]]*")
_LINK_BEHIND = re.compile(r"[ \t]*(?:<https?://[^<>\s]+>|[(\[] ?https?://[^()\[\]\s]+ ?[)\]])")
_RULE = re.compile(r"[\s*=_~#+\-–—.|]{3,}")
_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff\u034f\u00ad\u061c\u2007]+")


def without_wrapping(text: str, *, plain: bool) -> str:
    """Leave out of a newsletter what is no article.

    Args:
        text: its lines.
        plain: whether it was written as plain text, which may end in a signature and hold addresses.

    Returns:
        The rest: its lines as they stand, with one blank line between paragraphs.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if plain:
        text = _LINK_BEHIND.sub("", text)
    lines = [_without_padding(line) for line in text.split("\n")]
    kept: list[str] = []
    characters, so_far = max(1, sum(map(len, lines))), 0
    for line in lines:
        bare = line.strip()
        if plain and line.rstrip("\n") in ("-- ", "--"):
            break
        if so_far / characters >= _FOOTER_SHARE and _matches(bare, "footers"):
            break
        so_far += len(line)
        if not (_ADDRESS.fullmatch(bare) or _RULE.fullmatch(bare) or _matches(bare, "links")):
            kept.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def is_stub(plain: str, html: str) -> bool:
    """Tell a part in plain text that only points to the HTML beside it.

    Args:
        plain: the text of the part.
        html: the text of the HTML beside it.

    Returns:
        Whether the HTML is what should be read.
    """
    says = any(_matches(line.strip(), "stubs") for line in plain.split("\n"))
    return len(plain) < (len(html) if says else len(html) / 4)


def _without_padding(line: str) -> str:
    """Take away the invisible signs that fill up the preview of a mail, from lines that hold little else."""
    seen = _UNSEEN.sub("", line)
    return seen if len(seen.strip()) < len(line) / 2 else line


def _matches(line: str, kind: str) -> bool:
    return 0 < len(line) <= _LONGEST_LINE and bool(_patterns()[kind].fullmatch(line))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = tomllib.loads(_WORDS_FILE.read_text(encoding="utf-8"))
    signs = r"[\s|>»›→\-–•*.:!\[\]()]*"
    return {
        kind: re.compile(f"{signs}(?:{'|'.join(patterns)}){signs}", re.IGNORECASE)
        for kind, patterns in words.items()
    }
