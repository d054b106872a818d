"""Two follower counts and the time between them."""

from __future__ import annotations

import polars as pl

from graphkit.log.log import Log


def describe_growth(log: Log, earlier: pl.DataFrame | None) -> pl.DataFrame:
    """One row an account: account, followers_before, between_counts; both null where nothing earlier is known of it.

    `earlier` has account, followers and counted_at.
    """
    now = log.accounts.select("fetched_at", account="account_id").drop_nulls("account")
    if earlier is None:
        absent = {"followers_before": pl.Int64(), "between_counts": pl.Duration("us")}
        return now.select("account", *(pl.lit(None, kind).alias(column) for column, kind in absent.items()))
    then = earlier.select("account", "counted_at", followers_before="followers")
    return now.join(then, on="account", how="left", maintain_order="left").select(
        "account", "followers_before", between_counts=pl.col("fetched_at") - pl.col("counted_at")
    )
