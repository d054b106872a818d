from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends

EXPORTS = Path(__file__).parent / "exports" / "yt_dlp"
OF_2022 = EXPORTS / "2022_real_comments [KaiJG3AiAnb].info.json"
OF_2026 = EXPORTS / "2026_tool_generated_comments [KaiJG3AiAnb].info.json"
OWNER, FAN = "UCbBbLmGhJPiDckpAnDIanEE", "UCjgLJb7c953pA-P5I3mK_HA"


def said(log: gk.Log) -> list[tuple[Any, ...]]:
    return log.interactions.select("kind", "actor_id", "target_id", "parent_id", "likes").rows()


def test_comments_of_2026() -> None:
    log = gk.read(OF_2026)
    assert log.inputs[0].format == "yt-dlp info.json"
    top = "FapJDGONHPDNHMJEAIK1JhANMl"
    assert said(log) == [("comment", FAN, OWNER, None, 1200), ("reply", OWNER, FAN, top, 5)]
    assert log.interactions.select("platform", "post_id", "created_at").unique().rows() == [
        ("youtube", "KaiJG3AiAnb", datetime(2026, 11, 9, tzinfo=UTC))
    ]
    columns = ("post_id", "author_id", "created_at", "text", "likes", "comments", "views", "hashtags", "url")
    assert log.posts.select(columns).rows() == [
        (
            *("KaiJG3AiAnb", OWNER, datetime(2022, 9, 1, tzinfo=UTC), "juno_fern50", 100, 2, 1000),
            *(["сверло из болта"], "https://www.youtube.com/watch?v=KaiJG3AiAnb"),
        )
    ]
    assert log.accounts.select("account_id", "handle", "name", "followers", "verified").rows() == [
        (OWNER, "moss_fern41", "moss_fern41", 12000, False),
        (FAN, "lamp_salt58", None, None, False),
    ]


def test_comments_of_2022_whose_authors_are_names_on_display() -> None:
    log = gk.read(OF_2022)
    # The comment that the first one answers was not fetched.
    assert said(log) == [
        ("comment", OWNER, OWNER, "Lhgb9BDiBg_efahLagL3GjFLNi", 1),
        ("comment", FAN, OWNER, None, 0),
    ]
    assert log.interactions["created_at"].to_list() == [
        datetime(2022, 9, 26, tzinfo=UTC),
        datetime(2022, 9, 20, tzinfo=UTC),
    ]
    assert log.accounts.select("account_id", "handle", "name").rows() == [
        (OWNER, "moss_fern41", "moss_fern41"),
        (FAN, None, "otter amber40"),
    ]


def test_without_comments_it_is_a_post(write: Write) -> None:
    info = {key: value for key, value in json.loads(OF_2026.read_text()).items() if key != "comments"}
    log = gk.read(write("video.info.json", json.dumps(info)))
    assert log.posts.select("post_id", "author_id").rows() == [("KaiJG3AiAnb", OWNER)]
    assert log.accounts.select("account_id", "followers").rows() == [(OWNER, 12000)]


def test_a_channel_is_no_post(write: Write) -> None:
    info = json.loads(OF_2026.read_text()) | {"_type": "playlist", "extractor_key": "YoutubeTab", "id": OWNER}
    del info["comments"]
    log = gk.read([write("channel.info.json", json.dumps(info)), OF_2026])
    assert log.posts["post_id"].to_list() == ["KaiJG3AiAnb"]
    assert log.accounts.filter(account_id=OWNER)["followers"].to_list() == [12000]


def test_an_answer_aims_at_the_account_it_names(write: Write) -> None:
    info = json.loads(OF_2026.read_text())
    third = {"id": "x.1", "parent": "FapJDGONHPDNHMJEAIK1JhANMl", "author": "@cem", "author_id": "UCcem"}
    info["comments"].append({**third, "text": "@moss_fern41 really?"})
    assert ends(gk.read(write("video.info.json", json.dumps(info))))[2] == ("UCcem", OWNER)


