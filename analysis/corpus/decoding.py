"""From bytes to text, or to a plain reason why they are none.

UTF-8 is what is strictly valid UTF-8. UTF-16 and UTF-32 show in a byte order mark, or in the zero bytes that
letters below U+0100 leave in them. What is left is Windows-1252, which old German systems write, if it holds
no control bytes; Latin-1 is the same but for 27 signs, such as „ and –, that it lacks.
"""

import codecs
import re
from typing import NamedTuple

_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = tuple(mark for mark, _ in _WIDE_MARKS)
_NAMES = {"utf-16": "UTF-16", "utf-32": "UTF-32"}
_SAMPLE = 4096
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_UPPER_CONTROL = re.compile(rb"[\x80-\x9f]")
_SEQUENCE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")


class Unreadable(ValueError):
    """A document that cannot be read; its message says what is wrong and what to do."""


class Decoded(NamedTuple):
    """A text and how its bytes were read.

    Attributes:
        text: without a byte order mark, with its line ends as they are.
        encoding: UTF-8, UTF-16, UTF-32, Windows-1252 or Latin-1.
    """

    text: str
    encoding: str


def decode(data: bytes) -> str:
    """Decode text in the encoding that its bytes show, without a byte order mark.

    Args:
        data: of a text file or of one line.

    Returns:
        The text, with its line ends as they are.

    Raises:
        Unreadable: the bytes are not text, or damaged.
    """
    return decoded(data).text


def decoded(data: bytes) -> Decoded:
    """Decode text and say in which encoding it was.

    Args:
        data: of a text file or of one line.

    Returns:
        The text and its encoding.

    Raises:
        Unreadable: the bytes are not text, or damaged.
    """
    zero = data.find(0)
    if (zero >= 0 or data.startswith(_WIDE)) and (codec := wide_codec(data)):
        return _wide(data, codec)
    if zero >= 0:
        raise Unreadable(f"not text: zero byte at offset {zero}; give a text file")
    try:
        return Decoded(data.removeprefix(codecs.BOM_UTF8).decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as error:
        return _narrow(data, error)


def wide_codec(data: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 from encodings in which a letter is one byte.

    Args:
        data: the beginning of a document, or all of it.

    Returns:
        The name of Python's codec, which takes a byte order mark away; None for other encodings.
    """
    for mark, codec in _WIDE_MARKS:
        if data.startswith(mark):
            return codec
    sample = data[:_SAMPLE]
    quarter = len(sample) // 4
    zeros = [sample[place : 4 * quarter : 4].count(0) for place in range(4)]
    if quarter and zeros[0] == 0 and zeros[2] == zeros[3] == quarter:
        return "utf-32-le"
    if quarter and zeros[3] == 0 and zeros[0] == zeros[1] == quarter:
        return "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if even == 0 and odd > quarter:
        return "utf-16-le"
    return "utf-16-be" if odd == 0 and even > quarter else None


def _wide(data: bytes, codec: str) -> Decoded:
    name = _NAMES[codec[:6]]
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"damaged {name}: it breaks off or holds what is no character at offset {error.start}; "
            "save it anew as UTF-8"
        ) from error
    if "\0" in text:
        raise Unreadable(f"not text: zero character in {name} at character {text.index(chr(0))}; repair it")
    return Decoded(text, name)


def _narrow(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Decode what is not UTF-8, unless it was UTF-8 before something damaged it, or is no text at all."""
    marked = data.startswith(codecs.BOM_UTF8)
    sequences = len(_SEQUENCE.findall(data))
    if marked or sequences > data.decode("utf-8", "replace").count("\ufffd"):
        offset = error.start + (len(codecs.BOM_UTF8) if marked else 0)
        raise Unreadable(
            f"damaged UTF-8: byte 0x{error.object[error.start]:02X} at offset {offset} is no part of a "
            "character; save it anew as UTF-8"
        )
    if match := _CONTROL.search(data):
        raise Unreadable(
            f"not text: control byte 0x{match[0][0]:02X} at offset {match.start()}; give a text file"
        )
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as unknown:
        raise Unreadable(
            f"of no known encoding: byte 0x{data[unknown.start]:02X} at offset {unknown.start} is neither "
            "UTF-8 nor Windows-1252; save it as UTF-8"
        ) from unknown
    return Decoded(text, "Windows-1252" if _UPPER_CONTROL.search(data) else "Latin-1")
