"""What each kind of knowledge is worth to the judge of polarity: without it the rest learns anew."""

from collections.abc import Sequence

import numpy as np

from analysis.sentiment.clues import clue_names
from analysis.sentiment.network import HEADS
from analysis.sentiment.surroundings import TRAITS
from training.polarity_data import Case

KNOWLEDGE = ("clues", "rules", "words one by one", "word vectors", "second reading")


def without(knowledge: str, some: Sequence[Case]) -> list[Case]:
    """Take one kind of knowledge away.

    Args:
        knowledge: one of `KNOWLEDGE`: all clues; those of the rules of composition; traits and vectors
            of single words; vectors alone; the second reading of the crowd's targets.
        some: cases.

    Returns:
        The same cases without it.

    Raises:
        ValueError: there is no such kind.
    """
    if knowledge not in KNOWLEDGE:
        raise ValueError(f"{knowledge}: is not known; take one of {', '.join(KNOWLEDGE)}")
    return [_without(knowledge, case) for case in some]


def _without(knowledge: str, case: Case) -> Case:
    if knowledge == "second reading":
        if case.shares[HEADS.index("crowd")].sum() == 0:
            return case
        shares = case.shares.copy()
        shares[HEADS.index("codebook")] = 0
        return case._replace(shares=shares)
    if knowledge in {"clues", "rules"}:
        gone = np.array([knowledge == "clues" or name.startswith("rules_") for name in clue_names()])
        return case._replace(clues=np.where(gone, 0.0, case.clues))
    words = case.words.copy()
    words[:, 0 if knowledge == "words one by one" else TRAITS :] = 0
    return case._replace(words=words)
