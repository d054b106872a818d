"""minet youtube: comments, videos, channels. Comments name the video; whose it is stands among the videos.

minet keeps the table it was given in front of its own columns, so that a table of videos may stand beside the comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.addresses import leading_mention, youtube_handle, youtube_name
from graphkit.readers.formats.shapes import texts
from graphkit.readers.reader import Given, Part, Reader


def _comments(given: Given) -> Iterator[Part]:
    comments, author = given.frame, pl.col("author_name")
    yield Part(
        "interactions",
        comments.select(
            interaction_id="comment_id",
            actor_id="author_channel_id",
            actor_handle=youtube_handle(author),
            post_id="video_id",
            owner_id="channel_id",
            parent_id="parent_comment_id",
            answered_handle=leading_mention(pl.col("text")),
            created_at="published_at",
            text="text",
            likes="like_count",
        ),
    )
    yield Part(
        "accounts",
        comments.select(account_id="author_channel_id", handle=youtube_handle(author), name=youtube_name(author)),
    )


def _videos(given: Given) -> Iterator[Part]:
    yield Part(
        "posts",
        given.frame.select(
            post_id="video_id",
            author_id="channel_id",
            created_at="published_at",
            text=pl.concat_str("title", "description", separator="\n", ignore_nulls=True),
            hashtags=pl.col("tags").str.split("|"),
            likes="like_count",
            comments="comment_count",
            views="view_count",
        ),
    )
    yield Part("accounts", given.frame.select(account_id="channel_id", name="channel_title"))


def _channels(given: Given) -> Iterator[Part]:
    hidden = pl.col("hidden_subscriber_count").str.to_lowercase() == "true"
    yield Part(
        "accounts",
        given.frame.select(
            account_id="channel_id",
            handle=youtube_handle(pl.col("custom_url")),
            name="title",
            bio="description",
            # A channel that hides how many there are is given none.
            followers=pl.when(~hidden.fill_null(False)).then("subscriber_count"),
            posts="video_count",
            created_at="published_at",
            language="default_language",
            location="country",
        ),
    )


READERS: Final = (
    Reader(
        name="minet YouTube comments",
        platform="youtube",
        needs=frozenset({"video_id", "comment_id", "author_channel_id", "parent_comment_id"}),
        shape=pl.Schema(
            {
                **texts("video_id", "comment_id", "author_name", "author_channel_id", "text", "like_count"),
                **texts("published_at", "parent_comment_id", "channel_id"),
            }
        ),
        read=_comments,
        appends=True,
    ),
    Reader(
        name="minet YouTube videos",
        platform="youtube",
        needs=frozenset({"video_id", "title", "channel_id", "channel_title"}),
        shape=pl.Schema(
            {
                **texts("video_id", "title", "published_at", "description", "channel_id", "channel_title", "tags"),
                **texts("like_count", "comment_count", "view_count"),
            }
        ),
        read=_videos,
        appends=True,
    ),
    Reader(
        name="minet YouTube channels",
        platform="youtube",
        needs=frozenset({"channel_id", "custom_url", "subscriber_count"}),
        shape=pl.Schema(
            {
                **texts("channel_id", "title", "description", "custom_url", "published_at", "default_language"),
                **texts("country", "hidden_subscriber_count", "subscriber_count", "video_count"),
            }
        ),
        read=_channels,
        appends=True,
    ),
)
