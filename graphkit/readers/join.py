"""Who was each comment for? The owner of its post, found over all files; the author of the comment it answers."""

from __future__ import annotations

import polars as pl

from graphkit.log.provenance import Note, counted


def without_duplicates(frame: pl.DataFrame, key: str, what: str) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    """Each `key` once, as first read: exports of the same thing overlap."""
    kept = frame.filter(pl.col(key).is_first_distinct() | pl.col(key).is_null())
    return kept, counted(what, [(frame.height - kept.height, "read before in another row or file, kept once")])


def without_repeats(interactions: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    """Comments without an id of their own that are the same in every respect, kept once."""
    alike = ["kind", "actor_id", "target_id", "post_id", "created_at", "text"]
    numbered = pl.col("interaction_id").str.starts_with(pl.col("origin") + ":")
    telling = pl.all_horizontal(pl.col("actor_id", "created_at", "text").is_not_null())
    repeat = numbered & telling & ~pl.struct(alike).is_first_distinct()
    kept = interactions.filter(~repeat)
    return kept, counted("interactions", [(interactions.height - kept.height, "the same in every respect, kept once")])


def join_targets(
    interactions: pl.DataFrame, posts: pl.DataFrame, owner: str | None
) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    """Fill `target_id` and `kind` where the file left them open.

    A reply aims at the author of what it answers, everything else at the owner of the post; `owner` stands in
    where no file names one. What stays without a target is kept, and counted.
    """
    owners = posts.lazy().select("post_id", post_owner="author_id")
    parents = interactions.lazy().select(parent_id="interaction_id", parent_author="actor_id").drop_nulls()
    joined = (
        interactions.lazy()
        .join(owners, on="post_id", how="left", maintain_order="left")
        .join(parents, on="parent_id", how="left", maintain_order="left")
        .with_columns(
            pl.coalesce("target_id", "parent_author", "post_owner", pl.lit(owner, pl.String)).alias("target_id"),
            pl.coalesce(
                "kind",
                pl.when(pl.col("parent_author").is_not_null()).then(pl.lit("reply")),
                pl.lit("comment"),
            ).alias("kind"),
        )
        .drop("post_owner", "parent_author")
        .collect()
    )
    unowned = joined["target_id"].null_count()
    return joined, counted(
        "interactions", [(unowned, "on posts whose owner no file names: kept, but they make no tie")]
    )


def posts_of_targets(interactions: pl.DataFrame, posts: pl.DataFrame) -> pl.DataFrame:
    """Posts that are known only from the comments on them, with their owner, as rows of the posts table."""
    known = interactions.filter(pl.col("kind") == "comment").select(
        "platform", "post_id", author_id="target_id", origin="origin"
    )
    met = known.drop_nulls(["post_id", "author_id"]).join(posts, on="post_id", how="anti")
    return met.unique("post_id", keep="first", maintain_order=True)
