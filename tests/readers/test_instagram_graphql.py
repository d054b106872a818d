"""Posts as Instagram's website has them."""

from __future__ import annotations

import json
from typing import Any

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends
from tests.readers.variants import EXPORTS, flat, lines, times

SAMPLE = EXPORTS / "instaloader" / "raw_graphql_shortcode_media.json"


def edges(*nodes: dict[str, Any], **beside: Any) -> dict[str, Any]:
    return {"edges": [{"node": node} for node in nodes], **beside}


def said(number: str, by: str, handle: str, text: str = "nice", **more: Any) -> dict[str, Any]:
    owner = {"id": by, "username": handle, "is_verified": False}
    return {"id": number, "text": text, "created_at": 1628409199, "owner": owner, "edge_liked_by": {"count": 2}, **more}


OLDER: dict[str, Any] = {
    "id": "61",
    "shortcode": "AbC",
    "taken_at_timestamp": 1628407460,
    "display_url": "https://cdn.example.com/a.jpg",
    "owner": {"id": "7", "username": "ana", "full_name": "Ana!", "edge_followed_by": {"count": 11001}},
    "edge_media_to_caption": edges({"text": "with @ben.b. #Food a@b.org"}),
    "edge_media_preview_like": {"count": 5},
    "edge_media_to_parent_comment": edges(said("1", "8", "ben"), count=3),
    "edge_media_to_tagged_user": edges({"user": {"username": "cem"}}, {"user": {"username": "dora"}}),
}
NEWER: dict[str, Any] = {
    "id": "61_7",
    "pk": "61",
    "code": "AbC",
    "taken_at": 1628407460,
    "user": {"pk": "7", "id": "7", "username": "ana", "full_name": "Ana!", "is_verified": True},
    "caption": {"text": "with @ben.b #Food", "pk": "1"},
    "like_count": 5,
    "comment_count": 3,
    "play_count": 80,
    "like_and_view_counts_disabled": False,
    "usertags": {"in": [{"user": {"username": "cem"}}, {"user": {"username": "eve"}}]},
    "coauthor_producers": [{"username": "eve"}],
    "image_versions2": {"candidates": [{"url": "https://cdn.example.com/a.jpg"}, {"url": "https://b"}]},
    "is_paid_partnership": True,
    "media_type": 2,
}


def raw(node: dict[str, Any]) -> str:
    return json.dumps({"data": {"shortcode_media": node}})


def test_a_post_and_its_first_page_of_comments() -> None:
    log = gk.read(SAMPLE)
    assert [read.format for read in log.inputs] == ["Instagram GraphQL post"]
    columns = (
        "post_id",
        "author_id",
        "text",
        "likes",
        "comments",
        "views",
        "hashtags",
        "sponsored",
        "url",
        "image_urls",
    )
    assert log.posts.select(columns).rows() == [
        (
            *("JENj-6EK46h", "1237944647", "do mossember", 1692, 122, None, None, False),
            *("https://www.instagram.com/p/JENj-6EK46h/", ["https://example.com/e47c57"]),
        )
    ]
    assert times(log.posts["created_at"]) == ["2021-08-08 07:24:20"]
    told_of = ("account_id", "handle", "name", "followers", "verified")
    assert log.accounts.select(told_of).head(2).rows() == [
        ("1237944647", "plum.kite88", "tide_wool89", 11001, False),
        ("4155145718", "wool.north15", None, None, False),
    ]
    assert log.accounts.height == 28
    assert log.notes == ()


def test_whom_the_comments_of_a_post_are_for() -> None:
    log = gk.read(SAMPLE)
    comments = log.interactions.filter(kind="comment")
    assert comments.height == comments["actor_id"].n_unique() == 25
    assert set(comments["target_id"]) == {"1237944647"}
    columns = ("kind", "actor_id", "target_id", "parent_id", "likes", "text")
    of_one_thread = log.interactions.filter(parent_id="88214721225282914")
    assert sorted(of_one_thread.select(columns).rows()) == [
        ("reply", "1237944647", "95189536357", "88214721225282914", 1, "@clay_oat81 plumt"),
        ("reply", "4765345154", "95189536357", "88214721225282914", 0, "@clay_oat81 mapleot👏👏"),
        ("reply", "8471537913", "95189536357", "88214721225282914", 0, "@clay_oat81 oatf+1"),
    ]
    assert log.interactions.select(columns).row(0) == ("comment", "4155145718", "1237944647", None, 2, "mapleoat")
    assert times(log.interactions["created_at"])[0] == "2021-08-08 07:53:19"
    replies = log.interactions.filter(kind="reply")
    assert replies.height == 32
    assert replies.filter(actor_id="1237944647").height == 25
    # Who answers the owner under a comment of their own aims at the owner, whom they name.
    assert replies.filter(target_id="1237944647")["actor_id"].sort().to_list() == [
        *("3524183629", "514763251", "514763251", "5225653829", "7832321267")
    ]
    # This one is named by a handle that nobody in the file has: it is for whom it answers.
    assert replies.filter(interaction_id="97161774213189974")["target_id"].to_list() == ["8149863241"]


