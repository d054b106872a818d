"""YouTube's own interface (Data API), kept as it came: pages of comment threads, or bare threads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.addresses import leading_mention, youtube_handle, youtube_name
from graphkit.readers.formats.shapes import at, each, record, records, texts
from graphkit.readers.reader import Given, Part, Reader

_SAID: Final = record(
    *("textOriginal", "textDisplay", "authorDisplayName", "likeCount", "publishedAt", "parentId"),
    authorChannelId=record("value"),
)
_THREAD: Final = {
    **texts("id"),
    "snippet": record("channelId", "videoId", topLevelComment=record("id", snippet=_SAID)),
    "replies": record(comments=records("id", snippet=_SAID)),
}


def _threads(given: Given) -> Iterator[Part]:
    known = given.frame.with_columns(
        post_id=at("snippet.videoId"), owner_id=at("snippet.channelId"), first=at("snippet.topLevelComment")
    )
    answers = each(known.select("post_id", "owner_id", above="id", answer=at("replies.comments")), "answer")
    yield Part("interactions", known.select("post_id", "owner_id", **_said("first")))
    yield Part(
        "interactions",
        answers.select(
            "post_id",
            "owner_id",
            parent_id=pl.coalesce(at("answer.snippet.parentId"), "above"),
            answered_handle=leading_mention(at("answer.snippet.textOriginal")),
            **_said("answer"),
        ),
    )
    yield Part("accounts", _who(known, "first"))
    yield Part("accounts", _who(answers, "answer"))


def _said(comment: str) -> dict[str, pl.Expr]:
    return {
        "interaction_id": at(f"{comment}.id"),
        "actor_id": at(f"{comment}.snippet.authorChannelId.value"),
        "actor_handle": youtube_handle(at(f"{comment}.snippet.authorDisplayName")),
        "created_at": at(f"{comment}.snippet.publishedAt"),
        "text": pl.coalesce(at(f"{comment}.snippet.textOriginal"), at(f"{comment}.snippet.textDisplay")),
        "likes": at(f"{comment}.snippet.likeCount"),
    }


def _who(comments: pl.LazyFrame, comment: str) -> pl.LazyFrame:
    author = at(f"{comment}.snippet.authorDisplayName")
    return comments.select(
        account_id=at(f"{comment}.snippet.authorChannelId.value"),
        handle=youtube_handle(author),
        name=youtube_name(author),
    )


READERS: Final = (
    Reader(
        name="YouTube comment threads",
        platform="youtube",
        needs=frozenset({"snippet.topLevelComment.id", "snippet.videoId"}),
        shape=pl.Schema(_THREAD),
        read=_threads,
    ),
)
