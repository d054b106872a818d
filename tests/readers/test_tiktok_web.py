"""TikTok's own records."""

from __future__ import annotations

import json
from typing import Any

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told
from tests.readers.variants import EXPORTS, below, flat, lines, times

COMMENTS = EXPORTS / "tiktok" / "comments_raw_api.jsonl"
COMMENT: dict[str, Any] = {
    "cid": "1",
    "aweme_id": "123",
    "text": "nice",
    "create_time": 1669811972,
    "digg_count": 2,
    "reply_id": "0",
    "reply_to_reply_id": "0",
    "user": {"uid": "8", "unique_id": "ben", "nickname": "Ben!"},
    "share_info": {"url": "https://www.tiktok.com/@ana/video/123?_d=e80&share_item_id=123"},
}
VIDEO: dict[str, Any] = {
    "id": "123",
    "desc": "with @Ben! #food",
    "createTime": 1669810000,
    "author": {"id": "7", "uniqueId": "ana", "nickname": "Ana!", "signature": "hi", "verified": True},
    "authorStats": {"followerCount": 12000, "followingCount": 30, "videoCount": 99},
    "stats": {"diggCount": 5, "shareCount": 6, "commentCount": 7, "playCount": 8},
    "textExtra": [{"hashtagName": "food"}, {"hashtagName": "", "userUniqueId": "ben"}],
    "video": {"cover": "https://cdn.example.com/c.jpg"},
    "isAd": False,
}


def test_comments() -> None:
    """The address of the first, of 2022, does not name the owner."""
    log = gk.read(COMMENTS)
    assert [read.format for read in log.inputs] == ["TikTok comments"]
    columns = ("kind", "interaction_id", "actor_id", "target_id", "post_id", "parent_id", "likes", "text")
    assert log.interactions.select(columns).rows() == [
        (
            *("comment", "6566278311482755693", "3817653227962564587", None, "6536545453433882451", None, 42526),
            "Clay no ott saltma mapleki ki woolp",
        ),
        (
            *("comment", "3674567747411673776", "3977233941323145728", "amber_moss25", "1377636514111166575", None, 23),
            "Nort cl amb @lamp_plum77 Junoember . Pix no river ott wool clayott amb tide Woolm cl rive",
        ),
    ]
    assert times(log.interactions["created_at"]) == ["2022-11-30 12:39:32", "2023-04-02 16:45:49"]
    assert log.accounts.select("account_id", "handle", "name").rows() == [
        ("3817653227962564587", "otter_ember32", "river_juno32"),
        ("3977233941323145728", "lamp.north75", "moss lamp74"),
        ("amber_moss25", "amber_moss25", None),
    ]
    assert "1 on posts whose owner no file names" in told(log)


def test_older_comments_are_for_the_owners_that_a_file_of_videos_names(write: Write) -> None:
    video = VIDEO | {"id": "6536545453433882451"}
    table = below(
        EXPORTS / "zeeschuimer_4cat" / "HEADER_4cat_tiktok.csv", {"id": "6536545453433882451", "author": "ana"}
    )
    assert ends(gk.read([COMMENTS, write("videos.jsonl", lines(video))]))[0] == ("3817653227962564587", "7")
    assert ends(gk.read([COMMENTS, write("videos.csv", table)]))[0] == ("3817653227962564587", "ana")


def test_the_same_comments_in_files_of_three_tools_are_each_one() -> None:
    others = EXPORTS / "zeeschuimer_4cat"
    files = [
        COMMENTS,
        others / "zeeschuimer-export-tiktok-comments-2023-04-02T164549.ndjson",
        others / "4cat_tiktok-comments.csv",
    ]
    log = gk.read(files)
    assert ends(log) == [("3817653227962564587", "oat_maple49"), ("3977233941323145728", "amber_moss25")]
    assert "4 read before in another row or file" in told(log)


def test_replies(write: Write) -> None:
    """Those to replies say whom they answer; TikTok files all under the first comment."""
    comments = lines(
        COMMENT,
        COMMENT | {"cid": "2", "user": {"uid": "9", "unique_id": "cem"}, "reply_id": "1"},
        COMMENT | {"cid": "3", "user": {"uid": "10", "unique_id": "dora"}, "reply_id": "1", "reply_to_reply_id": "2"},
        COMMENT | {"cid": "4", "user": {"uid": "11", "unique_id": "eve"}, "reply_id": "1", "text": "@cem no"},
    )
    log = gk.read(write("comments.jsonl", comments))
    assert log.interactions.select("kind", "actor_id", "target_id", "parent_id").rows() == [
        ("comment", "8", "ana", None),
        ("reply", "9", "8", "1"),
        ("reply", "10", "9", "2"),
        ("reply", "11", "9", "1"),
    ]


