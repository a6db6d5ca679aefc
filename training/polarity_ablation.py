"""What each kind of knowledge is worth to the judge of polarity: without it the rest learns anew."""

from collections.abc import Sequence

import numpy as np

from analysis.sentiment.clues import clue_names
from analysis.sentiment.weights import HEADS, number_names
from training.polarity_data import Case

KNOWLEDGE = ("clues", "rules", "meanings", "second reading")


def without(knowledge: str, some: Sequence[Case]) -> list[Case]:
    """Take one kind of knowledge away.

    Args:
        knowledge: one of `KNOWLEDGE`: all clues; those of the rules of composition; the word vectors; the
            second reading of the crowd's targets.
        some: cases.

    Returns:
        The same cases without it.

    Raises:
        ValueError: there is no such kind.
    """
    if knowledge not in KNOWLEDGE:
        raise ValueError(f"{knowledge}: is not known; take one of {', '.join(KNOWLEDGE)}")
    if knowledge == "second reading":
        return [_without_second_reading(case) for case in some]
    clue = np.arange(len(number_names())) < len(clue_names())
    rules = np.array([name.startswith("rules_") for name in number_names()])
    gone = {"clues": clue, "rules": rules, "meanings": ~clue}[knowledge]
    return [case._replace(numbers=np.where(gone, 0.0, case.numbers)) for case in some]


def _without_second_reading(case: Case) -> Case:
    if case.shares[HEADS.index("crowd")].sum() == 0:
        return case
    shares = case.shares.copy()
    shares[HEADS.index("codebook")] = 0
    return case._replace(shares=shares)
