"""Who comments both here and on a seed?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from graphkit.network.arrays import Vector, column_sums, row_sums
from graphkit.network.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csc_array

SHARED: Final = pl.Schema(
    {
        "account": pl.String,
        "seed": pl.String,
        "shared": pl.Int64,
        "share": pl.Float64,
        "jaccard": pl.Float64,
        "lift": pl.Float64,
        "likeness": pl.Float64,
    }
)


def shared_commenters(net: Network, seeds: Sequence[str]) -> pl.DataFrame:
    """For each account and seed that share commenters: account, seed, shared, share, jaccard, lift, likeness.

    `shared` counts people; `share` is of the account's own commenters, `jaccard` of those of both together; `lift` is
    how many times more than chance would give; `likeness` is the cosine of both audiences with each commenter weighted
    1 / log(2 + number of accounts it comments on), since those who comment everywhere say little (Adamic and Adar
    2003).
    """
    audiences = _audiences(net)
    parts = [_shared_with(audiences, net.accounts["account"], seed) for seed in seeds]
    listed = pl.concat([SHARED.to_frame(), *parts])
    return listed.filter(~pl.col("account").is_in(list(seeds))).sort("account", "seed")


def new_to(net: Network, seeds: Sequence[str]) -> pl.DataFrame:
    """account, audience (how many comment on it), new: how many of them comment on none of the seeds."""
    audiences = _audiences(net)
    is_seed = net.accounts["account"].is_in(list(seeds)).to_numpy()
    reached = row_sums(audiences.comments[:, np.flatnonzero(is_seed)]) > 0
    known = audiences.comments.T @ reached.astype(np.float64)
    size = pl.Series(audiences.size.astype(np.int64))
    return pl.DataFrame(
        {"account": net.accounts["account"], "audience": size, "new": size - pl.Series(known.astype(np.int64))}
    )


@dataclass(frozen=True)
class _Audiences:
    """A column an account, a row a commenter; everyone is the number of those who comment at all."""

    comments: csc_array
    telling: csc_array
    size: Vector
    length: Vector
    everyone: int


def _audiences(net: Network) -> _Audiences:
    comments = (net.adjacency > 0).astype(np.float64)
    spread = row_sums(comments)
    telling = comments.multiply(1 / np.log(2 + spread)[:, None])
    return _Audiences(
        comments=comments.tocsc(),
        telling=telling.tocsc(),
        size=column_sums(comments),
        length=np.sqrt(column_sums(telling.multiply(telling))),
        everyone=int((spread > 0).sum()),
    )


def _shared_with(audiences: _Audiences, accounts: pl.Series, seed: str) -> pl.DataFrame:
    column = int(accounts.index_of(seed) or 0)
    shared = audiences.comments.T @ audiences.comments[:, [column]].toarray().ravel()
    alike = audiences.telling.T @ audiences.telling[:, [column]].toarray().ravel()
    rows = np.flatnonzero(shared)
    size, length = audiences.size[rows], audiences.length[rows]
    return pl.DataFrame(
        {
            "account": accounts.gather(rows),
            "seed": [seed] * len(rows),
            "shared": shared[rows].astype(np.int64),
            "share": shared[rows] / size,
            "jaccard": shared[rows] / (size + audiences.size[column] - shared[rows]),
            "lift": shared[rows] * audiences.everyone / (size * audiences.size[column]),
            "likeness": alike[rows] / (length * audiences.length[column]),
        },
        schema=SHARED,
    )
