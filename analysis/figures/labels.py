"""What charts and evidence call things, in German and in English."""

import math
import textwrap
import tomllib
from functools import cache
from numbers import Integral
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


def in_digits(number: float, lang: Lang = "en", most: int = 4) -> str:
    """Write a number for a reader: thousands apart, of a fraction what matters.

    Args:
        number: a whole number or a fraction.
        lang: decides between decimal point and comma.
        most: so many digits may stand after the point.

    Returns:
        A whole number in full; a fraction with two digits that count, if so many may follow the point.
    """
    if isinstance(number, Integral) or number == 0:
        return f"{number:,.0f}".replace(",", "\u202f")
    places = min(most, max(0, 1 - math.floor(math.log10(abs(number)))))
    written = f"{number:,.{places}f}".replace(",", "\u202f")
    return written.replace(".", ",") if lang == "de" else written


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
