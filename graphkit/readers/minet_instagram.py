"""minet's Instagram tables: comments, posts, and accounts, looked up or as followers of somebody.

minet keeps the table it was given in front of its own columns. Of comments, only that one names the post, under any
name; where it is one of minet's own tables of posts, it names the owner too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.addresses import instagram_shortcode, leading_mention
from graphkit.readers.formats.shapes import OTHERS, TEXT, TEXTS, addresses, texts, together
from graphkit.readers.reader import Given, Part, Reader

# What people call a column of posts that holds no addresses.
_BARE: Final = ("post", "shortcode", "code", "post_id", "media_id")
_COMMENT: Final = {
    **texts("id", "username", "text", "parent_id", "comment_like_count", "created_at_utc", "user_id"),
    **texts("user_full_name", "user_is_verified", "username_before", "owner_id", "taken_at_timestamp", *_BARE),
    OTHERS: TEXT,
}
_POST: Final = {
    **texts("id", "shortcode", "url", "caption", "taken_at_timestamp", "username", "full_name", "is_verified"),
    **texts("owner_id", "like_and_view_counts_disabled", "like_count", "liked_by_count", "comment_count"),
    **texts("video_view_count", "main_thumbnail_url", "display_url"),
    **dict.fromkeys(("hashtags", "mentioned_names", "usertags_medias", "coauthor_usernames"), TEXTS),
}
_PERSON: Final = texts("id", "username", "full_name", "is_verified")
_ACCOUNT: Final = {**_PERSON, **texts("biography", "follower_count", "follow_count")}
_WHO: Final = {"account_id": "id", "handle": "username", "name": "full_name", "verified": "is_verified"}


def _comments(given: Given) -> Iterator[Part]:
    comments, of_posts = given.frame, pl.col("taken_at_timestamp").is_not_null()
    yield Part(
        "interactions",
        comments.select(
            "text",
            "parent_id",
            interaction_id="id",
            post_id=_post(),
            actor_id="user_id",
            actor_handle="username",
            # Posts under a hashtag name their owner by number.
            owner_id=pl.when(of_posts).then("owner_id"),
            owner_handle=pl.when(of_posts).then("username_before"),
            answered_handle=leading_mention(pl.col("text")),
            created_at="created_at_utc",
            likes="comment_like_count",
        ),
    )
    yield Part(
        "accounts",
        comments.select(account_id="user_id", handle="username", name="user_full_name", verified="user_is_verified"),
    )


def _post() -> pl.Expr:
    """The post among the columns of the user: by its address in any of them, else by its shortcode or number."""
    bare = [pl.when(pl.col(name).str.contains(r"^[\w-]+$")).then(name) for name in _BARE]
    return pl.coalesce(instagram_shortcode(addresses(_BARE)), instagram_shortcode(pl.col(OTHERS)), *bare)


def _posts(given: Given) -> Iterator[Part]:
    posts = given.frame
    yield Part(
        "posts",
        posts.select(
            "hashtags",
            "url",
            post_id="shortcode",
            author_id="owner_id",
            author_handle="username",
            created_at="taken_at_timestamp",
            text="caption",
            mentions="mentioned_names",
            tagged=together(pl.col("usertags_medias"), pl.col("coauthor_usernames")),
            likes=pl.when(pl.col("like_and_view_counts_disabled").ne_missing("true")).then(
                pl.coalesce("like_count", "liked_by_count")
            ),
            comments="comment_count",
            views="video_view_count",
            image_urls=pl.concat_list(pl.coalesce("main_thumbnail_url", "display_url")),
        ),
    )
    yield Part("aliases", posts.select(alias="id", post_id="shortcode"))
    yield Part("accounts", posts.select(handle="username", name="full_name", verified="is_verified"))


def _accounts(given: Given) -> Iterator[Part]:
    yield Part(
        "accounts",
        given.frame.select(**_WHO, bio="biography", followers="follower_count", following="follow_count"),
    )


def _followers(given: Given) -> Iterator[Part]:
    """Whom they follow or are followed by is not said: user-followers and user-following write the same columns."""
    yield Part("accounts", given.frame.select(**_WHO))


READERS: Final = (
    Reader(
        name="minet Instagram comments",
        platform="instagram",
        needs=frozenset({"username", "user_id", "user_full_name", "comment_like_count", "created_at_utc"}),
        shape=pl.Schema(_COMMENT),
        read=_comments,
        appends=True,
    ),
    Reader(
        name="minet Instagram posts",
        platform="instagram",
        needs=frozenset({"shortcode", "taken_at_timestamp", "comment_count"}),
        shape=pl.Schema(_POST),
        read=_posts,
        appends=True,
    ),
    Reader(
        name="minet Instagram accounts",
        platform="instagram",
        needs=frozenset({"username", "full_name", "follower_count", "follow_count", "biography"}),
        shape=pl.Schema(_ACCOUNT),
        read=_accounts,
        appends=True,
    ),
    Reader(
        name="minet Instagram followers",
        platform="instagram",
        needs=frozenset({"username", "full_name", "has_anonymous_profile_picture"}),
        shape=pl.Schema(_PERSON),
        read=_followers,
        appends=True,
    ),
)
