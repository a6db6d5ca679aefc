"""Which stretch of time an article belongs to, in a unit that fits the corpus."""

import re
from typing import Literal

import pandas as pd

Unit = Literal["day", "month", "quarter", "year"]

MOST = 24
"""So many periods fit side by side."""
_CODES: dict[Unit, str] = {"day": "D", "month": "M", "quarter": "Q", "year": "Y"}
_FORMS: dict[Unit, str] = {
    "day": r"\d{4}-\d\d-\d\d",
    "month": r"\d{4}-\d\d",
    "quarter": r"\d{4}-Q[1-4]",
    "year": r"\d{4}",
}
_FINE_ENOUGH: dict[Unit, tuple[str, ...]] = {
    "day": ("day",),
    "month": ("day", "month"),
    "quarter": ("day", "month"),
    "year": ("day", "month", "year"),
}


def fitting_unit(articles: pd.DataFrame) -> Unit:
    """Choose the finest unit that nearly all dates allow and that gives a readable number of periods.

    Args:
        articles: with `date` and `date_precision`.

    Returns:
        The finest unit for which nine in ten dates are precise enough and 49 in 50 of these lie within
        24 periods; else "year".
    """
    dated = articles[articles["date"].notna()]
    for unit, precisions in _FINE_ENOUGH.items():
        usable = dated[dated["date_precision"].isin(precisions)]
        if len(usable) < 0.9 * len(dated) or usable.empty:
            continue
        counts = _ordinals(usable["date"], unit).value_counts()
        first = _fullest_window(counts)
        if counts[(counts.index >= first) & (counts.index < first + MOST)].sum() >= 0.98 * len(usable):
            return unit
    return "year"


def period_of_each(articles: pd.DataFrame, unit: Unit | None = None) -> tuple[pd.Series, list[str]]:
    """Assign articles to periods.

    Args:
        articles: with `article_id`, `date` and `date_precision`.
        unit: of time; None chooses one that fits.

    Returns:
        The period by article id ("2019-02", "2019-Q1", "2019"), without those whose date is missing or
        too coarse, and all periods from the first to the last, empty ones included. Of more than 24
        periods the 24 with the most articles are told apart; what is earlier or later counts together
        ("< 2004"). No period at all if the corpus has fewer than two.
    """
    unit = unit or fitting_unit(articles)
    usable = articles[articles["date"].notna() & articles["date_precision"].isin(_FINE_ENOUGH[unit])]
    ordinals = _ordinals(usable["date"], unit)
    if ordinals.nunique() < 2:
        return pd.Series([], index=pd.Index([], name="article_id"), dtype="str", name="period"), []
    first = _fullest_window(ordinals.value_counts())
    inside = ordinals[(ordinals >= first) & (ordinals < first + MOST)]
    first, last = inside.min(), inside.max()
    before, after = f"< {_name(first, unit)}", f"> {_name(last, unit)}"
    names = [before if o < first else after if o > last else _name(o, unit) for o in ordinals]
    everything = [_name(ordinal, unit) for ordinal in range(first, last + 1)]
    everything = [*[before] * (before in names), *everything, *[after] * (after in names)]
    index = pd.Index(usable["article_id"], name="article_id")
    return pd.Series(names, index=index, name="period", dtype="str"), everything


def within(articles: pd.DataFrame, period: str) -> pd.Series:
    """Say which articles appeared in a period.

    Args:
        articles: with `date` and `date_precision`.
        period: as the charts name it: "2019", "2019-Q1", "2019-02", "2019-02-27", or with "< " or "> "
            before it whatever is earlier or later.

    Returns:
        Per article whether it did; not if its date is missing or too coarse to tell.

    Raises:
        ValueError: this names no period.
    """
    side, name = (period[0], period[2:]) if period[:2] in ("< ", "> ") else ("=", period)
    unit = next((unit for unit, form in _FORMS.items() if re.fullmatch(form, name)), None)
    if unit is None:
        raise ValueError(f"there is no period {period!r}; write 2019, 2019-Q1, 2019-02 or 2019-02-27")
    try:
        asked = pd.Period(name, freq=_CODES[unit]).ordinal
    except ValueError as error:
        raise ValueError(f"there is no period {period!r}: the calendar has no such date") from error
    usable = articles["date"].notna() & articles["date_precision"].isin(_FINE_ENOUGH[unit])
    ordinals = _ordinals(articles.loc[usable, "date"], unit).set_axis(articles.index[usable])
    inside = {"<": ordinals < asked, ">": ordinals > asked, "=": ordinals == asked}[side]
    return inside.reindex(articles.index, fill_value=False)


def _ordinals(dates: pd.Series, unit: Unit) -> pd.Series:
    """Number the periods of dates, one by one along the calendar."""
    return pd.Series([pd.Period(str(date)[:10], freq=_CODES[unit]).ordinal for date in dates], dtype="int64")


def _fullest_window(counts: pd.Series) -> int:
    """Find where the 24 successive periods with the most articles begin; of several the latest."""
    held = {
        int(first): int(counts[(counts.index >= first) & (counts.index < first + MOST)].sum())
        for first in counts.index
    }
    return max(held, key=lambda first: (held[first], first))


def _name(ordinal: int, unit: Unit) -> str:
    formats = {"day": "%Y-%m-%d", "month": "%Y-%m", "quarter": "%Y-Q%q", "year": "%Y"}
    return pd.Period(ordinal=int(ordinal), freq=_CODES[unit]).strftime(formats[unit])
