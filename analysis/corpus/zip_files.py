"""Open zip files that come from anywhere (PKWARE APPNOTE 6.3)."""

import os
import zipfile
from typing import BinaryIO

from analysis.corpus.decoding import Unreadable

MOST_MEMBERS = 200_000
_MOST_LISTED = 32 << 20
"""Bytes of a zip file's list of members; Python takes some ten times as many to hold it."""

_END = b"PK\x05\x06"
_LONGEST_END = 22 + 0xFFFF


def open_zip(file: BinaryIO) -> zipfile.ZipFile:
    """Open a zip file, unless it lists more members than fit into memory.

    Args:
        file: that can be read from any place.

    Returns:
        The archive, which the caller closes.

    Raises:
        Unreadable: it lists too many members.
        Exception: of whatever kind zipfile meets a damaged file with.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _LONGEST_END))
    tail = file.read(_LONGEST_END)
    end = tail.rfind(_END)
    listed = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
    too_many = f"more than {MOST_MEMBERS:,} members; split it into smaller archives"
    if listed > _MOST_LISTED:
        raise Unreadable(too_many)
    file.seek(0)
    archive = zipfile.ZipFile(file)
    if len(archive.filelist) > MOST_MEMBERS:
        archive.close()
        raise Unreadable(too_many)
    return archive
