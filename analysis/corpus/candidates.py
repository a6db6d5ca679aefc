"""Which articles may be copies of each other: the few pairs that are worth comparing word by word.

Two nets: MinHash with locality-sensitive hashing (Broder 1997; Indyk and Motwani 1998) finds articles that
are alike as a whole, and shared samples of long shingles find a copy of which only a part is left. Both are
kept as arrays, so that a hundred thousand articles take some 100 MB and no pair is looked at that shares
nothing.
"""

from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
import numpy.typing as npt
from datasketch import MinHash

from analysis.corpus.shingles import Hashes, Shingles

_BANDS, _ROWS = 16, 4
"""Articles that share half of their shingles meet in at least one band with 64 % likelihood, those that share
three quarters with 99.8 %."""
_SEED = 20190227
_MOST_ALIKE = 50
"""In a larger bucket each article is compared with its neighbours only: they are one group or mere form."""
_HALF_OF_HASH = np.uint64(0xFFFFFFFF)

Pairs = npt.NDArray[np.int64]


def candidate_pairs(articles: Iterable[Shingles]) -> Iterator[tuple[int, int]]:
    """Find pairs of articles that may be copies.

    Args:
        articles: each is read once and not kept.

    Returns:
        Pairs of positions, the smaller first, in order, each once.
    """
    samples: list[Hashes] = []
    holders: list[npt.NDArray[np.int32]] = []
    sketches = MinHash.generator(
        _short_of_each(articles, samples, holders), num_perm=_BANDS * _ROWS, seed=_SEED, hashfunc=int
    )
    signatures = [sketch.hashvalues for sketch in sketches]
    if len(signatures) < 2:
        return
    found = [*_in_bands(np.array(signatures)), *_with_samples(samples, holders)]
    pairs = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    for pair in pairs:
        yield divmod(int(pair), len(signatures))


def _short_of_each(
    articles: Iterable[Shingles], samples: list[Hashes], holders: list[npt.NDArray[np.int32]]
) -> Iterator[list[int]]:
    """Yield the short shingles as MinHash wants them, and lay the samples of the long ones aside."""
    for place, shingles in enumerate(articles):
        samples.append(shingles.samples)
        holders.append(np.full(len(shingles.samples), place, dtype=np.int32))
        yield (shingles.short & _HALF_OF_HASH).tolist()


def _in_bands(signatures: npt.NDArray[np.uint32]) -> Iterator[Pairs]:
    """Pair the articles whose signatures agree in a band."""
    count = len(signatures)
    for band in range(_BANDS):
        rows = np.ascontiguousarray(signatures[:, band * _ROWS : (band + 1) * _ROWS])
        _, buckets = np.unique(rows, axis=0, return_inverse=True)
        yield _pairs(buckets.reshape(-1), np.arange(count), count, every=True)


def _with_samples(samples: list[Hashes], holders: list[npt.NDArray[np.int32]]) -> Iterator[Pairs]:
    """Pair the articles that share a long shingle which few others have."""
    hashes, places = np.concatenate(samples), np.concatenate(holders)
    yield _pairs(hashes, places, len(samples), every=False)


@cache
def _each_with_each(size: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    return np.triu_indices(size, 1)


def _pairs(keys: npt.NDArray, places: npt.NDArray[np.int64], count: int, *, every: bool) -> Pairs:
    """Pair the places that have the same key; `every` also those of keys that very many places have."""
    order = np.lexsort((places, keys))
    keys, places = keys[order], places[order]
    bounds = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1], [True])))
    sizes = np.diff(bounds)
    found = [np.empty(0, dtype=np.int64)]
    for start, size in zip(bounds[:-1][sizes > 1], sizes[sizes > 1], strict=True):
        members = places[start : start + size].astype(np.int64)
        if size <= _MOST_ALIKE:
            first, second = _each_with_each(int(size))
        elif every:
            second = np.arange(1, size)
            first = second - 1
        else:
            continue
        found.append(members[first] * count + members[second])
    return np.concatenate(found)
