"""TikTok's own records of comments and videos, as TikTok-Api and several collecting tools save them.

Since 2023 the address of a comment names the owner of the video; before, only the video's own record does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

import polars as pl

from graphkit.readers.addresses import leading_mention, tiktok_owner
from graphkit.readers.formats.shapes import TEXTS, at, called, each, record, records, texts
from graphkit.readers.reader import Given, Part, Reader

Shape: TypeAlias = Mapping[str, pl.DataType]
Parts: TypeAlias = Callable[[pl.LazyFrame], Iterator[Part]]

_TEXTS: Final = ("cid", "aweme_id", "text", "create_time", "digg_count", "reply_id", "reply_to_reply_id")
_OBJECTS: Final = {"user": record("uid", "unique_id", "nickname"), "share_info": record("url")}
COMMENT: Final = {**texts(*_TEXTS), **_OBJECTS, "reply_comment": records(*_TEXTS, **_OBJECTS)}
_OF_ITS_AUTHOR: Final = record("followerCount", "followingCount", "videoCount")
_OF_ITSELF: Final = record("diggCount", "shareCount", "commentCount", "playCount")
_OF_COMMENTS: Final = ("cid", "aweme_id", "create_time", "digg_count")
_OF_VIDEOS: Final = ("desc", "createTime", "author", "stats.diggCount")
VIDEO: Final = {
    # An author is an object, or, where the record was found inside the page, a handle.
    **texts("id", "desc", "createTime", "author", "authorId", "nickname", "isAd", "adAuthorization"),
    "authorStats": _OF_ITS_AUTHOR,
    "authorStatsV2": _OF_ITS_AUTHOR,
    "stats": _OF_ITSELF,
    "statsV2": _OF_ITSELF,
    "textExtra": TEXTS,
    "video": record("cover"),
}


def parts_of_comments(comments: pl.LazyFrame, page: pl.Expr | None = None, **beside: pl.Expr) -> Iterator[Part]:
    """The comments of a frame with the fields `COMMENT`; `page` is where each was seen, `beside` more of their columns.

    What is nested in a comment are some of its answers.
    """
    nothing = pl.lit(None, pl.String)
    kept = comments.with_columns(above=nothing, page=nothing if page is None else page, **beside)
    answers = each(kept.select("reply_comment", "page", *beside, above="cid"), "reply_comment")
    for rows, within in ((kept, ""), (answers, "reply_comment.")):
        yield Part("interactions", rows.select(*beside, **_said(within)))
        yield Part(
            "accounts",
            rows.select(
                account_id=at(f"{within}user.uid"),
                handle=at(f"{within}user.unique_id"),
                name=at(f"{within}user.nickname"),
            ),
        )


def _said(within: str) -> dict[str, pl.Expr]:
    video = at(f"{within}aweme_id")
    return {
        "interaction_id": at(f"{within}cid"),
        "post_id": video,
        "parent_id": pl.coalesce(
            _answered(at(f"{within}reply_to_reply_id")), _answered(at(f"{within}reply_id")), "above"
        ),
        "actor_id": at(f"{within}user.uid"),
        "actor_handle": at(f"{within}user.unique_id"),
        "owner_handle": pl.coalesce(
            tiktok_owner(at(f"{within}share_info.url"), video), tiktok_owner(pl.col("page"), video)
        ),
        "answered_handle": leading_mention(at(f"{within}text")),
        "created_at": at(f"{within}create_time"),
        "text": at(f"{within}text"),
        "likes": at(f"{within}digg_count"),
    }


def _answered(comment: pl.Expr) -> pl.Expr:
    """The comment that is answered; "0" answers none."""
    return pl.when(comment != "0").then(comment)


def parts_of_videos(videos: pl.LazyFrame, **beside: pl.Expr) -> Iterator[Part]:
    """The videos of a frame with the fields `VIDEO`, and their authors; `beside` are more of their columns."""
    kept = videos.with_columns(
        author_id=pl.coalesce(_of_author("id"), "authorId"),
        author_handle=pl.when(pl.col("author").str.starts_with("{")).then(_of_author("uniqueId")).otherwise("author"),
    )
    paid = pl.any_horizontal(pl.col("isAd", "adAuthorization") == "true")
    yield Part(
        "posts",
        kept.select(
            "author_id",
            "author_handle",
            post_id="id",
            created_at="createTime",
            text="desc",
            hashtags=called(pl.col("textExtra"), "hashtagName"),
            mentions=called(pl.col("textExtra"), "userUniqueId"),
            likes=_counted("stats", "diggCount"),
            comments=_counted("stats", "commentCount"),
            reposts=_counted("stats", "shareCount"),
            views=_counted("stats", "playCount"),
            sponsored=paid.cast(pl.String),
            url=pl.format("https://www.tiktok.com/@{}/video/{}", "author_handle", "id"),
            image_urls=pl.concat_list(at("video.cover")),
            **beside,
        ),
    )
    yield Part(
        "accounts",
        kept.select(
            account_id="author_id",
            handle="author_handle",
            name=pl.coalesce(_of_author("nickname"), "nickname"),
            bio=_of_author("signature"),
            followers=_counted("authorStats", "followerCount"),
            following=_counted("authorStats", "followingCount"),
            posts=_counted("authorStats", "videoCount"),
            verified=_of_author("verified"),
        ),
    )


def _counted(group: str, key: str) -> pl.Expr:
    """A count; since 2024 there is a second group of them, and some records have no other."""
    return pl.coalesce(at(f"{group}.{key}"), at(f"{group}V2.{key}"))


def _of_author(key: str) -> pl.Expr:
    author = pl.col("author")
    return pl.when(author.str.starts_with("{")).then(author.str.json_path_match(f"$.{key}"))


def _comments(given: Given) -> Iterator[Part]:
    yield from parts_of_comments(given.frame)


def _videos(given: Given) -> Iterator[Part]:
    yield from parts_of_videos(given.frame)


def _pages_of(what: str, within: str, telling: Iterable[str], shape: Shape, parts: Parts) -> Reader:
    """A reader of the website's answers, kept as they came; the records are in the list `within` each."""

    def read(given: Given) -> Iterator[Part]:
        yield from parts(each(given.frame, within).unnest(within))

    return Reader(
        name=f"TikTok pages of {what}",
        platform="tiktok",
        needs=frozenset(f"{within}.{key}" for key in telling),
        shape=pl.Schema({within: pl.List(pl.Struct(shape))}),
        read=read,
    )


def _page_of_video(given: Given) -> Iterator[Part]:
    yield from parts_of_videos(given.frame.select(video=at("itemInfo.itemStruct")).unnest("video"))


READERS: Final = (
    Reader(
        name="TikTok comments",
        platform="tiktok",
        needs=frozenset(_OF_COMMENTS),
        shape=pl.Schema(COMMENT),
        read=_comments,
    ),
    Reader(
        name="TikTok videos",
        platform="tiktok",
        needs=frozenset(_OF_VIDEOS),
        shape=pl.Schema(VIDEO),
        read=_videos,
    ),
    _pages_of("comments", "comments", _OF_COMMENTS, COMMENT, parts_of_comments),
    _pages_of("videos", "itemList", _OF_VIDEOS, VIDEO, parts_of_videos),
    _pages_of("videos", "item_list", _OF_VIDEOS, VIDEO, parts_of_videos),
    Reader(
        name="TikTok pages of a video",
        platform="tiktok",
        needs=frozenset(f"itemInfo.itemStruct.{key}" for key in _OF_VIDEOS),
        shape=pl.Schema({"itemInfo": pl.Struct({"itemStruct": pl.Struct(VIDEO)})}),
        read=_page_of_video,
    ),
)
