"""What a corpus lacks: times without an article, and documents that were rejected."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

import pandas as pd

from analysis.corpus.articles import Rejection
from analysis.corpus.read import place
from analysis.evidence.listing import Listing, as_listing, sentence
from analysis.figures.labels import Lang, say
from analysis.tables import Tables

_CODES = {"day": "D", "month": "M", "year": "Y"}
_PRECISE = {"day": ("day",), "month": ("day", "month"), "year": ("day", "month", "year")}
_MOST_DAYS = 100
"""In a corpus of more days single days without an article are no gap worth a line; months are."""
_VARYING = re.compile(r"'[^']*'|\"[^\"]{1,80}\"|0x[0-9A-Fa-f]+|\d[\d,.]*\d|\d")


def list_gaps(tables: Tables, *, most: int = 10, lang: Lang = "en") -> Listing:
    """List the times between the first and the last article in which none appeared.

    Args:
        tables: of a corpus.
        most: how many gaps, the longest.
        lang: of the headings.

    Returns:
        `gap_from`, `gap_to` and the number of days, months or years (whatever nine in ten dates allow, and
        days only in a corpus of up to a hundred), by date; a sentence if there is no gap.
    """
    dated = tables.articles[tables.articles["date"].notna()]
    unit = _unit(dated)
    if unit is None:
        return sentence(say("gap", "undated", lang), pd.DataFrame(columns=["gap_from", "gap_to", "gap_days"]))
    columns = ["gap_from", "gap_to", f"gap_{unit}s"]
    seen = sorted(set(_periods(dated, unit)))
    gaps = [(one + 1, other - 1) for one, other in pairwise(seen) if (other - one).n > 1]
    if not gaps:
        return sentence(say("gap", f"none_{unit}", lang), pd.DataFrame(columns=columns))
    longest = sorted(gaps, key=lambda gap: (-(gap[1] - gap[0]).n, gap[0]))[:most]
    rows = pd.DataFrame(
        [(str(first), str(last), (last - first).n + 1) for first, last in sorted(longest)],
        columns=columns,
    )
    return _with_more(as_listing(rows, "articles", lang), len(gaps) - len(rows), lang)


def list_rejections(rejected: Sequence[Rejection], *, lang: Lang = "en") -> Listing:
    """List why documents were rejected.

    Args:
        rejected: as in `rejected.jsonl`.
        lang: of the headings.

    Returns:
        `reason` (numbers and names in it left out, so that like counts with like), `documents` and an
        `example`, the most frequent first; a sentence if none was rejected.
    """
    kinds: dict[str, list[Rejection]] = {}
    for rejection in rejected:
        kinds.setdefault(_VARYING.sub("…", rejection.reason), []).append(rejection)
    order = sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0]))
    rows = pd.DataFrame(
        [(reason, len(of_kind), place(of_kind[0].source, of_kind[0].line)) for reason, of_kind in order],
        columns=["reason", "documents", "example"],
    )
    return as_listing(rows, "rejections", lang)


def _unit(dated: pd.DataFrame) -> str | None:
    """Choose days, months or years; None if the dates lie in one of them."""
    for unit, precisions in _PRECISE.items():
        usable = dated[dated["date_precision"].isin(precisions)]
        if usable.empty or len(usable) < 0.9 * len(dated):
            continue
        periods = set(_periods(dated, unit))
        if len(periods) > 1 and (unit != "day" or (max(periods) - min(periods)).n < _MOST_DAYS):
            return unit
    return None


def _periods(dated: pd.DataFrame, unit: str) -> Iterable[pd.Period]:
    usable = dated[dated["date_precision"].isin(_PRECISE[unit])]
    return [pd.Period(str(day), freq=_CODES[unit]) for day in usable["date"]]


def _with_more(listing: Listing, left_out: int, lang: Lang) -> Listing:
    """Say below a table how many rows it leaves out."""
    if not left_out:
        return listing
    return listing._replace(html=f"{listing.html}<p>{escape(say('word', 'more', lang, n=left_out))}</p>")
