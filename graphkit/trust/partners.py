"""Strong mutual partners: authors each of whom comments on a good part of what the other publishes."""

from __future__ import annotations

from typing import Final

import polars as pl

# Each comments on a quarter of the other's posts ...
COVERAGE: Final = 0.25
# ... and on two of them: one comment on one of three posts is no habit.
LEAST_POSTS: Final = 2


def find_partners(comments: pl.DataFrame, posts: pl.DataFrame) -> pl.DataFrame:
    """Who trades comments with whom, or is a close friend: this cannot be told from that.

    `comments` as `comments_on_posts` gives them, `posts` with post_id and author_id. Returns a row for each author and
    partner, both ways: author, partner, coverage (share of the author's posts the partner commented on), back (share
    of the partner's posts the author commented on).

    >>> posts = pl.DataFrame({"post_id": ["1", "2", "3", "4"], "author_id": ["ana", "ana", "ben", "ben"]})
    >>> authors, others = ["ana", "ana", "ben", "ben"], ["ben", "ben", "ana", "ana"]
    >>> comments = pl.DataFrame({"author": authors, "commenter": others, "post_id": ["1", "2", "3", "4"]})
    >>> find_partners(comments, posts).rows()
    [('ana', 'ben', 1.0, 1.0), ('ben', 'ana', 1.0, 1.0)]
    """
    published = posts.lazy().group_by(author="author_id").agg(posts=pl.len())
    met = (
        comments.lazy()
        .join(published.select(commenter="author"), on="commenter", how="semi")
        .group_by("author", partner="commenter")
        .agg(commented=pl.col("post_id").n_unique())
        .join(published, on="author")
        .select("author", "partner", "commented", coverage=pl.col("commented") / pl.col("posts"))
        .filter(pl.col("coverage") >= COVERAGE, pl.col("commented") >= LEAST_POSTS)
    )
    other_way = met.select(author="partner", partner="author", back="coverage")
    both = met.join(other_way, on=["author", "partner"])
    return both.select("author", "partner", "coverage", "back").sort("author", "partner").collect()
