"""Zeeschuimer: what it wraps is tested in test_tiktok_web.py and test_instagram_graphql.py."""

from __future__ import annotations

from typing import Any

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told
from tests.readers.test_instagram_graphql import NEWER, OLDER
from tests.readers.test_tiktok_web import COMMENT, VIDEO
from tests.readers.variants import EXPORTS, below, lines, times

SAMPLES = EXPORTS / "zeeschuimer_4cat"


def seen(data: dict[str, Any], page: str = "https://www.tiktok.com/@ana/video/123") -> dict[str, Any]:
    return {
        "item_id": data.get("cid", data.get("id")),
        "timestamp_collected": 1700000000000,
        "source_platform": "somewhere",
        "source_platform_url": page,
        "data": data,
    }


def test_comments_on_tiktok() -> None:
    """The owner of the first stands only in the address of the page."""
    log = gk.read(SAMPLES / "zeeschuimer-export-tiktok-comments-2023-04-02T164549.ndjson")
    assert [read.format for read in log.inputs] == ["Zeeschuimer TikTok comments"]
    columns = ("kind", "interaction_id", "actor_id", "target_id", "post_id", "parent_id", "likes")
    assert log.interactions.select(columns).rows() == [
        (
            *("comment", "6566278311482755693", "3817653227962564587", "oat_maple49"),
            *("6536545453433882451", None, 42526),
        ),
        (
            *("comment", "3674567747411673776", "3977233941323145728", "amber_moss25"),
            *("1377636514111166575", None, 23),
        ),
    ]
    assert times(log.interactions["created_at"]) == ["2022-11-30 12:39:32", "2023-04-02 16:45:49"]
    assert times(log.interactions["fetched_at"]) == ["2023-11-14 22:13:20"] * 2
    assert log.accounts.select("account_id", "handle", "name").head(2).rows() == [
        ("3817653227962564587", "otter_ember32", "river_juno32"),
        ("3977233941323145728", "lamp.north75", "moss lamp74"),
    ]
    assert log.posts.select("post_id", "author_id").rows() == [
        ("6536545453433882451", "oat_maple49"),
        ("1377636514111166575", "amber_moss25"),
    ]
    assert log.notes == ()


@pytest.mark.parametrize(
    ("page", "owner"),
    [
        ("https://www.tiktok.com/@ana/video/123", "ana"),
        ("https://www.tiktok.com/@ana/photo/123?lang=en", "ana"),
        ("https://www.tiktok.com/@ana/video/456", None),
        ("https://www.tiktok.com/@ana", None),
        ("https://www.tiktok.com/foryou", None),
    ],
)
def test_a_page_tells_the_owner_only_of_its_own_video(page: str, owner: str | None, write: Write) -> None:
    comment = COMMENT | {"share_info": {"url": "https://m.tiktok.com/v/123.html"}}
    assert ends(gk.read(write("seen.ndjson", lines(seen(comment, page))))) == [("8", owner)]


def test_replies_within_a_comment(write: Write) -> None:
    old = {"share_info": {"url": "https://m.tiktok.com/v/123.html"}}
    reply = COMMENT | old | {"cid": "2", "user": {"uid": "9", "unique_id": "cem"}, "reply_id": "77"}
    log = gk.read(write("seen.ndjson", lines(seen(COMMENT | old | {"reply_comment": [reply]}))))
    assert log.interactions.select("actor_id", "target_id", "parent_id").rows() == [
        ("8", "ana", None),
        ("9", "ana", "77"),
    ]
    assert times(log.interactions["fetched_at"]) == ["2023-11-14 22:13:20"] * 2


def test_posts_on_tiktok(write: Write) -> None:
    comments = write("comments.ndjson", lines(seen(COMMENT)))
    log = gk.read([write("posts.ndjson", lines(seen(VIDEO))), comments])
    assert log.inputs[0].format == "Zeeschuimer TikTok posts"
    assert log.posts.select("post_id", "author_id", "likes").rows() == [("123", "7", 5)]
    assert times(log.posts["fetched_at"]) == ["2023-11-14 22:13:20"]
    assert log.accounts.select("account_id", "handle", "followers").row(0) == ("7", "ana", 12000)
    assert ("8", "7") in ends(log)


