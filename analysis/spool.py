"""Keep the articles of a corpus on the disk during a run, so that memory does not grow with their number."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from analysis.corpus.articles import Article, Part
from analysis.files import hidden_beside, remove_leftovers
from analysis.store import content_digest

_NAME = "articles"
_PRAGMAS = ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-4000")
"""What is here is made anew after a kill, so that nothing has to outlast one."""


class Kept(NamedTuple):
    """An article that is kept.

    Attributes:
        article: as read.
        content: the digest of what its analysis depends on.
    """

    article: Article
    content: str


class Spool:
    """Articles in a hidden file that is removed in the end; one process uses it.

    Args:
        folder: where the file is made; it exists.
    """

    def __init__(self, folder: Path) -> None:
        remove_leftovers(folder / _NAME)
        self._path = hidden_beside(folder / _NAME)
        self._path.unlink(missing_ok=True)
        self._base = sqlite3.connect(self._path, isolation_level=None)
        for pragma in _PRAGMAS:
            self._base.execute(f"PRAGMA {pragma}")
        self._base.execute("CREATE TABLE articles (article_id TEXT, content TEXT, record TEXT)")
        self._base.execute("CREATE UNIQUE INDEX by_id ON articles (article_id)")
        self._base.execute("CREATE INDEX by_content ON articles (content)")
        self._base.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()
        self._path.unlink(missing_ok=True)

    def __len__(self) -> int:
        return self._base.execute("SELECT COUNT(*) FROM articles").fetchone()[0]

    def add(self, article: Article) -> None:
        """Keep an article.

        Args:
            article: whose identifier none of those that are kept has.
        """
        row = article.article_id, content_digest(article.text, article.parts), json.dumps(article)
        self._base.execute("INSERT INTO articles VALUES (?, ?, ?)", row)

    def contents(self) -> Iterator[tuple[int, str]]:
        """Give each content once.

        Yields:
            The number of the first article that has it, and the content; in the order of reading.
        """
        yield from self._base.execute("SELECT MIN(rowid), content FROM articles GROUP BY content ORDER BY 1")

    def numbered(self, numbers: Iterable[int]) -> Iterator[Kept]:
        """Look articles up.

        Args:
            numbers: as `contents` gives them.

        Yields:
            An article for each.
        """
        for number in numbers:
            found = self._base.execute("SELECT content, record FROM articles WHERE rowid = ?", (number,))
            yield _kept(*found.fetchone())

    def sorted(self) -> Iterator[Kept]:
        """Give all articles.

        Yields:
            The articles by their article_id.
        """
        for row in self._base.execute("SELECT content, record FROM articles ORDER BY article_id"):
            yield _kept(*row)

    def remove(self, content: str) -> list[Article]:
        """Take out the articles of one content.

        Args:
            content: of the articles.

        Returns:
            The articles by their article_id.
        """
        query = "SELECT content, record FROM articles WHERE content = ? ORDER BY article_id"
        articles = [_kept(*row).article for row in self._base.execute(query, (content,))]
        self._base.execute("DELETE FROM articles WHERE content = ?", (content,))
        return articles


def _kept(content: str, record: str) -> Kept:
    article = Article(*json.loads(record))
    return Kept(article._replace(parts=tuple(Part(*part) for part in article.parts)), content)
