"""What was written: by whom, where, and whether it was paid for."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.fit.names import plain
from graphkit.log.log import Log
from graphkit.log.received import comments_by_owner

# As long as twenty Latin letters. Counted in bytes, since a Chinese character says more than a letter.
LEAST_BYTES: Final = 20


def long_enough(text: pl.Expr) -> pl.Expr:
    """Whether a text is long enough to tell its language or its meaning by; null where there is none."""
    return text.str.len_bytes() >= LEAST_BYTES


def post_texts(log: Log) -> pl.LazyFrame:
    """account, post_id, sponsored, said, text: what each post says; `text`, to look for names in, with its hashtags."""
    tags = pl.col("hashtags").list.eval(pl.format("#{}", pl.element().str.strip_prefix("#"))).list.join(" ")
    words = pl.concat_str("text", tags, separator="\n", ignore_nulls=True)
    anything = pl.col("text").is_not_null() | (pl.col("hashtags").list.len() > 0)
    posts = log.posts.lazy().filter(anything).drop_nulls("author_id")
    return posts.select("post_id", "sponsored", account="author_id", said="text", text=plain(words))


def bios(log: Log) -> pl.LazyFrame:
    """account, text: what each account says of itself."""
    return log.accounts.lazy().select(account="account_id", text=plain(pl.col("bio"))).drop_nulls()


def comment_texts(log: Log) -> pl.LazyFrame:
    """account, owner (of the post), interaction_id, said, text: what each account commented and replied to others.

    A text that mentions or quotes somebody is a post or a comment already, and is not there twice.
    """
    return (
        comments_by_owner(log)
        .filter(pl.col("actor_id") != pl.col("target_id"))
        .select("interaction_id", "owner", account="actor_id", said="text", text=plain(pl.col("text")))
        .drop_nulls(["account", "text"])
    )
