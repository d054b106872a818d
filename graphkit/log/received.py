"""The comments of a log, and under whose posts they stand."""

from __future__ import annotations

import polars as pl

from graphkit.log.log import Log
from graphkit.log.schemas import COMMENTS


def comments_of(log: Log) -> pl.LazyFrame:
    """The comments and replies among the interactions: what people say under posts."""
    return log.interactions.lazy().filter(pl.col("kind").is_in(COMMENTS))


def comments_seen(log: Log) -> pl.LazyFrame:
    """post_id, seen: how many comments and replies under each post are in the log; a post without any is not listed."""
    return comments_of(log).group_by("post_id").agg(seen=pl.len())


def comments_by_owner(log: Log) -> pl.LazyFrame:
    """The comments and replies among the interactions, with `owner`: whose post each is under.

    A reply belongs to the owner of the post, whomever it answers there; where no post tells its owner, to whom it aims
    at.
    """
    owners = log.posts.lazy().select("post_id", owner="author_id").drop_nulls()
    under = comments_of(log).join(owners, on="post_id", how="left", maintain_order="left")
    return under.with_columns(owner=pl.coalesce("owner", "target_id"))


def comments_received(log: Log) -> pl.LazyFrame:
    """Comments and replies by others: account (whose post it is), commenter, post_id, created_at, row (its id).

    What somebody says under a post of their own is by nobody else.

    >>> posts = pl.DataFrame({"post_id": ["p"], "author_id": ["ana"]})
    >>> acts = pl.DataFrame({"actor_id": ["ben", "cem"], "target_id": ["ana", "ben"], "post_id": ["p", "p"]})
    >>> comments_received(Log(posts=posts, interactions=acts)).select("account", "commenter").collect().rows()
    [('ana', 'ben'), ('ana', 'cem')]
    """
    received = comments_by_owner(log).filter(pl.col("owner") != pl.col("actor_id"))
    return received.select("post_id", "created_at", account="owner", commenter="actor_id", row="interaction_id")
