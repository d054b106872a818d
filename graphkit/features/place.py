"""Where an account stands between the communities, and with whom it trades comments around the seeds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.network.arrays import row_sums
from graphkit.network.matrices import membership
from graphkit.network.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def describe_place(net: Network, community: pl.Series, seeds: Sequence[str]) -> pl.DataFrame:
    """One row an account of the network: account, placed_ties, participation, within, circle.

    `community` is that of each account, in the network's order. `placed_ties` counts the accounts in any community it
    is tied to. `participation` is 1 - Σ (share of its ties that go to a community)²: 0 where all go to one;
    `within` is by how many standard deviations of its community it has more ties inside than its mean (both of
    Guimerà and Amaral 2005). Both are null where an account is in no community or has no such tie, `within` where the
    community is all alike, too. `circle` counts the accounts in the communities of the seeds that it and they each
    comment on.
    """
    member = membership(community)
    to_each = net.bonds @ member
    own = row_sums(to_each.multiply(member))
    total = row_sums(to_each)
    squares = row_sums(to_each.multiply(to_each))
    with np.errstate(divide="ignore", invalid="ignore"):
        participation = 1 - squares / total**2
    inside = pl.DataFrame({"community": community, "own": own})
    spread = pl.col("own").std(ddof=0).over("community")
    deviation = (pl.col("own") - pl.col("own").mean().over("community")) / spread
    tied = pl.Series("placed_ties", np.diff(_tied(net, community).indptr).astype(np.int64))
    known = pl.Series(total > 0) & community.is_not_null()
    return pl.DataFrame(
        {
            "account": net.accounts["account"],
            "placed_ties": tied,
            # The difference of two sums that are equal is not exactly 0.
            "participation": pl.Series(participation).clip(0, 1).round(12),
            "within": inside.select(pl.when(spread > 0).then(deviation)).to_series(),
            "circle": _exchanges_in_circle(net, community, seeds),
        }
    ).with_columns(pl.when(known).then(pl.col("participation", "within")))


def _tied(net: Network, community: pl.Series) -> csr_array:
    """The bonds to accounts that are in a community."""
    return net.bonds[:, np.flatnonzero(community.is_not_null().to_numpy())]


def _exchanges_in_circle(net: Network, community: pl.Series, seeds: Sequence[str]) -> NDArray[np.int64]:
    is_seed = net.accounts["account"].is_in(list(seeds))
    circle = community.is_in(community.filter(is_seed).drop_nulls().unique().to_list()).fill_null(False) & ~is_seed
    comments = (net.adjacency > 0).astype(np.int64)
    both: csr_array = comments.multiply(comments.T)
    counted: NDArray[np.int64] = both @ circle.to_numpy().astype(np.int64)
    return counted
