"""YouTube Data Tools: comments and what is known of their video, lists of videos and of channels.

A file of comments does not say on which video they are: its name does, and whose that is stands in `…_basicinfo`.
Its times are in the zone of the tool's server, which nothing tells; they are taken for UTC, with a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import polars as pl

from graphkit.readers.addresses import leading_mention, youtube_handle, youtube_name
from graphkit.readers.formats.shapes import texts
from graphkit.readers.reader import Given, Part, Reader

# videoinfo_<video>_2024_10_07-07_51_58; a run over many videos puts the channel before the video.
_NAMED: Final = r"videoinfo_(?:UC[\w-]{22}_)?([\w-]{11})(?:_|\.|$)"
_VIDEO: Final = texts("channelId", "channelTitle", "viewCount", "likeCount", "commentCount")


def video_of(file: Path) -> pl.Expr:
    """The video that the tool named a file after.

    >>> pl.select(video_of(Path("videoinfo_EBKEMNI3664_2024_10_07-07_51_58_comments.csv"))).item()
    'EBKEMNI3664'
    """
    return pl.lit(file.name).str.extract(_NAMED)


def _comments(given: Given) -> Iterator[Part]:
    comments = given.frame.with_columns(
        video=pl.coalesce("videoId", video_of(given.file)),
        # A pseudonymised file has no channels, and a hash of the name for a name.
        handle=pl.when(pl.col("authorChannelId").is_null())
        .then("authorName")
        .otherwise(youtube_handle(pl.col("authorName"))),
        parent=pl.coalesce("isReplyToId", "isReplyTo"),
    )
    yield Part(
        "interactions",
        comments.select(
            interaction_id="id",
            actor_id="authorChannelId",
            actor_handle="handle",
            owner_id=pl.when(pl.col("isChannelOwner") == "yes").then("authorChannelId"),
            post_id="video",
            parent_id="parent",
            answered_handle=leading_mention(pl.col("text")),
            created_at="publishedAt",
            text="text",
            likes="likeCount",
        ),
        {"times in the zone of the tool's server, which no file tells: taken for UTC": _in_some_zone(comments)},
    )
    yield Part(
        "accounts",
        comments.select(account_id="authorChannelId", handle="handle", name=youtube_name(pl.col("authorName"))),
    )


def _in_some_zone(comments: pl.LazyFrame) -> pl.LazyFrame:
    """Those whose time says nothing of its zone."""
    return comments.filter(pl.col("publishedAt").str.contains(r"^\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?$"))


def _basicinfo(given: Given) -> Iterator[Part]:
    yield from _parts_of_videos(
        given.frame, post_id="id", created_at="published_unix", text=_titled("title", "description")
    )


def _videos(given: Given) -> Iterator[Part]:
    yield from _parts_of_videos(
        given.frame,
        post_id="videoId",
        # The other time has the month for its minutes in lists from before 2024.
        created_at=pl.coalesce("publishedAt", "publishedAtSQL"),
        text=_titled("videoTitle", "videoDescription"),
        hashtags=pl.col("tags").str.split(","),
    )


def _parts_of_videos(videos: pl.LazyFrame, **said: str | pl.Expr) -> Iterator[Part]:
    yield Part(
        "posts",
        videos.select(author_id="channelId", likes="likeCount", comments="commentCount", views="viewCount", **said),
    )
    yield Part("accounts", videos.select(account_id="channelId", name="channelTitle"))


def _titled(title: str, description: str) -> pl.Expr:
    return pl.concat_str(title, description, separator="\n", ignore_nulls=True).str.strip_chars()


def _channels(given: Given) -> Iterator[Part]:
    yield Part(
        "accounts",
        given.frame.select(
            account_id="id",
            handle=youtube_handle(pl.col("customUrl")),
            name="title",
            bio="description",
            followers="subscriberCount",
            posts="videoCount",
            created_at="publishedAt",
            language="defaultLanguage",
            location="country",
        ),
    )


READERS: Final = (
    Reader(
        name="YouTube Data Tools comments",
        platform="youtube",
        needs=frozenset({"authorName", "isReply", "isReplyToName", "text"}),
        shape=pl.Schema(
            {
                **texts("id", "videoId", "likeCount", "publishedAt", "authorName", "authorChannelId", "text"),
                **texts("isReplyTo", "isReplyToId", "isChannelOwner"),
            }
        ),
        read=_comments,
    ),
    Reader(
        name="YouTube Data Tools basicinfo",
        platform="youtube",
        needs=frozenset({"id", "published_unix", "channelId"}),
        shape=pl.Schema({**_VIDEO, **texts("id", "published_unix", "title", "description")}),
        read=_basicinfo,
    ),
    Reader(
        name="YouTube Data Tools video list",
        platform="youtube",
        needs=frozenset({"videoId", "videoTitle", "channelId"}),
        shape=pl.Schema(
            {
                **_VIDEO,
                **texts("videoId", "publishedAt", "publishedAtSQL", "videoTitle", "videoDescription", "tags"),
            }
        ),
        read=_videos,
    ),
    Reader(
        name="YouTube Data Tools channels",
        platform="youtube",
        needs=frozenset({"id", "title", "subscriberCount", "videoCount"}),
        shape=pl.Schema(
            {
                **texts("id", "title", "customUrl", "description", "publishedAt", "defaultLanguage", "country"),
                **texts("subscriberCount", "videoCount"),
            }
        ),
        read=_channels,
    ),
)
