"""What the address of an article says: where it appeared, and often when."""

import re
from urllib.parse import unquote, urlsplit

from analysis.corpus.dates import Day, make_day, month_number

_KEPT_ELSEWHERE = re.compile(
    r"^https?://(?:web\.archive\.org/web/\w+/|(?:www\.)?google\.\w+/amp/s/|archive\.(?:ph|is|today)/\w+/)(?=\S+\.\w)"
)
"""Before the address of a page that an archive or a search engine keeps."""
_SAME_SITE = re.compile(r"^(?:(?:www\d?|m|mobil|mobile|amp|rss|feeds?)\.)+(?=[^.]+\.[^.])")
"""In a host's name what tells an edition for other screens, not another outlet."""
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_YEAR = r"(?P<year>(?:19[89]|20[0-9])\d)"
_DATES = tuple(
    re.compile(form)
    for form in (
        rf"(?<=[/_=-]){_YEAR}(?P<sign>[/_-])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)(?![\d])",
        rf"(?<=[/_=-]){_YEAR}/(?P<month>[a-z]{{3,9}})/(?P<day>\d\d?)(?=/|$)",
        rf"(?<=[/_=-]){_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?=[/_.&-]|$)",
        rf"(?<=/){_YEAR}(?P<sign>[/-])(?P<month>\d\d)(?=/)(?P<day>)",
    )
)
_NUMBERED_ISSUES = "zeit.de"
"""Its "/2019/09/" is the ninth issue of the year, not September; "/2019-09/" is."""


def host_of(url: str | None) -> str | None:
    """Name the site of an address.

    Args:
        url: of an article, with or without "https://"; None if unknown.

    Returns:
        The host in small letters without "www.", "m." or "amp."; None if there is none.
    """
    address = _bare(url)
    if address is None:
        return None
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:  # "http://[" and the like
        return None
    host = _SAME_SITE.sub("", host.rstrip("."))
    return host if _HOST.fullmatch(host) and not host.replace(".", "").isdigit() else None


def url_date(url: str | None) -> Day | None:
    """Read the date that an address bears.

    Args:
        url: of an article, such as "https://kurier.example/2019/02/27/brand"; None if unknown.

    Returns:
        The date, to the day or the month; None if the address bears none.
    """
    address = _bare(url)
    if address is None:
        return None
    try:
        path = unquote(urlsplit(address).path).lower()
    except ValueError:
        return None
    for form in _DATES:
        for found in form.finditer(path):
            if found.groupdict().get("sign") == "/" and host_of(url) == _NUMBERED_ISSUES:
                continue
            month = int(found["month"]) if found["month"].isdigit() else month_number(found["month"])
            day = int(found["day"]) if found["day"] else None
            if month and (dated := make_day(int(found["year"]), month, day)):
                return dated
    return None


def _bare(url: str | None) -> str | None:
    """Give an address its scheme, and leave out who else keeps the page."""
    if not url or not url.strip():
        return None
    address = url.strip()
    while kept := _KEPT_ELSEWHERE.match(address):
        address = address[kept.end() :]
    return address if "://" in address else f"https://{address}"
