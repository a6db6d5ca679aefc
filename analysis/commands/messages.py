"""What the commands say on stderr: one line for each matter."""

import sys
from collections.abc import Sequence

from analysis.corpus.articles import Notice, Rejection
from analysis.corpus.read import place


def tell(message: str) -> None:
    """Write one line to stderr.

    Args:
        message: what is to be said; line breaks in it become spaces.
    """
    print(f"pressespiegel: {' '.join(message.split())}", file=sys.stderr)


def warn(matter: Notice | Rejection) -> None:
    """Say what was noticed of a document, or why it was rejected.

    Args:
        matter: with the document's place.
    """
    told = f"rejected: {matter.reason}" if isinstance(matter, Rejection) else f"note: {matter.message}"
    tell(f"{place(matter.source, matter.line)}: {told}")


def exit_code(rejected: Sequence[Rejection]) -> int:
    """Give the exit code of a command that could do something: 1 if something was rejected, else 0."""
    return 1 if rejected else 0
