"""Dates at their precision on one line of days, and how far apart they are."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

YEAR = 365.25


def day_of(text: str) -> int:
    """Put a date on a line of days.

    Args:
        text: ISO date, datetime, month or year.

    Returns:
        Days since the year 1; the middle of a month or a year.
    """
    parts = [int(part) for part in text[:10].split("-")]
    month = parts[1] if len(parts) > 1 else 7
    day = parts[2] if len(parts) > 2 else 15 if len(parts) > 1 else 1
    return date(parts[0], month, day).toordinal()


def years_apart(one: str | None, others: Sequence[str]) -> float | None:
    """Say how far a date lies from the nearest of others.

    Args:
        one: ISO date at its precision, or None.
        others: such dates in order.

    Returns:
        Years; None if there is nothing to compare.
    """
    if one is None or not others:
        return None
    place = bisect_left(others, one)
    near = others[max(0, place - 1) : place + 1]
    return min(abs(day_of(one) - day_of(other)) for other in near) / YEAR
