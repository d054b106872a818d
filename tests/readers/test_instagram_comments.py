"""Comments as Instagram's own interfaces have them."""

from __future__ import annotations

import json
from typing import Any

import pytest

import graphkit as gk
from tests.readers.conftest import Write
from tests.readers.test_instagram_graphql import NEWER
from tests.readers.variants import flat, lines, times

ANSWER: dict[str, Any] = {
    "pk": "17802",
    "user_id": "7",
    "text": "@ben ty",
    "created_at_utc": 1628409299,
    "parent_comment_id": "17801",
    "comment_like_count": 0,
    "user": {"pk": "7", "username": "ana"},
}
COMMENT: dict[str, Any] = {
    "pk": "17801",
    "user_id": "8",
    "created_at": 1628409199,
    "created_at_utc": 1628409199,
    "media_id": "61",
    "text": "nice",
    "user": {"pk": "8", "username": "ben", "full_name": "Ben!", "is_verified": True},
    "comment_like_count": 3,
    "child_comment_count": 1,
    "preview_child_comments": [ANSWER],
}
CAPTION = {"pk": "9", "user_id": "7", "text": "with love", "media_id": "61", "user": {"pk": "7", "username": "ana"}}
COLUMNS = ("kind", "interaction_id", "actor_id", "target_id", "post_id", "parent_id", "likes")


@pytest.mark.parametrize(
    ("name", "content", "format_"),
    [
        ("page.json", json.dumps({"comments": [COMMENT], "comment_count": 2}), "Instagram pages of comments"),
        ("pages.jsonl", lines({"comments": [COMMENT], "status": "ok"}), "Instagram pages of comments"),
        ("list.json", json.dumps([COMMENT]), "Instagram records of comments"),
        ("bare.ndjson", lines(COMMENT), "Instagram records of comments"),
        ("flat.csv", flat([COMMENT], "."), "Instagram records of comments"),
    ],
)
def test_comments_and_their_answers(name: str, content: str, format_: str, write: Write) -> None:
    log = gk.read(write(name, content))
    assert [read.format for read in log.inputs] == [format_]
    assert log.interactions.select(COLUMNS).rows() == [
        ("comment", "17801", "8", None, "61", None, 3),
        ("reply", "17802", "7", "8", "61", "17801", 0),
    ]
    assert times(log.interactions["created_at"]) == ["2021-08-08 07:53:19", "2021-08-08 07:54:59"]
    assert log.accounts.select("account_id", "handle", "name", "verified").rows() == [
        ("8", "ben", "Ben!", True),
        ("7", "ana", None, None),
    ]


def test_all_answers_go_before_the_few_that_come_with_a_comment(write: Write) -> None:
    more = COMMENT | {"child_comments": [ANSWER, ANSWER | {"pk": "17803"}]}
    log = gk.read(write("comments.json", json.dumps([more])))
    assert log.interactions["interaction_id"].to_list() == ["17801", "17802", "17803"]
    assert "kept once" not in "".join(note.what for note in log.notes)


def test_the_caption_of_a_page_tells_whose_the_post_is(write: Write) -> None:
    page = {"comments": [COMMENT], "preview_comments": [COMMENT], "caption": CAPTION, "status": "ok"}
    log = gk.read(write("page.json", json.dumps(page)))
    assert log.interactions["target_id"].to_list() == ["7", "8"]
    assert log.notes == ()


def test_comments_and_their_post_join_by_its_number(write: Write) -> None:
    log = gk.read([write("comments.jsonl", lines(COMMENT)), write("posts.jsonl", lines(NEWER))])
    assert log.interactions.filter(kind="comment").select("target_id", "post_id").rows() == [("7", "AbC")]


def test_lists_of_instagrapi(write: Write) -> None:
    said = {
        "pk": "17801",
        "text": "nice",
        "user": {"pk": "8", "username": "ben", "full_name": "Ben!"},
        "created_at_utc": "2021-08-08T07:53:19Z",
        "replied_to_comment_id": None,
        "like_count": 3,
    }
    reply = said | {"pk": "17802", "user": {"pk": "9", "username": "cem"}, "replied_to_comment_id": "17801"}
    log = gk.read(write("comments.json", json.dumps([said, reply])))
    assert log.interactions.select(COLUMNS).rows() == [
        ("comment", "17801", "8", None, None, None, 3),
        ("reply", "17802", "9", "8", None, "17801", 3),
    ]
    assert log.accounts.select("account_id", "handle").rows() == [("8", "ben"), ("9", "cem")]
