"""At which resolution is what is found there found again, and true of ties that were not looked at?"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, pairwise
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.network.compare_partitions import adjusted_rand
from graphkit.network.pairs import Pairs
from graphkit.network.partitions import Members, kept_ties

# Below it chance in a small network explains all of it.
FOUND_AGAIN: Final = 0.1
# Another draw of the partitions moves a stability by some .01 in networks of a thousand accounts and more, and
# with it the difference of two.
LUCK: Final = 0.025


def stability(
    pairs: Pairs, members: Members, resolutions: NDArray[np.float64], parts: Members, seed: int
) -> pl.DataFrame:
    """One row for each resolution at which partitions were drawn, coarse to fine.

    Returns resolution; again: how alike its partitions are, as the mean `adjusted_rand`; beside: how alike they
    are to those of the next resolution on either side; foretold: how much less often they put the two ends of a tie
    together that they were drawn without, than of one they were drawn from (1: as often); stability: the mean of again
    and beside, times twice foretold where that is below 1. What there are too few partitions for is null.

    `members` and `parts` are of the tied accounts; the partitions are those that `draw_partitions` draws for the seed.
    """
    known = pl.DataFrame({"resolution": np.unique(resolutions)})
    rows = [np.flatnonzero(resolutions == resolution) for resolution in known["resolution"]]
    again = [_mean(adjusted_rand(members[a], members[b], parts) for a, b in combinations(own, 2)) for own in rows]
    steps = [
        _mean(adjusted_rand(members[a], members[b], parts) for a, b in zip(one, other, strict=False))
        for one, other in pairwise(rows)
    ]
    beside = [_mean(near for near in sides if near is not None) for sides in pairwise([None, *steps, None])]
    foretold = _foretold(pairs, members, seed)
    return known.with_columns(
        again=pl.Series(again, dtype=pl.Float64),
        beside=pl.Series(beside, dtype=pl.Float64),
        foretold=pl.Series([foretold[own].mean() for own in rows], dtype=pl.Float64),
    ).with_columns(stability=pl.mean_horizontal("again", "beside") * (2 * pl.col("foretold")).clip(upper_bound=1))


def steadiest(stabilities: pl.DataFrame) -> float:
    """The most stable resolution, of those as stable but for luck the finest; the coarsest where none is stable.

    A network may have large groups made of small ones, both found again each time: the small ones say more.
    """
    steady = stabilities.filter(pl.col("stability") >= FOUND_AGAIN)
    if not steady.height:
        return float(stabilities["resolution"][0])
    as_stable = steady.filter(pl.col("stability") >= pl.col("stability").max() - LUCK)
    return float(as_stable["resolution"].to_numpy().max())


def _foretold(pairs: Pairs, members: Members, seed: int) -> NDArray[np.float64]:
    return np.array([_foretold_by(pairs, row, kept_ties(pairs, seed, number)) for number, row in enumerate(members)])


def _foretold_by(pairs: Pairs, row: Members, kept: NDArray[np.bool_]) -> float:
    together = row[pairs.one] == row[pairs.other]
    seen, unseen = together[kept], together[~kept]
    return min(1.0, float(unseen.mean() / seen.mean())) if unseen.size and seen.any() else 0.0


def _mean(values: Iterable[float]) -> float | None:
    known = list(values)
    return sum(known) / len(known) if known else None
