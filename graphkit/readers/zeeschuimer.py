"""Zeeschuimer: a line for each thing seen in the browser, with the platform's own record of it under `data`.

The owner of a TikTok video that is commented on may stand only in the address of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers import instagram_graphql, tiktok_web
from graphkit.readers.addresses import leading_mention
from graphkit.readers.formats.shapes import at, record, texts
from graphkit.readers.reader import Given, Part, Reader

_AROUND: Final = texts("source_platform_url", "timestamp_collected")
_INSTAGRAM_COMMENT: Final = record(
    *("comment_id", "text", "created_at", "comment_like_count", "post_id", "post_shortcode", "parent_comment_id"),
    user=record("id", "unique_id", "nickname", "verified"),
)
_FETCHED: Final = pl.col("timestamp_collected")


def _of(given: Given, *keys: str) -> pl.LazyFrame:
    """The records of the kind that have one of the `keys`: files of several kinds may have been put together."""
    return given.frame.unnest("data").filter(pl.any_horizontal(pl.col(keys).is_not_null()))


def _others(given: Given, *keys: str) -> Iterator[Part]:
    others = given.frame.unnest("data").filter(pl.all_horizontal(pl.col(keys).is_null()))
    told = {"records of another platform or kind, passed over: keep each kind in a file of its own": others}
    yield Part("accounts", pl.LazyFrame(schema={"handle": pl.String}), told)


def _tiktok_comments(given: Given) -> Iterator[Part]:
    page = pl.col("source_platform_url")
    yield from tiktok_web.parts_of_comments(_of(given, "cid"), page, fetched_at=_FETCHED)
    yield from _others(given, "cid")


def _tiktok_videos(given: Given) -> Iterator[Part]:
    yield from tiktok_web.parts_of_videos(_of(given, "author"), fetched_at=_FETCHED)
    yield from _others(given, "author")


def _instagram_posts(given: Given) -> Iterator[Part]:
    posts = _of(given, "code", "shortcode")
    yield from instagram_graphql.parts_of_posts(posts, fetched_at=_FETCHED)
    yield from _others(given, "code", "shortcode")


def _instagram_comments(given: Given) -> Iterator[Part]:
    """What is nested in a comment is seen to by Zeeschuimer, which writes a line for every answer too."""
    yield from _others(given, "comment_id")
    comments = _of(given, "comment_id")
    person = {"account_id": at("user.id"), "handle": at("user.unique_id")}
    yield Part(
        "interactions",
        comments.select(
            "text",
            interaction_id="comment_id",
            post_id=pl.coalesce("post_shortcode", "post_id"),
            parent_id="parent_comment_id",
            actor_id=person["account_id"],
            actor_handle=person["handle"],
            answered_handle=leading_mention(pl.col("text")),
            created_at="created_at",
            likes="comment_like_count",
            fetched_at=_FETCHED,
        ),
    )
    yield Part("aliases", comments.select(alias="post_id", post_id="post_shortcode"))
    yield Part("accounts", comments.select(**person, name=at("user.nickname"), verified=at("user.verified")))


READERS: Final = (
    Reader(
        name="Zeeschuimer TikTok comments",
        platform="tiktok",
        needs=frozenset({"timestamp_collected", "data.cid", "data.aweme_id"}),
        shape=pl.Schema({**_AROUND, "data": pl.Struct(tiktok_web.COMMENT)}),
        read=_tiktok_comments,
    ),
    Reader(
        name="Zeeschuimer TikTok posts",
        platform="tiktok",
        needs=frozenset({"timestamp_collected", "data.desc", "data.createTime", "data.author"}),
        shape=pl.Schema({**_AROUND, "data": pl.Struct(tiktok_web.VIDEO)}),
        read=_tiktok_videos,
    ),
    Reader(
        name="Zeeschuimer Instagram comments",
        platform="instagram",
        needs=frozenset({"timestamp_collected", "data.comment_id", "data.post_shortcode"}),
        shape=pl.Schema({**_AROUND, "data": _INSTAGRAM_COMMENT}),
        read=_instagram_comments,
    ),
    Reader(
        name="Zeeschuimer Instagram posts",
        platform="instagram",
        needs=frozenset({"timestamp_collected", "data.code", "data.user"}),
        # Threads, which Zeeschuimer collects too, has the same kind of record.
        lacks=frozenset({"data.text_post_app_info"}),
        shape=pl.Schema({**_AROUND, "data": pl.Struct(instagram_graphql.POST)}),
        read=_instagram_posts,
    ),
    Reader(
        name="Zeeschuimer Instagram posts (older form)",
        platform="instagram",
        needs=frozenset({"timestamp_collected", "data.shortcode", "data.owner"}),
        lacks=frozenset({"data.code"}),
        shape=pl.Schema({**_AROUND, "data": pl.Struct(instagram_graphql.POST)}),
        read=_instagram_posts,
    ),
)
