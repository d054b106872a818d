"""What is read from YouTube and what other tools exported from it have to be the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

import graphkit as gk
from graphkit.readers.addresses import leading_mention
from graphkit.sources.source import Listing
from graphkit.sources.youtube import parse
from graphkit.sources.youtube.answers import Comment, CommentSnippet
from tests.sources.youtube.given import Told, opened
from tests.sources.youtube.test_client import comment, page_of, thread, video

SAID = ("interaction_id", "kind", "actor_id", "target_id", "post_id", "parent_id", "created_at", "text", "likes")


def as_exported(said: dict[str, Any], parent: str | None) -> dict[str, Any]:
    snippet = said["snippet"]
    return {
        "video_id": "v1",
        "comment_id": said["id"],
        "author_name": snippet["authorDisplayName"],
        "author_channel_id": snippet["authorChannelId"]["value"],
        "text": snippet["textDisplay"],
        "like_count": snippet["likeCount"],
        "published_at": snippet["publishedAt"],
        "parent_comment_id": parent,
    }


def test_a_crawl_and_an_export_of_the_same_comments_agree(tmp_path: Path) -> None:
    top = comment("c1", "ana")
    answers = [comment("c1.a", "ben"), comment("c1.b", "cem", "@Ben yes"), comment("c1.c", "owner", "@who? thanks")]
    told = Told({"commentThreads": [page_of(thread(top, *answers))]})
    crawled = opened(told.transport).read(Listing("comments", "v1", "UCowner"), None)
    exported = [as_exported(top, None), *(as_exported(one, "c1") for one in answers)]
    pl.DataFrame(exported).write_csv(tmp_path / "comments.csv")
    said = video()["snippet"]
    named = {"video_id": "v1", "title": said["title"], "channel_id": "UCowner", "channel_title": said["channelTitle"]}
    pl.DataFrame([named]).write_csv(tmp_path / "videos.csv")
    log = gk.read([tmp_path / "comments.csv", tmp_path / "videos.csv"])
    ours = pl.DataFrame([{name: getattr(act, name) for name in SAID} for act in crawled.interactions])
    theirs = log.interactions.select(SAID)
    assert sorted(map(repr, ours.rows())) == sorted(map(repr, theirs.rows()))
    handles = dict(log.accounts.select("account_id", "handle").drop_nulls().iter_rows())
    assert {one.account_id: one.handle for one in crawled.accounts if one.handle} == handles


@pytest.mark.parametrize("text", ["@ana.b. hi", "  @Ana-b", "\u200b@ana", "@", "hi @ana", "@ñandú, si", "", "@@ana"])
def test_the_name_in_front_is_found_alike(text: str) -> None:
    by_readers = pl.select(leading_mention(pl.lit(text)).str.to_lowercase()).item()
    said = Comment(id="c1", snippet=CommentSnippet(text_display=text))
    assert parse._named(said) == by_readers
