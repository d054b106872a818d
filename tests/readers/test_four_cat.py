"""4CAT's tables."""

from __future__ import annotations

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told
from tests.readers.variants import EXPORTS, below, times

SAMPLES = EXPORTS / "zeeschuimer_4cat"
INSTAGRAM = SAMPLES / "HEADER_4cat_instagram.csv"
TIKTOK = SAMPLES / "HEADER_4cat_tiktok.csv"
COMMENTS = SAMPLES / "4cat_tiktok-comments.csv"
POST = {
    "id": "AbC",
    "thread_id": "AbC",
    "author": "ana",
    "author_id": "7",
    "author_fullname": "Ana!",
    "verified": "True",
    "body": "with @ben #food",
    "hashtags": "food,foto",
    "usertags": "cem,dora",
    "coauthors": "eve",
    "likes_hidden": "no",
    "num_likes": "5",
    "num_comments": "2",
    "play_count": "80",
    "timestamp": "2021-08-08 09:24:20",
    "unix_timestamp": "1628407460",
    "url": "https://www.instagram.com/p/AbC",
}
VIDEO = {
    "id": "123",
    "author": "ana",
    "author_full": "Ana!",
    "author_followers": "12000",
    "author_videos": "99",
    "body": "hi @ben",
    "timestamp": "2022-11-30 13:06:40",
    "unix_timestamp": "1669810000",
    "tiktok_url": "https://www.tiktok.com/@ana/video/123",
    "is_ad": "no",
    "is_paid_partnership": "yes",
    "likes": "5",
    "comments": "7",
    "shares": "6",
    "plays": "8",
    "hashtags": "food,foto",
}


def test_comments_on_tiktok() -> None:
    """The older of the two names its owner only by where it was seen; `timestamp` is the server's time."""
    log = gk.read(COMMENTS)
    assert [read.format for read in log.inputs] == ["4CAT TikTok comments"]
    columns = ("kind", "interaction_id", "actor_id", "target_id", "post_id", "parent_id", "likes")
    assert log.interactions.select(columns).rows() == [
        (
            *("comment", "6566278311482755693", "otter_ember32", "oat_maple49"),
            *("6536545453433882451", None, 42526),
        ),
        (
            *("comment", "3674567747411673776", "lamp.north75", "amber_moss25"),
            *("1377636514111166575", None, 23),
        ),
    ]
    assert times(log.interactions["created_at"]) == ["2022-11-30 12:39:32", "2023-04-02 16:45:49"]
    assert log.accounts.select("account_id", "handle", "name").head(2).rows() == [
        ("otter_ember32", "otter_ember32", "river_juno32"),
        ("lamp.north75", "lamp.north75", "moss lamp74"),
    ]
    assert log.posts.select("post_id", "author_id").rows() == [
        ("6536545453433882451", "oat_maple49"),
        ("1377636514111166575", "amber_moss25"),
    ]
    assert log.notes == ()


def test_replies_and_authors_without_a_handle(write: Write) -> None:
    common = {"post_id": "9", "post_url": "https://www.tiktok.com/@ana/video/9", "timestamp": "2022-11-30 14:39:32"}
    header = write("header.txt", COMMENTS.read_text().splitlines()[0])
    rows = [
        common | {"id": "1", "thread_id": "9", "author": "@8001", "unix_timestamp": "1669811972"},
        common | {"id": "2", "thread_id": "1", "author": "cem", "is_comment_on_comment": "yes"},
    ]
    log = gk.read(write("comments.csv", below(header, *rows)))
    assert log.interactions.select("kind", "actor_id", "target_id", "parent_id").rows() == [
        ("comment", "8001", "ana", None),
        ("reply", "cem", "8001", "1"),
    ]
    assert times(log.interactions["created_at"]) == ["2022-11-30 12:39:32", None]
    assert log.accounts.select("account_id", "handle").rows()[0] == ("8001", None)


def test_a_table_of_before_they_noted_where_it_was_seen(write: Write) -> None:
    old = [line.split(",", 1)[1] for line in COMMENTS.read_text().splitlines()]
    log = gk.read(write("comments.csv", "\n".join(old)))
    assert ends(log) == [("otter_ember32", None), ("lamp.north75", "amber_moss25")]


def test_posts_on_instagram(write: Write) -> None:
    log = gk.read(write("posts.csv", below(INSTAGRAM, POST)))
    assert [read.format for read in log.inputs] == ["4CAT Instagram posts"]
    columns = ("post_id", "author_id", "likes", "comments", "views", "hashtags", "mentions", "url")
    assert log.posts.select(columns).rows() == [
        ("AbC", "7", 5, 2, 80, ["food", "foto"], ["ben"], "https://www.instagram.com/p/AbC")
    ]
    assert times(log.posts["created_at"]) == ["2021-08-08 07:24:20"]
    assert log.interactions.select("kind", "actor_id", "target_id").rows() == [
        ("mention", "7", "ben"),
        ("tag", "7", "cem"),
        ("tag", "7", "dora"),
        ("tag", "7", "eve"),
    ]
    assert log.accounts.select("account_id", "handle", "name", "verified").row(0) == ("7", "ana", "Ana!", True)


