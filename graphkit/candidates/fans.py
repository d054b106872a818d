"""Fans: accounts seen only as commenters, near the seeds. Ambassadors perhaps, never candidates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

from graphkit.candidates.gates import UNPUBLISHED
from graphkit.network.network import Network

FIGURES: Final = 12


def find_fans(net: Network, accounts: pl.DataFrame, seeds: Sequence[str], candidates: pl.DataFrame) -> pl.DataFrame:
    """Everyone who comments on a seed or a candidate and publishes nothing, most faithful to the seeds first.

    Who is turned away for another reason (do not contact, an account of your brand) is not among them.

    Returns account, label, handle, name, followers, community_name; how many seeds and candidates it comments on;
    on how many of their posts, or with what weight, in all (seed_posts, candidate_posts; whole where all weights are);
    latest.
    """
    on_seeds = _comments_on(net, pl.Series(seeds, dtype=pl.String), "seed")
    on_candidates = _comments_on(net, candidates["account"], "candidate")
    engaged = on_seeds.join(on_candidates, on="account", how="full", coalesce=True)
    counts = ["seeds", "seed_posts", "candidates", "candidate_posts"]
    fans = (
        accounts.lazy()
        .filter(pl.col("gate") == UNPUBLISHED)
        .join(engaged, on="account")
        .with_columns(pl.col(counts).fill_null(0))
    )
    return (
        fans.select(
            *("account", "label", "handle", "name", "followers", "community_name", *counts),
            latest=pl.max_horizontal("seed_latest", "candidate_latest"),
        )
        .sort(["seed_posts", "candidate_posts", "account"], descending=[True, True, False])
        .collect()
    )


def _comments_on(net: Network, targets: pl.Series, role: str) -> pl.LazyFrame:
    return (
        net.ties_between(targets=targets)
        .lazy()
        .group_by(account="source")
        .agg(
            pl.len().cast(pl.Int64).alias(f"{role}s"),
            _added_up(net).alias(f"{role}_posts"),
            pl.col("last").max().alias(f"{role}_latest"),
        )
    )


def _added_up(net: Network) -> pl.Expr:
    weights, weight = net.numbered_ties.rows["weight"], pl.col("weight").sum()
    # The last digit of a sum of fractions depends on their order.
    return weight.cast(pl.Int64) if (weights == weights.floor()).all() else weight.round_sig_figs(FIGURES)
