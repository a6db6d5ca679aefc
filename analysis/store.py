"""Keep the analysis of each article, so that a later run need not repeat it."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from analysis import __version__
from analysis.analyse import Analysis
from analysis.annotations import Judgement, LocalEntity, LocalOffice, Mention, Quote
from analysis.corpus.articles import Part
from analysis.files import remove_leftovers, write_bytes
from analysis.sentiment.topics import Topic

_PACKAGE = Path(__file__).parent
_SUFFIXES = ("py", "toml", "tsv", "npz")
"""Of the files that a stage reads; the pipeline and the quotes engine are named by their versions besides."""
_STAGES = ("corpus", "language", "mentions", "quotes", "sentiment")
_MODULES = ("analyse.py", "annotations.py", "store.py")
"""What puts the stages together, and how their results are kept."""
_BEFORE, _BETWEEN, _AFTER = b'{"seal":"', b'","analysis":', b"}\n"
_SEAL = 32
_CONTENT = len(_BEFORE) + _SEAL + len(_BETWEEN)
_KINDS = {"mentions": Mention, "entities": LocalEntity, "quotes": Quote, "judgements": Judgement}


def _with_offices(entity: LocalEntity) -> LocalEntity:
    """Give a stored entity's offices their names back."""
    return entity._replace(offices=tuple(LocalOffice(*office) for office in entity.offices))


class Store:
    """Analyses in files, each under a name made from what it depends on.

    An analysis is never changed: another text, another version or another configuration have
    another name. What no longer applies stays and does no harm. The files lie in 256 folders by the
    beginnings of their names; any number of processes may write at once, on one machine or on many that
    share the folder, without knowing of each other: of two that write the same, either may win.
    """

    def __init__(self, folder: Path, configuration: str) -> None:
        self.folder = folder
        self.configuration = configuration

    def key(self, content: str) -> str:
        """Name the analysis of an article.

        Args:
            content: the digest of the article's text and parts, by `content_digest`.

        Returns:
            32 hexadecimal digits.
        """
        return _digest(self.configuration, content)[:32]

    def holds(self, key: str) -> bool:
        """Whether there is an analysis, whole and as it was written.

        Args:
            key: its name.
        """
        return self._content(key) is not None

    def load(self, key: str) -> Analysis | None:
        """Look an analysis up.

        Args:
            key: its name.

        Returns:
            The analysis; None if there is none, or its file is damaged.
        """
        content = self._read(key)
        if content is None:
            return None
        lists = {
            name: tuple(kind(*map(_tuples, row)) for row in content[name]) for name, kind in _KINDS.items()
        }
        lists["entities"] = tuple(map(_with_offices, lists["entities"]))
        return Analysis(n_tokens=content["n_tokens"], **lists)

    def load_entities(self, key: str) -> tuple[LocalEntity, ...] | None:
        """Look up the entities of an analysis alone, which is faster.

        Args:
            key: its name.

        Returns:
            The entities; None if there is no analysis, or its file is damaged.
        """
        content = self._read(key)
        if content is None:
            return None
        return tuple(_with_offices(LocalEntity(*map(_tuples, row))) for row in content["entities"])

    def save(self, key: str, analysis: Analysis) -> None:
        """Keep an analysis.

        Args:
            key: its name.
            analysis: of the article.
        """
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        content = json.dumps(analysis._asdict(), ensure_ascii=False, separators=(",", ":")).encode()
        write_bytes(path, b"".join((_BEFORE, _seal(content), _BETWEEN, content, _AFTER)), lasting=False)

    def tidy(self) -> None:
        """Remove what processes that were killed had begun to write."""
        remove_leftovers(*self.folder.glob("??/"))

    def _read(self, key: str) -> dict[str, Any] | None:
        content = self._content(key)
        return None if content is None else json.loads(content)

    def _content(self, key: str) -> bytes | None:
        """Read a file's content; None if it is not what was written."""
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        content = data[_CONTENT:].removesuffix(_AFTER)
        whole = data.startswith(_BEFORE) and data.endswith(_AFTER)
        return content if whole and data[len(_BEFORE) :].startswith(_seal(content)) else None

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"


def content_digest(text: str, parts: tuple[Part, ...]) -> str:
    """Name all that an analysis depends on in the article.

    Args:
        text: the article.
        parts: its parts.

    Returns:
        32 hexadecimal digits.
    """
    return _digest(text, json.dumps(parts))[:32]


def configuration_digest(nlp: Language, quotes: str, topics: tuple[Topic, ...]) -> str:
    """Name all that an analysis depends on besides the article.

    Args:
        nlp: the pipeline.
        quotes: name and version of the quotes engine.
        topics: for which judgements are sought.

    Returns:
        A digest of these, of the versions of Pressespiegel and spaCy, and of the stages' own files.
    """
    meta = json.dumps(nlp.meta, sort_keys=True, default=str)
    return _digest(__version__, spacy.__version__, meta, quotes, repr(topics), _stages_digest())


@cache
def _stages_digest() -> str:
    """Digest code, word lists and weights of the stages, once: what a process has loaded does not change."""
    files = [_PACKAGE / module for module in _MODULES]
    files += (p for stage in _STAGES for suffix in _SUFFIXES for p in (_PACKAGE / stage).rglob(f"*.{suffix}"))
    return _digest(*(hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(files)))


def _seal(content: bytes) -> bytes:
    """Give the digest by which a damaged file is known."""
    return hashlib.sha256(content).hexdigest()[:_SEAL].encode()


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _tuples(value: Any) -> Any:
    """Give a JSON value with tuples in place of lists."""
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
