"""Newsletters saved as mail: Internet messages (RFC 5322) in MIME (RFC 2045–2049), flowed or not (RFC 3676).

They are taken apart by Python's own email package; the text is the part in plain text, or else that in HTML.
"""

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from itertools import islice

from analysis.corpus.articles import Notice, Rejection
from analysis.corpus.decoding import Unreadable, decode
from analysis.corpus.documents import Document, Item
from analysis.corpus.given import Given, articles_from
from analysis.corpus.html_text import text_of_html
from analysis.corpus.mail_text import is_stub, without_wrapping

_MOST_BYTES = 50_000_000
_MOST_HTML = 5_000_000
"""Bytes of HTML; newsletters have some hundred thousand."""
_MOST_PARTS = 200
_DEEPEST = 50
"""So many parts may say that they hold others."""

_BOUNDARY = re.compile(rb"boundary\s*=\s*\"?([^\";\r\n]{1,200})", re.IGNORECASE)
_ENCLOSED = re.compile(rb"^content-type:\s*message/", re.IGNORECASE | re.MULTILINE)
_LATIN = {"us-ascii", "ascii", "iso-8859-1", "latin-1", "latin1", "iso8859-1"}
"""Charsets that mails name although they hold others."""

_NESTED = "holds too many parts in each other, as no newsletter does; save its text as .txt"
_NO_TEXT = "there is no text in this mail; save its attachment as a file of its own"
_NO_MAIL = "no mail; save the message as .eml"


def read_mail(document: Document) -> Iterator[Item]:
    """Read a newsletter as one article: its subject is the title, its sender the outlet.

    Args:
        document: a message.

    Yields:
        A notice of attachments, which are not read; the article, or why it was rejected.
    """
    source = document.source
    try:
        data = document.read(_MOST_BYTES)
        _check(data)
        message = _parsed(data)
        given = _given(message)
    except Unreadable as error:
        yield Rejection(source, None, str(error))
        return
    if count := _attachments(message):
        told = f"{count} attachments are" if count > 1 else "an attachment is"
        yield Notice(source, None, f"{told} not read; save what holds articles as a file of its own")
    yield from articles_from(given, source)


def _check(data: bytes) -> None:
    """Reject, before it is taken apart, what has more parts than a newsletter.

    Raises:
        Unreadable: it has.
    """
    boundaries = {match[1].strip() for match in islice(_BOUNDARY.finditer(data), _DEEPEST + 1)}
    enclosed = sum(1 for _ in islice(_ENCLOSED.finditer(data), _DEEPEST + 1))
    if len(boundaries) + enclosed > _DEEPEST:
        raise Unreadable(_NESTED)
    if sum(data.count(b"\n--" + boundary) for boundary in boundaries) > _MOST_PARTS:
        raise Unreadable(f"has more than {_MOST_PARTS} parts, as no newsletter does; save its text as .txt")


def _parsed(data: bytes) -> EmailMessage:
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
    except Exception as error:  # the parser meets broken headers with errors of many kinds
        raise Unreadable("a damaged mail; save it anew as .eml") from error
    if not message.keys():
        raise Unreadable(_NO_MAIL)
    return message


def _given(message: EmailMessage) -> Given:
    plain, html = _part(message, "plain"), _part(message, "html")
    if len(html) > _MOST_HTML:
        raise Unreadable(f"more than {_MOST_HTML:,} characters of HTML; save its text as .txt")
    text = without_wrapping(plain, plain=True)
    if html and is_stub(text, text_of := without_wrapping(text_of_html(html), plain=False)):
        text = text_of
    if not text:
        raise Unreadable(_NO_TEXT)
    name, address = parseaddr(_header(message, "From") or "")
    return Given(
        text=text,
        line=1,
        title=_header(message, "Subject"),
        date=_date(message),
        outlet=name or address.rpartition("@")[2] or None,
    )


def _part(message: EmailMessage, kind: str) -> str:
    """Give the first part of a kind of text; "" if there is none."""
    try:
        part = message.get_body((kind,))
        payload = part.get_payload(decode=True) if part is not None else None
    except Exception:  # a part that is none: what it says of itself cannot be read
        return ""
    if not isinstance(payload, bytes):
        return ""
    text = _decoded(payload, part)
    return _unfolded(text, part) if kind == "plain" else text


def _decoded(payload: bytes, part: EmailMessage) -> str:
    """Decode as the part says, unless that is what programs say that know nothing, or is wrong."""
    try:
        charset = (part.get_content_charset() or "us-ascii").lower()
        if charset not in _LATIN:
            return payload.decode(charset).replace("\0", "")
    except (LookupError, UnicodeError, ValueError):
        pass
    try:
        return decode(payload)
    except Unreadable:
        return payload.replace(b"\0", b"").decode("utf-8", "replace")


def _unfolded(text: str, part: EmailMessage) -> str:
    """Join the lines that were broken for the way (RFC 3676)."""
    if (part.get_param("format") or "").lower() != "flowed":
        return text
    joined = "" if (part.get_param("delsp") or "").lower() == "yes" else " "
    return re.sub(r"(?m)(?<!^--) \r?\n(?!-- \r?$)", joined, re.sub(r"(?m)^ ", "", text))


def _header(message: EmailMessage, name: str) -> str | None:
    """Give a header as text; None if it is missing, or so broken that it cannot be read."""
    try:
        value = message.get(name)
    except Exception:  # headers that are no headers raise errors of many kinds
        return None
    words = " ".join(str(value or "").split())
    return words.encode("utf-8", "replace").decode("utf-8") or None


def _date(message: EmailMessage) -> str | None:
    """Give the day of sending in ISO form; as written if it is no date."""
    try:
        moment = message["Date"].datetime
        return moment.isoformat()
    except Exception:  # no such header, or no date in it
        return _header(message, "Date")


def _attachments(message: EmailMessage) -> int:
    """Count the files that come with a mail, pictures of its layout aside."""
    try:
        return sum(1 for part in message.walk() if part.get_filename() and not part["Content-ID"])
    except Exception:  # a part whose headers cannot be read
        return 0
