"""Answers that nobody should give: the whole page is asked for again, or the odd thing in it says nothing."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import Retriable
from graphkit.sources.source import Listing, Page
from tests.sources.bluesky.stand_ins import ANA, BEN, THEN, Network, actor, facets, mention, node, post, tag, uri

ROOT = uri(ANA, "1")
METHODS = {
    "feed": "getAuthorFeed",
    "follows": "getFollows",
    "comments": "getPostThread",
    "quotes": "getQuotes",
    "reposts": "getRepostedBy",
    "likes": "getLikes",
    "hashtag": "searchPosts",
}
Json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def read(kind: Any, answer: object) -> Page:
    return Network(**{METHODS[kind]: answer}).source().read(Listing(kind, ROOT, ANA), None)


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("feed", {}),
        ("feed", []),
        ("feed", {"feed": None}),
        ("feed", {"feed": [{}]}),
        ("feed", {"feed": [], "cursor": 7}),
        ("feed", {"feed": [{"post": post(ANA, "1") | {"uri": "https://example.org"}}]}),
        ("feed", {"feed": [{"post": post(ANA, "1") | {"author": {"handle": "ana.example"}}}]}),
        ("feed", {"feed": [{"post": post(ANA, "1") | {"author": actor("ana")}}]}),
        ("feed", {"feed": [{"post": post(ANA, "1", likeCount="many")}]}),
        ("feed", {"feed": [{"post": post(ANA, "1", likeCount=1.5)}]}),
        ("follows", {"follows": []}),
        ("likes", {"likes": []}),
        ("reposts", {"uri": ROOT, "repostedBy": [None]}),
        ("comments", {"thread": []}),
        ("comments", {"thread": {}}),
        ("comments", httpx.Response(200, content=b"<html>")),
        ("comments", httpx.Response(200, content=b"")),
        ("comments", httpx.Response(200, content=b'{"thread":{"post":')),
        ("comments", httpx.Response(200, content=b'{"thread":' + b'{"replies":[' * 5000 + b"]}" * 5000 + b"}")),
        ("comments", httpx.Response(200, content=b"\xff\xfe")),
    ],
)
def test_what_is_no_answer_is_asked_for_again(kind: str, answer: object) -> None:
    with pytest.raises(Retriable, match="cannot be understood"):
        read(kind, answer)


ODD = [None, 7, "x", [], {}, {"text": 7}, {"text": "x", "reply": {"root": {"uri": "at://ana.example/x/y"}}}]


@pytest.mark.parametrize("record", ODD)
def test_a_record_of_an_odd_program_harms_nobody_else(record: object) -> None:
    odd = post(ANA, "1") | {"record": record}
    page = read("feed", {"feed": [{"post": odd}, {"post": post(BEN, "2")}]})
    assert [one.post_id for one in page.posts] == [uri(BEN, "2")]
    assert {one.account_id for one in page.accounts} == {ANA, BEN}


@pytest.mark.parametrize(
    "more",
    [
        {"facets": "x"},
        {"facets": [7]},
        {"facets": facets({"$type": "odd.example", "did": 7}, {"$type": "odd.example", "tag": []})},
        {"facets": facets({"did": "ana"})},
        {"embed": 7},
        {"embed": {"record": "x"}},
        {"embed": {"record": {"uri": "at://ana.example/app.bsky.feed.post/1"}}},
        {"embed": {"record": {"record": {"uri": "nowhere"}}}},
        {"tags": {"x": 1}},
    ],
)
def test_an_odd_piece_of_a_record_says_nothing(more: dict[str, object]) -> None:
    page = read("feed", {"feed": [{"post": post(ANA, "1", record=more)}]})
    assert [one.text for one in page.posts] == ["post 1"]
    assert page.interactions == []


def test_odd_features_beside_good_ones() -> None:
    said = {"facets": facets({"did": 7}, mention(BEN), {"tag": 8}, tag("clay"))}
    page = read("feed", {"feed": [{"post": post(ANA, "1", record=said)}]})
    assert [act.target_id for act in page.interactions] == [BEN]
    assert page.posts[0].hashtags == ("clay",)


@pytest.mark.parametrize(
    "when", ["", "yesterday", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-13-01"]
)
def test_times_that_are_none_give_way_to_when_it_was_seen(when: str) -> None:
    page = read("feed", {"feed": [{"post": post(ANA, "1", record={"createdAt": when})}]})
    assert page.posts[0].created_at is not None
    assert page.posts[0].created_at.isoformat() == THEN.replace(".000Z", "+00:00")


def test_a_thread_that_holds_itself_ends() -> None:
    own = post(ANA, "1", replyCount=1)
    page = read("comments", {"thread": node(own, node(own, node(own, cut=True)))})
    assert page.interactions == []
    assert len(page.posts) == 1


@settings(deadline=None)
@given(answer=Json, kind=st.sampled_from(sorted(METHODS)))
def test_any_json_is_a_page_or_asked_for_again(answer: object, kind: str) -> None:
    with suppress(Retriable):
        assert isinstance(read(kind, httpx.Response(200, content=json.dumps(answer))), Page)


@settings(deadline=None)
@given(piece=Json, name=st.sampled_from(["uri", "author", "record", "embed", "replyCount", "indexedAt"]))
def test_any_piece_of_a_post_is_a_page_or_asked_for_again(piece: object, name: str) -> None:
    odd = post(ANA, "1") | {name: piece}
    with suppress(Retriable):
        read("feed", {"feed": [{"post": odd, "reply": {"root": odd, "parent": piece}}]})
    with suppress(Retriable):
        read("comments", {"thread": node(odd, node(odd))})
