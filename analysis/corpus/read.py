"""Read a corpus: files and folders of all formats, in an order of its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from analysis.corpus.archives import DEEPEST, Budget, unpack
from analysis.corpus.articles import Article, Notice, Rejection
from analysis.corpus.documents import Document, Item, Reader, file_document
from analysis.corpus.finding import File, find_files
from analysis.corpus.formats import PACKED, choose
from analysis.corpus.languages import language_of, set_aside
from analysis.corpus.signatures import content_of

_ONE_ARTICLE = {".txt", ".text", ".html", ".htm", ".xhtml", ".eml"}
_BY_LINES = {".jsonl", ".ndjson", ".csv", ".tsv", ".tab", ".toml"}


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
    columns: Mapping[str, str] | None = None,
    report: Callable[[Notice | Rejection], None] | None = None,
) -> Corpus:
    """Read a whole corpus.

    Args:
        paths: files and folders; folders are walked.
        leave_out: a folder that is not walked, where results are written.
        columns: what the columns of tables are called, such as {"text": "Volltext"}; None for a guess.
        report: is told of each notice and rejection at once.

    Returns:
        The corpus, which does not depend on the order of the paths.
    """
    items = []
    for item in read_corpus(paths, leave_out=leave_out, columns=columns):
        items.append(item)
        if report and not isinstance(item, Article):
            report(item)
    articles = sorted((i for i in items if isinstance(i, Article)), key=lambda article: article.article_id)
    notices = tuple(i for i in items if isinstance(i, Notice))
    return Corpus(tuple(articles), notices, tuple(i for i in items if isinstance(i, Rejection)))


def read_corpus(
    paths: Sequence[Path], *, leave_out: Path | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Item]:
    """Read all articles under some paths, one after the other.

    Files are read in the order of their names relative to the path under which they were found,
    whatever the order of the paths; a file found under two of them is read once. Hidden files,
    settings (`*.toml`), and what a README or a licence says are not articles.

    Args:
        paths: files and folders; folders are walked.
        leave_out: a folder that is not walked, where results are written.
        columns: what the columns of tables are called, such as {"text": "Volltext"}; None for a guess.

    Yields:
        Articles with unique identifiers, what was noticed, and what was rejected; of two articles
        with one identifier the second is rejected.
    """
    files, others = find_files(paths, leave_out)
    yield from others
    seen: dict[str, str] = {}
    for file in files:
        for item in _read_file(file, columns):
            yield from _once(item, seen) if isinstance(item, Article) else (item,)


def _read_file(file: File, columns: Mapping[str, str] | None) -> Iterator[Item]:
    try:
        document = file_document(file.path, file.source)
    except OSError as error:
        yield Rejection(file.source, None, f"cannot be read ({error.strerror}); check its permissions")
        return
    yield from _read(document, file.given, columns, Budget(document.size), 0)


def _read(
    document: Document, given: bool, columns: Mapping[str, str] | None, budget: Budget, depth: int
) -> Iterator[Item]:
    """Read a document, or the members of an archive that lies in `depth` others."""
    try:
        content = content_of(document)
    except OSError as error:
        yield Rejection(document.source, None, f"cannot be read ({error.strerror}); check its permissions")
        return
    if content.kind in PACKED and depth == DEEPEST:
        reason = f"an archive within {DEEPEST} others; unpack the outermost and give what it holds"
        yield Rejection(document.source, None, reason)
    elif content.kind in PACKED:
        for member in unpack(document, content.kind, budget):
            if isinstance(member, Document):
                yield from _read(member, False, columns, budget, depth + 1)
            else:
                yield member
    else:
        choice = choose(document, content, given=given, columns=columns)
        if choice.told:
            yield choice.told
        if choice.read:
            yield from _guarded(choice.read, document)


def _guarded(read: Reader, document: Document) -> Iterator[Item]:
    """Read a document; an error that its reader did not foresee costs only what follows in it."""
    try:
        yield from read(document)
    except Exception as error:
        told = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        reason = f"could not be read ({told}); please report this with the file"
        yield Rejection(document.source, None, reason)


def _once(article: Article, seen: dict[str, str]) -> Iterator[Article | Notice | Rejection]:
    """Add an article's language; reject it if it is not German or if its identifier is taken."""
    here = article.source, article.line
    if first := seen.get(article.article_id):
        yield Rejection(
            *here, f"an id given twice: {article.article_id!r} is that of {first}; give it another one"
        )
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
        line: or number of an article in the file, from 1; None for the whole file.

    Returns:
        "corpus.jsonl, line 3", "export.docx, no. 3" or, of a file that holds one article, "a.txt".
    """
    endings = {ending.lower() for ending in PurePosixPath(source).suffixes[-2:]}
    if line is None or endings & _ONE_ARTICLE:
        return source
    return f"{source}, {'line' if endings & _BY_LINES else 'no.'} {line}"
