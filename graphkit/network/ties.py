"""From acts to ties: one weighted tie for each (actor, target)."""

from __future__ import annotations

import polars as pl

from graphkit.log.provenance import Note, counted
from graphkit.log.schemas import TIES, conform


def ties_from_interactions(interactions: pl.LazyFrame) -> pl.LazyFrame:
    """One row for each actor and target: how often, on how many posts, from when to when, in which ways.

    The weight is the number of distinct posts, since ten comments under one post are one conversation; acts on
    no known post count one each. Rows without both ends, and acts towards oneself, make no tie.
    """
    ends = interactions.filter(pl.col("actor_id") != pl.col("target_id"))
    # Counting distinct posts inside each group is several times slower than grouping twice.
    by_post = ends.group_by(source="actor_id", target="target_id", post="post_id").agg(
        interactions=pl.len(),
        first=pl.col("created_at").min(),
        last=pl.col("created_at").max(),
        kinds=pl.col("kind").unique(),
    )
    ties = by_post.group_by("source", "target").agg(
        pl.col("interactions").sum(),
        posts=pl.col("post").count(),
        first=pl.col("first").min(),
        last=pl.col("last").max(),
        kinds=pl.col("kinds").explode().unique().drop_nulls().sort(),
        postless=pl.col("interactions").filter(pl.col("post").is_null()).sum(),
    )
    return conform(ties.with_columns(weight=pl.col("posts") + pl.col("postless")), TIES)


def ties_from_edges(edges: pl.LazyFrame) -> pl.LazyFrame:
    """One row for each source and target of ties that were given as such; parallel ones are added up."""
    # In its last bits a sum depends on the order; collected here, since polars leaves out a sort that a sum follows.
    ordered = usable_ties(edges).sort("source", "target", "weight").collect()
    ties = (
        ordered.lazy()
        .group_by("source", "target", maintain_order=True)
        .agg(pl.col("weight").sum(), kinds=pl.col("kind").drop_nulls().unique().sort())
    )
    return conform(ties, TIES)


def usable_ties(ties: pl.LazyFrame) -> pl.LazyFrame:
    """Those of two known and different ends, with a weight above 0."""
    return ties.filter(_usable_weight() & (pl.col("source") != pl.col("target")))


def together(ties: list[pl.LazyFrame]) -> pl.DataFrame:
    """Ties from several makings as one sorted frame, parallel ones added up."""
    stacked = pl.concat(ties)
    merged = stacked.group_by("source", "target").agg(
        pl.col("weight").sum(),
        _sum_of_known("interactions"),
        _sum_of_known("posts"),
        pl.col("first").min(),
        pl.col("last").max(),
        pl.col("kinds").explode().drop_nulls().unique().sort(),
    )
    return conform(merged.sort("source", "target"), TIES).collect(engine="streaming")


def left_out_interactions(interactions: pl.DataFrame) -> tuple[Note, ...]:
    """What of a log makes no tie, counted by why."""
    gone = pl.col("actor_id").is_null()
    unowned = ~gone & pl.col("target_id").is_null()
    own = pl.col("actor_id") == pl.col("target_id")
    counts = interactions.select(gone=gone.sum(), unowned=unowned.sum(), own=own.sum()).row(0)
    reasons = ("by deleted users", "towards nobody known", "towards oneself")
    return counted("interactions that make no tie", zip(map(int, counts), reasons, strict=True))


def left_out_edges(edges: pl.DataFrame) -> tuple[Note, ...]:
    """Given ties that cannot be used, counted by why."""
    own = pl.col("source") == pl.col("target")
    endless = pl.col("source").is_null() | pl.col("target").is_null()
    counts = edges.select(
        weight=(~_usable_weight() & ~endless).sum(), own=(own & _usable_weight()).sum(), endless=endless.sum()
    ).row(0)
    reasons = (
        "left out: the weight is not a number above 0",
        "left out: from an account to itself",
        "left out: one end is missing",
    )
    return counted("given ties", zip(map(int, counts), reasons, strict=True))


def _usable_weight() -> pl.Expr:
    return (pl.col("weight").is_finite() & (pl.col("weight") > 0)).fill_null(False)


def _sum_of_known(column: str) -> pl.Expr:
    return pl.when(pl.col(column).count() > 0).then(pl.col(column).sum()).alias(column)
