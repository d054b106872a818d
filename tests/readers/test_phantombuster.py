"""Phantombuster's Instagram posts and profiles."""

from __future__ import annotations

import json

import pytest

import graphkit as gk
from tests.readers.conftest import Write
from tests.readers.variants import EXPORTS, below, times

HEADER = EXPORTS / "phantombuster" / "HEADER_instagram_posts_real.csv"
POST = {
    "postUrl": "https://www.instagram.com/p/AbC/",
    "description": "with @ben #food",
    "commentCount": "2",
    "likeCount": "5",
    "pubDate": "2021-08-08T07:24:20.000Z",
    "isSidecar": "false",
    "profileUrl": "https://www.instagram.com/ana/",
    "username": "ana",
    "fullName": "Ana!",
    "taggedUsername1": "cem",
    "taggedUsername2": "dora",
    "imgUrl": "https://cdn.example.com/a.jpg",
    "postId": "61",
    "timestamp": "2024-01-02T03:04:05.000Z",
    "query": "https://www.instagram.com/ana",
}


def test_posts(write: Write) -> None:
    log = gk.read(write("posts.csv", below(HEADER, POST)))
    assert [read.format for read in log.inputs] == ["Phantombuster Instagram posts"]
    columns = ("post_id", "author_id", "text", "likes", "comments", "hashtags", "mentions", "url", "image_urls")
    assert log.posts.select(columns).rows() == [
        (
            *("AbC", "ana", "with @ben #food", 5, 2, ["food"], ["ben"]),
            *("https://www.instagram.com/p/AbC/", ["https://cdn.example.com/a.jpg"]),
        )
    ]
    assert times(log.posts["created_at"]) == ["2021-08-08 07:24:20"]
    assert times(log.posts["fetched_at"]) == ["2024-01-02 03:04:05"]
    assert log.interactions.select("kind", "actor_id", "target_id").rows() == [
        ("mention", "ana", "ben"),
        ("tag", "ana", "cem"),
        ("tag", "ana", "dora"),
    ]
    assert log.accounts.select("account_id", "handle", "name").row(0) == ("ana", "ana", "Ana!")


def test_profiles_tell_the_followers_of_who_posts(write: Write) -> None:
    header = "profileUrl,profileName,fullName,bio,postsCount,followersCount,followingCount,instagramID,query,error"
    rows = [
        "https://www.instagram.com/ana/,ana,Ana!,hi,99,12000,30,501,ana,",
        ",,,,,,,,gone,Profile not found",
    ]
    log = gk.read([write("profiles.csv", "\n".join([header, *rows])), write("posts.csv", below(HEADER, POST))])
    assert log.inputs[0].format == "Phantombuster Instagram profiles"
    told_of = ("account_id", "handle", "name", "bio", "followers", "following", "posts")
    assert log.accounts.select(told_of).row(0) == ("501", "ana", "Ana!", "hi", 12000, 30, 99)
    assert log.posts["author_id"].to_list() == ["501"]
    assert log.notes == ()


@pytest.mark.parametrize("written", ["AbC", "61"])
def test_the_post_by_its_address_and_by_what_they_call_its_id(written: str, write: Write) -> None:
    comments = write("comments.csv", f"comment_id,shortcode,username,text\n5,{written},fay,hi\n")
    log = gk.read([comments, write("posts.csv", below(HEADER, POST))])
    assert log.interactions.filter(kind="comment").select("target_id", "post_id").rows() == [("ana", "AbC")]


def test_the_owner_may_stand_only_in_the_address_of_the_profile(write: Write) -> None:
    log = gk.read(
        write(
            "posts.csv",
            below(HEADER, POST | {"username": "", "description": "", "caption": "new", "taggedUsername1": ""}),
        )
    )
    assert log.posts.select("author_id", "text").rows() == [("ana", "new")]
    assert log.interactions["target_id"].to_list() == ["dora"]


def test_what_could_not_be_fetched_is_no_post(write: Write) -> None:
    gone = {"query": "https://www.instagram.com/gone", "error": "Profile not found"}
    log = gk.read(write("result.json", json.dumps([POST | {"likedByViewer": False}, gone])))
    assert (log.posts["post_id"].to_list(), log.notes) == (["AbC"], ())


def test_a_caption_is_what_a_machine_sees(write: Write) -> None:
    log = gk.read(write("posts.csv", below(HEADER, POST | {"caption": "Photo by @eve. May be an image of a lamp."})))
    assert log.posts.select("text", "mentions").rows() == [("with @ben #food", ["ben"])]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("comment,commentDate,postUrl,query", "oh,2026-01-02,https://www.instagram.com/p/AbC/,x"),
        ("comment,commentDate,query", "oh,2026-01-02,https://www.instagram.com/p/AbC/"),
        ("text,commentDate,postUrl", "oh,2026-01-02,https://www.instagram.com/p/AbC/"),
    ],
)
def test_commenters(columns: str, said: str, write: Write) -> None:
    who = "https://www.instagram.com/ben/,ben,Ben,2026-01-03"
    comments = write("commenters.csv", f"profileUrl,username,fullName,timestamp,{columns}\n{who},{said}\n")
    log = gk.read([comments, write("posts.csv", below(HEADER, POST))])
    (comment,) = log.interactions.filter(kind="comment").to_dicts()
    assert (comment["actor_id"], comment["post_id"]) == ("ben", "AbC")
    assert comment["target_id"] == log.posts["author_id"][0]
    assert str(comment["created_at"].date()) == "2026-01-02"


def test_commenters_on_tiktok(write: Write) -> None:
    header = "profileUrl,username,comment,postUrl,commentId"
    row = "https://www.tiktok.com/@ben,ben,oh,https://www.tiktok.com/@ana/video/5,77"
    log = gk.read(write("commenters.csv", f"{header}\n{row}\n"))
    assert log.interactions.select("platform", "interaction_id", "actor_id", "target_id", "post_id").rows() == [
        ("tiktok", "77", "ben", "ana", "5")
    ]
