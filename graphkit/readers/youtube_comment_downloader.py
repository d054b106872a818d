"""youtube-comment-downloader: comments without their video, which is told by the file's name where nobody renamed it.

The time is an estimate from words (“2 weeks ago”) at the day of the download, and votes are in the site's language.
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
    )
    yield Part(
        "accounts", given.frame.select(account_id="channel", handle=youtube_handle(author), name=youtube_name(author))
    )


READERS: Final = (
    Reader(
        name="youtube-comment-downloader",
        platform="youtube",
        needs=frozenset({"cid", "author", "channel", "votes"}),
        shape=pl.Schema(texts("cid", "text", "author", "channel", "votes", "time_parsed")),
        read=_comments,
    ),
)
