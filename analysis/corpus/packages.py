"""Office documents that are zip files: what must hold before a library opens one.

Open Packaging Conventions (ECMA-376 part 2) for xlsx and docx, OpenDocument (ISO/IEC 26300 part 3) for ods.
"""

import re
import zipfile

from analysis.corpus.decoding import Unreadable
from analysis.corpus.documents import Document
from analysis.corpus.zip_files import open_zip

MOST_BYTES = 200_000_000
"""Of an office document."""

MOST_UNPACKED = 500_000_000
"""Of what it holds; members never give more than they say they have."""

_MOST_MEMBERS = 10_000
_HEAD = 1 << 16
_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ELEMENT = re.compile(rb"<[A-Za-z_]")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PASSWORD = "protected by a password; open it, save it without one, and give that file"
_DAMAGED = "damaged, or no office document; open it, save it anew, and give that file"


def check_package(document: Document, *, most_xml: int = MOST_UNPACKED) -> None:
    """Look into an office document, whatever its kind.

    Args:
        document: that can be read from any place.
        most_xml: bytes that its parts in XML may have in all, unpacked.

    Raises:
        Unreadable: it is too large, may be an archive bomb, defines entities, has a password or is damaged.
        OSError: it cannot be opened.
    """
    if document.size > MOST_BYTES:
        raise Unreadable(f"more than {MOST_BYTES:,} bytes; split it into smaller files")
    head = document.head(8)
    if head.startswith(_OLD_OFFICE):
        if _ENCRYPTED in document.read(MOST_BYTES):
            raise Unreadable(PASSWORD)
        return
    try:
        with document.open() as file, open_zip(file) as archive:
            _check_members(archive, most_xml)
    except (Unreadable, OSError):
        raise
    except Exception as error:  # zipfile meets broken structures with errors of many kinds
        raise Unreadable(_DAMAGED) from error


def _check_members(archive: zipfile.ZipFile, most_xml: int) -> None:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise Unreadable(
            f"unpacks to more than {MOST_UNPACKED:,} bytes, like an archive bomb; "
            "save it anew without pictures"
        )
    xml = [member for member in members if member.filename.lower().endswith((".xml", ".rels"))]
    if sum(member.file_size for member in xml) > most_xml:
        raise Unreadable(
            f"holds more than {most_xml:,} bytes of text and layout; split it into smaller files"
        )
    for member in members:
        if member.flag_bits & 0x1:
            raise Unreadable(PASSWORD)
    for member in xml:
        with archive.open(member) as part:
            head = part.read(_HEAD).replace(b"\0", b"")
        root = _ELEMENT.search(head)
        if _TYPE.search(head, 0, root.start() if root else len(head)):
            raise Unreadable("defines XML entities, which no office program does; save it anew")
