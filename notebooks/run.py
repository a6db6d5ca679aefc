"""Run every notebook on a corpus: `python -m notebooks.run [--store]`.

The corpus is the one that the environment variable CORPUS names, else `seeds/`; the notebooks write
their figures. With `--store` their outputs are stored in the notebooks themselves.
"""

import argparse
import os
import re
import sys
from pathlib import Path

import nbformat
from nbconvert.preprocessors import CellExecutionError, ExecutePreprocessor
from nbformat import NotebookNode

from analysis.places import PROJECT, corpus_path, figures_folder

FOLDER = Path(__file__).parent
_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
_LONGEST_CELL = 3600
"""Seconds: a large corpus is annotated within one cell."""
_QUIET = ["--IPKernelApp.log_level=40"]
"""Of a kernel on this machine only what went wrong is worth a line."""
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def main(arguments: list[str] | None = None) -> int:
    """Run the notebooks.

    Args:
        arguments: of the command line.

    Returns:
        0 if all ran; 2 if nothing could be done or a notebook failed.
    """
    parser = argparse.ArgumentParser(prog="python -m notebooks.run", description=__doc__.split("\n\n")[1])
    parser.add_argument("--store", action="store_true", help="store the outputs; for seeds/ only")
    options = parser.parse_args(arguments)
    corpus = os.environ.get("CORPUS")
    if options.store and corpus:
        return _fail("--store keeps the outputs for seeds/ in the notebooks: leave CORPUS empty")
    try:
        figures = figures_folder(corpus_path(corpus))
    except FileNotFoundError as error:
        return _fail(str(error))
    before = _stamps(figures)
    for path in sorted(FOLDER.glob("*.ipynb")):
        print(f"{path.name} ...", flush=True)
        notebook = nbformat.read(path, as_version=4)
        if failure := run(notebook):
            return _fail(f"{path.name}, {failure}")
        if options.store:
            store(notebook, path)
    _report(figures, before)
    return 0


def run(notebook: NotebookNode) -> str | None:
    """Run a notebook in its folder; its outputs change in place.

    Args:
        notebook: to run.

    Returns:
        None, or which cell failed and why.
    """
    try:
        ExecutePreprocessor(timeout=_LONGEST_CELL, kernel_name="python3", extra_arguments=_QUIET).preprocess(
            notebook, {"metadata": {"path": str(FOLDER)}}
        )
    except CellExecutionError as error:
        failed = [number for number, cell in enumerate(notebook.cells, 1) if _errors(cell)]
        reason = _COLOURS.sub("", f"{error.ename}: {error.evalue}").splitlines()[0]
        return f"cell {failed[-1] if failed else '?'}: {reason}"
    warnings = [number for number, cell in enumerate(notebook.cells, 1) if _warnings(cell)]
    return f"cell {warnings[0]}: wrote to standard error, which the tests forbid" if warnings else None


def store(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook so that the same outputs give the same bytes, whatever the Python version.

    Args:
        notebook: with its outputs.
        path: of its file.
    """
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    notebook.metadata = NotebookNode(kernelspec=_KERNEL, language_info={"name": "python"})
    path.write_text(nbformat.writes(notebook, version=4, indent=1).rstrip("\n") + "\n", encoding="utf-8")


def _errors(cell: NotebookNode) -> bool:
    return any(output.output_type == "error" for output in cell.get("outputs", []))


def _warnings(cell: NotebookNode) -> bool:
    return any(output.get("name") == "stderr" for output in cell.get("outputs", []))


def _stamps(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in sorted(folder.glob("*.*"))}


def _report(figures: Path, before: dict[Path, int]) -> None:
    after = _stamps(figures)
    changed = sum(before.get(path) != stamp for path, stamp in after.items())
    place = figures.relative_to(PROJECT) if figures.is_relative_to(PROJECT) else figures
    charts = sorted(path.stem for path in after if path.suffix == ".svg")
    print(f"{len(charts)} charts in {place}/ (.svg, .png, .csv; {changed} files new or changed):")
    print("\n".join(f"  {chart}" for chart in charts))


def _fail(reason: str) -> int:
    print(f"notebooks: {reason}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
