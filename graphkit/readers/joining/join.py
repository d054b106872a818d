"""Who was each comment for? The owner of its post, found over all files; the author of the comment it answers."""

from __future__ import annotations

import polars as pl

from graphkit.log.provenance import Note, counted
from graphkit.log.schemas import INTERACTIONS, POSTS, conform


def with_posts_met(posts: pl.DataFrame, interactions: pl.DataFrame, owner: str | None) -> pl.DataFrame:
    """The posts with their authors as far as a comment names them, and posts known only from comments.

    Where none does, it is whoever the folder of the file is named after; `owner` owns the posts that are nobody's
    else. Without it, such posts stay without an author.
    """
    # What answers another comment may be aimed at that one's author, which is no word on whose the post is.
    is_comment = pl.col("parent_id").is_null() & (pl.col("kind").is_null() | (pl.col("kind") == "comment"))
    named = pl.coalesce("owner_id", pl.when(is_comment).then("target_id"))
    commented = (
        interactions.lazy().select("platform", "post_id", author_id=named, origin="origin").drop_nulls("post_id")
    )
    told = commented.drop_nulls("author_id").unique("post_id", keep="first", maintain_order=True)
    filled = (
        posts.lazy()
        .join(told.select("post_id", told="author_id"), on="post_id", how="left", maintain_order="left")
        .with_columns(author_id=pl.coalesce("author_id", "told", "likely_author_id", pl.lit(owner, pl.String)))
    )
    met = told
    if owner:
        nobodys = commented.join(told, on="post_id", how="anti", maintain_order="left").unique(
            "post_id", keep="first", maintain_order=True
        )
        met = pl.concat([told, nobodys.with_columns(author_id=pl.lit(owner))])
    new = met.join(posts.lazy(), on="post_id", how="anti", maintain_order="left")
    return pl.concat([conform(filled, POSTS), conform(new, POSTS)]).collect()


def join_targets(
    interactions: pl.DataFrame, posts: pl.DataFrame, owner: str | None
) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    """Fill `target_id` and `kind` where the file left them open; the columns of `INTERACTIONS`.

    A reply aims at the account it names at its start, else at the author of what it answers; everything else at the
    owner of the post, and `owner` stands in where no file names one. So does what only might be a reply, since some
    platforms file all of these under the first comment; what its file calls one may be deep in a thread, and is for
    nobody that is known. What stays without a target is kept, and counted.
    """
    answers = pl.col("parent_id").is_not_null() & (pl.col("parent_id") != pl.col("interaction_id"))
    answered = pl.when(answers).then(pl.coalesce("answered_id", "parent_author"))
    owners = pl.coalesce("owner_id", "post_owner", pl.lit(owner, pl.String))
    owned = pl.when(~answers | pl.col("kind").ne_missing("reply")).then(owners)
    joined = (
        _with_post_owner(_with_parent_author(interactions), posts)
        .with_columns(
            target_id=pl.coalesce("target_id", answered, owned),
            kind=pl.coalesce("kind", pl.when(answered.is_not_null()).then(pl.lit("reply")), pl.lit("comment")),
        )
        .select(INTERACTIONS.names())
        # Streaming would copy every column, texts too: four times the work.
        .collect(engine="in-memory")
    )
    aimless, to_nobody = joined["target_id"].null_count(), joined.select(is_reply_to_nobody().sum()).item()
    return joined, counted(
        "interactions",
        [
            (aimless - to_nobody, "on posts whose owner no file names: kept, but they make no tie"),
            (to_nobody, "answer comments whose author no file names: kept, but they make no tie"),
        ],
    )


def is_reply_to_nobody() -> pl.Expr:
    """Whether a joined act is a reply to a comment of which no file tells who wrote it."""
    return pl.col("target_id").is_null() & pl.col("parent_id").is_not_null() & (pl.col("kind") == "reply")


def _with_parent_author(interactions: pl.DataFrame) -> pl.LazyFrame:
    """Few comments are answered, and in many logs none: only those are looked up."""
    asked = interactions.lazy().select("parent_id").drop_nulls()
    if not interactions["parent_id"].count():
        return interactions.lazy().with_columns(parent_author=pl.lit(None, pl.String))
    authors = interactions.lazy().select(parent_id="interaction_id", parent_author="actor_id").drop_nulls()
    parents = authors.join(asked, on="parent_id", how="semi")
    return interactions.lazy().join(parents, on="parent_id", how="left", maintain_order="left")


def _with_post_owner(interactions: pl.LazyFrame, posts: pl.DataFrame) -> pl.LazyFrame:
    """Of one file with comments and owners nothing is to be looked up."""
    open_ = pl.coalesce("target_id", "owner_id").is_null().any()
    if not interactions.select(open_).collect().item():
        return interactions.with_columns(post_owner=pl.lit(None, pl.String))
    owners = posts.lazy().select("post_id", post_owner="author_id").drop_nulls()
    return interactions.join(owners, on="post_id", how="left", maintain_order="left")