@pytest.mark.parametrize(
    ("given", "missing", "likes", "comments", "views"),
    [
        ({"num_likes": "0"}, "", 0, 2, 80),
        ({"num_likes": "0"}, "num_likes", None, 2, 80),
        ({"num_likes": "3", "likes_hidden": "yes"}, "", None, 2, 80),
        ({"num_likes": "-1", "num_comments": "-1", "play_count": "-1"}, "", None, None, None),
        (
            {"num_likes": "0", "num_comments": "0", "play_count": "0", "likes_hidden": ""},
            "usertags, num_likes, num_comments, play_count",
            *(None, None, None),
        ),
    ],
)
def test_what_was_missing_is_unknown(
    given: dict[str, str], missing: str, likes: int | None, comments: int | None, views: int | None, write: Write
) -> None:
    header = write("header.txt", INSTAGRAM.read_text().strip() + ",missing_fields")
    log = gk.read(write("posts.csv", below(header, POST | given | {"missing_fields": missing})))
    assert log.posts.select("likes", "comments", "views").rows() == [(likes, comments, views)]


def test_posts_seen_in_a_grid_have_no_time(write: Write) -> None:
    log = gk.read(write("posts.csv", below(INSTAGRAM, POST | {"unix_timestamp": "0"})))
    assert log.posts["created_at"].to_list() == [None]
    assert "could not be understood" not in told(log)


def test_posts_on_tiktok(write: Write) -> None:
    log = gk.read(write("posts.csv", below(TIKTOK, VIDEO, VIDEO | {"id": "124", "is_paid_partnership": "no"})))
    assert [read.format for read in log.inputs] == ["4CAT TikTok posts"]
    columns = ("post_id", "author_id", "likes", "comments", "reposts", "views", "hashtags", "mentions", "sponsored")
    assert log.posts.select(columns).rows() == [
        ("123", "ana", 5, 7, 6, 8, ["food", "foto"], ["ben"], True),
        ("124", "ana", 5, 7, 6, 8, ["food", "foto"], ["ben"], False),
    ]
    assert times(log.posts["created_at"]) == ["2022-11-30 12:06:40"] * 2
    assert log.accounts.select("account_id", "name", "followers", "posts").row(0) == ("ana", "Ana!", 12000, 99)


def test_comments_and_posts_on_tiktok_join(write: Write) -> None:
    old = "\n".join(line.split(",", 1)[1] for line in COMMENTS.read_text().splitlines())
    posts = write("posts.csv", below(TIKTOK, VIDEO | {"id": "6536545453433882451", "body": ""}))
    log = gk.read([write("comments.csv", old), posts])
    assert ends(log)[0] == ("otter_ember32", "ana")
    assert log.accounts.filter(account_id="ana")["followers"].to_list() == [12000]


def test_posts_before_tagged_and_hidden_were_told(write: Write) -> None:
    """The columns of 2022 and 2023."""
    renamed = below(INSTAGRAM, POST).replace("usertags", "x").replace("likes_hidden", "y")
    log = gk.read(write("posts.csv", renamed))
    assert [read.format for read in log.inputs] == ["4CAT Instagram posts"]
    assert log.posts.select("post_id", "author_id", "likes").rows() == [("AbC", "7", 5)]
    assert times(log.posts["created_at"]) == ["2021-08-08 07:24:20"]


def test_comments_among_the_posts_of_2021(write: Write) -> None:
    header = "id,thread_id,parent_id,body,author,timestamp,type,usertags,num_likes,num_comments\n"
    rows = "AbC,AbC,AbC,new,ana,1628407460,picture,,5,2\n1,AbC,AbC,nice,ben,1628407470,comment,,2,1\n"
    log = gk.read(write("posts.csv", f"{header}{rows}2,AbC,1,thanks,ana,1628407480,comment,,1,0\n"))
    columns = ("kind", "actor_id", "target_id", "post_id", "parent_id", "likes")
    assert log.interactions.select(columns).rows() == [
        ("comment", "ben", "ana", "AbC", None, 2),
        ("reply", "ana", "ben", "AbC", "1", 1),
    ]
    assert times(log.interactions["created_at"]) == ["2021-08-08 07:24:30", "2021-08-08 07:24:40"]
    assert log.posts.select("post_id", "author_id", "likes").rows() == [("AbC", "ana", 5)]
    assert times(log.posts["created_at"]) == ["2021-08-08 07:24:20"]
