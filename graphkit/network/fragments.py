"""Communities of one or two accounts are none: where do these accounts belong?"""

from __future__ import annotations

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.network.pairs import Pairs
from graphkit.network.partitions import Members

# Two accounts are a pair, not a community.
LEAST: Final = 3
FOUND: Final = "found"
JOINED: Final = "strongest neighbour"
UNASSIGNED: Final = "unassigned"


def without_fragments(pairs: Pairs, members: Members, resolution: float) -> tuple[Members, pl.Series]:
    """The communities without those of fewer than three accounts, and how each account got to where it is.

    Communities whose ties do not hold together are first taken apart. A fragment goes to the community it is tied to
    most strongly, beyond what the strength of both makes likely at this resolution: `strongest neighbour`. One that is
    tied to nothing else is no community: `unassigned`.
    """
    whole = _pieces(pairs, members)
    joined = whole
    while (moves := _strongest_neighbours(pairs, joined, resolution)).height:
        joined = _united(joined, moves)
    small, too_small = (np.bincount(found)[found] < LEAST for found in (whole, joined))
    placed = np.select([too_small, small], [UNASSIGNED, JOINED], FOUND)
    return joined, pl.Series("placed", placed)


def _pieces(pairs: Pairs, members: Members) -> Members:
    inside = members[pairs.one] == members[pairs.other]
    return _components(pairs.one[inside], pairs.other[inside], len(members))


def _strongest_neighbours(pairs: Pairs, members: Members, resolution: float) -> pl.DataFrame:
    """one, other: each fragment with a tie to elsewhere, and the community by joining which modularity gains most."""
    size = pl.lit(pl.Series(np.bincount(members)))
    strength = pl.lit(pl.Series(_strengths(pairs, members)))
    ties = pl.LazyFrame({"one": members[pairs.one], "other": members[pairs.other], "bond": pairs.bond})
    ties = ties.filter(pl.col("one") != pl.col("other"))
    of_fragments = pl.concat([ties, ties.select(one="other", other="one", bond="bond")]).filter(
        size.gather("one") < LEAST
    )
    # In its last bits a sum depends on the order.
    tied = of_fragments.group_by("one", "other", maintain_order=True).agg(pl.col("bond").sum())
    likely = resolution * strength.gather("one") * strength.gather("other") / (2 * pairs.bond.sum())
    ranked = tied.with_columns(gain=pl.col("bond") - likely).sort(
        ["one", "gain", "other"], descending=[False, True, False]
    )
    return ranked.group_by("one", maintain_order=True).agg(pl.col("other").first()).collect()


def _strengths(pairs: Pairs, members: Members) -> NDArray[np.float64]:
    both = np.concatenate([members[pairs.one], members[pairs.other]])
    return np.bincount(both, np.tile(pairs.bond, 2)).astype(np.float64, copy=False)


def _united(members: Members, moves: pl.DataFrame) -> Members:
    """Each fragment has one goal, so that no two communities which are none meet."""
    return _components(moves["one"].to_numpy(), moves["other"].to_numpy(), int(members.max()) + 1)[members]


def _components(one: NDArray[np.int32], other: NDArray[np.int32], count: int) -> Members:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    joined = coo_array((np.ones(len(one), np.int8), (one, other)), shape=(count, count))
    component: Members = connected_components(joined, directed=False)[1]
    return component
