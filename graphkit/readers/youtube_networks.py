"""The networks of YouTube Data Tools (GDF): who answered whom under a video, channels, videos.

In a network of comments the nodes are named by hashes of what their labels say, which are handles since 2023 and
were names on display before: ties by labels meet the comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.formats.shapes import texts
from graphkit.readers.gdf import direction, weight
from graphkit.readers.reader import Given, Part, Reader
from graphkit.readers.youtube_data_tools import video_of


def _commenters(given: Given) -> Iterator[Part]:
    yield Part("accounts", given.frame.select(handle="label"))


def _answers(given: Given) -> Iterator[Part]:
    answers = given.frame.select(
        source="node1.label",
        target="node2.label",
        weight=weight(),
        kind=pl.lit("reply"),
        # The comments of the same video tell them one by one.
        sums=pl.lit("reply"),
        post_id=video_of(given.file),
    )
    yield Part("edges", answers)


def _channels(given: Given) -> Iterator[Part]:
    yield Part(
        "accounts",
        given.frame.select(
            account_id="name",
            name="label",
            followers="subscriberCount",
            posts="videoCount",
            created_at="publishedAt",
            location=pl.col("country").replace("not set", None),
        ),
    )


def _videos(given: Given) -> Iterator[Part]:
    yield Part(
        "posts",
        given.frame.select(
            post_id="name",
            author_id="channelId",
            created_at=pl.coalesce("publishedAtUnix", "publishedAt"),
            text="label",
            likes="likeCount",
            comments="commentCount",
            views="viewCount",
        ),
    )
    yield Part("accounts", given.frame.select(account_id="channelId", name="channelTitle"))


def _videos_alike(given: Given) -> Iterator[Part]:
    """Videos with a tie, as ties of the channels they are on."""
    ties = given.frame.select(source="node1.channelId", target="node2.channelId", weight=weight(), type=direction())
    yield Part("edges", ties.filter(pl.col("source") != pl.col("target")))


READERS: Final = (
    Reader(
        name="YouTube Data Tools commenters (GDF)",
        platform="youtube",
        needs=frozenset({"name", "label", "commentCount"}),
        lacks=frozenset({"channelId"}),
        shape=pl.Schema(texts("label")),
        read=_commenters,
    ),
    Reader(
        name="YouTube Data Tools answers (GDF)",
        platform="youtube",
        needs=frozenset({"node1", "node2", "node1.label", "node1.commentCount"}),
        lacks=frozenset({"node1.channelId"}),
        shape=pl.Schema(texts("node1.label", "node2.label", "weight")),
        read=_answers,
    ),
    Reader(
        name="YouTube Data Tools channels (GDF)",
        platform="youtube",
        needs=frozenset({"name", "label", "subscriberCount"}),
        shape=pl.Schema(texts("name", "label", "subscriberCount", "videoCount", "country", "publishedAt")),
        read=_channels,
    ),
    Reader(
        name="YouTube Data Tools videos (GDF)",
        platform="youtube",
        needs=frozenset({"name", "label", "channelId"}),
        shape=pl.Schema(
            {
                **texts("name", "label", "channelId", "channelTitle", "publishedAt", "publishedAtUnix"),
                **texts("viewCount", "likeCount", "commentCount"),
            }
        ),
        read=_videos,
    ),
    Reader(
        name="YouTube Data Tools ties of videos (GDF)",
        platform="youtube",
        needs=frozenset({"node1", "node2", "node1.channelId"}),
        shape=pl.Schema(texts("node1.channelId", "node2.channelId", "weight", "directed")),
        read=_videos_alike,
    ),
)
