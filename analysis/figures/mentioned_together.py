"""Who is mentioned with whom: pairs that share more paragraphs or articles than chance explains."""

from collections.abc import Sequence

import pandas as pd

from analysis.figures.counting import (
    COUNTED_KINDS,
    COUNTED_PARTS,
    LABELS,
    counted_mentions,
    distinct_names,
)
from analysis.figures.network import draw_network
from analysis.figures.pairs import LEAST, Pairs, Within, find_pairs
from analysis.tables import Tables

NAME = "mentioned_together"
COLUMNS = (
    *("entity", "label", "mentions", "other", "other_label", "other_mentions", "together", "within"),
    *("expected", "p", "units", "tested", "beyond", "by_chance", "verdict"),
)

draw = draw_network


def numbers(
    tables: Tables,
    *,
    top: int = 14,
    within: Within = "paragraph",
    lines: int = 40,
    least: int = LEAST,
    parts: Sequence[str] = COUNTED_PARTS,
    kinds: Sequence[str] = COUNTED_KINDS,
    labels: Sequence[str] = LABELS,
) -> pd.DataFrame:
    """Find the pairs that are mentioned together more often than chance explains; see `pairs.find_pairs`.

    Args:
        tables: of a corpus.
        top: how many entities at most.
        within: what two mentions must share; a paragraph ends with its line.
        lines: how many pairs at most, the most frequent.
        least: in how many paragraphs or articles an entity must stand for its pairs to be tested.
        parts: of an article that count.
        kinds: of mentions that count.
        labels: of entities that are paired.

    Returns:
        One row per pair, the most frequent first: `entity`, `label`, `mentions`, `other`, `other_label`,
        `other_mentions`, `together` (paragraphs or articles shared), `within`, `expected` (shared by
        chance), `p` (probability of sharing at least so many by chance); and of the corpus `units`
        (paragraphs or articles that mention anyone), `tested` (pairs), `beyond` (pairs beyond chance),
        `by_chance` (of these, to be expected by chance), `verdict`. Where no pair is beyond chance, the
        most frequent pairs of all.
    """
    rows = counted_mentions(tables, parts=parts, kinds=kinds)
    found = find_pairs(rows, tables.articles, within=within, labels=labels, least=least)
    chosen = _choose(found, top, lines)
    counts = rows["entity_id"].value_counts()
    label_of = dict(zip(rows["entity_id"], rows["label"], strict=True))
    ids = {entity for pair in zip(chosen["one"], chosen["other"], strict=True) for entity in pair}
    names = distinct_names(rows, sorted(ids, key=lambda entity: (-counts[entity], entity)))
    beyond = int(found.meeting["beyond"].sum())
    of_corpus = (found.units, found.tested, beyond, found.by_chance, found.verdict)
    data = [
        (
            *(names[row.one], label_of[row.one], int(counts[row.one])),
            *(names[row.other], label_of[row.other], int(counts[row.other])),
            *(row.together, within, row.expected, row.p, *of_corpus),
        )
        for row in chosen.itertuples()
    ]
    return pd.DataFrame(data, columns=list(COLUMNS))


def _choose(found: Pairs, top: int, lines: int) -> pd.DataFrame:
    """Take the most frequent pairs as long as they bring in no more than so many entities."""
    meeting = found.meeting
    meeting = meeting[meeting["beyond"]] if meeting["beyond"].any() else meeting
    drawn: set[str] = set()
    kept = []
    for row in meeting.itertuples():
        if len(drawn | {row.one, row.other}) <= top and len(kept) < lines:
            drawn |= {row.one, row.other}
            kept.append(row.Index)
    return meeting.loc[kept]