def test_replies_within_a_comment(write: Write) -> None:
    reply = COMMENT | {"cid": "2", "user": {"uid": "9", "unique_id": "cem"}, "reply_id": "0"}
    log = gk.read(write("comments.jsonl", lines(COMMENT | {"reply_comment": [reply]})))
    assert log.interactions.select("kind", "interaction_id", "actor_id", "target_id", "parent_id").rows() == [
        ("comment", "1", "8", "ana", None),
        ("reply", "2", "9", "8", "1"),
    ]


def test_an_address_of_another_video_is_no_word_on_whose_this_is(write: Write) -> None:
    comment = COMMENT | {"share_info": {"url": "https://www.tiktok.com/@ana/video/456"}}
    assert ends(gk.read(write("comments.jsonl", lines(comment)))) == [("8", None)]


def test_answers_of_the_interface_and_flattened_tables(write: Write) -> None:
    for file in (
        write("answer.json", json.dumps({"comments": [COMMENT], "cursor": 20, "extra": {"now": 1}})),
        write("comments.csv", flat([COMMENT])),
        write("comments_by_points.csv", flat([COMMENT], ".")),
    ):
        log = gk.read(file)
        assert log.interactions.select("actor_id", "target_id", "post_id", "likes").rows() == [("8", "ana", "123", 2)]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_videos(form: str, write: Write) -> None:
    content = lines(VIDEO) if form == "jsonl" else flat([VIDEO])
    log = gk.read(write(f"videos.{form}", content))
    assert [read.format for read in log.inputs] == ["TikTok videos"]
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
        ("123", "7", 5, 7, 6, 8, ["food"], ["ben"], None, "https://www.tiktok.com/@ana/video/123")
    ]
    assert times(log.posts["created_at"]) == ["2022-11-30 12:06:40"]
    assert log.accounts.drop("platform", "url", "origin").row(0, named=True) == {
        "account_id": "7",
        "handle": "ana",
        "name": "Ana!",
        "bio": "hi",
        "followers": 12000,
        "following": 30,
        "posts": 99,
        "verified": True,
        "created_at": None,
        "language": None,
        "location": None,
        "read": None,
        "fetched_at": None,
    }
    assert log.interactions.select("kind", "actor_id", "target_id").rows() == [("mention", "7", "ben")]


def test_videos_found_inside_a_page_name_their_author_bare(write: Write) -> None:
    video = VIDEO | {"author": "ana", "nickname": "Ana!", "authorId": "7", "adAuthorization": True}
    log = gk.read(write("videos.jsonl", lines(video)))
    assert log.posts.select("post_id", "author_id", "sponsored").rows() == [("123", "7", True)]
    assert log.accounts.select("account_id", "handle", "name", "followers").row(0) == ("7", "ana", "Ana!", 12000)


def test_videos_of_both_kinds_in_one_file(write: Write) -> None:
    log = gk.read(write("videos.jsonl", lines(VIDEO | {"author": "zoe"}, VIDEO | {"id": "124"})))
    assert log.posts.select("post_id", "author_id", "sponsored").rows() == [("123", "zoe", None), ("124", "7", None)]


def test_the_second_group_of_counts(write: Write) -> None:
    second = {"stats": {"diggCount": None}, "statsV2": {"diggCount": "5", "playCount": "8"}}
    followed = {"authorStats": None, "authorStatsV2": {"followerCount": "12000"}}
    log = gk.read(write("videos.jsonl", lines(VIDEO | second | followed)))
    assert log.posts.select("likes", "views").rows() == [(5, 8)]
    assert log.accounts.filter(account_id="7")["followers"].to_list() == [12000]


def test_pages_of_comments(write: Write) -> None:
    """An answer, kept a line; the last of them are empty."""
    pages: tuple[dict[str, Any], ...] = ({"comments": [COMMENT], "has_more": 1}, {"comments": []}, {"comments": None})
    log = gk.read(write("pages.jsonl", lines(*pages)))
    assert [read.format for read in log.inputs] == ["TikTok pages of comments"]
    assert log.interactions.select("actor_id", "target_id", "post_id").rows() == [("8", "ana", "123")]


@pytest.mark.parametrize(
    "page",
    [{"itemList": [VIDEO]}, {"item_list": [VIDEO]}, {"itemInfo": {"itemStruct": VIDEO}}],
    ids=lambda page: next(iter(page)),
)
def test_pages_of_videos(page: dict[str, Any], write: Write) -> None:
    log = gk.read(write("page.json", json.dumps(page | {"extra": {"now": 1}, "hasMore": True})))
    assert log.posts.select("post_id", "author_id", "likes").rows() == [("123", "7", 5)]