@pytest.mark.parametrize(
    "wrapped",
    [
        {"data": {"shortcode_media": OLDER}},
        {"data": {"xdt_shortcode_media": OLDER}, "extensions": {"is_final": True}},
        {"graphql": {"shortcode_media": OLDER}},
    ],
)
def test_what_it_is_wrapped_in(wrapped: dict[str, Any], write: Write) -> None:
    log = gk.read([write("post.json", json.dumps(wrapped))])
    assert log.posts.select("post_id", "author_id", "likes", "comments").rows() == [("AbC", "7", 5, 3)]
    assert log.interactions.select("kind", "actor_id", "target_id").rows() == [
        ("comment", "8", "7"),
        ("mention", "7", "ben.b"),
        ("tag", "7", "cem"),
        ("tag", "7", "dora"),
    ]


def test_posts_of_the_newer_form(write: Write) -> None:
    log = gk.read(write("post.json", raw(NEWER | {"shortcode": "AbC", "owner": {"id": "7"}})))
    columns = ("post_id", "author_id", "text", "likes", "comments", "views", "hashtags", "sponsored", "image_urls")
    assert log.posts.select(columns).rows() == [
        ("AbC", "7", "with @ben.b #Food", 5, 3, 80, ["Food"], True, ["https://cdn.example.com/a.jpg"])
    ]
    assert times(log.posts["created_at"]) == ["2021-08-08 07:24:20"]
    assert log.interactions.select("kind", "target_id").rows() == [
        ("mention", "ben.b"),
        ("tag", "cem"),
        ("tag", "eve"),
    ]
    assert log.accounts.select("account_id", "handle", "name", "verified").row(0) == ("7", "ana", "Ana!", True)


@pytest.mark.parametrize("form", [OLDER, NEWER | {"shortcode": "AbC", "owner": {"id": "7"}}])
def test_hidden_likes_are_unknown(form: dict[str, Any], write: Write) -> None:
    hidden = gk.read(write("hidden.json", raw(form | {"like_and_view_counts_disabled": True})))
    assert hidden.posts["likes"].to_list() == [None]
    shown = gk.read(write("shown.json", raw(form | {"like_and_view_counts_disabled": False})))
    assert shown.posts["likes"].to_list() == [5]


def test_a_count_that_somebody_filled_in_with_0_is_unknown(write: Write) -> None:
    node = NEWER | {
        "shortcode": "AbC",
        "owner": {"id": "7"},
        "like_count": None,
        "comment_count": None,
        "edge_media_preview_like": {"count": 0},
        "edge_media_to_parent_comment": {"count": 0, "edges": []},
    }
    assert gk.read(write("post.json", raw(node))).posts.select("likes", "comments").rows() == [(None, None)]


def test_who_paid(write: Write) -> None:
    posts = [
        OLDER | {"is_paid_partnership": False, "edge_media_to_sponsor_user": edges({"sponsor": {"username": "eve"}})},
        OLDER | {"shortcode": "D", "is_paid_partnership": False},
        OLDER | {"shortcode": "E"},
    ]
    log = gk.read(write("posts.jsonl", "\n".join(map(raw, posts))))
    assert log.posts["sponsored"].to_list() == [True, False, None]


def test_an_id_of_post_and_author_names_the_author(write: Write) -> None:
    posts = [
        NEWER | {"shortcode": "AbC", "user": None, "owner": {}},
        OLDER | {"shortcode": "DeF", "edge_media_to_parent_comment": None},
    ]
    comments = write("comments.csv", "comment_id,media_id,username,text\n5,61,ben,hi\n")
    log = gk.read([write("posts.jsonl", "\n".join(map(raw, posts))), comments])
    assert log.posts.select("post_id", "author_id").rows() == [("AbC", "7"), ("DeF", "7")]
    assert log.interactions.filter(kind="comment").select("actor_id", "target_id", "post_id").rows() == [
        ("ben", "7", "AbC")
    ]


