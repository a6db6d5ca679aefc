"""Where a corpus lies, what it is called, and where its charts go."""

import os
from pathlib import Path

PROJECT = Path(__file__).parent.parent
"""Paths that are not absolute start here, wherever a notebook runs."""
SEEDS = PROJECT / "seeds"


def corpus_path(path: str | Path | None) -> Path:
    """Find a corpus.

    Args:
        path: a file or folder; None or "" means `seeds/`.

    Returns:
        Its absolute path.

    Raises:
        FileNotFoundError: there is none; the message says what to do.
    """
    source = (PROJECT / path).resolve() if path else SEEDS
    if not source.exists():
        raise FileNotFoundError(
            f"CORPUS={path}: there is no such file or folder; give a .txt or .jsonl file or a folder of these"
        )
    return source


def figures_folder(source: Path) -> Path:
    """Say where the charts of a corpus go.

    Args:
        source: the corpus.

    Returns:
        The environment variable FIGURES; without it `figures/` for `seeds/`, else `figures/` and the
        corpus's name.
    """
    if chosen := os.environ.get("FIGURES"):
        return PROJECT / chosen
    return PROJECT / "figures" / ("" if source == SEEDS else corpus_name(source))


def corpus_name(source: Path) -> str:
    """Name a corpus after its file or folder.

    Args:
        source: the corpus.

    Returns:
        The name, of a file without its ending.
    """
    return source.name if source.is_dir() else source.stem
