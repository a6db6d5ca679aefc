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
from analysis.files import write_bytes
from analysis.sentiment.topics import Topic

_PACKAGE = Path(__file__).parent
_SUFFIXES = ("py", "toml", "tsv", "npz")
"""Of the files that a stage reads; the pipeline and the quotes engine are named by their versions besides."""
_STAGES = ("corpus", "language", "mentions", "quotes", "sentiment")
_KINDS = {"mentions": Mention, "entities": LocalEntity, "quotes": Quote, "judgements": Judgement}


def _with_offices(entity: LocalEntity) -> LocalEntity:
    """Give a stored entity's offices their names back."""
    return entity._replace(offices=tuple(LocalOffice(*office) for office in entity.offices))


class Store:
    """Analyses in files, each under a name made from what it depends on.

    An analysis is never changed: another text, another version or another configuration have
    another name. What no longer applies stays and does no harm.
    """

    def __init__(self, folder: Path, configuration: str) -> None:
        self.folder = folder
        self.configuration = configuration

    def key(self, text: str, parts: tuple[Part, ...]) -> str:
        """Name the analysis of an article.

        Args:
            text: the article.
            parts: its parts.

        Returns:
            32 hexadecimal digits.
        """
        return _digest(self.configuration, text, json.dumps(parts))[:32]

    def load(self, key: str) -> Analysis | None:
        """Look an analysis up.

        Args:
            key: its name.

        Returns:
            The analysis; None if there is none, or its file is damaged.
        """
        try:
            content = json.loads(self._path(key).read_bytes())
            lists = {
                name: tuple(kind(*map(_tuples, row)) for row in content[name])
                for name, kind in _KINDS.items()
            }
            lists["entities"] = tuple(map(_with_offices, lists["entities"]))
            return Analysis(n_tokens=content["n_tokens"], **lists)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def save(self, key: str, analysis: Analysis) -> None:
        """Keep an analysis.

        Args:
            key: its name.
            analysis: of the article.
        """
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        content = json.dumps(analysis._asdict(), ensure_ascii=False, separators=(",", ":"))
        write_bytes(path, content.encode())

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"


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
    files = (p for stage in _STAGES for suffix in _SUFFIXES for p in (_PACKAGE / stage).rglob(f"*.{suffix}"))
    return _digest(*(hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(files)))


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _tuples(value: Any) -> Any:
    """Give a JSON value with tuples in place of lists."""
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