def test_comments_of_before_there_were_threads(write: Write) -> None:
    node = {key: value for key, value in OLDER.items() if key != "edge_media_to_parent_comment"}
    older = node | {"edge_media_to_comment": edges(said("1", "8", "ben"), count=9)}
    log = gk.read(write("post.json", raw(older)))
    assert log.interactions.filter(kind="comment").select("actor_id", "target_id").rows() == [("8", "7")]
    assert log.posts["comments"].to_list() == [9]


def test_previewed_comments_do_not_say_what_they_answer(write: Write) -> None:
    preview = edges(said("4", "11", "fay", "@ben indeed"), count=3)
    log = gk.read(write("post.json", raw(OLDER | {"edge_media_preview_comment": preview})))
    assert log.interactions.filter(kind="comment")["interaction_id"].to_list() == ["1"]


@pytest.mark.parametrize("between", ["/", "."])
def test_flattened(between: str, write: Write) -> None:
    answer = edges(said("2", "9", "cem", "@ben yes"), count=1)
    thread = edges(said("1", "8", "ben", edge_threaded_comments=answer), count=2)
    record = {"data": {"shortcode_media": OLDER | {"edge_media_to_parent_comment": thread}}}
    nested, log = gk.read(write("p.jsonl", lines(record))), gk.read(write("p.csv", flat([record], between)))
    assert ends(log)[:2] == [("8", "7"), ("9", "8")]
    for table in ("accounts", "posts", "interactions"):
        assert getattr(log, table).drop("origin").equals(getattr(nested, table).drop("origin"))


def test_flattened_posts_of_which_only_some_have_comments_and_tagged_accounts(write: Write) -> None:
    bare = {key: value for key, value in OLDER.items() if not key.startswith("edge_media_to")}
    records = [{"data": {"shortcode_media": post}} for post in (OLDER, bare | {"shortcode": "DeF", "id": "62"})]
    log = gk.read(write("posts.csv", flat(records)))
    assert log.posts["post_id"].to_list() == ["AbC", "DeF"]
    assert log.interactions.select("kind", "post_id").rows() == [
        ("comment", "AbC"),
        ("mention", "AbC"),
        ("tag", "AbC"),
        ("tag", "AbC"),
    ]


def test_likes_where_a_list_of_posts_counts_them(write: Write) -> None:
    older = {name: value for name, value in OLDER.items() if name != "edge_media_preview_like"}
    page = {"data": {"shortcode_media": older | {"edge_liked_by": {"count": 6}}}}
    assert gk.read(write("page.json", json.dumps(page))).posts["likes"].to_list() == [6]


def test_pages_of_posts_that_are_gone_say_nothing(write: Write) -> None:
    log = gk.read(write("pages.jsonl", lines(*({"data": {"shortcode_media": post}} for post in (OLDER, None)))))
    assert (log.posts.height, log.notes) == (1, ())


@pytest.mark.parametrize("post", [OLDER, NEWER], ids=["older", "newer"])
def test_records_as_they_are(post: dict[str, Any], write: Write) -> None:
    """As 4CAT keeps what Zeeschuimer sent it."""
    bare = gk.read(write("bare.ndjson", lines(post | {"__import_meta": {"source_platform": "instagram.com"}})))
    assert bare.inputs[0].format.startswith("Instagram records of posts")
    within = gk.read(write("seen.ndjson", lines({"timestamp_collected": 1700000000000, "data": post})))
    left_out = ["fetched_at", "origin"]
    assert bare.posts.drop(left_out).equals(within.posts.drop(left_out))
    assert bare.interactions.drop(left_out).equals(within.interactions.drop(left_out))


def test_a_page_of_records(write: Write) -> None:
    log = gk.read(write("page.json", json.dumps({"items": [NEWER], "num_results": 1})))
    assert log.posts["post_id"].to_list() == [NEWER["code"]]


def test_threads_is_another_platform(write: Write) -> None:
    log = gk.read(write("threads.ndjson", lines(NEWER | {"text_post_app_info": {"reply_count": 1}})))
    assert [read.format for read in log.inputs] == ["columns by their names"]
