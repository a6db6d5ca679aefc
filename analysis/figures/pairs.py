"""Who shares paragraphs or articles with whom, and which pairs do so more than chance explains."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Literal, NamedTuple

import pandas as pd

from analysis.corpus.hygiene import cleaned
from analysis.figures.chance import chance_of_sharing, expected_by_chance, threshold
from analysis.figures.counting import LABELS

Within = Literal["paragraph", "article"]
Verdict = Literal["told apart", "not told apart", "too few"]

LEAST = 3
"""An entity must stand in so many units for its pairs to be tested: with fewer, hardly any could pass."""
RATE = 0.05
"""Of the pairs that pass, this share at most may be there by chance."""
_LINE_END = re.compile("\n")


class Pairs(NamedTuple):
    """Pairs of entities that meet, and what chance would give.

    Attributes:
        meeting: one row per pair that shares a unit, the most frequent first: `one` and `other` (entity
            ids), `together` (units shared), `expected` (units shared by chance), `p` (probability of
            sharing at least so many by chance), `beyond` (whether that is more than chance explains).
        units: how many paragraphs or articles mention anyone.
        tested: how many pairs are tested, whether they meet or not.
        by_chance: how many of these would be `beyond` if everybody were mentioned independently.
        verdict: whether any pair can be told apart from chance; "too few" if there are so few units that
            none could pass, however often it meets.
    """

    meeting: pd.DataFrame
    units: int
    tested: int
    by_chance: float
    verdict: Verdict


def find_pairs(
    rows: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    within: Within = "paragraph",
    labels: Sequence[str] = LABELS,
    least: int = LEAST,
    rate: float = RATE,
) -> Pairs:
    """Find who meets whom, and test every pair of entities that are mentioned often enough.

    Units that mention nobody do not count; with them, every pair would look less like chance. The test takes
    units for independent of each other. Paragraphs of one article are less so than articles, which are
    the stricter choice.

    Args:
        rows: mentions that count, whatever their label.
        articles: of the corpus.
        within: what two mentions must share; a paragraph ends with its line.
        labels: of entities that are paired; those of other labels still make a unit count.
        least: in how many units an entity must stand for its pairs to be tested.
        rate: the share of pairs beyond chance that may be there by chance, at most 0.2.

    Returns:
        All pairs that meet, tested or not; those that are not tested are not `beyond` chance.
    """
    place = _paragraphs(rows, articles) if within == "paragraph" else rows["article_id"]
    stands = pd.DataFrame({"place": place, "entity": rows["entity_id"], "label": rows["label"]})
    stands = stands.drop_duplicates(["place", "entity"])
    units = stands["place"].nunique()
    stands = stands[stands["label"].isin(list(labels))]
    size = {entity: int(count) for entity, count in stands["entity"].value_counts().items()}
    meeting = _meeting(stands, size, units)
    frequent = {entity: count for entity, count in size.items() if count >= least}
    tested = len(frequent) * (len(frequent) - 1) // 2
    in_test = meeting["one"].isin(list(frequent)) & meeting["other"].isin(list(frequent))
    limit = threshold(meeting.loc[in_test, "p"].to_list(), tested, rate)
    meeting = meeting.assign(beyond=in_test & (meeting["p"] <= limit))
    if limit:
        return Pairs(meeting, units, tested, expected_by_chance(frequent, units, limit), "told apart")
    one_could_pass = tested > 0 and expected_by_chance(frequent, units, rate / tested) > 0
    return Pairs(meeting, units, tested, 0.0, "not told apart" if one_could_pass else "too few")


def _meeting(stands: pd.DataFrame, size: dict[str, int], units: int) -> pd.DataFrame:
    """List the pairs that share a unit: the most frequent first, of these the least to be expected."""
    rank = {entity: at for at, entity in enumerate(sorted(size, key=lambda entity: (-size[entity], entity)))}
    shared: Counter[tuple[str, str]] = Counter()
    for _, sharing in stands.groupby("place", sort=False)["entity"]:
        shared.update(combinations(sorted(sharing, key=rank.__getitem__), 2))
    ranked = sorted(
        shared,
        key=lambda pair: (-shared[pair], size[pair[0]] * size[pair[1]], rank[pair[0]], rank[pair[1]]),
    )
    rows = [
        (
            *(one, other, shared[one, other], size[one] * size[other] / units),
            chance_of_sharing(shared[one, other], size[other], size[one], units),
        )
        for one, other in ranked
    ]
    return pd.DataFrame(rows, columns=["one", "other", "together", "expected", "p"])


def _paragraphs(rows: pd.DataFrame, articles: pd.DataFrame) -> pd.Series:
    """Number the paragraph of each mention: the article's id and how many lines end before it."""
    copies = zip(articles["article_id"], map(cleaned, articles["text"]), strict=True)
    ends = {
        article_id: [copy.in_given(*end.span())[0] for end in _LINE_END.finditer(copy.text)]
        for article_id, copy in copies
    }
    keys = [
        f"{article_id}\n{bisect_right(ends[article_id], start)}"
        for article_id, start in zip(rows["article_id"], rows["start"], strict=True)
    ]
    return pd.Series(keys, index=rows.index, dtype="str")
