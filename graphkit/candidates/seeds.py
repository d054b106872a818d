"""What about the seeds should make one doubt the list made from them?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

from graphkit.log.provenance import Note, counted
from graphkit.network.closeness import closeness
from graphkit.network.network import Network

MOST_NAMED: Final = 3


def doubts_about_seeds(net: Network, seeds: Sequence[str], accounts: pl.DataFrame) -> tuple[Note, ...]:
    """Seeds without ties, in separate parts of the network, or in different communities.

    Needs account, label, tied (to how many accounts) and community of all accounts.
    """
    described = accounts.with_columns(part=net.parts).filter(pl.col("account").is_in(list(seeds)))
    tied = described.filter(pl.col("tied") > 0)
    parts, circles = tied["part"].n_unique(), _circles(tied)
    apart = f"communities hold the seeds ({_told(circles)}): they disagree, and whoever is near all of them comes first"
    reasons = [
        (described.height - tied.height, "without a tie to anyone: they point nowhere"),
        (_several(parts), "separate parts of the network hold the seeds: nothing ties these to each other"),
        (_several(circles.height), f"{apart}; a run for each circle finds more of it"),
    ]
    return counted("seeds", reasons)


def _several(count: int) -> int:
    """One is as it should be."""
    return count if count > 1 else 0


def _circles(tied: pl.DataFrame) -> pl.DataFrame:
    """community, names: the labels of the seeds in each, the community with most of them first."""
    grouped = tied.drop_nulls("community").group_by("community").agg(names=pl.col("label").sort())
    return grouped.sort(pl.col("names").list.len(), "community", descending=[True, False])


def _told(circles: pl.DataFrame) -> str:
    shown = [" and ".join(names[:MOST_NAMED]) for names in circles["names"].head(MOST_NAMED)]
    return "; ".join(shown) + ("; …" if circles.height > MOST_NAMED else "")


def nearer_to(net: Network, seeds: Sequence[str], not_like: Sequence[str], seed: int) -> pl.Series:
    """Whether each account comes earlier in the list of those near `not_like` than of those near the seeds.

    In the order of the network's accounts; null where nobody is named or neither reaches it.
    """
    tied = set(net.accounts["account"].filter(pl.Series(net.neighbours > 0)))
    if tied.isdisjoint(not_like):
        return pl.repeat(None, net.accounts.height, dtype=pl.Boolean, eager=True)
    places = [
        closeness(net, named, seed=seed).select("account", pl.col("closeness").rank("min", descending=True).alias(side))
        for side, named in (("near", seeds), ("unlike", not_like))
    ]
    joined = net.accounts.select("account")
    for each in places:
        joined = joined.join(each, on="account", how="left", maintain_order="left")
    return joined.select(pl.col("unlike") < pl.col("near").fill_null(float("inf"))).to_series()
