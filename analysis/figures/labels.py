"""What charts and evidence call things, in German and in English."""

import textwrap
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

Lang = Literal["de", "en"]


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))


def say(group: str, key: str, lang: Lang = "en", **values: Any) -> str:
    """Say a word of the charts in a language.

    Args:
        group: a table of `labels.toml`, such as "polarity", or a chart's name.
        key: an entry of it, such as "positive" or "title".
        lang: "de" or "en".
        values: what the text's placeholders stand for.

    Returns:
        The text.

    Raises:
        ValueError: the language is neither "de" nor "en".
        KeyError: there is no such word.
    """
    if lang not in ("de", "en"):
        raise ValueError(f"labels are in 'de' or 'en', not in {lang!r}")
    return _words()[group][key][lang].format(**values)


def wrap(text: str, width: int = 28, lines: int = 2) -> str:
    """Break a long label into lines, and shorten what does not fit even so.

    Args:
        text: the label.
        width: of a line, in characters.
        lines: how many at most.

    Returns:
        At most `lines` lines, the last ending in "…" if something was left out.
    """
    return "\n".join(textwrap.wrap(text, width, max_lines=lines, placeholder=" …")) or text
