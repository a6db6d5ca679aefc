"""How often two entities meet by chance: an exact test, and a threshold that says what it lets through.

Of `units` paragraphs one entity stands in `one`, another in `other`. If neither had to do with the other, the
number of paragraphs in which both stand would be hypergeometric (Fisher's exact test, one-sided). Tumminello
et al. (2011), "Statistically validated networks in bipartite complex systems", PLoS ONE 6(3), e17994, tie two
nodes only where this test rejects chance; Neal (2014), "The backbone of bipartite projections", Social
Networks 39, discusses such rules. The threshold is that of Benjamini and Hochberg (1995), "Controlling the
false discovery rate", Journal of the Royal Statistical Society B 57(1).
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations_with_replacement

_NOTHING = 1e-18
"""A term so much smaller than the sum before it no longer changes it."""


@lru_cache(maxsize=100_000)
def chance_of_sharing(shared: int, one: int, other: int, units: int) -> float:
    """Give the probability that two share at least so many units by chance.

    Args:
        shared: units in which both stand.
        one: units in which the first stands.
        other: units in which the second stands.
        units: how many there are.

    Returns:
        The upper tail of the hypergeometric distribution, in [0, 1].
    """
    if shared <= max(0, one + other - units):
        return 1.0
    if shared <= one * other // units:  # left of the middle the first terms may be too small for a float
        return 1.0 - chance_of_sharing(one - shared + 1, one, units - other, units)
    total = 0.0
    for probability in _from(shared, one, other, units):
        total += probability
        if probability < _NOTHING * total:
            break
    return min(1.0, total)


def threshold(chances: Sequence[float], tested: int, rate: float) -> float:
    """Choose how improbable a meeting must be to be told from chance.

    Args:
        chances: of the pairs that meet at all, in any order; all other pairs tested have the chance 1.
        tested: how many pairs are tested.
        rate: the share of pairs below the threshold that may be there by chance, in (0, 1).

    Returns:
        The largest probability that Benjamini and Hochberg accept; 0.0 if they accept none.
    """
    ranked = enumerate(sorted(chances), 1)
    bounds = ((chance, rank * rate / tested) for rank, chance in ranked)
    return max((bound for chance, bound in bounds if chance <= bound), default=0.0)


def expected_by_chance(stands_in: Mapping[str, int], units: int, limit: float) -> float:
    """Say how many pairs would stay below a threshold if everybody were mentioned independently.

    Units are whole: few pairs can meet the threshold exactly, so what each pair can reach is summed up.

    Args:
        stands_in: in how many units each stands; every two are a pair.
        units: how many there are.
        limit: the threshold.

    Returns:
        The expected number of pairs.
    """
    sizes = sorted(Counter(stands_in.values()).items())
    expected = 0.0
    for (one, alike), (other, likewise) in combinations_with_replacement(sizes, 2):
        pairs = alike * (alike - 1) / 2 if one == other else alike * likewise
        if pairs:
            expected += pairs * _reachable(one, other, units, limit)
    return expected


def _reachable(one: int, other: int, units: int, limit: float) -> float:
    """Give the largest tail of the distribution that is within the limit.

    At least every fourth time as many units are shared as on average, so that a limit below one in four is
    not met before that.
    """
    usual = max(one * other // units, one + other - units, 0)
    probabilities = []
    for probability in _from(usual, one, other, units):
        probabilities.append(probability)
        if probability < _NOTHING * limit:
            break
    tail = 0.0
    for probability in reversed(probabilities):
        if tail + probability > limit:
            break
        tail += probability
    return tail


def _from(shared: int, one: int, other: int, units: int) -> Iterator[float]:
    """Yield the probability of sharing exactly so many units, then of one more, and so on."""
    probability = math.exp(
        _log_choose(one, shared) + _log_choose(units - one, other - shared) - _log_choose(units, other)
    )
    for number in range(shared, min(one, other) + 1):
        yield probability
        probability *= (one - number) * (other - number)
        probability /= (number + 1) * (units - one - other + number + 1)


def _log_choose(many: int, few: int) -> float:
    return math.lgamma(many + 1) - math.lgamma(few + 1) - math.lgamma(many - few + 1)
