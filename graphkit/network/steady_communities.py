"""Communities at the resolution at which they are found again and again, and how sure each place in them is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from graphkit.network.compare_partitions import adjusted_rand, share_that_agrees
from graphkit.network.fragments import UNASSIGNED, without_fragments
from graphkit.network.pairs import Pairs
from graphkit.network.partitions import Members, one_partition
from graphkit.network.stability import stability, steadiest
from graphkit.processors import processors

if TYPE_CHECKING:
    from graphkit.network.network import Network

# Partitions of the whole network to choose from; the resolutions of those drawn are twice as far from one another.
TRIED: Final = (1.0, 2**-0.5, 2**0.5, 1.0, 1.0)
# One is tried for so many that were drawn, so that a large network does not wait for these.
DRAWN_FOR_EACH: Final = 6
# The share is among partitions from twice as coarse to twice as fine.
WIDEST: Final = 2.0
_SCHEMA: Final = pl.Schema({"found": pl.Int32(), "share": pl.Float64(), "placed": pl.String()})


def steady_communities(net: Network, seed: int) -> pl.DataFrame:
    """found (the number of a community, null where an account has none), share and placed of each of the accounts."""
    pairs = Pairs.of(net.bonds)
    tied = _steady(net, pairs, seed) if len(pairs.bond) else pl.DataFrame(schema=_SCHEMA)
    everyone = pl.DataFrame({"row": np.arange(pairs.size, dtype=np.int32)})
    placed = tied.with_columns(row=pl.Series(pairs.accounts))
    listed = everyone.join(placed, on="row", how="left", maintain_order="left").drop("row")
    return listed.with_columns(pl.col("placed").fill_null(UNASSIGNED))


def _steady(net: Network, pairs: Pairs, seed: int) -> pl.DataFrame:
    """The same of the tied accounts."""
    drawn = net.prepare(seed=seed).partitions
    members, parts = drawn.members[:, pairs.accounts], net.parts[pairs.accounts]
    resolution = steadiest(stability(pairs, members, drawn.resolutions, parts, seed))
    tried = [resolution * step for step in TRIED[: 1 + len(members) // DRAWN_FOR_EACH]]
    best = _most_alike(pairs, tried, members[drawn.resolutions == resolution], parts, seed)
    found, placed = without_fragments(pairs, best, resolution)
    around = np.abs(np.log2(drawn.resolutions / resolution)) <= np.log2(WIDEST)
    frame = pl.DataFrame({"found": found, "share": share_that_agrees(found, members[around]), "placed": placed})
    return frame.with_columns(pl.when(pl.col("placed") != UNASSIGNED).then(pl.col("found", "share")))


def _most_alike(pairs: Pairs, resolutions: list[float], drawn: Members, parts: Members, seed: int) -> Members:
    """Of a partition of the whole network at each of the resolutions the one most like those drawn of parts of it."""
    with ThreadPoolExecutor(processors()) as side_by_side:
        whole = side_by_side.map(
            lambda number: _whole(pairs, resolutions[number], seed, number), range(len(resolutions))
        )
        return max(whole, key=lambda found: np.mean([adjusted_rand(found, row, parts) for row in drawn]))


def _whole(pairs: Pairs, resolution: float, seed: int, number: int) -> Members:
    lots = np.random.default_rng((seed, number, 2))
    return one_partition(pairs, resolution, lots, slice(None), refine=True)
