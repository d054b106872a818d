"""Apify's Instagram actors."""

from __future__ import annotations

import json
from typing import Any

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told
from tests.readers.variants import EXPORTS, flat, records_of, times

SAMPLES = EXPORTS / "apify_instagram"
POST: dict[str, Any] = {"id": "61", "shortCode": "AbC", "ownerUsername": "ana", "ownerId": "7", "commentsCount": 2}
COMMENT: dict[str, Any] = {
    "postUrl": "https://www.instagram.com/p/AbC/",
    "id": "1",
    "text": "nice",
    "ownerUsername": "ben",
    "owner": {"id": "8"},
}


def test_posts() -> None:
    log = gk.read(SAMPLES / "posts.json")
    posts = log.posts.select("post_id", "author_id", "likes", "comments", "views", "hashtags", "mentions", "url")
    assert posts.rows() == [
        ("HGmjEejL7oI", "188357", 55952, 110, None, None, ["tide_trail82"], "https://www.instagram.com/p/HGmjEejL7oI/"),
        ("KIC4jfEDC_G", "796156542", 11481, 92, 241820, None, None, "https://www.instagram.com/p/KIC4jfEDC_G/"),
        (
            "KM2lkFeBL7_",
            "4684344347",
            14,
            1,
            None,
            ["gratefulthankfulblessed", "summersolsticeblessings"],
            ["dough_oat51", "juno_moss58"],
            "https://www.instagram.com/p/KM2lkFeBL7_/",
        ),
    ]
    assert times(log.posts["created_at"]) == ["2026-06-20 10:00:04", "2026-06-05 19:58:30", "2026-06-22 01:19:46"]
    assert log.posts["image_urls"].to_list() == [
        ["https://cdn.example.com/0bdc40377015.jpg"],
        ["https://cdn.example.com/929c1eee4b15.jpg"],
        None,
    ]
    assert log.posts["text"][1].startswith("Jun trailjun no juno ki")
    assert log.interactions.select("kind", "interaction_id", "actor_id", "target_id", "post_id", "likes").rows() == [
        ("comment", "17835766761142744", "oat_wool93", "188357", "HGmjEejL7oI", 1),
        ("comment", "83568353144279461", "dough_plum97", "188357", "HGmjEejL7oI", 0),
        ("comment", "92793329621486522", "otter.plum93", "796156542", "KIC4jfEDC_G", 1),
        ("mention", "HGmjEejL7oI:mention:tide_trail82", "188357", "tide_trail82", "HGmjEejL7oI", None),
        ("mention", "KM2lkFeBL7_:mention:dough_oat51", "4684344347", "dough_oat51", "KM2lkFeBL7_", None),
        ("mention", "KM2lkFeBL7_:mention:juno_moss58", "4684344347", "juno_moss58", "KM2lkFeBL7_", None),
        ("tag", "KM2lkFeBL7_:tag:dough_oat51", "4684344347", "dough_oat51", "KM2lkFeBL7_", None),
        ("tag", "KM2lkFeBL7_:tag:juno_moss58", "4684344347", "juno_moss58", "KM2lkFeBL7_", None),
    ]
    assert log.accounts.select("account_id", "handle", "name").head(3).rows() == [
        ("188357", "lamp_tide95", "clay plum59"),
        ("796156542", "trail_juno94", "juno otter44"),
        ("4684344347", "otter_plum74", "dough amber20"),
    ]
    assert log.notes == ()


def test_comments() -> None:
    log = gk.read(SAMPLES / "comments.json")
    assert [read.format for read in log.inputs] == ["Apify Instagram comments"]
    assert log.interactions.select(
        "interaction_id", "actor_id", "target_id", "post_id", "parent_id", "likes"
    ).rows() == [
        ("91353535253841476", "86554476454", None, "HGmjEejL7oI", None, 4),
        ("59553319171954161", "63597895763", None, "HGmjEejL7oI", None, 220),
        ("87825825524969758", "2565167162", None, "DZ5T2XPllXv", None, 3),
        ("55166192873242645", "47519397132", None, "DZ5T2XPllXv", None, 1),
    ]
    assert times(log.interactions["created_at"])[0] == "2026-06-22 17:24:20"
    # The second is a moving picture without a word.
    assert log.interactions["text"].is_null().to_list() == [False, True, False, False]
    assert log.accounts.select("account_id", "handle", "verified").rows() == [
        ("86554476454", "plum_otter13", False),
        ("63597895763", "oat.amber89", False),
        ("2565167162", "salt.moss36", False),
        ("47519397132", "pixel_wool34", False),
    ]
    assert "4 on posts whose owner no file names" in told(log)


