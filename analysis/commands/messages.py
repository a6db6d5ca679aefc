"""What the commands say on stderr: one line for each matter."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.corpus.articles import Notice, Rejection
from analysis.corpus.read import place

_MOST_KINDS = 8


def tell(message: str) -> None:
    """Write one line to stderr.

    Args:
        message: what is to be said; line breaks in it become spaces, control characters are shown as escapes.
    """
    line = " ".join(message.split())
    safe = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)
    print(f"pressespiegel: {safe}", file=sys.stderr)


def warn(matter: Notice | Rejection) -> None:
    """Say what was noticed of a document, or why it was rejected.

    Args:
        matter: with the document's place.
    """
    told = f"rejected: {matter.reason}" if isinstance(matter, Rejection) else f"note: {matter.message}"
    tell(f"{place(matter.source, matter.line)}: {told}")


def summary_by_kind(rejected: Sequence[Rejection]) -> Iterator[str]:
    """Sum up why documents were rejected.

    Args:
        rejected: by any command.

    Yields:
        At most eight lines with the number of documents and what is wrong with them, the commonest first.
    """
    counts = sorted(Counter(rejection.kind for rejection in rejected).items(), key=lambda c: (-c[1], c[0]))
    listed = counts if len(counts) <= _MOST_KINDS else counts[: _MOST_KINDS - 1]
    yield from (f"{number:,} rejected: {kind}" for kind, number in listed)
    if others := counts[len(listed) :]:
        yield f"{sum(number for _, number in others):,} rejected: for {len(others):,} other reasons"


def exit_code(rejected: Sequence[Rejection]) -> int:
    """Give the exit code of a command that could do something: 1 if something was rejected, else 0."""
    return 1 if rejected else 0
