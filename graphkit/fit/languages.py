"""In which languages an account publishes, and in which those who comment there write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import polars as pl

from graphkit.brief.language import language_code
from graphkit.fit.detector import tell_languages, words_of
from graphkit.fit.texts import comment_texts
from graphkit.log.log import Log

Tell = Callable[[pl.Series], pl.Series]

# One or two comments are too little to know somebody's language by.
LEAST_COMMENTS: Final = 3
# Below fifty commenters a share of them says little of an audience.
LEAST_COMMENTERS: Final = 50
# Below three posts nobody knows in which language an account publishes.
LEAST_POSTS: Final = 3
LANGUAGES: Final = pl.Schema(
    {
        "account": pl.String,
        "posts_told": pl.Int64,
        "posts_in": pl.Int64,
        "commenters_told": pl.Int64,
        "commenters_in": pl.Int64,
    }
)


def languages_of(log: Log, wanted: Sequence[str], tell: Tell = tell_languages) -> pl.DataFrame:
    """How much of each author is in one of the `wanted` languages: the columns of `LANGUAGES`, sorted.

    `posts_told` are its posts whose language could be told, `posts_in` those in a wanted one; `commenters_told` and
    `commenters_in` the same of who comments there. A commenter has one language, that of all it wrote anywhere.
    """
    codes = [language_code(written) for written in wanted]
    inside = pl.col("language").is_in(codes).sum().cast(pl.Int64)
    told = pl.len().cast(pl.Int64)
    posts = post_languages(log, tell).group_by("account").agg(posts_told=told, posts_in=inside)
    commenters = audience_languages(log, tell).group_by("account").agg(commenters_told=told, commenters_in=inside)
    both = posts.join(commenters, on="account", how="full", coalesce=True)
    return both.with_columns(pl.exclude("account").fill_null(0)).select(LANGUAGES.names()).sort("account")


def post_languages(log: Log, tell: Tell = tell_languages, of: Sequence[str] | None = None) -> pl.DataFrame:
    """account, post_id, language: the posts whose language could be told; of all authors, or `of` some."""
    posts = log.posts.lazy().select("post_id", account="author_id", words=words_of(pl.col("text")))
    asked = pl.col("account").is_not_null() if of is None else pl.col("account").is_in(list(of))
    return _told(posts.filter(asked).collect(), tell).select("account", "post_id", "language")


def audience_languages(log: Log, tell: Tell = tell_languages, of: Sequence[str] | None = None) -> pl.DataFrame:
    """account, commenter, language: who comments on each account and in which language they write; of all, or `of`."""
    written = comment_texts(log)
    pairs = (
        written.select(commenter="account", account="owner").filter(pl.col("account") != pl.col("commenter")).unique()
    )
    if of is not None:
        pairs = pairs.filter(pl.col("account").is_in(list(of)))
    theirs = written.select("interaction_id", "said", commenter="account").join(
        pairs.select("commenter").unique(), on="commenter", how="semi"
    )
    together = (
        theirs.sort("interaction_id", "said")
        .group_by("commenter", maintain_order=True)
        .agg(words=words_of(pl.col("said").str.join(" ")), comments=pl.len())
        .filter(pl.col("comments") >= LEAST_COMMENTS)
    )
    spoken = _told(together.collect(), tell).select("commenter", "language")
    told = pairs.collect().join(spoken, on="commenter")
    return told.select("account", "commenter", "language").sort("account", "commenter")


def _told(texts: pl.DataFrame, tell: Tell) -> pl.DataFrame:
    return texts.with_columns(language=tell(texts["words"])).drop_nulls("language")
