"""drawrowfly's tiktok-scraper: videos, as JSON (bare or inside `collector`) or flattened as CSV.

`name` is the author's handle and `nickName` what is shown; Apify's actors took the record over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.addresses import tiktok_video
from graphkit.readers.formats.shapes import TEXTS, at, called, record, texts
from graphkit.readers.reader import Given, Part, Reader

VIDEO: Final = {
    **texts("id", "text", "createTime", "createTimeISO", "webVideoUrl", "isAd", "isSponsored"),
    **texts("diggCount", "shareCount", "playCount", "commentCount"),
    "authorMeta": record("id", "name", "nickName", "signature", "verified", "fans", "following", "video"),
    "covers": record("default"),
    "videoMeta": record("coverUrl"),
    **dict.fromkeys(("hashtags", "mentions"), TEXTS),
}


def parts_of_videos(videos: pl.LazyFrame) -> Iterator[Part]:
    """The videos of a frame with the fields `VIDEO`, and their authors."""
    paid = pl.any_horizontal(pl.col("isAd", "isSponsored") == "true")
    yield Part(
        "posts",
        videos.select(
            "mentions",
            # Apify's overview of a run has no column of ids.
            post_id=pl.coalesce("id", tiktok_video(pl.col("webVideoUrl"))),
            author_id=at("authorMeta.id"),
            author_handle=at("authorMeta.name"),
            created_at=pl.coalesce("createTimeISO", "createTime"),
            text="text",
            hashtags=called(pl.col("hashtags"), "name"),
            likes="diggCount",
            comments="commentCount",
            reposts="shareCount",
            views="playCount",
            sponsored=paid.cast(pl.String),
            url="webVideoUrl",
            image_urls=pl.concat_list(pl.coalesce(at("videoMeta.coverUrl"), at("covers.default"))),
        ),
    )
    yield Part(
        "accounts",
        videos.select(
            account_id=at("authorMeta.id"),
            handle=at("authorMeta.name"),
            name=at("authorMeta.nickName"),
            bio=at("authorMeta.signature"),
            followers=at("authorMeta.fans"),
            following=at("authorMeta.following"),
            posts=at("authorMeta.video"),
            verified=at("authorMeta.verified"),
        ),
    )


def _videos(given: Given) -> Iterator[Part]:
    yield from parts_of_videos(given.frame)


READERS: Final = (
    Reader(
        name="tiktok-scraper videos",
        platform="tiktok",
        needs=frozenset({"authorMeta.name", "diggCount", "downloaded"}),
        shape=pl.Schema(VIDEO),
        read=_videos,
    ),
)
