"""Web archives: the article of each page in them.

WARC 1.1 (ISO 28500): https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
The day on which a page was fetched is not the day on which its article appeared: it is not taken as a date.
"""

from collections.abc import Iterator

from analysis.corpus.articles import Rejection
from analysis.corpus.decoding import Unreadable
from analysis.corpus.documents import Document, Item
from analysis.corpus.given import articles_from
from analysis.corpus.html import NO_ARTICLE, article_in_page


def read_warc(document: Document) -> Iterator[Item]:
    """Read the articles of a web archive.

    Args:
        document: WARC or WARC.gz.

    Yields:
        The article of each page, with the number of its record as line, or why it was rejected.
    """
    from analysis.corpus.warc_records import pages_of  # needs a library that only web archives need

    found = False
    try:
        for page in pages_of(document):
            found = True
            if page.reason:
                yield Rejection(document.source, page.number, page.reason)
                continue
            try:
                given = article_in_page(page.html, charset=page.charset, url=page.url, line=page.number)
            except Unreadable as error:
                yield Rejection(document.source, page.number, str(error))
                continue
            if given is None:
                yield Rejection(document.source, page.number, NO_ARTICLE)
            else:
                yield from articles_from(given, document.source)
    except Unreadable as error:
        yield Rejection(document.source, None, str(error))
        return
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error}); check its permissions"
        yield Rejection(document.source, None, reason)
        return
    if not found:
        yield Rejection(
            document.source,
            None,
            "no web page in it (a response of type text/html with status 200); archive pages",
        )
