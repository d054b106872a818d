"""What a community talks about: its telling hashtags, else the telling words of its posts, else of its comments."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.log.log import Log

TELLING: Final = 6
# A word that only one or two accounts use names those accounts, not a community.
LEAST_USERS: Final = 3
# Four letters and more: shorter words are mostly grammar, in every language written with letters.
WORD: Final = r"[\p{L}][\p{L}\p{N}'’_-]{3,}"
# Enough texts to tell words by; more would only take longer.
MOST_TEXTS: Final = 100_000


def telling_words(log: Log, membership: pl.DataFrame) -> pl.DataFrame:
    """community, words: up to six words, most telling first; communities without any are not listed.

    A word is as telling as the share of the community's authors who use it, times the logarithm of how much larger
    that share is than among all authors. An account counts once, however often it repeats a word.
    """
    used = _used_words(log).lazy().join(membership.lazy().drop_nulls(), on="account")
    writers = used.group_by("community").agg(writers=pl.col("account").n_unique())
    users = used.group_by("community", "word").agg(users=pl.len())
    counted = users.join(writers, on="community").with_columns(
        everywhere=pl.col("users").sum().over("word"),
        everyone=writers.select(pl.col("writers").sum()).collect().item(),
    )
    share = pl.col("users") / pl.col("writers")
    telling = share * (share * pl.col("everyone") / pl.col("everywhere")).log()
    return (
        counted.with_columns(telling=telling.round(9))
        .filter((pl.col("users") >= LEAST_USERS) & (pl.col("telling") > 0))
        .sort(["community", "telling", "word"], descending=[False, True, False])
        .group_by("community", maintain_order=True)
        .agg(words=pl.col("word").head(TELLING))
        .collect()
    )


def _used_words(log: Log) -> pl.DataFrame:
    """account, word: each pair once, from the most telling kind of text that is there."""
    posts = log.posts.lazy().rename({"author_id": "account"})
    comments = log.interactions.lazy().rename({"actor_id": "account"})
    tags = posts.select("account", word=pl.col("hashtags"))
    spoken = (
        texts.drop_nulls(["account", "text"]).head(MOST_TEXTS).select("account", word=_words(pl.col("text")))
        for texts in (posts, comments)
    )
    for listed in (tags, *spoken):
        words = listed.drop_nulls().explode("word").with_columns(pl.col("word").str.to_lowercase())
        pairs = words.drop_nulls().unique().sort("account", "word").collect()
        if pairs.height:
            break
    return pairs


def _words(text: pl.Expr) -> pl.Expr:
    # Links and the names of accounts say who and where, not what about.
    return text.str.replace_all(r"https?://\S+|@\S+", " ").str.extract_all(WORD)
