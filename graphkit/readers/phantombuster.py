"""Phantombuster's posts, commenters and profiles. `timestamp` is when it looked, `pubDate` when a post was published.

`description` is what the author wrote, `caption` often what Instagram's machine sees in the picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.addresses import (
    hashtags_in,
    instagram_handle,
    instagram_shortcode,
    leading_mention,
    mentions_in,
    tiktok_handle,
    tiktok_video,
)
from graphkit.readers.formats.shapes import texts
from graphkit.readers.reader import Given, Part, Reader

# Instagram lets twenty accounts be tagged on a post; each has a column of its own.
_TAGGED: Final = [f"taggedUsername{number}" for number in range(1, 21)]
_POST: Final = texts(
    *("postUrl", "description", "commentCount", "likeCount", "viewCount", "pubDate", "caption", "profileUrl"),
    *("username", "fullName", "imgUrl", "postId", "timestamp", "error"),
    *_TAGGED,
)
_COMMENT: Final = texts(
    *("commentId", "comment", "text", "commentDate", "likeCount", "username", "fullName", "profileUrl"),
    *("isVerified", "postUrl", "query", "timestamp", "error"),
)
_PROFILE: Final = texts(
    *("profileUrl", "profileName", "fullName", "bio", "followersCount", "followingCount", "postsCount", "instagramID"),
    *("isVerified", "timestamp", "error"),
)


def _posts(given: Given) -> Iterator[Part]:
    post_id = pl.coalesce(instagram_shortcode(pl.col("postUrl")), "postId")
    handle = pl.coalesce("username", instagram_handle(pl.col("profileUrl")))
    text = pl.coalesce("description", "caption")
    posts = given.fetched
    yield Part(
        "posts",
        posts.select(
            post_id=post_id,
            author_handle=handle,
            created_at="pubDate",
            text=text,
            hashtags=hashtags_in(text),
            mentions=mentions_in(text),
            tagged=pl.concat_list(_TAGGED).list.drop_nulls(),
            likes="likeCount",
            comments="commentCount",
            views="viewCount",
            url="postUrl",
            image_urls=pl.concat_list("imgUrl"),
            fetched_at="timestamp",
        ),
    )
    yield Part("aliases", posts.select(alias="postId", post_id=post_id))
    yield Part("accounts", posts.select(handle=handle, name="fullName"))


def _comments(given: Given) -> Iterator[Part]:
    """Whose the post is stands in the table of posts, or on TikTok in its address."""
    comments = given.fetched
    handle = pl.coalesce("username", instagram_handle(pl.col("profileUrl")), tiktok_handle(pl.col("profileUrl")))
    text = pl.coalesce("comment", "text")
    # What was asked for may be the post.
    address = pl.coalesce("postUrl", "query")
    site = pl.coalesce(pl.col("profileUrl").str.extract(r"(instagram|tiktok)\.com/"), pl.lit("instagram"))
    yield Part(
        "interactions",
        comments.select(
            platform=site,
            interaction_id="commentId",
            actor_handle=handle,
            post_id=pl.coalesce(instagram_shortcode(address), tiktok_video(address)),
            owner_handle=tiktok_handle(address),
            answered_handle=leading_mention(text),
            created_at="commentDate",
            text=text,
            likes="likeCount",
            fetched_at="timestamp",
        ),
    )
    yield Part("accounts", comments.select(platform=site, handle=handle, name="fullName", verified="isVerified"))


def _profiles(given: Given) -> Iterator[Part]:
    """Whoever is shown as `fullName` has the handle `profileName`."""
    yield Part(
        "accounts",
        given.fetched.select(
            "bio",
            account_id="instagramID",
            handle=pl.coalesce("profileName", instagram_handle(pl.col("profileUrl"))),
            name="fullName",
            followers="followersCount",
            following="followingCount",
            posts="postsCount",
            verified="isVerified",
            fetched_at="timestamp",
        ),
    )


READERS: Final = (
    Reader(
        name="Phantombuster Instagram profiles",
        platform="instagram",
        needs=frozenset({"profileName", "instagramID", "followersCount"}),
        shape=pl.Schema(_PROFILE),
        read=_profiles,
    ),
    Reader(
        name="Phantombuster Instagram posts",
        platform="instagram",
        needs=frozenset({"postUrl", "pubDate", "likedByViewer"}),
        shape=pl.Schema(_POST),
        read=_posts,
    ),
    *(
        Reader(
            name="Phantombuster commenters",
            platform=None,
            needs=frozenset({"profileUrl", "username", said, asked}),
            # Whose `ownerId` is, a file's rows tell together where nobody's reader takes it.
            lacks=frozenset({"likedByViewer", "videoUrl", "ownerId"}),
            shape=pl.Schema(_COMMENT),
            read=_comments,
        )
        for said, asked in (("comment", "postUrl"), ("comment", "query"), ("text", "postUrl"))
    ),
)
