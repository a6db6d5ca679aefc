"""The measures of entities as compact tables to read."""

from collections.abc import Collection, Sequence

from analysis.evaluation.entities import LABELLED, MEASURES, tally_entities
from analysis.evaluation.entity_gold import Annotated
from analysis.evaluation.quotations import score
from training.listing import rates_table


def entity_measures(articles: Sequence[Annotated], only: Collection[str] = tuple(MEASURES)) -> list[str]:
    """Tabulate how well mentions are found, merged and resolved.

    Args:
        articles: with what was coded and found.
        only: names of the measures to tabulate.

    Returns:
        Lines: measure; precision, recall and F1 with 95 % intervals from articles drawn again, or the one
        share; units coded.
    """
    scores = score(tally_entities(articles))
    return rates_table({name: scores[name] for name in only}, [LABELLED])
