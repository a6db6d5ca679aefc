"""From tables to a published chart, and what a notebook shows of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.figures.gallery import CHARTS
from analysis.figures.labels import Lang, say
from analysis.figures.publish import publish, withdraw
from analysis.figures.style import WIDTH
from analysis.tables import Tables

_SCREEN_DPI = 96
_MOST_ROWS = 60
_TINY = 0.0005
"""What is smaller would be 0.000."""


class Chart(NamedTuple):
    """A published chart; a notebook shows the picture, a terminal the numbers.

    Attributes:
        title: what it shows.
        data: the plotted numbers.
        png: the picture; None if there is nothing to show.
        note: why there is nothing to show; "" if there is.
    """

    title: str
    data: pd.DataFrame
    png: bytes | None
    note: str = ""

    def __repr__(self) -> str:
        """List the plotted numbers, or say why there are none."""
        if self.png is None:
            return self.note
        kinds = {"max_rows": _MOST_ROWS, "float_format": _fraction, "na_rep": "–"}
        numbers = self.data.to_string(index=False, **kinds)
        return f"{self.title}\n\n{numbers}"

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        if self.png is None:
            return {"text/plain": repr(self)}, {}
        width = {"image/png": {"width": round(WIDTH * _SCREEN_DPI)}}
        return {"text/plain": repr(self), "image/png": self.png}, width


def make_chart(
    name: str,
    tables: Tables,
    folder: Path,
    *,
    lang: Lang = "en",
    topics: Mapping[str, str] | None = None,
    **options: Any,
) -> Chart:
    """Count, draw and write a chart.

    Args:
        name: of the chart, as in `gallery.CHARTS`.
        tables: of a corpus.
        folder: where the files go; a chart with nothing to show leaves none there.
        lang: of the labels.
        topics: what to print for a topic's key; without it the key is printed.
        options: for the chart's `numbers`, such as `top=20`.

    Returns:
        The chart.

    Raises:
        KeyError: there is no such chart.
    """
    if name not in CHARTS:
        raise KeyError(f"there is no chart {name!r}; there are {', '.join(CHARTS)}")
    chart = CHARTS[name]
    data = chart.numbers(tables, **options)
    title = say(name, "title", lang)
    if data.empty:
        withdraw(name, folder)
        return Chart(title, data, None, f"{title}: {say(name, 'empty', lang)}")
    figure = chart.draw(_with_labels(data, topics or {}), lang=lang)
    _, png, _ = publish(figure, data, name, folder)
    return Chart(title, data, png.read_bytes())


def _fraction(number: float) -> str:
    return f"{number:.0e}" if 0 < abs(number) < _TINY else f"{number:.3f}"


def _with_labels(data: pd.DataFrame, topics: Mapping[str, str]) -> pd.DataFrame:
    """Put labels in place of the topics' keys, unless two topics would look the same."""
    if "topic" not in data or len(set(topics.values())) < len(topics):
        return data
    return data.assign(topic=[topics.get(key, key) for key in data["topic"]])
