"""minet's table of TikTok videos."""

from __future__ import annotations

import graphkit as gk
from tests.readers.conftest import Write, ends
from tests.readers.test_tiktok_web import COMMENT
from tests.readers.variants import EXPORTS, below, lines, times

HEADER = EXPORTS / "minet" / "HEADER_tiktok_search_videos.csv"
VIDEO = {
    "id": "123",
    "description": "with @ben",
    "timestamp": "1669810000",
    "utc_time": "2022-11-30T12:06:40",
    "video_cover": "https://cdn.example.com/c.jpg",
    "author_id": "7",
    "author_unique_id": "ana",
    "author_nickname": "Ana!",
    "author_signature": "hi",
    "author_verified": "true",
    "author_follower_count": "12000",
    "author_following_count": "30",
    "author_video_count": "99",
    "digg_count": "5",
    "comment_count": "7",
    "share_count": "6",
    "play_count": "8",
    "challenges_titles": "food|foto",
    "is_ad": "false",
}


def test_videos(write: Write) -> None:
    log = gk.read(write("videos.csv", below(HEADER, VIDEO)))
    assert [read.format for read in log.inputs] == ["minet TikTok videos"]
    columns = (
        "post_id",
        "author_id",
        "likes",
        "comments",
        "reposts",
        "views",
        "hashtags",
        "mentions",
        "sponsored",
        "url",
    )
    assert log.posts.select(columns).rows() == [
        ("123", "7", 5, 7, 6, 8, ["food", "foto"], ["ben"], False, "https://www.tiktok.com/@ana/video/123")
    ]
    assert times(log.posts["created_at"]) == ["2022-11-30 12:06:40"]
    told_of = ("account_id", "handle", "name", "bio", "followers", "following", "posts", "verified")
    assert log.accounts.select(told_of).row(0) == ("7", "ana", "Ana!", "hi", 12000, 30, 99, True)


def test_comments_of_2022_are_for_the_authors_of_the_videos(write: Write) -> None:
    comment = COMMENT | {"share_info": {"url": "https://m.tiktok.com/v/123.html"}}
    videos = write("videos.csv", below(HEADER, VIDEO | {"description": ""}))
    assert ends(gk.read([write("comments.jsonl", lines(comment)), videos])) == [("8", "7")]
