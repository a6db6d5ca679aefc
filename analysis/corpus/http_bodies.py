"""Bodies of HTTP responses, unpacked within bounds.

Chunks: RFC 9112, section 7.1; gzip and deflate: RFC 9110, section 8.4.1; br: RFC 7932.
"""

import io
import re
import zlib

from fastwarc.stream_io import BrotliReader

from analysis.corpus.decoding import Unreadable

_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_MOST_LAYERS = 3


def unpacked(body: bytes, transfer: str | None, content: str | None, most: int) -> bytes:
    """Unpack the body of a response.

    Many archives keep bodies unpacked beside the headers of packed ones: what does not look packed is
    taken as it is.

    Args:
        body: as archived.
        transfer: the header Transfer-Encoding; None if there is none.
        content: the header Content-Encoding; None if there is none.
        most: bytes that the result may have.

    Returns:
        The content.

    Raises:
        Unreadable: it is damaged, larger, or packed in an unknown way; the message goes on a sentence
            that begins with "the page".
    """
    if "chunked" in (transfer or "").lower() and _CHUNK.match(body):
        body = _without_chunks(body)
    layers = [layer.strip().lower() for layer in (content or "").split(",") if layer.strip()]
    if len(layers) > _MOST_LAYERS:
        raise Unreadable(f"is packed more than {_MOST_LAYERS} times; fetch it again")
    for layer in reversed(layers):
        body = _without_layer(body, layer, most)
    return body


def _without_chunks(body: bytes) -> bytes:
    pieces, place = [], 0
    while size := _CHUNK.match(body, place):
        length = int(size[1], 16)
        if length == 0:
            return b"".join(pieces)
        pieces.append(body[size.end() : size.end() + length])
        place = size.end() + length
        place += 2 if body[place : place + 2] == b"\r\n" else body[place : place + 1] == b"\n"
    raise Unreadable("breaks off within its chunks; fetch it again")


def _without_layer(body: bytes, layer: str, most: int) -> bytes:
    try:
        if layer in ("gzip", "x-gzip"):
            return _inflated(body, 31, most) if body.startswith(b"\x1f\x8b") else body
        if layer == "deflate":
            wrapped = len(body) > 1 and body[0] & 15 == 8 and int.from_bytes(body[:2], "big") % 31 == 0
            return body if body.lstrip()[:1] == b"<" else _inflated(body, 15 if wrapped else -15, most)
        if layer == "br":
            return body if body.lstrip()[:1] == b"<" else _bounded(_brotli(body, most), most)
    except (zlib.error, OSError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(f"is damaged: it cannot be unpacked ({layer}); fetch it again") from error
    if layer == "identity" or body.lstrip()[:1] == b"<":
        return body
    raise Unreadable(f"is packed as {layer[:20]!r}, which is not read; fetch it as gzip")


def _inflated(body: bytes, bits: int, most: int) -> bytes:
    packed = zlib.decompressobj(bits)
    data = _bounded(packed.decompress(body, most + 1), most)
    if not packed.eof:
        raise ValueError("breaks off")
    return data


def _brotli(body: bytes, most: int) -> bytes:
    reader, pieces, size = BrotliReader(io.BytesIO(body)), [], 0
    while size <= most and (piece := reader.read(1 << 20)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _bounded(data: bytes, most: int) -> bytes:
    if len(data) > most:
        raise Unreadable(f"has more than {most:,} bytes when unpacked; save its article alone")
    return data
