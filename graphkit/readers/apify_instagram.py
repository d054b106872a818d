"""Apify's Instagram actors: posts, comments (three vintages), profiles, hashtags.

`ownerUsername` is the owner of the post in a file of posts, and who wrote the comment in a file of comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.addresses import instagram_shortcode, leading_mention
from graphkit.readers.formats.shapes import TEXTS, at, called, each, record, records, texts, together
from graphkit.readers.reader import Given, Part, Reader

_SAID: Final = ("id", "text", "commentUrl", "ownerUsername", "ownerId", "timestamp", "likesCount")
_OWNER: Final = record("id", "username", "full_name", "is_verified")
_THREAD: Final = {**texts(*_SAID), "owner": _OWNER, "replies": records(*_SAID, owner=_OWNER)}
_POST: Final = {
    **texts("id", "shortCode", "type", "caption", "url", "commentsCount", "likesCount", "timestamp", "ownerFullName"),
    **texts("ownerUsername", "ownerId", "videoViewCount", "videoPlayCount", "displayUrl", "isSponsored", "error"),
    **dict.fromkeys(("hashtags", "mentions", "images", "taggedUsers", "coauthorProducers"), TEXTS),
    "latestComments": pl.List(pl.Struct(_THREAD)),
}
_COMMENT: Final = {**texts("postUrl", "error"), **_THREAD}
_PROFILE: Final = {
    **texts("id", "username", "url", "fullName", "biography", "followersCount", "followsCount", "postsCount"),
    **texts("verified", "error"),
    "latestPosts": pl.List(pl.Struct(_POST)),
}


def _posts(given: Given) -> Iterator[Part]:
    yield from _parts_of_posts(given.fetched)


def _parts_of_posts(posts: pl.LazyFrame) -> Iterator[Part]:
    pictures = pl.when(pl.col("images").list.len() > 0).then("images").otherwise(pl.concat_list("displayUrl"))
    yield Part(
        "posts",
        posts.select(
            post_id="shortCode",
            author_id="ownerId",
            author_handle="ownerUsername",
            created_at="timestamp",
            text="caption",
            hashtags="hashtags",
            mentions="mentions",
            tagged=together(called(pl.col("taggedUsers")), called(pl.col("coauthorProducers"))),
            likes="likesCount",
            comments="commentsCount",
            views=_views(),
            sponsored="isSponsored",
            url="url",
            image_urls=pictures,
        ),
    )
    yield Part("aliases", posts.select(alias="id", post_id="shortCode"))
    yield Part("accounts", posts.select(account_id="ownerId", handle="ownerUsername", name="ownerFullName"))
    latest = each(posts.select("latestComments", post_id="shortCode"), "latestComments")
    yield from _parts_of_comments(latest.unnest("latestComments"))


def _views() -> pl.Expr:
    """Pictures are written with 0 plays; nobody counted."""
    views = pl.coalesce("videoPlayCount", "videoViewCount")
    return pl.when((views != "0") | (pl.col("type") == "Video")).then(views)


def _comments(given: Given) -> Iterator[Part]:
    # The address of a comment is that of the post with more behind it.
    address = pl.coalesce("postUrl", "commentUrl")
    yield from _parts_of_comments(given.fetched.with_columns(post_id=instagram_shortcode(address)))


def _parts_of_comments(comments: pl.LazyFrame) -> Iterator[Part]:
    # The address of a reply that stands by itself: /p/ABC/c/1/r/2.
    answered = pl.col("commentUrl").str.extract(r"/c/(\d+)/r/\d")
    replies = each(comments.select("post_id", "replies", parent_id="id"), "replies")
    yield Part("interactions", comments.select("post_id", parent_id=answered, **_said("")))
    yield Part("interactions", replies.select("post_id", "parent_id", **_said("replies.")))
    yield Part("accounts", _commenters(comments, ""))
    yield Part("accounts", _commenters(replies, "replies."))


def _said(within: str) -> dict[str, pl.Expr]:
    """A comment, in the record itself or in the field `within` it."""
    return {
        "interaction_id": at(f"{within}id"),
        "actor_id": pl.coalesce(at(f"{within}ownerId"), at(f"{within}owner.id")),
        "actor_handle": _commenter(within),
        "answered_handle": leading_mention(at(f"{within}text")),
        "created_at": at(f"{within}timestamp"),
        "text": at(f"{within}text"),
        "likes": at(f"{within}likesCount"),
    }


def _commenter(within: str) -> pl.Expr:
    return pl.coalesce(at(f"{within}ownerUsername"), at(f"{within}owner.username"))


def _commenters(comments: pl.LazyFrame, within: str) -> pl.LazyFrame:
    return comments.select(
        account_id=pl.coalesce(at(f"{within}ownerId"), at(f"{within}owner.id")),
        handle=_commenter(within),
        name=at(f"{within}owner.full_name"),
        verified=at(f"{within}owner.is_verified"),
    )


def _legacy_comments(given: Given) -> Iterator[Part]:
    yield Part(
        "interactions",
        given.frame.select(
            interaction_id="id",
            actor_id="ownerId",
            actor_handle="ownerUsername",
            post_id="postId",
            created_at="timestamp",
            text="text",
        ),
    )
    yield Part("accounts", given.frame.select(account_id="ownerId", handle="ownerUsername", verified="ownerIsVerified"))


def _profiles(given: Given) -> Iterator[Part]:
    profiles = given.fetched
    yield Part(
        "accounts",
        profiles.select(
            account_id="id",
            handle="username",
            name="fullName",
            bio="biography",
            url="url",
            followers="followersCount",
            following="followsCount",
            posts="postsCount",
            verified="verified",
        ),
    )
    yield from _parts_of_posts(each(profiles.select("latestPosts"), "latestPosts").unnest("latestPosts"))


def _hashtags(_: Given) -> Iterator[Part]:
    """How often a hashtag is used tells nothing of anybody."""
    yield from ()


READERS: Final = (
    Reader(
        name="Apify Instagram posts",
        platform="instagram",
        needs=frozenset({"shortCode", "ownerUsername", "commentsCount"}),
        lacks=frozenset({"latestPosts"}),
        shape=pl.Schema(_POST),
        read=_posts,
    ),
    Reader(
        name="Apify Instagram comments",
        platform="instagram",
        needs=frozenset({"postUrl", "ownerUsername", "text", "id"}),
        lacks=frozenset({"shortCode", "commentUrl"}),
        shape=pl.Schema(_COMMENT),
        read=_comments,
    ),
    Reader(
        name="Apify Instagram comments",
        platform="instagram",
        needs=frozenset({"commentUrl", "text", "id"}),
        lacks=frozenset({"shortCode"}),
        shape=pl.Schema(_COMMENT),
        read=_comments,
    ),
    Reader(
        name="Apify Instagram comments (2020)",
        platform="instagram",
        needs=frozenset({"postId", "ownerUsername", "text", "position"}),
        shape=pl.Schema(texts("id", "postId", "text", "timestamp", "ownerId", "ownerUsername", "ownerIsVerified")),
        read=_legacy_comments,
    ),
    Reader(
        name="Apify Instagram profiles",
        platform="instagram",
        needs=frozenset({"followersCount", "followsCount", "username", "postsCount"}),
        shape=pl.Schema(_PROFILE),
        read=_profiles,
    ),
    Reader(
        name="Apify Instagram hashtags",
        platform="instagram",
        needs=frozenset({"searchSource", "postsCount", "name"}),
        lacks=frozenset({"followersCount"}),
        shape=pl.Schema(texts("id")),
        read=_hashtags,
    ),
)
