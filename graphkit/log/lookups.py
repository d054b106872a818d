"""Whom to look up next: commenters who may be influencers themselves, but whose size nobody told."""

from __future__ import annotations

import polars as pl

from graphkit.log.log import Log


def lookups(log: Log) -> pl.DataFrame:
    """Accounts whose number of followers is unknown, those who engage with most others first.

    Returns platform, account_id, handle, owners (how many accounts they act towards), posts (on how many posts),
    acts. Who owns posts in the log comes before everybody else: without a size the follower band cannot hold.

    >>> log = Log(interactions=pl.DataFrame({"actor_id": ["ben", "cem", "ben"], "target_id": ["ana", "ana", "dan"]}))
    >>> lookups(log)["account_id"].to_list()
    ['ben', 'cem']
    """
    done = (
        log.interactions.lazy()
        .filter(pl.col("target_id").ne_missing(pl.col("actor_id")))
        .group_by(account_id="actor_id")
        .agg(owners=pl.col("target_id").drop_nulls().n_unique(), posts=pl.col("post_id").n_unique(), acts=pl.len())
    )
    authors = log.posts.lazy().select(account_id="author_id").unique().with_columns(author=pl.lit(True))
    known = log.accounts.lazy().filter(pl.col("followers").is_not_null())
    return (
        done.join(authors, on="account_id", how="full", coalesce=True)
        .drop_nulls("account_id")
        .join(known, on="account_id", how="anti")
        .join(log.accounts.lazy().select("account_id", "platform", "handle"), on="account_id", how="left")
        .with_columns(pl.col("author").fill_null(False), pl.col("owners", "posts", "acts").fill_null(0))
        .sort("author", "owners", "posts", "acts", "account_id", descending=[True, True, True, True, False])
        .select("platform", "account_id", "handle", "owners", "posts", "acts")
        .collect()
    )
