"""How much of an author was seen, and how lately."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.features.days import in_days
from graphkit.log.log import Log
from graphkit.log.received import comments_seen

# One wrong clock in a thousand does not say what day it is.
TODAY: Final = 0.999


def describe_coverage(log: Log) -> pl.DataFrame:
    """One row an author with posts: account, coverage, silent.

    `coverage` is the share of the comments its posts have, as the platform counts them, that are in the data; null
    where the platform's counts are not. `silent` is for how many days it has published nothing, on the day of the
    newest act (`newest_act`); null where its posts have no dates.
    """
    posts = log.posts.lazy().select("post_id", "created_at", declared="comments", account="author_id")
    counted = posts.join(comments_seen(log), on="post_id", how="left").with_columns(pl.col("seen").fill_null(0))
    told = pl.col("declared") > 0
    described = (
        counted.drop_nulls("account")
        .group_by("account")
        .agg(
            coverage=pl.col("seen").filter(told).sum() / pl.col("declared").filter(told).sum(),
            last=pl.col("created_at").max(),
        )
    )
    silence = pl.lit(newest_act(log), pl.Datetime("us", "UTC")) - pl.col("last")
    return (
        described.select(
            "account",
            coverage=pl.col("coverage").fill_nan(None).clip(upper_bound=1.0),
            silent=in_days(silence).clip(lower_bound=0.0),
        )
        .sort("account")
        .collect()
    )


def newest_act(log: Log) -> object:
    """When the newest act of the data was done: one in a thousand left aside, and those of one account alone.

    In a small log one clock that runs years ahead would else say that everybody has fallen silent. Null where nothing
    has a time.
    """
    acts = pl.concat(
        [
            log.posts.lazy().select("created_at", account="author_id"),
            log.interactions.lazy().select("created_at", account="actor_id"),
        ]
    )
    newest = acts.select(pl.col("created_at").quantile(TODAY, "nearest")).collect().item()
    if newest is None:
        return None
    latest = acts.filter(pl.col("created_at") >= newest).select(pl.col("account").unique()).collect()["account"]
    if latest.len() != 1:
        return newest
    others = acts.filter(pl.col("account").ne_missing(latest.item())).select(pl.col("created_at").max())
    return others.collect().item() or newest
