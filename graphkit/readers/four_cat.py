"""4CAT's tables of Instagram posts, TikTok posts and TikTok comments; Zeeschuimer's CSV has the same columns.

`timestamp` is in the time zone of a server, but a number in the oldest files; `unix_timestamp` in none. What was
missing is 0 or -1, and may be listed. Until 2021 there were comments among the posts of Instagram.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.addresses import leading_mention, mentions_in, tiktok_owner
from graphkit.readers.formats.shapes import TEXTS, texts, together
from graphkit.readers.reader import Given, Part, Reader

_ANY: Final = texts(
    *("id", "thread_id", "author", "body", "timestamp", "unix_timestamp", "missing_fields", "collected_from_url")
)
_INSTAGRAM: Final = {
    **_ANY,
    **texts("author_id", "author_fullname", "verified", "url", "play_count", "num_likes", "num_comments"),
    **texts("likes_hidden", "type", "parent_id"),
    **dict.fromkeys(("hashtags", "usertags", "coauthors", "image_urls"), TEXTS),
}
_VIDEO: Final = {
    **_ANY,
    **texts("author_id", "author_full", "author_followers", "author_videos", "likes", "comments", "shares", "plays"),
    **texts("tiktok_url", "is_ad", "is_paid_partnership"),
    **dict.fromkeys(("hashtags", "thumbnail_url"), TEXTS),
}
_COMMENT: Final = {**_ANY, **texts("author_full", "likes", "post_id", "post_url")}


def _there(column: str) -> pl.Expr:
    """What stands in a column, where it is not listed as missing."""
    missing = pl.col("missing_fields").str.contains(rf"\b{column}\b").fill_null(False)
    return pl.when(~missing).then(column)


def _time() -> pl.Expr:
    numbered = pl.when(pl.col("timestamp").str.contains(r"^\d+$")).then("timestamp")
    unix = pl.coalesce("unix_timestamp", numbered)
    return pl.when(unix != "0").then(unix)


def _instagram(given: Given) -> Iterator[Part]:
    is_comment = pl.col("type").eq_missing("comment")
    yield from _posts_of_instagram(given.frame.filter(~is_comment))
    yield Part("interactions", given.frame.filter(is_comment).select(**_comment_on_instagram()))


def _comment_on_instagram() -> dict[str, pl.Expr]:
    return {
        "interaction_id": pl.col("id"),
        "post_id": pl.col("thread_id"),
        # A comment on the post itself is filed under the post.
        "parent_id": pl.when(pl.col("parent_id") != pl.col("thread_id")).then("parent_id"),
        "actor_handle": pl.col("author"),
        "answered_handle": leading_mention(pl.col("body")),
        "created_at": _time(),
        "text": pl.col("body"),
        "likes": _there("num_likes"),
    }


def _posts_of_instagram(posts: pl.LazyFrame) -> Iterator[Part]:
    likes_shown = pl.col("likes_hidden").ne_missing("yes")
    yield Part(
        "posts",
        posts.select(
            "hashtags",
            "url",
            "image_urls",
            post_id="id",
            author_id="author_id",
            author_handle="author",
            created_at=_time(),
            text="body",
            mentions=mentions_in(pl.col("body")),
            tagged=together(pl.col("usertags"), pl.col("coauthors")),
            likes=pl.when(likes_shown).then(_there("num_likes")),
            comments=_there("num_comments"),
            views=_there("play_count"),
        ),
    )
    yield Part(
        "accounts",
        posts.select(account_id="author_id", handle="author", name="author_fullname", verified=_there("verified")),
    )


def _videos(given: Given) -> Iterator[Part]:
    videos = given.frame
    paid = pl.any_horizontal(pl.col("is_ad", "is_paid_partnership") == "yes")
    yield Part(
        "posts",
        videos.select(
            "author_id",
            "hashtags",
            post_id="id",
            author_handle="author",
            created_at=_time(),
            text="body",
            mentions=mentions_in(pl.col("body")),
            likes=_there("likes"),
            comments=_there("comments"),
            reposts=_there("shares"),
            views=_there("plays"),
            sponsored=paid.cast(pl.String),
            url="tiktok_url",
            image_urls="thumbnail_url",
        ),
    )
    yield Part(
        "accounts",
        videos.select(
            account_id="author_id",
            handle="author",
            name="author_full",
            followers=_there("author_followers"),
            posts=_there("author_videos"),
        ),
    )


def _comments(given: Given) -> Iterator[Part]:
    # Where the handle was not known, the author is an @ and the number of the account.
    number = pl.col("author").str.extract(r"^@(\d+)$")
    handle = pl.when(number.is_null()).then("author")
    addresses = (pl.col("post_url"), pl.col("collected_from_url"))
    yield Part(
        "interactions",
        given.frame.select(
            "post_id",
            interaction_id="id",
            # A comment on the video itself is filed under the video.
            parent_id=pl.when(pl.col("thread_id") != pl.col("post_id")).then("thread_id"),
            actor_id=number,
            actor_handle=handle,
            owner_handle=pl.coalesce(tiktok_owner(address, pl.col("post_id")) for address in addresses),
            answered_handle=leading_mention(pl.col("body")),
            created_at=_time(),
            text="body",
            likes=_there("likes"),
        ),
    )
    yield Part("accounts", given.frame.select(account_id=number, handle=handle, name="author_full"))


READERS: Final = (
    Reader(
        name="4CAT Instagram posts",
        platform="instagram",
        needs=frozenset({"num_likes", "num_comments", "thread_id", "body"}),
        shape=pl.Schema(_INSTAGRAM),
        read=_instagram,
    ),
    Reader(
        name="4CAT TikTok posts",
        platform="tiktok",
        needs=frozenset({"author_followers", "tiktok_url", "body"}),
        shape=pl.Schema(_VIDEO),
        read=_videos,
    ),
    Reader(
        name="4CAT TikTok comments",
        platform="tiktok",
        needs=frozenset({"post_id", "thread_id", "is_comment_on_comment", "body"}),
        shape=pl.Schema(_COMMENT),
        read=_comments,
    ),
)
