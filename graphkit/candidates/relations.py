"""How every account stands to the seeds."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from graphkit.features.audiences import new_to, shared_commenters
from graphkit.features.authors import exchanges
from graphkit.network.network import Network


def relations(net: Network, seeds: Sequence[str], near: pl.DataFrame) -> pl.DataFrame:
    """For every account its closeness (from `near`), mutual exchanges and likeness of audiences, over all seeds.

    Returns account, closeness, mutual (0 where there were none), likeness (null where the seeds do not reach it) and
    new_audience: how many engage with it and with no seed.
    """
    mutual = exchanges(net, seeds).group_by("account").agg(pl.col("mutual").sum())
    likeness = shared_commenters(net, seeds).group_by("account").agg(pl.col("likeness").sum())
    new = new_to(net, seeds).select("account", new_audience="new")
    frame = net.accounts.select("account")
    for part in (near, mutual, likeness, new):
        frame = frame.join(part, on="account", how="left", maintain_order="left")
    return frame.with_columns(pl.col("mutual").fill_null(0))
