"""Apify's TikTok actors."""

from __future__ import annotations

import json
from typing import Any

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends
from tests.readers.variants import EXPORTS, flat, records_of, times

SAMPLES = EXPORTS / "apify_tiktok"
COMMENT: dict[str, Any] = {
    "videoWebUrl": "https://www.tiktok.com/@ana/video/123",
    "cid": "1",
    "text": "nice",
    "createTime": 1748132065,
    "uid": "8",
    "uniqueId": "ben",
    "repliesToId": None,
}


def test_comments() -> None:
    log = gk.read(SAMPLES / "comments_clockworks.json")
    assert [read.format for read in log.inputs] == ["Apify TikTok comments"]
    columns = ("kind", "interaction_id", "actor_id", "target_id", "post_id", "parent_id", "likes")
    assert log.interactions.select(columns).rows() == [
        (
            *("comment", "7162661168552672895", "9114314411752622245", "amber_ember97"),
            *("7507890376124992786", None, 0),
        )
    ]
    assert times(log.interactions["created_at"]) == ["2025-05-25 00:14:25"]
    assert log.interactions["text"][0].startswith("Kitecla Plum cl 1530")
    assert log.accounts.select("account_id", "handle").rows() == [
        ("9114314411752622245", "clay_wool50"),
        ("amber_ember97", "amber_ember97"),
    ]
    assert log.posts.select("post_id", "author_id").rows() == [("7507890376124992786", "amber_ember97")]
    assert log.notes == ()


def test_videos(write: Write) -> None:
    comment = COMMENT | {"videoWebUrl": "https://www.tiktok.com/@salt_river86/video/2145946744741566858"}
    log = gk.read([SAMPLES / "videos_clockworks.json", write("comments.json", json.dumps([comment]))])
    columns = ("post_id", "author_id", "likes", "comments", "reposts", "views", "image_urls")
    assert log.posts.select(columns).rows() == [
        ("2145946744741566858", "salt_river86", 48800, 374, 10200, 1000000, ["https://example.com/f6042c"])
    ]
    # `name` is the handle.
    assert log.accounts.select("account_id", "handle", "name", "followers", "posts").row(0) == (
        *("salt_river86", "salt_river86", None),
        *(177600, 1687),
    )
    assert ends(log) == [("8", "salt_river86")]


def test_a_video_with_all_its_keys(write: Write) -> None:
    video = records_of(SAMPLES / "videos_clockworks.json")[0] | {
        "text": "with @ben #food",
        "createTimeISO": "2025-05-24T10:00:00.000Z",
        "createTime": 1748080800,
        "isSponsored": True,
        "isAd": False,
        "mentions": ["@ben"],
        "hashtags": [{"id": "5", "name": "food"}, {"name": "foto"}],
        "authorMeta": {
            "id": "70",
            "name": "ana",
            "nickName": "Ana!",
            "verified": True,
            "following": 3,
            "signature": "hi",
        },
    }
    for name, content in {"v.json": json.dumps([video]), "v.csv": flat([video]), "v2.csv": flat([video], ".")}.items():
        log = gk.read(write(name, content))
        assert log.posts.select("author_id", "text", "hashtags", "mentions", "sponsored").rows() == [
            ("70", "with @ben #food", ["food", "foto"], ["ben"], True)
        ]
        assert times(log.posts["created_at"]) == ["2025-05-24 10:00:00"]
        told_of = log.accounts.select("account_id", "handle", "name", "bio", "followers", "following", "verified")
        assert told_of.row(0) == ("70", "ana", "Ana!", "hi", None, 3, True)
        assert log.interactions.select("kind", "actor_id", "target_id").rows() == [("mention", "70", "ben")]


@pytest.mark.parametrize("form", ["nested", "flat"])
def test_replies(form: str, write: Write) -> None:
    comments = [
        COMMENT,
        COMMENT | {"cid": "2", "uid": "9", "uniqueId": "cem", "repliesToId": "1"},
        COMMENT | {"cid": "3", "uid": "10", "uniqueId": "dora", "repliesToId": "1", "text": "@cem no"},
        COMMENT | {"cid": "4", "uid": "11", "uniqueId": "eve", "repliesToId": "0"},
    ]
    file = write("c.json", json.dumps(comments)) if form == "nested" else write("c.csv", flat(comments))
    log = gk.read(file)
    assert log.interactions.select("kind", "actor_id", "target_id", "parent_id").rows() == [
        ("comment", "8", "ana", None),
        ("reply", "9", "8", "1"),
        ("reply", "10", "9", "1"),
        ("comment", "11", "ana", None),
    ]
    assert times(log.interactions["created_at"])[0] == "2025-05-25 00:14:25"


def test_what_could_not_be_fetched_is_no_comment(write: Write) -> None:
    failed = {"url": "https://www.tiktok.com/@gone/video/1", "error": "Post not found or private"}
    assert ends(gk.read(write("comments.json", json.dumps([COMMENT, failed])))) == [("8", "ana")]
    assert ends(gk.read(write("comments.csv", flat([COMMENT, failed])))) == [("8", "ana")]


def test_the_overview_of_videos_has_no_ids(write: Write) -> None:
    header = "authorMeta.name,text,diggCount,createTimeISO,webVideoUrl\n"
    row = "ana,hi,5,2025-05-25T00:14:25.000Z,https://www.tiktok.com/@ana/video/123\n"
    videos = write("videos.csv", header + row)
    log = gk.read([videos, write("comments.json", json.dumps([COMMENT]))])
    assert log.posts.select("post_id", "author_id", "likes").rows() == [("123", "ana", 5)]


def test_the_overview_of_comments_has_no_ids(write: Write) -> None:
    """It was taken for a table of accounts."""
    said = {"uniqueId": "ben", "text": "hi", "diggCount": 1, "videoWebUrl": "https://www.tiktok.com/@ana/video/123"}
    log = gk.read(write("comments.json", json.dumps([said])))
    assert log.inputs[0].format == "Apify TikTok comments"
    assert ends(log) == [("ben", "ana")]


@pytest.mark.parametrize("between", [".", "_"])
@pytest.mark.parametrize("name", ["videos.json", "videos.jsonl"])
def test_json_whose_objects_were_flattened(between: str, name: str, write: Write) -> None:
    video = {f"authorMeta{between}name": "ana", f"authorMeta{between}fans": 900, "id": "123", "diggCount": 5}
    video |= {"webVideoUrl": "https://www.tiktok.com/@ana/video/123", "text": "a lamp"}
    log = gk.read(write(name, json.dumps(video if name.endswith("l") else [video])))
    assert log.inputs[0].format == "Apify TikTok videos"
    assert log.posts.select("post_id", "author_id", "likes").rows() == [("123", "ana", 5)]
    assert log.accounts.select("handle", "followers").rows() == [("ana", 900)]
