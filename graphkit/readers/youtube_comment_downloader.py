"""youtube-comment-downloader: comments without their video, which is told by the file's name where nobody renamed it.

The time is an estimate from words (“2 weeks ago”) at the day of the download, and votes are in the site's language.
Before about 2021 an author was a name on display and no more: several people may have it, so that nobody is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.addresses import leading_mention, youtube_handle, youtube_name
from graphkit.readers.formats.shapes import texts
from graphkit.readers.reader import Given, Part, Reader

_VIDEO: Final = r"^([\w-]{11})(?:\.|$)"
# my_comments and such are as long as a video's id.
_WORDS: Final = r"^[a-z_-]+$"


def _comments(given: Given) -> Iterator[Part]:
    named = pl.lit(given.file.name).str.extract(_VIDEO)
    author = pl.col("author")
    yield Part(
        "interactions",
        given.frame.select(
            interaction_id="cid",
            actor_id="channel",
            actor_handle=youtube_handle(author),
            post_id=pl.when(~named.str.contains(_WORDS)).then(named),
            parent_id=pl.col("cid").str.extract(r"^([^.]+)\."),
            answered_handle=leading_mention(pl.col("text")),
            created_at="time_parsed",
            text="text",
            likes="votes",
        ),
        {"comments by a name on display, which may be anybody's: kept, but they make no tie": _nameless(given.frame)},
    )
    yield Part(
        "accounts", given.frame.select(account_id="channel", handle=youtube_handle(author), name=youtube_name(author))
    )


def _nameless(comments: pl.LazyFrame) -> pl.LazyFrame:
    return comments.filter(pl.col("channel").is_null() & youtube_name(pl.col("author")).is_not_null())


_SHAPE: Final = pl.Schema(texts("cid", "text", "author", "channel", "votes", "time_parsed"))
READERS: Final = (
    Reader(
        name="youtube-comment-downloader",
        platform="youtube",
        needs=frozenset({"cid", "author", "channel", "votes"}),
        shape=_SHAPE,
        read=_comments,
    ),
    Reader(
        name="youtube-comment-downloader (without channels)",
        platform="youtube",
        needs=frozenset({"cid", "author", "text", "time"}),
        lacks=frozenset({"channel"}),
        shape=_SHAPE,
        read=_comments,
    ),
)