def test_instagram_names_accounts_by_channel_and_author(write: Write) -> None:
    info = {
        "id": "DZ5T2XPllXv",
        "extractor_key": "Instagram",
        "title": "Video by ana",
        "description": "lamp",
        "_type": "video",
        "channel": "ana",
        "uploader": "Ana B.",
        "uploader_id": "71",
        "like_count": None,
        "timestamp": 1661990400,
        "webpage_url": "https://www.instagram.com/p/DZ5T2XPllXv/",
        "comments": [
            {"author": "ben", "author_id": "82", "id": "1", "text": "@cem look", "timestamp": 1661990500},
        ],
    }
    log = gk.read(write("Video by ana [DZ5T2XPllXv].info.json", json.dumps(info)))
    assert log.posts.select("platform", "author_id", "text", "likes").rows() == [("instagram", "71", "lamp", None)]
    assert log.interactions.select("platform", "actor_id", "target_id").rows() == [("instagram", "82", "71")]
    assert log.accounts.select("account_id", "handle", "name").rows() == [("71", "ana", "Ana B."), ("82", "ben", None)]


def test_tiktok_names_accounts_by_uploader(write: Write) -> None:
    info = {
        "id": "70",
        "extractor_key": "TikTok",
        "title": "cap",
        "description": "caption",
        "_type": "video",
        "channel": "Ana B.",
        "channel_id": "MS4wLj",
        "uploader": "ana",
        "uploader_id": "71",
        "repost_count": 3,
        "webpage_url": "https://www.tiktok.com/@ana/video/70",
    }
    log = gk.read(write("70.info.json", json.dumps(info)))
    assert log.posts.select("platform", "author_id", "text", "reposts").rows() == [("tiktok", "71", "caption", 3)]
    assert log.accounts.select("account_id", "handle", "name").rows() == [("71", "ana", "Ana B.")]


@pytest.mark.parametrize("site", ["TikTok", "Instagram"])
def test_whom_a_caption_names_is_mentioned(site: str, write: Write) -> None:
    info = {
        "id": "70",
        "extractor_key": site,
        "description": "with @ben.b and @cem",
        "channel": "ana",
        "uploader": "ana",
        "uploader_id": "71",
        "webpage_url": "https://www.example.com/70",
    }
    log = gk.read(write("70.info.json", json.dumps(info)))
    assert log.interactions.select("kind", "actor_id", "target_id").rows() == [
        ("mention", "71", "ben.b"),
        ("mention", "71", "cem"),
    ]


def test_the_description_of_a_film_mentions_nobody(write: Write) -> None:
    info = json.loads(OF_2026.read_text()) | {"description": "with @ben"}
    assert gk.read(write("film.info.json", json.dumps(info))).posts["mentions"].to_list() == [None]


def test_many_videos_in_lines(write: Write) -> None:
    lines = [json.dumps(json.loads(file.read_text()) | {"id": name}) for file, name in ((OF_2022, "a"), (OF_2026, "b"))]
    log = gk.read(write("videos.jsonl", "\n".join(lines)))
    assert log.interactions["post_id"].to_list() == ["a", "a", "b", "b"]


def test_a_list_of_videos_in_one_record(write: Write) -> None:
    video = json.loads(OF_2026.read_text())
    bare = {"_type": "url", "id": "c", "url": "https://youtu.be/c", "uploader_id": "@zed"}
    listed = {"_type": "playlist", "id": "PL1", "extractor_key": "YoutubeTab", "webpage_url": "u"}
    log = gk.read(write("list.json", json.dumps(listed | {"entries": [bare, video, None]})))
    alone = gk.read(OF_2026)
    assert said(log) == said(alone)
    assert log.posts["post_id"].to_list() == alone.posts["post_id"].to_list()
    assert log.accounts["account_id"].to_list() == [OWNER, FAN]


@pytest.mark.parametrize("name", ["EBKEMNI3664.comments.json", "a talk [EBKEMNI3664].json"])
def test_comments_taken_out_of_an_info_json(name: str, write: Write) -> None:
    """They were taken for posts."""
    first = {"id": "c1", "text": "hi", "author_id": "UCb", "author": "@ben", "parent": "root", "timestamp": 1700000000}
    answer = {**first, "id": "c1.2", "text": "@ben ta", "author_id": "UCa", "author": "@ana", "parent": "c1"}
    said = [{**first, "author_is_uploader": False}, {**answer, "author_is_uploader": True}]
    log = gk.read(write(name, json.dumps(said)))
    assert log.interactions.select("interaction_id", "kind", "actor_id", "target_id", "post_id").rows() == [
        ("c1", "comment", "UCb", "UCa", "EBKEMNI3664"),
        ("c1.2", "reply", "UCa", "UCb", "EBKEMNI3664"),
    ]
