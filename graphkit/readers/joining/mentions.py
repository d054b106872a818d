"""Whom a post names: each account mentioned in it or tagged on it is one act of its author."""

from __future__ import annotations

import polars as pl

from graphkit.readers.tables.table import columns_of


def acts_of_posts(posts: pl.DataFrame, interactions: pl.DataFrame) -> pl.DataFrame:
    """A mention, or a tag, of each account that a post names; posts without an id or an author have none.

    Those that are among the `interactions` already, since our own tables were read, are left out.
    """
    if not posts["mentions"].count() and not posts["tagged"].count():
        return columns_of("interactions").to_frame()
    authored = pl.coalesce("author_id", "author_handle").is_not_null()
    known = posts.lazy().filter(authored & pl.col("post_id").is_not_null())
    acts = [_acts(known, kind, column) for kind, column in (("mention", "mentions"), ("tag", "tagged"))]
    told = interactions.lazy().select("interaction_id")
    return pl.concat(acts).join(told, on="interaction_id", how="anti", maintain_order="left").collect()


def _acts(posts: pl.LazyFrame, kind: str, column: str) -> pl.LazyFrame:
    named = posts.filter(pl.col(column).list.len() > 0).explode(column).filter(pl.col(column).is_not_null())
    acts = named.select(
        "platform",
        "post_id",
        "created_at",
        "origin",
        interaction_id=pl.format("{}:{}:{}", "post_id", pl.lit(kind), column),
        kind=pl.lit(kind),
        actor_id="author_id",
        actor_handle="author_handle",
        target_handle=column,
    )
    columns = columns_of("interactions")
    lacking = [pl.lit(None, dtype).alias(name) for name, dtype in columns.items() if name not in acts.collect_schema()]
    return acts.with_columns(lacking).select(columns.names())
