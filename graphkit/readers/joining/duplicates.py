"""The same post or comment met more than once: exports overlap, and are read twice."""

from __future__ import annotations

import polars as pl

from graphkit.log.once import once
from graphkit.log.provenance import Note, counted

AGAIN = "read before in another row or file, kept once"


def posts_once(posts: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    """Each post once, with the first known value of each column, in the order read."""
    kept = once(posts, "post_id")
    authors = pl.col("author_id").drop_nulls().n_unique()
    disputed = _doubled(posts, "post_id").group_by("post_id").agg(authors).filter(pl.col("author_id") > 1)
    return kept, counted(
        "posts",
        [(posts.height - kept.height, AGAIN), (disputed.height, "are given to several authors: the first is taken")],
    )


def interactions_once(interactions: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    """Each interaction once, with the first known value of each column, in the order read.

    Some tools number anew for each post or account: rows that share an id, but not the actor or the post as far
    as these are known, are different acts. All are kept, the later ones with a mark behind the id.
    """
    # Of numbers it is told in half the time; two ids that share one only cost the longer way.
    if interactions["interaction_id"].hash().n_unique() == interactions.height:
        return interactions, ()
    told_apart = _told_apart(interactions)
    kept = once(told_apart, "interaction_id")
    renamed = (told_apart["interaction_id"] != interactions["interaction_id"]) & told_apart[
        "interaction_id"
    ].is_first_distinct()
    return kept, counted(
        "interactions",
        [
            (interactions.height - kept.height, AGAIN),
            (int(renamed.sum()), "share their id with an act of another account or on another post: all are kept"),
        ],
    )


def without_repeats(interactions: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    """Comments without an id of their own that are the same in every respect, kept once."""
    alike = [
        pl.col("kind", "actor_id", "text"),
        # Some programs write times to the second, whatever they were.
        pl.col("created_at").dt.truncate("1s"),
        # One file may name the owner, another only the post.
        pl.coalesce("post_id", "target_id", "owner_id").alias("post_id"),
    ]
    begins = pl.col("interaction_id").str.starts_with(pl.col("origin"))
    if not interactions.select(begins.any()).item():
        return interactions, ()
    numbered = pl.col("interaction_id").str.starts_with(pl.col("origin") + ":")
    telling = pl.all_horizontal(pl.col("actor_id", "created_at", "text").is_not_null())
    nameless = interactions.select((numbered & telling).alias("nameless")).to_series()
    # To compare whole rows takes time and memory, and most exports give every comment its id.
    if not nameless.any():
        return interactions, ()
    first = interactions.select(pl.struct(alike).is_first_distinct().alias("first")).to_series()
    kept = interactions.filter(~nameless | first)
    return kept, counted("interactions", [(interactions.height - kept.height, "the same in every respect, kept once")])


def _told_apart(interactions: pl.DataFrame) -> pl.DataFrame:
    rows = interactions.with_row_index("row")
    ends = ["actor_id", "post_id"]
    known = (
        _doubled(rows, "interaction_id")
        .select("row", "interaction_id", *ends)
        .with_columns(pl.col(end).fill_null(pl.col(end).drop_nulls().first().over("interaction_id")) for end in ends)
    )
    acts = known.unique(["interaction_id", *ends], maintain_order=True).with_columns(
        number=pl.int_range(1, pl.len() + 1).over("interaction_id")
    )
    marked = (
        known.join(acts.drop("row"), on=["interaction_id", *ends], nulls_equal=True)
        .filter(pl.col("number") > 1)
        .select("row", marked=pl.format("{}~{}", "interaction_id", "number"))
    )
    if not marked.height:
        return interactions
    joined = rows.join(marked, on="row", how="left", maintain_order="left")
    return joined.with_columns(interaction_id=pl.coalesce("marked", "interaction_id")).drop("row", "marked")


def _doubled(frame: pl.DataFrame, key: str) -> pl.DataFrame:
    return frame.filter(pl.col(key).is_duplicated() & pl.col(key).is_not_null())
