"""The layout as a whole: discs are placed, accounts are placed inside them, marks are given room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from graphkit.maps.layout.groups import Points, group
from graphkit.maps.layout.marks import with_room
from graphkit.maps.layout.packing import packed
from graphkit.maps.layout.relax import relaxed
from graphkit.maps.layout.rooms import SPACING, rooms, shares
from graphkit.maps.layout.start import smoothed, told_by_first, told_by_ids


@dataclass(frozen=True)
class Layout:
    """`accounts`: account, x, y; `discs`: community, x, y, radius, the largest community first.

    In map units, y downwards.
    """

    accounts: pl.DataFrame
    discs: pl.DataFrame


def lay_out(accounts: pl.DataFrame, ties: pl.DataFrame, seed: int = 0) -> Layout:
    """Place `accounts` (account, community, role), tied by `ties` (source, target, weight), whichever way they go.

    Each community is a disc, as large as what is in it, near the communities it is tied to; accounts without a
    community (null) are one more. Inside a disc tied accounts are near each other. Marks of seeds and candidates do
    not lie on one another. Ties to accounts that are not given are passed over.

    The same accounts, ties and `seed` give the same places, whatever the order of the rows; a few more accounts leave
    the others about where they were.

    >>> accounts = pl.DataFrame({"account": ["ann", "bob", "cy"], "community": [0, 0, 1], "role": "author"})
    >>> ties = pl.DataFrame({"source": ["ann"], "target": ["bob"], "weight": [2.0]})
    >>> lay_out(accounts, ties).discs["community", "radius"].with_columns(pl.col("radius").round(1)).rows()
    [(0, 87.7), (1, 62.0)]
    """
    if accounts.is_empty():
        return _NOTHING
    groups = group(accounts, ties)
    room = rooms(groups.roles)
    share = shares(room)
    radii = SPACING * np.sqrt(np.bincount(groups.disc, share))
    told, lots = told_by_ids(groups.accounts, seed)
    centres = packed(told_by_first(told, lots, groups.disc), groups.between, radii)
    start = smoothed(told, groups.inside, groups.disc, share)
    inner = SPACING * relaxed(start, groups.inside, groups.disc, share)
    points = with_room(inner, room, groups.disc, radii) + centres[groups.disc]
    return Layout(_placed(groups.accounts, points), _placed(groups.communities, centres).with_columns(radius=radii))


_NOTHING: Final = Layout(
    pl.DataFrame(schema={"account": pl.String, "x": pl.Float64, "y": pl.Float64}),
    pl.DataFrame(schema={"community": pl.Int64, "x": pl.Float64, "y": pl.Float64, "radius": pl.Float64}),
)


def _placed(what: pl.Series, points: Points) -> pl.DataFrame:
    return what.to_frame().with_columns(x=points[:, 0], y=points[:, 1])
