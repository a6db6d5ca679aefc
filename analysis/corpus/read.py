"""Read a corpus: files and folders of plain text and JSON Lines, in an order of its own."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.corpus.articles import Article, Notice, Rejection
from analysis.corpus.json_lines import read_json_lines
from analysis.corpus.languages import language_of, set_aside
from analysis.corpus.plain_text import read_text_file

READERS: dict[str, Callable[[Path, str], Iterator[Article | Notice | Rejection]]] = {
    ".txt": read_text_file,
    ".jsonl": read_json_lines,
}
"""File ending → reader."""

_BESIDE = {"readme", "license", "licence", "changelog"}
_SETTINGS = {".toml", ".md"}
_FORMATS = "give .txt (one article) or .jsonl (one article per line)"


class _File(NamedTuple):
    source: str
    path: Path


class Corpus(NamedTuple):
    """What was read.

    Attributes:
        articles: sorted by article_id.
        notices: what was noticed, in the order of reading.
        rejected: what could not be read, in the order of reading.
    """

    articles: tuple[Article, ...]
    notices: tuple[Notice, ...]
    rejected: tuple[Rejection, ...]


def collect(
    paths: Sequence[Path],
    *,
    leave_out: Path | None = None,
    report: Callable[[Notice | Rejection], None] | None = None,
) -> Corpus:
    """Read a whole corpus.

    Args:
        paths: files and folders; folders are walked.
        leave_out: a folder that is not walked, where results are written.
        report: is told of each notice and rejection at once.

    Returns:
        The corpus, which does not depend on the order of the paths.
    """
    items = []
    for item in read_corpus(paths, leave_out=leave_out):
        items.append(item)
        if report and not isinstance(item, Article):
            report(item)
    articles = sorted((i for i in items if isinstance(i, Article)), key=lambda article: article.article_id)
    notices = tuple(i for i in items if isinstance(i, Notice))
    return Corpus(tuple(articles), notices, tuple(i for i in items if isinstance(i, Rejection)))


def read_corpus(
    paths: Sequence[Path], *, leave_out: Path | None = None
) -> Iterator[Article | Notice | Rejection]:
    """Read all articles under some paths, one after the other.

    Files are read in the order of their names relative to the path under which they were found,
    whatever the order of the paths; a file found under two of them is read once. Hidden files,
    settings (`*.toml`), and what a README or a licence says are not articles.

    Args:
        paths: files and folders; folders are walked.
        leave_out: a folder that is not walked, where results are written.

    Yields:
        Articles with unique identifiers, what was noticed, and what was rejected; of two articles
        with one identifier the second is rejected.
    """
    files, others = _find(paths, leave_out)
    yield from others
    seen: dict[str, str] = {}
    for file in files:
        for item in READERS[file.path.suffix.lower()](file.path, file.source):
            yield from _once(item, seen) if isinstance(item, Article) else (item,)


def _once(article: Article, seen: dict[str, str]) -> Iterator[Article | Notice | Rejection]:
    """Add an article's language; reject it if it is not German or if its identifier is taken."""
    here = article.source, article.line
    if first := seen.get(article.article_id):
        yield Rejection(*here, f"the id {article.article_id!r} is that of {first}; give it another one")
        return
    article = article._replace(language=language_of(article.text))
    if rejection := set_aside(article):
        yield rejection
        return
    seen[article.article_id] = place(*here)
    if article.language is None:
        yield Notice(*here, "the article holds hardly any running text; its analysis will not be worth much")
    yield article


def place(source: str, line: int | None) -> str:
    """Name a document for a message.

    Args:
        source: the file, relative to the input.
        line: in the file, from 1; None for the whole file.

    Returns:
        "corpus.jsonl, line 3" or "a.txt".
    """
    return source if line is None or source.lower().endswith(".txt") else f"{source}, line {line}"


def _find(paths: Sequence[Path], leave_out: Path | None) -> tuple[list[_File], list[Notice | Rejection]]:
    """Find the files to read, sorted; beside them what cannot be read or is passed over."""
    found: dict[Path, _File] = {}
    others: set[Notice | Rejection] = set()
    for path in paths:
        if not path.exists():
            others.add(Rejection(_name(path), None, "no such file or folder; check the path"))
        elif not path.is_dir() and not (path.suffix.lower() in READERS and path.is_file()):
            others.add(Rejection(_name(Path(path.name)), None, f"no reader for such a file; {_FORMATS}"))
        for file in _walk(path, leave_out, others) if path.is_dir() else [path]:
            source = _name(file.relative_to(path)) if path.is_dir() else _name(Path(file.name))
            known = found.get(file.resolve())
            if known is None or (-len(source), source) < (-len(known.source), known.source):
                found[file.resolve()] = _File(source, file)
    files = sorted(f for f in found.values() if f.path.suffix.lower() in READERS and f.path.is_file())
    return files, sorted(others)


def _walk(folder: Path, leave_out: Path | None, others: set[Notice | Rejection]) -> Iterator[Path]:
    """Yield the files under a folder that hold articles; add to `others` what does not."""
    outside = leave_out.resolve() if leave_out else None

    def unreadable(error: OSError) -> None:
        others.add(
            Rejection(_name(Path(error.filename)), None, f"cannot be read ({error.strerror}); check it")
        )

    for top, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [f for f in folders if not f.startswith(".") and (Path(top) / f).resolve() != outside]
        for file in (Path(top) / name for name in names):
            beside = (
                file.name.startswith(".") or file.stem.lower() in _BESIDE or file.suffix.lower() in _SETTINGS
            )
            readable = file.suffix.lower() in READERS
            if readable and file.is_file() and not beside:
                yield file
            elif readable and not beside:
                source = _name(file.relative_to(folder))
                others.add(Rejection(source, None, "a link to nowhere, or no regular file; remove it"))
            elif not beside:
                source = _name(file.relative_to(folder))
                others.add(Notice(source, None, f"passed over, neither .txt nor .jsonl; {_FORMATS}"))


def _name(path: Path) -> str:
    """Write a path with slashes, whatever its bytes."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")
