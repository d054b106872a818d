"""Tweets of Twitter's API 1.1."""

from __future__ import annotations

import json
from typing import Any

import pytest

import graphkit as gk
from tests.readers.conftest import Write

TIME = "Wed Oct 10 20:19:24 +0000 2018"


def user(number: int, handle: str, followers: int = 10) -> dict[str, Any]:
    return {"id": number, "id_str": str(number), "screen_name": handle, "name": handle, "followers_count": followers}


def tweet(number: int, by: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": number, "id_str": str(number), "created_at": TIME, "full_text": "hi", "user": by, **more}


ANA, BEN, CEM = user(1, "ana", 9_000), user(2, "ben"), user(3, "cem")
POST = tweet(10, ANA, favorite_count=5, entities={"hashtags": [{"text": "bread"}], "user_mentions": []})
ANSWER = tweet(
    11,
    BEN,
    in_reply_to_status_id_str="10",
    in_reply_to_user_id_str="1",
    in_reply_to_screen_name="ana",
    entities={"user_mentions": [{"id_str": "1", "screen_name": "ana"}, {"id_str": "3", "screen_name": "cem"}]},
)
RETWEET = tweet(12, CEM, full_text="RT @ana: hi", retweeted_status=POST)
QUOTE = tweet(13, CEM, quoted_status=POST, extended_tweet={"full_text": "so true, and long"})


def read(write: Write, *tweets: dict[str, Any]) -> gk.Log:
    return gk.read(write("tweets.jsonl", "".join(json.dumps(line) + "\n" for line in tweets)))


def test_who_does_what_to_whom(write: Write) -> None:
    log = read(write, POST, ANSWER, RETWEET, QUOTE)
    assert [file.format for file in log.inputs] == ["twarc 1 tweets"]
    columns = ("kind", "actor_id", "target_id", "post_id")
    assert sorted(log.interactions.select(columns).rows()) == [
        ("comment", "2", "1", "10"),
        ("mention", "2", "3", "10"),
        ("quote", "3", "1", "10"),
        ("repost", "3", "1", "10"),
    ]
    posts = log.posts.select("post_id", "author_id", "text", "likes", "hashtags").sort("post_id").rows()
    assert posts == [("10", "1", "hi", 5, ["bread"]), ("13", "3", "so true, and long", None, None)]
    assert log.posts["created_at"][0].isoformat() == "2018-10-10T20:19:24+00:00"


def test_accounts_with_their_followers(write: Write) -> None:
    accounts = read(write, POST, ANSWER).accounts.sort("account_id")
    assert accounts.select("account_id", "handle", "followers").rows() == [
        ("1", "ana", 9_000),
        ("2", "ben", 10),
        ("3", "cem", None),
    ]


def test_what_is_only_retweeted_is_a_post_of_its_author(write: Write) -> None:
    log = read(write, RETWEET, tweet(14, BEN, retweeted_status=POST))
    assert log.posts.select("post_id", "author_id").rows() == [("10", "1")]
    assert sorted(log.interactions["actor_id"].to_list()) == ["2", "3"]
    assert log.notes == ()


@pytest.mark.parametrize("key", ["entities", "full_text", "quoted_status"])
def test_optional_keys_may_be_missing(key: str, write: Write) -> None:
    log = read(write, {name: value for name, value in POST.items() if name != key})
    assert log.posts["post_id"].to_list() == ["10"]
