"""The comments of a log, each with what tells traded ones from others."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.log.log import Log
from graphkit.log.received import comments_of

# A comment within the hour of its post is a fast one.
FAST: Final = pl.duration(hours=1)
# The same words under the posts of this many authors are said everywhere, whatever the language.
EVERYWHERE: Final = 5


def comments_on_posts(log: Log) -> pl.DataFrame:
    """Comments and replies by others on posts whose author is known, as far as the posts were seen.

    Returns author, commenter, post_id, row (the interaction's id), fast (written within the hour of the post; null
    where a time is unknown), generic (its words are found under the posts of five authors or more, or it has none;
    null where there is no text).
    """
    posts = log.posts.lazy().select("post_id", author="author_id", posted="created_at").drop_nulls("author")
    comments = (
        comments_of(log)
        .select("post_id", "text", commenter="actor_id", row="interaction_id", written="created_at")
        .join(posts, on="post_id")
        .filter(pl.col("commenter") != pl.col("author"))
        .with_columns(words=_words(pl.col("text")))
    )
    generic = (pl.col("words") == "") | (pl.col("author").n_unique().over("words") >= EVERYWHERE)
    return comments.select(
        "author",
        "commenter",
        "post_id",
        "row",
        fast=(pl.col("written") - pl.col("posted")) <= FAST,
        generic=pl.when(pl.col("words").is_not_null()).then(generic),
    ).collect()


def _words(text: pl.Expr) -> pl.Expr:
    """Letters and digits alone, small: "Love this!! 🔥" and "love THIS" are the same words."""
    return text.str.normalize("NFKC").str.to_lowercase().str.replace_all(r"@\S+|[^\p{L}\p{N}]+", " ").str.strip_chars()
