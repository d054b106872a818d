from __future__ import annotations

import json
from typing import Any

import pytest

import graphkit as gk
from tests.readers.conftest import Write


def said(who: str, handle: str, text: str, **more: str) -> dict[str, Any]:
    author = {"authorDisplayName": handle, "authorChannelId": {"value": who}}
    return {**author, "textOriginal": text, "likeCount": 1, "publishedAt": "2024-01-01T00:00:00Z", **more}


THREAD: dict[str, Any] = {
    "kind": "youtube#commentThread",
    "id": "Ugz1",
    "snippet": {
        "channelId": "UCa",
        "videoId": "EBKEMNI3664",
        "topLevelComment": {"id": "Ugz1", "snippet": said("UCb", "@ben", "hi")},
        "totalReplyCount": 1,
    },
    "replies": {"comments": [{"id": "Ugz1.2", "snippet": said("UCa", "@ana", "@ben ta", parentId="Ugz1")}]},
}
PAGE = {"kind": "youtube#commentThreadListResponse", "etag": "x", "pageInfo": {"totalResults": 1}, "items": [THREAD]}
ALONE = {name: value for name, value in THREAD.items() if name != "replies"}


@pytest.mark.parametrize("given", [PAGE, [PAGE], [THREAD], [THREAD, {**ALONE, "id": "Ugz1"}]])
def test_threads(given: Any, write: Write) -> None:
    log = gk.read(write("threads.json", json.dumps(given)))
    assert log.inputs[0].format == "YouTube comment threads"
    assert log.interactions.select("interaction_id", "kind", "actor_id", "target_id", "post_id", "likes").rows() == [
        ("Ugz1", "comment", "UCb", "UCa", "EBKEMNI3664", 1),
        ("Ugz1.2", "reply", "UCa", "UCb", "EBKEMNI3664", 1),
    ]
    assert log.accounts.select("account_id", "handle").rows() == [("UCb", "ben"), ("UCa", "ana")]


def test_threads_as_a_table(write: Write) -> None:
    header = (
        "id,snippet.videoId,snippet.channelId,snippet.topLevelComment.id,snippet.topLevelComment.snippet.textDisplay"
    )
    author = "snippet.topLevelComment.snippet.authorChannelId.value"
    log = gk.read(write("threads.csv", f"{header},{author}\nUgz1,EBKEMNI3664,UCa,Ugz1,hi,UCb\n"))
    assert log.interactions.select("actor_id", "target_id", "text").rows() == [("UCb", "UCa", "hi")]
