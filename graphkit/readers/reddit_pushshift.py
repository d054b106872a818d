"""Reddit dumps of Pushshift and its heirs: comments (RC_…) and submissions (RS_…).

An account is known by its name throughout, in small letters as a crawl has it: `author_fullname`, the stable id,
stands only in dumps from 2018 on, and one person with an id here and a name there would be two. The dump of 2023
writes nothing as the word "null". What Pushshift's API gave in 2022 and 2023 has the number of the comment that is
answered, whose id is that in base 36. Scripts that unpack dumps write tables that know a comment by its address alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.formats.shapes import texts
from graphkit.readers.reader import Given, Part, Reader

_GONE: Final = ("[deleted]", "[removed]")
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
# Of the longest number that fits into 64 bits.
_PLACES: Final = 12
_PARENTS: Final = "comments that may answer others, which the table does not tell: taken for comments on the submission"
_BELOW: Final = "scores below zero: how many liked these is unknown"


def _comments(given: Given) -> Iterator[Part]:
    comments = given.frame.with_columns(pl.all().replace("null", None)).with_columns(answered=_answered())
    yield Part(
        "interactions",
        comments.select(
            interaction_id="id",
            # Some rows of 2023 have the id alone; those of deleted accounts have neither.
            actor_id=pl.coalesce(_account_id(), "author_fullname"),
            actor_handle="author",
            owner_id=pl.when(_is("is_submitter")).then(_account_id()),
            post_id=pl.col("link_id").str.strip_prefix("t3_"),
            parent_id="answered",
            # Threads are deep: no other comment, and no owner, is a guess at whose the one is that is answered.
            kind=pl.when(pl.col("answered").is_not_null()).then(pl.lit("reply")),
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
            author_id=_account_id(),
            author_handle="author",
            created_at="created_utc",
            text=pl.concat_str("title", _written("selftext"), separator="\n", ignore_nulls=True),
            likes=_score(),
            comments="num_comments",
            url="https://www.reddit.com" + pl.col("permalink"),
        ),
        {_BELOW: _voted_down(submissions)},
    )


def _table_of_comments(given: Given) -> Iterator[Part]:
    comments = given.frame.with_columns(author=_bare_author())
    yield Part(
        "interactions",
        comments.select(
            interaction_id=pl.col("link").str.extract(r"/comments/\w+/[^/]*/(\w+)"),
            actor_id=_account_id(),
            actor_handle="author",
            post_id=pl.col("link").str.extract(r"/comments/(\w+)"),
            created_at="created",
            text=_written("body"),
            likes=_score(),
        ),
        {_BELOW: _voted_down(comments), _PARENTS: comments},
    )


def _table_of_submissions(given: Given) -> Iterator[Part]:
    submissions = given.frame.with_columns(author=_bare_author())
    yield Part(
        "posts",
        submissions.select(
            post_id=pl.col("link").str.extract(r"/comments/(\w+)"),
            author_id=_account_id(),
            author_handle="author",
            created_at="created",
            text=pl.concat_str("title", _written("text"), separator="\n", ignore_nulls=True),
            likes=_score(),
            url="link",
        ),
        {_BELOW: _voted_down(submissions)},
    )


def _bare_author() -> pl.Expr:
    return pl.col("author").str.strip_prefix("u/")


def _account_id() -> pl.Expr:
    return pl.col("author").str.to_lowercase()


def _answered() -> pl.Expr:
    """The comment that is answered; what answers the submission itself has that, or nothing, for its parent."""
    parent = pl.col("parent_id")
    return pl.coalesce(parent.str.extract(r"^t1_(.+)$"), _in_base_36(parent.str.extract(r"^(\d+)(?:\.0)?$")))


def _in_base_36(number: pl.Expr) -> pl.Expr:
    whole = number.cast(pl.Int64, strict=False)
    digits = (pl.lit(_DIGITS).str.slice(whole // 36**place % 36, 1) for place in reversed(range(_PLACES)))
    return pl.concat_str(*digits).str.strip_chars_start("0")


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
    Reader(
        name="Reddit comments (table of a dump)",
        platform="reddit",
        needs=frozenset({"author", "created", "link", "body"}),
        lacks=frozenset({"link_id"}),
        shape=pl.Schema(texts("author", "score", "score_hidden", "created", "link", "body")),
        read=_table_of_comments,
    ),
    Reader(
        name="Reddit submissions (table of a dump)",
        platform="reddit",
        needs=frozenset({"author", "title", "created", "link", "text"}),
        shape=pl.Schema(texts("author", "title", "score", "score_hidden", "created", "link", "text")),
        read=_table_of_submissions,
    ),
)
