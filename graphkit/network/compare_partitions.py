"""How alike are two partitions of the same accounts?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graphkit.network.arrays import ratio
from graphkit.network.partitions import Members

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Counts = NDArray[np.int64]


def adjusted_rand(one: Members, other: Members, parts: Members) -> float:
    """The adjusted Rand index (Hubert and Arabie 1985) over pairs of accounts in the same part of the network.

    1 where both are the same, about 0 where they are alike by chance alone. No community goes beyond its part, so that
    to tell the parts apart is no achievement: they are given. A partition that does nothing else is like none, 0.

    >>> whole, halves = np.zeros(4, np.int32), np.array([0, 0, 1, 1], np.int32)
    >>> adjusted_rand(halves, halves, whole), adjusted_rand(halves, whole, whole), adjusted_rand(halves, halves, halves)
    (1.0, 0.0, 0.0)
    """
    together = _couples(overlap(one, other).data).sum()
    both = [_couples_in_parts(members, parts) for members in (one, other)]
    possible = _couples(np.bincount(parts))
    by_chance = ratio(both[0] * both[1], possible).sum()
    at_most = (both[0].sum() + both[1].sum()) / 2
    # Where next to nothing is left to be found beyond chance, what is left is rounding.
    if at_most - by_chance <= 1e-9 * at_most:
        return 0.0
    return float((together - by_chance) / (at_most - by_chance))


def share_that_agrees(members: Members, partitions: Members) -> NDArray[np.float64]:
    """For each account the share of the partitions that agree with its place in `members`.

    Of each partition the community counts that is most like the account's own (the largest share of the accounts of
    both that are in both: Jaccard): the partition agrees where it has the account in it.
    """
    found = [_most_alike(members, partition)[members] == partition for partition in partitions]
    share: NDArray[np.float64] = np.mean(found, axis=0, dtype=np.float64)
    return share


def overlap(one: Members, other: Members) -> csr_array:
    """How many accounts each community of one, a row, shares with each of the other, a column."""
    from scipy.sparse import csr_array

    matrix = csr_array((np.ones(len(one), np.int64), (one, other)))
    matrix.sum_duplicates()
    return matrix


def _most_alike(members: Members, partition: Members) -> Counts:
    """For each community of `members` that of the partition which is most like it."""
    shared = overlap(members, partition)
    sizes = np.bincount(members)
    row = np.repeat(np.arange(len(sizes)), np.diff(shared.indptr))
    alike = shared.data / (sizes[row] + np.bincount(partition)[shared.indices] - shared.data)
    best = np.lexsort((shared.indices, -alike, row))
    columns: Counts = shared.indices[best][shared.indptr[:-1]]
    return columns


def _couples_in_parts(members: Members, parts: Members) -> NDArray[np.float64]:
    """How many couples of accounts share a community, for each part."""
    sizes = np.bincount(members)
    part = np.zeros(len(sizes), np.int64)
    part[members] = parts
    return np.bincount(part, _couples(sizes), int(parts.max(initial=0)) + 1).astype(np.float64, copy=False)


def _couples(sizes: Counts) -> NDArray[np.float64]:
    couples: NDArray[np.float64] = sizes * (sizes - 1.0) / 2
    return couples