def test_posts_on_instagram(write: Write) -> None:
    """Pages of one visit may come in both forms."""
    page = "https://www.instagram.com/ana/"
    log = gk.read(write("posts.ndjson", lines(seen(NEWER, page), seen(OLDER | {"shortcode": "DeF", "id": "62"}, page))))
    assert [read.format for read in log.inputs] == ["Zeeschuimer Instagram posts"]
    assert log.posts.select("post_id", "author_id").rows() == [("AbC", "7"), ("DeF", "7")]
    assert times(log.posts["fetched_at"]) == ["2023-11-14 22:13:20"] * 2
    older = gk.read(write("older.ndjson", lines(seen(OLDER, page))))
    assert older.inputs[0].format == "Zeeschuimer Instagram posts (older form)"
    assert older.posts.select("post_id", "author_id").rows() == [("AbC", "7")]


def test_threads_is_another_platform(write: Write) -> None:
    threads = NEWER | {"text_post_app_info": {"reply_count": 2}}
    write("seen/a.ndjson", lines(seen(NEWER)))
    file = write("seen/b.ndjson", lines(seen(threads)))
    log = gk.read(file.parent)
    assert [read.format for read in log.inputs] == ["Zeeschuimer Instagram posts"]
    assert f"{file}: 1 file passed over" in told(log)


def test_its_tables_are_those_of_4cat_with_semicolons(write: Write) -> None:
    text = (SAMPLES / "4cat_tiktok-comments.csv").read_text()
    cat = gk.read(SAMPLES / "4cat_tiktok-comments.csv")
    rows = [
        dict(
            zip(text.splitlines()[0].split(","), ["https://www.tiktok.com/@ana/video/9", "1", "9", "ben"], strict=False)
        )
        | {"post_id": "9", "unix_timestamp": "1669811972", "body": "a; b"}
    ]
    header = write("header.txt", text.splitlines()[0])
    log = gk.read(write("zeeschuimer.csv", below(header, *rows, separator=";")))
    assert [read.format for read in log.inputs] == [read.format for read in cat.inputs]
    assert log.interactions.select("actor_id", "target_id", "post_id", "parent_id", "text").rows() == [
        ("ben", "ana", "9", None, "a; b")
    ]
    assert "could not be understood" not in told(log)


def test_comments_on_instagram(write: Write) -> None:
    comment = {
        "comment_id": "1",
        "text": "nice",
        "created_at": 1628409199,
        "comment_like_count": 2,
        "post_id": "61",
        "post_shortcode": "AbC",
        "parent_comment_id": None,
        "user": {"id": "8", "unique_id": "ben", "nickname": "Ben!", "verified": True},
    }
    answer = comment | {"comment_id": "2", "parent_comment_id": "1", "user": {"id": "9", "unique_id": "cem"}}
    by_number = comment | {"comment_id": "3", "post_shortcode": None}
    posts = write("posts.csv", "post_id,author_handle\nAbC,ana\n")
    log = gk.read([posts, write("seen.ndjson", lines(seen(comment), seen(answer), seen(by_number)))])
    assert log.inputs[1].format == "Zeeschuimer Instagram comments"
    columns = ("kind", "actor_id", "target_id", "post_id", "parent_id", "likes")
    assert log.interactions.select(columns).rows() == [
        ("comment", "8", "ana", "AbC", None, 2),
        ("reply", "9", "8", "AbC", "1", 2),
        ("comment", "8", "ana", "AbC", None, 2),
    ]
    assert times(log.interactions["created_at"])[0] == "2021-08-08 07:53:19"
    assert log.accounts.filter(account_id="8").select("handle", "name", "verified").rows() == [("ben", "Ben!", True)]


def test_files_of_several_kinds_put_together(write: Write) -> None:
    log = gk.read(write("all.ndjson", lines(seen(COMMENT), seen(NEWER), seen(VIDEO))))
    assert set(log.inputs[0].format.split(" and ")) == {
        "Zeeschuimer TikTok comments",
        "Zeeschuimer Instagram posts",
        "Zeeschuimer TikTok posts",
    }
    assert log.interactions.filter(kind="comment").height == 1
    assert set(log.posts["platform"]) == {"instagram", "tiktok"}


def test_records_of_a_platform_that_is_not_read_are_counted(write: Write) -> None:
    other = seen({"rest_id": "1", "legacy": {"full_text": "hi"}})
    log = gk.read(write("all.ndjson", lines(seen(COMMENT), other)))
    assert log.interactions.height == 1
    assert "1 records of another platform or kind, passed over" in told(log)
