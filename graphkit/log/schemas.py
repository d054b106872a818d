"""The tables of a log: every column name and type of the project is written here once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import polars as pl

TIME: Final = pl.Datetime("us", "UTC")
NAMES: Final = pl.List(pl.String())

ACCOUNTS: Final = pl.Schema(
    {
        "platform": pl.String(),
        "account_id": pl.String(),
        "handle": pl.String(),
        "name": pl.String(),
        "bio": pl.String(),
        "url": pl.String(),
        "followers": pl.Int64(),
        "following": pl.Int64(),
        "posts": pl.Int64(),
        "verified": pl.Boolean(),
        "created_at": TIME,
        "language": pl.String(),
        "location": pl.String(),
        # Whether what is said under its posts was read, or what it says elsewhere; unknown where no crawl tells.
        "read": pl.Boolean(),
        "fetched_at": TIME,
        "origin": pl.String(),
    }
)

POSTS: Final = pl.Schema(
    {
        "platform": pl.String(),
        "post_id": pl.String(),
        "author_id": pl.String(),
        "created_at": TIME,
        "text": pl.String(),
        "hashtags": NAMES,
        "mentions": NAMES,
        "likes": pl.Int64(),
        "comments": pl.Int64(),
        "reposts": pl.Int64(),
        "views": pl.Int64(),
        "reach": pl.Int64(),
        "sponsored": pl.Boolean(),
        "url": pl.String(),
        "image_urls": NAMES,
        "fetched_at": TIME,
        "origin": pl.String(),
    }
)

INTERACTIONS: Final = pl.Schema(
    {
        "platform": pl.String(),
        "interaction_id": pl.String(),
        "kind": pl.String(),
        "actor_id": pl.String(),
        "target_id": pl.String(),
        "post_id": pl.String(),
        "parent_id": pl.String(),
        "created_at": TIME,
        "text": pl.String(),
        "likes": pl.Int64(),
        "fetched_at": TIME,
        "origin": pl.String(),
    }
)

KINDS: Final = ("comment", "reply", "mention", "repost", "quote", "like", "tag", "follow")
# What people say under a post.
COMMENTS: Final = ("comment", "reply")

# A tie that was given as such (an edge list, a GEXF file) has a weight and no interactions behind it.
EDGES: Final = pl.Schema(
    {"source": pl.String(), "target": pl.String(), "weight": pl.Float64(), "kind": pl.String(), "origin": pl.String()}
)

# The tables of a log by their names.
TABLES: Final[Mapping[str, pl.Schema]] = {
    "accounts": ACCOUNTS,
    "posts": POSTS,
    "interactions": INTERACTIONS,
    "edges": EDGES,
}

TIES: Final = pl.Schema(
    {
        "source": pl.String(),
        "target": pl.String(),
        "weight": pl.Float64(),
        "interactions": pl.UInt32(),
        "posts": pl.UInt32(),
        "first": TIME,
        "last": TIME,
        "kinds": NAMES,
    }
)


def conform(frame: pl.LazyFrame, schema: pl.Schema) -> pl.LazyFrame:
    """The frame with exactly the columns of `schema`, in its order; what it lacks is null."""
    present = frame.collect_schema().names()
    return frame.select(
        (pl.col(name) if name in present else pl.lit(None)).cast(kind).alias(name) for name, kind in schema.items()
    )
