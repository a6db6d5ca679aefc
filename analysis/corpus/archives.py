"""Take archives apart: zip, gzip and bzip2, which may come from anywhere and lie about what they hold.

Nothing is unpacked to where a member's name points: each member is read, within limits, into memory or an
unnamed temporary file, and is gone when the next one is asked for.
"""

import bz2
import gzip
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple

from analysis.corpus.articles import Notice, Rejection
from analysis.corpus.decoding import Unreadable
from analysis.corpus.documents import Document
from analysis.corpus.finding import CONTROL_NAME, has_control, is_beside, shown
from analysis.corpus.zip_files import open_zip

DEEPEST = 2
"""An archive may lie in an archive, but not in one that itself lies in one."""

MOST_RATIO = 200
"""Text shrinks to a tenth, a log of equal lines to a hundredth; what grows more than this is a bomb …"""

HARMLESS = 16 << 20
"""… unless it has no more bytes than this."""

MOST_BYTES = 16 << 30
"""Bytes of all members of an archive, those of archives in it included."""

_IN_MEMORY = 8 << 20
_CHUNK = 1 << 20
_BOMB = f"unpacks to more than {MOST_RATIO} times its size, like an archive bomb; unpack it by hand"


class Budget:
    """How many bytes an archive may still unpack to; archives in it draw on the same budget.

    Attributes:
        left: bytes.
    """

    def __init__(self, packed: int) -> None:
        """Set the limit.

        Args:
            packed: bytes of the outermost archive.
        """
        self.left = min(MOST_BYTES, max(HARMLESS, MOST_RATIO * packed))
        huge = f"unpacks to more than {MOST_BYTES:,} bytes; unpack it by hand"
        self._reason = huge if self.left == MOST_BYTES else _BOMB

    def take(self, count: int) -> None:
        """Use some of it up.

        Args:
            count: bytes that were unpacked.

        Raises:
            Unreadable: so many are not left.
        """
        self.left -= count
        if self.left < 0:
            raise Unreadable(self._reason)


class _Member(NamedTuple):
    source: str
    packed: int
    open: Callable[[], BinaryIO]


def unpack(document: Document, kind: str, budget: Budget) -> Iterator[Document | Notice | Rejection]:
    """Take an archive apart.

    Args:
        document: the archive.
        kind: zip, gzip or bzip2.
        budget: of the outermost archive.

    Yields:
        Its members, sorted by their names; each can be read until the next is asked for. What cannot be
        read is told.
    """
    if kind == "zip":
        yield from _unpack_zip(document, budget)
        return
    unpacker = gzip.open if kind == "gzip" else bz2.open
    with document.open() as file:
        member = _Member(document.source, document.size, lambda: unpacker(file, "rb"))
        yield from _unpacked(member, budget, f"a damaged {kind} file")


def _unpack_zip(archive: Document, budget: Budget) -> Iterator[Document | Notice | Rejection]:
    try:
        with archive.open() as file, open_zip(file) as opened:
            listed = ((_name(info), info) for info in opened.infolist())
            members = [(name, info) for name, info in listed if not name.endswith("/")]
            if not members:
                yield Rejection(archive.source, None, "the archive is empty; remove it")
            known: set[str] = set()
            for name, info in sorted(members, key=lambda member: member[0]):
                if budget.left < 0:
                    reason = "its other members are not read, as it may be an archive bomb; unpack it by hand"
                    yield Rejection(archive.source, None, reason)
                    return
                yield from _unpack_member(archive.source, name, info, opened, known, budget)
    except Unreadable as error:
        yield Rejection(archive.source, None, str(error))


def _unpack_member(
    archive: str,
    name: str,
    info: zipfile.ZipInfo,
    opened: zipfile.ZipFile,
    known: set[str],
    budget: Budget,
) -> Iterator[Document | Notice | Rejection]:
    """Unpack a member, unless its name or what is said of it forbids that."""
    source = f"{archive}/{shown(name)}"
    if _is_beside(PurePosixPath(name)):
        return
    if reason := _forbidden(name, info, known):
        yield Rejection(source, None, reason)
        return
    known.add(name)
    member = _Member(source, info.compress_size, lambda: opened.open(info))
    yield from _unpacked(member, budget, "damaged in the archive")


def _forbidden(name: str, info: zipfile.ZipInfo, known: set[str]) -> str | None:
    """Say why a member is not read, if its name or what is said of it forbids that."""
    path = PurePosixPath(name)
    if not path.name:
        return "it has no name; pack it anew under one"
    if has_control(name):
        return CONTROL_NAME
    if path.is_absolute() or ".." in path.parts or name[1:2] == ":":
        return "its name leads out of the archive; pack it anew under a plain name"
    if name in known:
        return "the archive holds this name twice; the first is read, rename the other"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a symbolic link in an archive; pack the file itself"
    if info.flag_bits & 0x1:
        return "encrypted; unpack the archive with its password and give the files"
    return None


def _is_beside(path: PurePosixPath) -> bool:
    """Whether a member is hidden, or no article: what a folder holds beside its articles."""
    hidden = any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in path.parts[:-1])
    return hidden or is_beside(path.name)


def _name(info: zipfile.ZipInfo) -> str:
    """Give a member's name; where the archive does not say that it is UTF-8 it may be so still."""
    name = info.orig_filename
    if not info.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.orig_filename
    return name.replace("\\", "/")


def _unpacked(member: _Member, budget: Budget, damaged: str) -> Iterator[Document | Rejection]:
    """Yield a member as a document that can be read from any place."""
    try:
        with _copied(member, budget) as document:
            yield document
    except Unreadable as error:
        yield Rejection(member.source, None, str(error))
    except _Damage as error:
        told = " ".join(str(error).split()) or "it breaks off"
        yield Rejection(member.source, None, f"{damaged} ({told}); fetch or export it again")


class _Damage(Exception):
    """What the unpacker says of a damaged member."""


@contextmanager
def _copied(member: _Member, budget: Budget) -> Iterator[Document]:
    """Copy a member into memory, or into a temporary file if it is large."""
    most = max(HARMLESS, MOST_RATIO * member.packed)
    memory, size = BytesIO(), 0
    with ExitStack() as stack:
        target: BinaryIO = memory
        for chunk in _chunks(member):
            size += len(chunk)
            budget.take(len(chunk))
            if size > most:
                raise Unreadable(_BOMB)
            if size > _IN_MEMORY and target is memory:
                target = stack.enter_context(tempfile.NamedTemporaryFile(prefix="pressespiegel-"))
                target.write(memory.getvalue())
            target.write(chunk)
        if target is memory:
            yield Document(member.source, size, partial(BytesIO, memory.getvalue()))
        else:
            target.flush()
            yield Document(member.source, size, partial(open, target.name, "rb"))


def _chunks(member: _Member) -> Iterator[bytes]:
    try:
        with member.open() as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    except Exception as error:  # unpackers meet broken data with errors of many kinds
        raise _Damage(str(error)) from error
