"""Which stretch of time an article belongs to, in a unit that fits the corpus."""

from typing import Literal

import pandas as pd

Unit = Literal["day", "month", "quarter", "year"]

MOST = 24
"""So many periods fit side by side."""
_CODES: dict[Unit, str] = {"day": "D", "month": "M", "quarter": "Q", "year": "Y"}
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
        The finest unit of at most 24 periods from first to last, with nine in ten dates precise
        enough for it; else "year".
    """
    dated = articles[articles["date"].notna()]
    for unit, precisions in _FINE_ENOUGH.items():
        usable = dated[dated["date_precision"].isin(precisions)]
        if len(usable) < 0.9 * len(dated) or usable.empty:
            continue
        periods = _as_periods(usable["date"], unit)
        if periods.max().ordinal - periods.min().ordinal < MOST:
            return unit
    return "year"


def period_of_each(articles: pd.DataFrame, unit: Unit | None = None) -> tuple[pd.Series, list[str]]:
    """Assign articles to periods.

    Args:
        articles: with `article_id`, `date` and `date_precision`.
        unit: of time; None chooses one that fits.

    Returns:
        The period by article id ("2019-02", "2019-Q1", "2019"), without those whose date is missing or
        too coarse, and all periods from the first to the last, empty ones included. No period at
        all if the corpus has fewer than two.
    """
    unit = unit or fitting_unit(articles)
    usable = articles[articles["date"].notna() & articles["date_precision"].isin(_FINE_ENOUGH[unit])]
    nothing = pd.Series([], index=pd.Index([], name="article_id"), dtype="str", name="period")
    if usable.empty:
        return nothing, []
    periods = _as_periods(usable["date"], unit)
    everything = pd.period_range(periods.min(), periods.max(), freq=_CODES[unit])
    if len(everything) < 2:
        return nothing, []
    names = [_name(period, unit) for period in periods]
    return (
        pd.Series(names, index=pd.Index(usable["article_id"], name="article_id"), name="period", dtype="str"),
        [_name(period, unit) for period in everything],
    )


def _as_periods(dates: pd.Series, unit: Unit) -> pd.PeriodIndex:
    return pd.PeriodIndex([pd.Period(str(date)[:10], freq=_CODES[unit]) for date in dates])


def _name(period: pd.Period, unit: Unit) -> str:
    formats = {"day": "%Y-%m-%d", "month": "%Y-%m", "quarter": "%Y-Q%q", "year": "%Y"}
    return period.strftime(formats[unit])
