"""What the words around a target mean: mean word vectors by where the words stand.

References:
    Bojanowski et al. (2017), Enriching word vectors with subword information. TACL 5 (the vectors).
    Iyyer et al. (2015), Deep unordered composition rivals syntactic methods for text classification. ACL.
"""

import numpy as np

from analysis.sentiment.surroundings import Surroundings

PLACES = ("text", "target", "clause", "above", "beside")
"""Where the words stand: anywhere; in the target; in its clause; over it; under it or under the same word."""
WIDTH = 96
"""Numbers per place."""


def meanings(around: Surroundings) -> np.ndarray:
    """Average the word vectors around a target, place by place.

    Args:
        around: the words around it.

    Returns:
        `PLACES` × `WIDTH` numbers in a row; those of one place have length 1, or are 0 where no word stands.
    """
    everywhere = np.ones(len(around.tokens), bool)
    places = [everywhere, around.inside, around.clause & ~around.inside, around.above, around.beside]
    sums = np.array(places, "float64") @ around.vectors
    return (sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-6)).ravel()
