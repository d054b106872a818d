"""What an author's own posts tell: likes, comments, views, reach, and when they were written."""

from __future__ import annotations

import polars as pl

from graphkit.log.log import Log
from graphkit.log.received import comments_seen


def describe_posts(log: Log) -> pl.DataFrame:
    """One row an author with posts: what they got, added up over those posts of which it is known.

    Returns account; liked_posts, of how many posts likes are known, with their likes, comments (as the platform counts
    them, else as they were seen) and acts (both together: `acts_a_post` is the median); viewed_posts, of how many
    both acts and views are known, with viewed_acts and views; reached_posts, reached_acts and reach, the same of reach;
    dated_posts, lasting (from the first to the last) and gap (the median between two).
    """
    posts = (
        log.posts.lazy()
        .join(comments_seen(log), on="post_id", how="left")
        .with_columns(comments=pl.coalesce("comments", pl.col("seen").cast(pl.Int64), 0))
        .with_columns(acts=pl.col("likes") + pl.col("comments"))
        .select("author_id", "created_at", "likes", "comments", "views", "reach", "acts")
        .drop_nulls("author_id")
        .sort("author_id", "created_at")
    )
    liked = pl.col("acts").is_not_null()
    viewed = liked & (pl.col("views") > 0)
    reached = liked & (pl.col("reach") > 0)
    written = pl.col("created_at").drop_nulls()
    described = posts.group_by(account="author_id").agg(
        liked_posts=liked.sum(),
        likes=pl.col("likes").sum(),
        comments_of_liked=pl.col("comments").filter(liked).sum(),
        acts_a_post=pl.col("acts").median(),
        viewed_posts=viewed.sum(),
        viewed_acts=pl.col("acts").filter(viewed).sum(),
        views=pl.col("views").filter(viewed).sum(),
        reached_posts=reached.sum(),
        reached_acts=pl.col("acts").filter(reached).sum(),
        reach=pl.col("reach").filter(reached).sum(),
        dated_posts=written.len(),
        lasting=written.max() - written.min(),
        gap=written.diff().median(),
    )
    return described.sort("account").collect()
