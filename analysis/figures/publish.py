"""Write a chart: as SVG, as PNG, and the plotted numbers as CSV, the same bytes on every run."""

from io import BytesIO
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.style import house_style
from analysis.files import write_bytes

DPI = 144
"""Twice what matplotlib counts as one screen pixel per point: sharp in a notebook, small on disk."""
_TINY = 0.00005
"""What is smaller would be 0.0000."""


@house_style()
def picture(figure: Figure, kind: str) -> bytes:
    """Render a chart without a date or a program's name in it.

    Args:
        figure: the chart.
        kind: "svg" (texts as outlines, so that every reader sees the same) or "png".

    Returns:
        The file's bytes, the same on every run.
    """
    nothing = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}[kind]
    buffer = BytesIO()
    figure.savefig(buffer, format=kind, dpi=DPI, metadata=nothing)
    return buffer.getvalue()


def numbers_as_csv(data: pd.DataFrame) -> bytes:
    """Write the plotted numbers as text.

    Args:
        data: a chart's numbers.

    Returns:
        CSV in UTF-8 with a header, commas and line feeds; fractions with four decimals, tiny ones with an
        exponent.
    """
    return data.to_csv(index=False, lineterminator="\n", float_format=_fraction).encode("utf-8")


def _fraction(number: float) -> str:
    return f"{number:.2e}" if 0 < abs(number) < _TINY else f"{number:.4f}"


def publish(figure: Figure, data: pd.DataFrame, name: str, folder: Path) -> tuple[Path, ...]:
    """Write a chart and its numbers into a folder.

    Each file appears complete or not at all, and a file that would not change is left alone.

    Args:
        figure: the chart.
        data: the numbers it shows.
        name: of the files, without ending.
        folder: where; it is made if it is missing.

    Returns:
        The three files: `.svg`, `.png`, `.csv`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        "svg": picture(figure, "svg"),
        "png": picture(figure, "png"),
        "csv": numbers_as_csv(data),
    }
    return tuple(_write(folder / f"{name}.{kind}", content) for kind, content in contents.items())


def withdraw(name: str, folder: Path) -> None:
    """Remove a chart that an earlier run wrote and that now has nothing to show.

    Args:
        name: of the files, without ending.
        folder: where they may be.
    """
    for kind in ("svg", "png", "csv"):
        (folder / f"{name}.{kind}").unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> Path:
    if not path.is_file() or path.read_bytes() != content:
        write_bytes(path, content)
    return path