def test_comments_of_2025_and_of_2020() -> None:
    newer = gk.read(SAMPLES / "comments_actor_SbK00X0JYCPblD2wp_2025.json")
    columns = ("interaction_id", "actor_id", "post_id", "parent_id", "likes")
    assert newer.interactions.select(columns).rows() == [("55222652615771625", "5177365575", "DR5OKYbkiha", None, 11)]
    assert newer.accounts.select("account_id", "handle", "name").rows() == [("5177365575", "otter_otter31", None)]
    older = gk.read(SAMPLES / "comments_legacy_2020.json")
    assert older.interactions.select(columns).rows() == [("19133282483291527", "7741755364", "AjcbE6Lih7A", None, None)]
    assert times(older.interactions["created_at"]) == ["2020-06-07 12:54:20"]
    assert older.accounts.select("account_id", "handle", "verified").rows() == [("7741755364", "pixel_kite42", False)]


def test_comments_may_have_the_number_of_their_author_beside_the_handle(write: Write) -> None:
    comment = {key: value for key, value in COMMENT.items() if key != "owner"} | {"ownerId": "8"}
    log = gk.read(write("comments.json", json.dumps([comment])))
    assert log.interactions["actor_id"].to_list() == ["8"]
    assert log.accounts.select("account_id", "handle").rows() == [("8", "ben")]


def test_profiles_tell_who_has_how_many_followers(write: Write) -> None:
    comment = COMMENT | {"postUrl": "https://www.instagram.com/reel/IEa1EaGPEh2/"}
    log = gk.read([SAMPLES / "profiles.json", write("comments.json", json.dumps([comment]))])
    told_of = log.accounts.select("account_id", "handle", "name", "followers", "following", "posts", "verified", "url")
    assert told_of.row(0) == (
        *("666745151", "dough_oat51", "moss moss11", 12613771, 738, 5863, True),
        "https://www.instagram.com/dough_oat51",
    )
    assert log.accounts["bio"][0].startswith("Mos Ambe Oatw")
    assert log.posts.select("post_id", "author_id", "likes", "comments", "views").rows() == [
        ("IEa1EaGPEh2", "666745151", 106869, 942, 1024817)
    ]
    assert ends(log) == [("8", "666745151")]


def test_hashtags_tell_nothing_of_anybody() -> None:
    log = gk.read(SAMPLES)
    passed_over = [note for note in log.notes if "passed over" in note.what]
    assert [(note.subject, note.count) for note in passed_over] == [(str(SAMPLES / "hashtag_details.json"), 1)]
    assert log.accounts.filter(handle="river_fern59").height == 0


def test_comments_are_for_the_owners_that_a_file_of_posts_names() -> None:
    """`ownerUsername` is the owner in one file and the commenter in the other."""
    log = gk.read([SAMPLES / "comments.json", SAMPLES / "posts.json"])
    assert ends(log)[:4] == [
        ("86554476454", "188357"),
        ("63597895763", "188357"),
        ("2565167162", None),
        ("47519397132", None),
    ]
    assert "2 on posts whose owner no file names" in told(log)


def test_a_comment_in_both_files_is_one(write: Write) -> None:
    posts = write("posts.json", json.dumps([POST | {"latestComments": [{**COMMENT, "owner": None}]}]))
    log = gk.read([posts, write("comments.json", json.dumps([COMMENT]))])
    assert log.interactions.select("interaction_id", "actor_id", "target_id").rows() == [("1", "8", "7")]
    assert "1 read before" in told(log)


