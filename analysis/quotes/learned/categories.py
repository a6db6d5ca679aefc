"""Number the categories that tokens have, so that networks can learn a row of numbers for each."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np


class Numbers(dict[str, int]):
    """The numbers of a column's values; values never met share the first."""

    def __init__(self, first: int, values: Iterable[str]) -> None:
        super().__init__((value, first + k) for k, value in enumerate(values, 1))
        self.unknown = first

    def __missing__(self, value: str) -> int:
        """Give the number of values that were never met."""
        return self.unknown


class Table(NamedTuple):
    """The numbers of the categories that were met in training.

    Attributes:
        columns: column → value → its number; numbers are shared by no two columns.
    """

    columns: dict[str, Numbers]

    def __len__(self) -> int:
        """Count the numbers: one per value, and one per column for values never met."""
        return sum(len(numbers) + 1 for numbers in self.columns.values())

    def numbers(self, columns: dict[str, list[str]], n: int) -> np.ndarray:
        """Look values up.

        Args:
            columns: column → one value per token.
            n: number of tokens.

        Returns:
            Tokens × those of the table's columns that are given; a column's values that were never met share
            one number.
        """
        known = [name for name in self.columns if name in columns]
        found = np.zeros((len(known), n), dtype="int32")
        for row, name in zip(found, known, strict=True):
            row[:] = np.fromiter(map(self.columns[name].__getitem__, columns[name]), "int32", n)
        return np.ascontiguousarray(found.T)

    def values(self) -> dict[str, list[str]]:
        """List each column's values by their numbers."""
        return {name: list(numbers) for name, numbers in self.columns.items()}


def table_of(values: dict[str, list[str]]) -> Table:
    """Number categories.

    Args:
        values: column → its values.

    Returns:
        The table; what is added behind leaves the numbers before it as they are.
    """
    columns: dict[str, Numbers] = {}
    first = 0
    for name, listed in values.items():
        columns[name] = Numbers(first, listed)
        first += len(listed) + 1
    return Table(columns)


def count_values(readings: Iterable[dict[str, list[str]]], *, least: int) -> dict[str, list[str]]:
    """List the categories of training articles.

    Args:
        readings: their columns.
        least: how often a value must occur.

    Returns:
        Column → its values, both sorted.
    """
    counts: dict[str, Counter[str]] = {}
    for columns in readings:
        for name, values in columns.items():
            counts.setdefault(name, Counter()).update(values)
    return {name: sorted(v for v, n in counts[name].items() if n >= least) for name in sorted(counts)}
