"""Find the files of a corpus: folders are walked, links out of them and what is no file are refused."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from analysis.corpus.articles import Notice, Rejection

DEEPEST = 100
"""Folders nested deeper than this are not walked."""

_BESIDE = {"readme", "license", "licence", "changelog", "robots"}
_SETTINGS = {".toml", ".md"}
_PAGE_PARTS = {
    *(
        ".css",
        ".js",
        ".mjs",
        ".map",
        ".woff",
        ".woff2",
        ".ttf",
        ".eot",
        ".ico",
        ".svg",
        ".png",
        ".jpg",
        ".jpeg",
    ),
    *(".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".mp3", ".mp4", ".webm", ".ogg", ".m4a", ".wav"),
}
"""Pictures, sound, styles and scripts, of which a crawl brings thousands."""

_RESULTS = {"run.json", "rejected.jsonl"}
_PAGE_FOLDER = re.compile(r"(.+)(?:_files|[-_ ]dateien)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
CONTROL_NAME = "its name holds control characters; rename it"
_NO_FILE = "a link to nowhere, or no regular file; remove it"


class File(NamedTuple):
    """A file to be read.

    Attributes:
        source: its name relative to the input under which it was found, with slashes.
        path: where it lies.
        given: whether the user named it, rather than a folder above it.
    """

    source: str
    path: Path
    given: bool


class Found(NamedTuple):
    """What lies under some paths.

    Attributes:
        files: sorted by their sources, each once.
        others: what is not read, and why.
    """

    files: tuple[File, ...]
    others: tuple[Notice | Rejection, ...]


class _Seen(NamedTuple):
    """A file that may be one of the corpus, with its true place; if it is a link that leads elsewhere."""

    file: File
    real: Path
    linked: bool


def find_files(paths: Sequence[Path], leave_out: Path | None) -> Found:
    """Find the files under some paths.

    Hidden files, settings (`*.toml`), pictures, styles and scripts of pages, and what a README or a licence
    says are passed over in silence, folders that belong to a saved page or hold results with a notice.

    Args:
        paths: files and folders; folders are walked.
        leave_out: a folder that is not walked.

    Returns:
        The files, which do not depend on the order of the paths; a file found twice, or by links, is one.
    """
    others: set[Notice | Rejection] = set()
    roots = [path.resolve() for path in paths if _is(path, "is_dir")]
    outside = leave_out.resolve() if leave_out else None
    found: dict[Path, _Seen] = {}
    for path in paths:
        for seen in _walk(path, outside, others) if _is(path, "is_dir") else _named(path, others):
            if seen.linked and not any(seen.real.is_relative_to(root) for root in roots):
                reason = "a link that leads out of the corpus; put the file itself in its place"
                others.add(Rejection(seen.file.source, None, reason))
                continue
            known = found.get(seen.real)
            if known is None or _rank(seen) < _rank(known):
                found[seen.real] = seen
    files = sorted((seen.file for seen in found.values()), key=lambda file: (file.source, file.path))
    return Found(tuple(files), tuple(sorted(others, key=str)))


def shown(name: str) -> str:
    r"""Write a name so that it can be stored and printed, whatever its bytes and characters.

    Args:
        name: of a file or of a member of an archive.

    Returns:
        The name with control characters as escapes ("\x1b") and bytes that are no text as "\ufffd".
    """
    text = os.fsencode(name).decode("utf-8", "replace")
    return _CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def has_control(name: str) -> bool:
    """Whether a name holds control characters, or others that change how a line of text is shown."""
    return bool(_CONTROL.search(name))


def is_beside(name: str) -> bool:
    """Whether a name is that of a hidden file, of settings, of a page's parts or of a README and such."""
    path = PurePath(name)
    ending = path.suffix.lower()
    return (
        name.startswith(".") or path.stem.lower() in _BESIDE or ending in _SETTINGS or ending in _PAGE_PARTS
    )


def _rank(seen: _Seen) -> tuple[bool, bool, int, str]:
    """Of two ways to one file prefer the one that is no link, then the one named, then the longest."""
    return seen.linked, not seen.file.given, -len(seen.file.source), seen.file.source


def _is(path: Path, kind: str) -> bool:
    try:
        return getattr(path, kind)()
    except OSError:
        return False


def _named(path: Path, others: set[Notice | Rejection]) -> Iterator[_Seen]:
    """Yield a file that the user named; links may lead anywhere."""
    source = shown(path.name)
    if has_control(path.name):
        others.add(Rejection(source, None, CONTROL_NAME))
    elif _is(path, "is_file"):
        yield _Seen(File(source, path, True), path.resolve(), False)
    elif os.path.lexists(path):
        others.add(Rejection(source, None, _NO_FILE))
    else:
        others.add(Rejection(shown(path.as_posix()), None, "no such file or folder; check the path"))


def _walk(root: Path, outside: Path | None, others: set[Notice | Rejection]) -> Iterator[_Seen]:
    """Yield the files under a folder; add to `others` what is none."""
    folders = [(root, root.resolve(), 0)]
    while folders:
        folder, real, depth = folders.pop()
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            others.add(Rejection(_source(root, folder), None, f"cannot be read ({error.strerror}); check it"))
            continue
        names = {entry.name for entry in entries}
        if folder != root and names >= _RESULTS:
            others.add(Notice(_source(root, folder), None, "passed over: it holds the results of a run"))
            continue
        for entry in entries:
            path = folder / entry.name
            if has_control(entry.name):
                others.add(Rejection(_source(root, path), None, CONTROL_NAME))
            elif not entry.is_dir(follow_symlinks=False):
                if not is_beside(entry.name):
                    yield from _file(root, path, real / entry.name, entry.is_symlink(), others)
            elif _goes_down(root, path, real / entry.name, names, depth, outside, others):
                folders.append((path, real / entry.name, depth + 1))


def _goes_down(
    root: Path,
    path: Path,
    real: Path,
    names: set[str],
    depth: int,
    outside: Path | None,
    others: set[Notice | Rejection],
) -> bool:
    """Whether a folder is walked; add to `others` why not."""
    if path.name.startswith(".") or real == outside:
        return False
    if depth >= DEEPEST:
        reason = f"folders are nested more than {DEEPEST} deep; put the articles higher up"
        others.add(Rejection(_source(root, path), None, reason))
        return False
    page = _PAGE_FOLDER.fullmatch(path.name)
    if page and names & {f"{page[1]}.html", f"{page[1]}.htm"}:
        message = "passed over: pictures and scripts of the saved page beside it"
        others.add(Notice(_source(root, path), None, message))
        return False
    return True


def _file(
    root: Path, path: Path, real: Path, linked: bool, others: set[Notice | Rejection]
) -> Iterator[_Seen]:
    source = _source(root, path)
    try:
        target = path.resolve(strict=True) if linked else real
    except (OSError, RuntimeError):  # RuntimeError: a link that leads round to itself
        others.add(Rejection(source, None, _NO_FILE))
        return
    if linked and target.is_dir():
        if not target.is_relative_to(root.resolve()):
            reason = "a link to a folder outside the corpus; give that folder itself"
            others.add(Rejection(source, None, reason))
    elif target.is_file():
        yield _Seen(File(source, path, False), target, linked)
    else:
        others.add(Rejection(source, None, _NO_FILE))


def _source(root: Path, path: Path) -> str:
    """Name a file relative to the folder under which it was found."""
    return shown(path.relative_to(root).as_posix()) if path != root else shown(root.name)
