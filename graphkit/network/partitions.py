"""Many partitions of one network, each of a part of its ties: what is in all of them is no accident."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graphkit.network.pairs import Pairs
from graphkit.processors import processors

# The series goes from coarse to fine and back, so that its first few are spread over all resolutions.
RESOLUTIONS: Final = (1.0, 4.0, 16.0, 2.0, 8.0, 0.5, 32.0)
# Of the ties of each draw one in so many is left out. Leaving out none or two finds less (docs/ranking.md).
LEFT_OUT_OF: Final = 5
# Four rounds of the series find what eight do.
FULL: Final = 28
# Beyond so many ties fewer partitions are drawn, so that the time grows no faster than the network.
FULL_UP_TO: Final = 6_000_000
# Beyond so many ties the time it takes to move accounts once more is worth more than what that finds (docs/speed.md).
REFINED_UP_TO: Final = 500_000
# networkit sweeps at most so often over the accounts at each level: it always comes to an end.
SWEEPS: Final = 8
NONE: Final = -1

Members = NDArray[np.int32]
Kept = NDArray[np.bool_]


@dataclass(frozen=True)
class Partitions:
    """`members` has a row a partition and a column an account: the number of its community, -1 without any tie.

    `resolutions` has one for each row. A community's number means nothing beyond its row.
    """

    members: Members
    resolutions: NDArray[np.float64]


def enough_partitions(pairs: int) -> int:
    """How many partitions are worth their time in a network of so many tied pairs."""
    return max(1, min(FULL, FULL * FULL_UP_TO // max(pairs, 1)))


def resolutions_of(partitions: int) -> NDArray[np.float64]:
    """The resolution of each of the first so many partitions."""
    return np.resize(np.array(RESOLUTIONS), partitions)


def kept_ties(pairs: Pairs, seed: int, partition: int) -> Kept:
    """The ties that this partition was drawn from; the others can tell how good it is."""
    return _lots(seed, partition).integers(0, LEFT_OUT_OF, len(pairs.bond), dtype=np.uint8) > 0


def draw_partitions(pairs: Pairs, partitions: int, seed: int) -> Iterator[Members]:
    """One partition of the tied accounts after the other, at the resolutions of `resolutions_of`.

    Each is made from its own four fifths of the ties with the accounts in its own order, so that chance differs
    where structure does not (bagging; Breiman 1996). As many are made side by side as there are processors; the
    same seed gives the same partitions for any number of them.
    """
    resolutions = resolutions_of(partitions)
    with ThreadPoolExecutor(processors()) as side_by_side:
        yield from side_by_side.map(
            lambda number: _partition(pairs, float(resolutions[number]), seed, number), range(partitions)
        )


def _partition(pairs: Pairs, resolution: float, seed: int, number: int) -> Members:
    refine = len(pairs.bond) <= REFINED_UP_TO
    return one_partition(pairs, resolution, _lots(seed, number, 1), kept_ties(pairs, seed, number), refine)


def one_partition(
    pairs: Pairs, resolution: float, lots: np.random.Generator, kept: Kept | slice, refine: bool
) -> Members:
    """A partition of the tied accounts by the kept ties: the Louvain method (Blondel and others 2008), by networkit.

    `lots` order the accounts. `refine` moves accounts once more from coarse to fine (Rotta and Noack 2011).
    """
    import networkit as nk

    # On one thread it is the same each time; the setting holds for this thread alone.
    nk.setNumberOfThreads(1)
    order = lots.permutation(len(pairs.accounts)).astype(np.uint64)
    ends = (order[pairs.one[kept]], order[pairs.other[kept]])
    graph = nk.GraphFromCoo((pairs.bond[kept], ends), n=len(pairs.accounts), weighted=True)
    del kept, ends
    engine = nk.community.PLM(graph, refine=refine, gamma=resolution, par="none", maxIter=SWEEPS)
    found = np.asarray(engine.run().getPartition().getVector())[order]
    return np.unique(found, return_inverse=True)[1].astype(np.int32)


def _lots(*seeds: int) -> np.random.Generator:
    return np.random.default_rng(seeds)
