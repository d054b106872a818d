"""Apify's TikTok actors (clockworks): comments and videos.

Whose video a comment is on stands only in the video's address.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers import tiktok_scraper
from graphkit.readers.addresses import leading_mention, tiktok_handle, tiktok_video
from graphkit.readers.formats.shapes import texts
from graphkit.readers.reader import Given, Part, Reader

_COMMENT: Final = texts(
    *("cid", "text", "createTime", "createTimeISO", "diggCount", "repliesToId", "uid", "uniqueId", "videoWebUrl"),
    "error",
)


def _comments(given: Given) -> Iterator[Part]:
    address = pl.col("videoWebUrl")
    yield Part(
        "interactions",
        given.fetched.select(
            "text",
            interaction_id="cid",
            post_id=tiktok_video(address),
            parent_id=pl.when(pl.col("repliesToId") != "0").then("repliesToId"),
            actor_id="uid",
            actor_handle="uniqueId",
            owner_handle=tiktok_handle(address),
            answered_handle=leading_mention(pl.col("text")),
            created_at=pl.coalesce("createTimeISO", "createTime"),
            likes="diggCount",
        ),
    )


def _videos(given: Given) -> Iterator[Part]:
    yield from tiktok_scraper.parts_of_videos(given.fetched)


READERS: Final = (
    Reader(
        name="Apify TikTok comments",
        platform="tiktok",
        # Apify's overview of a run has no column of ids.
        needs=frozenset({"uniqueId", "videoWebUrl"}),
        shape=pl.Schema(_COMMENT),
        read=_comments,
    ),
    Reader(
        name="Apify TikTok videos",
        platform="tiktok",
        needs=frozenset({"authorMeta.name", "diggCount", "webVideoUrl"}),
        lacks=frozenset({"downloaded"}),
        shape=pl.Schema({**tiktok_scraper.VIDEO, **texts("error")}),
        read=_videos,
    ),
)