@pytest.mark.parametrize("nested", [True, False])
def test_replies(nested: bool, write: Write) -> None:
    """Nested where one paid for them, else known by their addresses. They aim at whom they name."""
    reply = COMMENT | {"id": "2", "ownerUsername": "cem", "owner": {"id": "9"}, "text": "@Ben yes"}
    other = COMMENT | {"id": "3", "ownerUsername": "dora", "owner": {"id": "10"}, "text": "@cem no", "likesCount": 4}
    if nested:
        comments = [COMMENT | {"repliesCount": 2, "replies": [reply, other]}]
    else:
        address = "https://www.instagram.com/p/AbC/c/1/r/"
        comments = [COMMENT, reply | {"commentUrl": address + "2"}, other | {"commentUrl": address + "3"}]
    log = gk.read([write("c.json", json.dumps(comments)), write("p.json", json.dumps([POST]))])
    assert log.interactions.select("kind", "actor_id", "target_id", "post_id", "parent_id", "likes").rows() == [
        ("comment", "8", "7", "AbC", None, None),
        ("reply", "9", "8", "AbC", "1", None),
        ("reply", "10", "9", "AbC", "1", 4),
    ]


def test_replies_to_the_latest_comments(write: Write) -> None:
    reply = {"id": "2", "text": "thanks", "ownerUsername": "ana", "timestamp": "2026-06-22T08:00:00.000Z"}
    latest = [{"id": "1", "text": "nice", "ownerUsername": "ben", "replies": [reply]}]
    log = gk.read(write("posts.json", json.dumps([POST | {"latestComments": latest}])))
    assert log.interactions.select("kind", "actor_id", "target_id", "parent_id").rows() == [
        ("comment", "ben", "7", None),
        ("reply", "7", "ben", "1"),
    ]


def test_tagged_accounts_and_authors_of_the_same_post(write: Write) -> None:
    """Some runs write the names, others whole objects; an author of the same post may be tagged on it, too."""
    names = POST | {"taggedUsers": ["dora", "eve"]}
    objects = POST | {
        "shortCode": "DeF",
        "taggedUsers": [{"username": "dora", "id": "11", "is_verified": False}, {"username": "eve", "id": "12"}],
        "coauthorProducers": [{"username": "eve", "id": "12"}, {"username": "fay", "id": "13"}],
    }
    log = gk.read(write("posts.json", json.dumps([names, objects])))
    assert log.interactions.select("kind", "actor_id", "target_id", "post_id").rows() == [
        ("tag", "7", "dora", "AbC"),
        ("tag", "7", "eve", "AbC"),
        ("tag", "7", "dora", "DeF"),
        ("tag", "7", "eve", "DeF"),
        ("tag", "7", "fay", "DeF"),
    ]
    assert log.notes == ()


@pytest.mark.parametrize(
    ("given", "views"),
    [
        ({"type": "Video", "videoPlayCount": 0}, 0),
        ({"type": "Sidecar", "videoPlayCount": 0}, None),
        ({"videoPlayCount": 0}, None),
        ({"type": "Image"}, None),
        ({"type": "Sidecar", "videoPlayCount": 12}, 12),
        ({"type": "Video", "videoViewCount": 3}, 3),
        ({"type": "Video", "videoViewCount": 3, "videoPlayCount": 9}, 9),
    ],
)
def test_views(given: dict[str, Any], views: int | None, write: Write) -> None:
    log = gk.read(write("posts.json", json.dumps([POST | {"mentions": ["ben"]} | given])))
    assert log.posts["views"].to_list() == [views]


def test_hidden_likes_and_paid_posts(write: Write) -> None:
    posts = [
        POST | {"mentions": ["ben"], "likesCount": -1, "isSponsored": True},
        POST | {"shortCode": "DeF", "likesCount": 0, "isSponsored": False},
        POST | {"shortCode": "GhI"},
    ]
    log = gk.read(write("posts.json", json.dumps(posts)))
    assert log.posts.select("likes", "sponsored").rows() == [(None, True), (0, False), (None, None)]


def test_a_comment_may_know_its_post_by_number(write: Write) -> None:
    comments = write("comments.csv", "comment_id,media_id,username,text\n5,61,ben,hi\n")
    log = gk.read([comments, write("posts.json", json.dumps([POST]))])
    assert log.interactions.select("actor_id", "target_id", "post_id").rows() == [("ben", "7", "AbC")]


