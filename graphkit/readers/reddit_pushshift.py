"""Reddit dumps of Pushshift and its heirs: comments (RC_…) and submissions (RS_…).

An account is known by its name throughout: `author_fullname`, the stable id, stands only in dumps from 2018 on,
and one person with an id here and a name there would be two. The dump of 2023 writes nothing as the word "null".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.formats.shapes import texts
from graphkit.readers.reader import Given, Part, Reader

_GONE: Final = ("[deleted]", "[removed]")
_BELOW: Final = "scores below zero: how many liked these is unknown"


def _comments(given: Given) -> Iterator[Part]:
    comments = given.frame.with_columns(pl.all().replace("null", None))
    yield Part(
        "interactions",
        comments.select(
            interaction_id="id",
            # Some rows of 2023 have the id alone; those of deleted accounts have neither.
            actor_id=pl.when(pl.col("author").is_null()).then("author_fullname"),
            actor_handle="author",
            owner_handle=pl.when(_is("is_submitter")).then("author"),
            post_id=pl.col("link_id").str.strip_prefix("t3_"),
            # What answers the submission itself has that for its parent.
            parent_id=pl.col("parent_id").str.extract(r"^t1_(.+)$"),
            created_at="created_utc",
            text=_written("body"),
            likes=_score(),
        ),
        {_BELOW: _voted_down(comments)},
    )


def _submissions(given: Given) -> Iterator[Part]:
    submissions = given.frame.with_columns(pl.all().replace("null", None))
    yield Part(
        "posts",
        submissions.select(
            post_id="id",
            author_handle="author",
            created_at="created_utc",
            text=pl.concat_str("title", _written("selftext"), separator="\n", ignore_nulls=True),
            likes=_score(),
            comments="num_comments",
            url="https://www.reddit.com" + pl.col("permalink"),
        ),
        {_BELOW: _voted_down(submissions)},
    )


def _is(flag: str) -> pl.Expr:
    return pl.col(flag).str.to_lowercase() == "true"


def _written(text: str) -> pl.Expr:
    return pl.when((pl.col(text) != "") & ~pl.col(text).is_in(_GONE)).then(text)


def _score() -> pl.Expr:
    """Upvotes less downvotes; nobody knows how many liked what is below nothing, or what is not shown yet."""
    hidden = _is("score_hidden").fill_null(False) | pl.col("score").str.starts_with("-")
    return pl.when(~hidden).then("score")


def _voted_down(records: pl.LazyFrame) -> pl.LazyFrame:
    return records.filter(pl.col("score").str.starts_with("-"))


READERS: Final = (
    Reader(
        name="Reddit comments (Pushshift)",
        platform="reddit",
        needs=frozenset({"link_id", "parent_id", "body"}),
        shape=pl.Schema(
            {
                **texts("id", "author", "link_id", "parent_id", "body", "created_utc", "score", "score_hidden"),
                **texts("author_fullname", "is_submitter"),
            }
        ),
        read=_comments,
    ),
    Reader(
        name="Reddit submissions (Pushshift)",
        platform="reddit",
        needs=frozenset({"id", "author", "title", "subreddit", "num_comments"}),
        lacks=frozenset({"link_id"}),
        shape=pl.Schema(
            {
                **texts("id", "author", "title", "selftext", "created_utc", "score", "score_hidden"),
                **texts("num_comments", "permalink"),
            }
        ),
        read=_submissions,
    ),
)
