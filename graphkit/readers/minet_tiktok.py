"""minet's table of TikTok videos. `author_unique_id` is the handle, `author_nickname` what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.addresses import mentions_in
from graphkit.readers.formats.shapes import TEXTS, texts
from graphkit.readers.reader import Given, Part, Reader

_VIDEO: Final = {
    **texts("id", "description", "timestamp", "video_cover", "is_ad"),
    **texts("digg_count", "share_count", "comment_count", "play_count"),
    **texts("author_id", "author_unique_id", "author_nickname", "author_signature", "author_verified"),
    **texts("author_following_count", "author_follower_count", "author_video_count"),
    "challenges_titles": TEXTS,
}


def _videos(given: Given) -> Iterator[Part]:
    videos = given.frame
    yield Part(
        "posts",
        videos.select(
            "author_id",
            post_id="id",
            author_handle="author_unique_id",
            created_at="timestamp",
            text="description",
            hashtags="challenges_titles",
            mentions=mentions_in(pl.col("description")),
            likes="digg_count",
            comments="comment_count",
            reposts="share_count",
            views="play_count",
            sponsored="is_ad",
            url=pl.format("https://www.tiktok.com/@{}/video/{}", "author_unique_id", "id"),
            image_urls=pl.concat_list("video_cover"),
        ),
    )
    yield Part(
        "accounts",
        videos.select(
            account_id="author_id",
            handle="author_unique_id",
            name="author_nickname",
            bio="author_signature",
            followers="author_follower_count",
            following="author_following_count",
            posts="author_video_count",
            verified="author_verified",
        ),
    )


READERS: Final = (
    Reader(
        name="minet TikTok videos",
        platform="tiktok",
        needs=frozenset({"author_unique_id", "author_follower_count", "digg_count"}),
        shape=pl.Schema(_VIDEO),
        read=_videos,
        appends=True,
    ),
)
