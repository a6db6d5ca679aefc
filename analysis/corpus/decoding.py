"""From bytes to text, or to a plain reason why they are none."""

import codecs

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Unreadable(ValueError):
    """A document that cannot be read; its message says what is wrong and what to do."""


def decode(data: bytes) -> str:
    """Decode UTF-8, without a byte order mark.

    Args:
        data: of a text file or of one line.

    Returns:
        The text, with its line ends as they are.

    Raises:
        Unreadable: the bytes are not text, or not UTF-8. No other encoding is guessed.
    """
    if data.startswith(_UTF_16):
        raise Unreadable("this is UTF-16, not UTF-8; convert it with: iconv -f UTF-16 -t UTF-8")
    if (zero := data.find(0)) >= 0:
        raise Unreadable(f"not text: zero byte at offset {zero}; give a UTF-8 text file")
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        mark = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
        byte = f"byte 0x{error.object[error.start]:02X} at offset {error.start + mark}"
        raise Unreadable(
            f"not valid UTF-8: {byte}; convert it, for instance with: iconv -f WINDOWS-1252 -t UTF-8"
        ) from error
