"""yt-dlp's info.json: a video, or a list of them, and comments where asked for, from YouTube, Instagram or TikTok.

Which of `channel`, `uploader` and their ids is the handle, the name and the stable id differs from site to site.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.addresses import leading_mention, mentions_in, youtube_handle, youtube_name
from graphkit.readers.formats.shapes import TEXTS, at, each, records, texts
from graphkit.readers.reader import Given, Part, Reader

_OWNER: Final = ("channel", "channel_id", "uploader", "uploader_id", "channel_follower_count", "channel_is_verified")
_COMMENT: Final = ("id", "text", "timestamp", "like_count", "author", "author_id", "parent", "author_is_verified")
_VIDEO: Final = {
    **texts("id", "extractor_key", "_type", "title", "description", "timestamp", "upload_date", "webpage_url"),
    **texts(*_OWNER, "like_count", "comment_count", "view_count", "repost_count", "thumbnail"),
    "tags": TEXTS,
    "comments": records(*_COMMENT),
}
# As the tool names files: a title [video].info.json.
_NAMED: Final = r"(?:^|\[)([\w-]{11})(?:\]|\.)"
_SITES: Final = r"^(youtube|instagram|tiktok)"


def _videos(given: Given) -> Iterator[Part]:
    listed = each(given.frame.select("entries"), "entries").unnest("entries")
    # Of a list that was not followed, the entries are addresses.
    every = pl.concat([given.frame.drop("entries"), listed.filter(pl.col("extractor_key").is_not_null())])
    site = pl.col("extractor_key").str.to_lowercase()
    videos = every.with_columns(platform=pl.coalesce(site.str.extract(_SITES), site)).with_columns(**_owner())
    yield Part("posts", _posts(videos.filter(pl.col("_type").is_null() | (pl.col("_type") == "video"))))
    yield Part(
        "accounts",
        videos.select(
            "platform",
            account_id="owner_id",
            handle="owner_handle",
            name="owner_name",
            followers="channel_follower_count",
            verified="channel_is_verified",
        ),
    )
    comments = each(videos.select("platform", "comments", "owner_id", "owner_handle", post_id="id"), "comments")
    yield Part("interactions", _interactions(comments))
    yield Part("accounts", _commenters(comments))


def _bare_comments(given: Given) -> Iterator[Part]:
    """What was taken out of an info.json: the video may stand in the file's name."""
    comments = given.frame.select(
        comments=pl.struct(pl.all()),
        platform=pl.lit("youtube"),
        post_id=pl.lit(given.file.name).str.extract(_NAMED),
        owner_id=pl.when(pl.col("author_is_uploader") == "true").then("author_id"),
        owner_handle=pl.lit(None, pl.String),
    )
    yield Part("interactions", _interactions(comments))
    yield Part("accounts", _commenters(comments))


def _on(site: str) -> pl.Expr:
    return pl.col("platform") == site


def _owner() -> dict[str, pl.Expr]:
    return {
        "owner_id": pl.when(_on("youtube")).then("channel_id").otherwise("uploader_id"),
        "owner_handle": pl.when(_on("youtube"))
        .then(youtube_handle(pl.col("uploader_id")))
        .when(_on("instagram"))
        .then("channel")
        .when(_on("tiktok"))
        .then("uploader"),
        "owner_name": pl.when(_on("instagram")).then("uploader").otherwise(pl.coalesce("channel", "uploader")),
    }


def _posts(videos: pl.LazyFrame) -> pl.LazyFrame:
    # Elsewhere the title is made up of the site's name, or cut from the caption.
    titled = pl.concat_str("title", "description", separator="\n", ignore_nulls=True)
    return videos.select(
        "platform",
        post_id="id",
        author_id="owner_id",
        author_handle="owner_handle",
        created_at=pl.coalesce("timestamp", "upload_date"),
        text=pl.when(_on("youtube")).then(titled).otherwise(pl.coalesce("description", "title")),
        hashtags="tags",
        mentions=pl.when(_on("instagram") | _on("tiktok")).then(mentions_in(pl.col("description"))),
        likes="like_count",
        comments="comment_count",
        reposts="repost_count",
        views="view_count",
        url="webpage_url",
        image_urls=pl.concat_list("thumbnail"),
    )


def _interactions(comments: pl.LazyFrame) -> pl.LazyFrame:
    return comments.select(
        "platform",
        "post_id",
        "owner_id",
        "owner_handle",
        interaction_id=at("comments.id"),
        actor_id=at("comments.author_id"),
        actor_handle=_handle(),
        parent_id=at("comments.parent").replace("root", None),
        answered_handle=leading_mention(at("comments.text")),
        created_at=at("comments.timestamp"),
        text=at("comments.text"),
        likes=at("comments.like_count"),
    )


def _commenters(comments: pl.LazyFrame) -> pl.LazyFrame:
    author = at("comments.author")
    return comments.select(
        "platform",
        account_id=at("comments.author_id"),
        handle=_handle(),
        name=pl.when(_on("youtube")).then(youtube_name(author)),
        verified=at("comments.author_is_verified"),
    )


def _handle() -> pl.Expr:
    author = at("comments.author")
    return pl.when(_on("youtube")).then(youtube_handle(author)).otherwise(author)


READERS: Final = (
    Reader(
        name="yt-dlp info.json",
        platform=None,
        needs=frozenset({"id", "extractor_key", "webpage_url"}),
        shape=pl.Schema({**_VIDEO, "entries": pl.List(pl.Struct(_VIDEO))}),
        read=_videos,
    ),
    Reader(
        name="yt-dlp comments",
        platform="youtube",
        needs=frozenset({"id", "author_id", "author_is_uploader", "parent", "text"}),
        shape=pl.Schema(texts(*_COMMENT, "author_is_uploader")),
        read=_bare_comments,
    ),
)