@pytest.mark.parametrize("between", ["/", "."])
@pytest.mark.parametrize("name", ["posts", "comments", "comments_legacy_2020", "profiles"])
def test_flattened_tables_tell_the_same(name: str, between: str, write: Write) -> None:
    also = [SAMPLES / "comments.json"] if name == "profiles" else []
    nested = gk.read([SAMPLES / f"{name}.json", *also])
    log = gk.read([write(f"{name}.csv", flat(records_of(SAMPLES / f"{name}.json"), between)), *also])
    assert [read.format for read in log.inputs] == [read.format for read in nested.inputs]
    for table in ("accounts", "posts", "interactions"):
        assert getattr(log, table).drop("origin").equals(getattr(nested, table).drop("origin"))


@pytest.mark.parametrize("between", ["/", "."])
def test_flattened_replies_and_tagged_accounts(between: str, write: Write) -> None:
    reply = COMMENT | {"id": "2", "ownerUsername": "cem", "owner": {"id": "9"}}
    comments = [COMMENT | {"replies": [reply]}, COMMENT | {"id": "3", "replies": None}]
    posts = [POST | {"taggedUsers": [{"username": "dora", "id": "11"}]}]
    log = gk.read([write("c.csv", flat(comments, between)), write("p.csv", flat(posts, between))])
    assert log.interactions.select("kind", "interaction_id", "actor_id", "target_id", "parent_id").rows() == [
        ("comment", "1", "8", "7", None),
        ("comment", "3", "8", "7", None),
        ("reply", "2", "9", "8", "1"),
        ("tag", "AbC:tag:dora", "7", "dora", None),
    ]


def test_keys_more_or_less_and_in_another_order_change_nothing_else(write: Write) -> None:
    told_less = [
        {
            "aNewKey": {"deep": [1]},
            **{key: post[key] for key in reversed(post) if key not in ("images", "firstComment")},
        }
        for post in records_of(SAMPLES / "posts.json")
    ]
    whole = gk.read(SAMPLES / "posts.json")
    log = gk.read(write("renamed.jsonl", "\n".join(map(json.dumps, told_less))))
    assert log.interactions.drop("origin").equals(whole.interactions.drop("origin"))
    assert log.accounts.drop("origin").equals(whole.accounts.drop("origin"))
    assert log.posts.drop("origin", "image_urls").equals(whole.posts.drop("origin", "image_urls"))


def test_what_could_not_be_fetched_is_no_post(write: Write) -> None:
    failed = {"inputUrl": "https://www.instagram.com/gone/", "error": "not_found", "errorDescription": "Page not found"}
    log = gk.read(write("posts.json", json.dumps([POST | {"mentions": ["ben"]}, failed])))
    assert log.posts["post_id"].to_list() == ["AbC"]
    comments = [COMMENT, failed]
    assert ends(gk.read(write("comments.json", json.dumps(comments)))) == [("8", None)]


@pytest.mark.parametrize("left_out", ["ownerUsername", "postUrl", "owner"])
def test_comments_known_by_their_addresses(left_out: str, write: Write) -> None:
    """Without one of these they were taken for posts of whoever wrote them."""
    said = {
        "postUrl": "https://www.instagram.com/p/AbC/",
        "commentUrl": "https://www.instagram.com/p/AbC/c/91",
        "id": "91",
        "text": "oh",
        "ownerUsername": "ben",
        "owner": {"id": "8", "username": "ben"},
    }
    del said[left_out]
    comments = write("comments.json", json.dumps([said]))
    log = gk.read([comments, write("posts.json", json.dumps([POST]))])
    who = "ben" if left_out == "owner" else "8"
    assert log.interactions.select("interaction_id", "actor_id", "target_id", "post_id").rows() == [
        ("91", who, "7", "AbC")
    ]
    assert log.posts["post_id"].to_list() == ["AbC"]


def test_posts_and_comments_in_one_file(write: Write) -> None:
    gone = {"url": "https://www.instagram.com/p/ZZZ/", "error": "not_found", "errorDescription": "gone"}
    said = {**COMMENT, "postUrl": "https://www.instagram.com/p/AbC/", "id": "91"}
    log = gk.read(write("all.json", json.dumps([POST, gone, said])))
    assert log.inputs[0].format == "Apify Instagram posts and Apify Instagram comments"
    assert log.posts["post_id"].to_list() == ["AbC"]
    assert log.interactions.filter(interaction_id="91")["target_id"].to_list() == ["7"]
