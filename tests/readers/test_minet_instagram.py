"""minet's Instagram tables."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told
from tests.readers.variants import EXPORTS, behind, below, lines, times

SAMPLES = EXPORTS / "minet"
COMMENTS = SAMPLES / "instagram_comments.csv"
# Without the column that names the post, which is the user's.
BARE = "\n".join(line.split(",", 1)[1] for line in COMMENTS.read_text().splitlines())
INFOS = SAMPLES / "HEADER_instagram_user_infos.csv"
FOLLOWERS = SAMPLES / "HEADER_instagram_user_followers.csv"
POSTS = SAMPLES / "HEADER_instagram_user_posts.csv"
POST = {
    "username": "ana",
    "full_name": "Ana!",
    "is_verified": "true",
    "id": "3453528719562467567",
    "shortcode": "JENj-6EK46h",
    "url": "https://www.instagram.com/p/JENj-6EK46h/",
    "caption": "see https://www.instagram.com/p/ZZZ/",
    "hashtags": "food|foto",
    "mentioned_names": "ben",
    "like_and_view_counts_disabled": "false",
    "like_count": "5",
    "comment_count": "2",
    "usertags_medias": "cem",
    "taken_at_timestamp": "1628407460",
    "coauthor_usernames": "eve",
}


def renamed(old: str, new: str) -> str:
    return COMMENTS.read_text().replace(old, new)


def test_comments() -> None:
    log = gk.read(COMMENTS)
    assert [read.format for read in log.inputs] == ["minet Instagram comments"]
    columns = ("kind", "interaction_id", "actor_id", "target_id", "post_id", "parent_id", "likes", "text")
    assert log.interactions.select(columns).rows() == [
        (
            *("comment", "79151481135661227", "4155145718", None, "JENj-6EK46h", None, 2),
            "pixe mapl @wool.north15 #ember_ember85",
        ),
        (
            *("reply", "96641695836313864", "1237944647", "4155145718", "JENj-6EK46h", "79151481135661227", 2),
            "@north_pixel63 plumju",
        ),
    ]
    assert times(log.interactions["created_at"]) == ["2021-08-08 07:53:19"] * 2
    # Not the number 1784… by which another interface knows them.
    assert log.accounts.select("account_id", "handle", "verified").rows() == [
        ("4155145718", "north_pixel63", False),
        ("1237944647", "lamp_plum17", False),
    ]
    assert "1 on posts whose owner no file names" in told(log)


@pytest.mark.parametrize("name", ["url", "link of the post", "p", "*", "^x$"])
def test_the_post_stands_in_a_column_of_any_name(name: str, write: Write) -> None:
    log = gk.read(
        write("comments.csv", renamed("post,id,", f"my_tag,{name},id,").replace("\nhttp", "\ncampaign 1,http"))
    )
    assert log.interactions["post_id"].to_list() == ["JENj-6EK46h"] * 2


def test_records_of_json_keep_the_column_of_any_name(write: Write) -> None:
    records = [dict(row) for row in csv.DictReader(io.StringIO(COMMENTS.read_text()))]
    named = [
        row | {"post": None, "the post": f"https://www.instagram.com/p/Q{number}/"}
        for number, row in enumerate(records)
    ]
    log = gk.read(write("comments.jsonl", lines(*named)))
    assert log.interactions["post_id"].to_list() == ["Q0", "Q1"]
    # A rounded number is read the slow way.
    slowly = gk.read(write("slowly.jsonl", lines(*(row | {"seen": 1.8e17} for row in named))))
    assert slowly.interactions.drop("origin").equals(log.interactions.drop("origin"))


def test_an_address_that_a_comment_consists_of_is_not_the_post(write: Write) -> None:
    said = "https://www.instagram.com/p/ZZZ/"
    log = gk.read(write("comments.csv", renamed("post,id,", "link,id,").replace("@north_pixel63 plumju", said)))
    assert log.interactions["text"].to_list()[1] == said
    assert log.interactions["post_id"].to_list() == ["JENj-6EK46h"] * 2


def test_an_address_within_a_text_is_not_the_post(write: Write) -> None:
    note = "as on https://www.instagram.com/p/ZZZ/"
    log = gk.read(write("comments.csv", renamed("post,id,", "note,p,id,").replace("\nhttp", f"\n{note},http")))
    assert log.interactions["post_id"].to_list() == ["JENj-6EK46h"] * 2


@pytest.mark.parametrize("given", ["JENj-6EK46h", "3453528719562467567"])
def test_the_post_may_be_given_by_its_bare_name_or_number(given: str, write: Write) -> None:
    comments = write("comments.csv", renamed("https://www.instagram.com/p/JENj-6EK46h/", given))
    log = gk.read([comments, write("posts.csv", below(POSTS, POST))])
    assert log.interactions.filter(kind="comment").select("target_id", "post_id").rows() == [("ana", "JENj-6EK46h")]


def test_comments_and_posts_join(write: Write) -> None:
    log = gk.read([write("posts.csv", below(POSTS, POST)), COMMENTS])
    assert ends(log)[:2] == [("4155145718", "ana"), ("1237944647", "4155145718")]


def test_comments_on_the_posts_of_a_table_of_minets_own(write: Write) -> None:
    """The columns of the posts are kept in front, so id, username and more are in it twice."""
    log = gk.read(write("comments.csv", behind(below(POSTS, POST, POST), BARE)))
    assert [read.format for read in log.inputs] == ["minet Instagram comments"]
    assert log.interactions.select("interaction_id", "actor_id", "target_id", "post_id").rows() == [
        ("79151481135661227", "4155145718", "ana", "JENj-6EK46h"),
        ("96641695836313864", "1237944647", "4155145718", "JENj-6EK46h"),
    ]
    assert log.accounts.select("account_id", "handle").head(2).rows() == [
        ("4155145718", "north_pixel63"),
        ("1237944647", "lamp_plum17"),
    ]


def test_comments_on_the_posts_under_a_hashtag(write: Write) -> None:
    post = "tag,id,shortcode,owner_id,taken_at_timestamp\n" + "food,61,JENj-6EK46h,7,1628407460\n" * 2
    log = gk.read(write("comments.csv", behind(post, BARE)))
    assert log.interactions.select("interaction_id", "target_id", "post_id").row(0) == (
        *("79151481135661227", "7", "JENj-6EK46h"),
    )


def test_the_same_comment_in_a_file_of_another_tool_is_one() -> None:
    name = "2021-08-08_07-24-20_UTC"
    log = gk.read([COMMENTS, EXPORTS / "instaloader" / f"{name}.json"])
    assert log.interactions.height == 57
    assert ends(log)[0] == ("4155145718", "1237944647")


def test_posts(write: Write) -> None:
    hidden = POST | {"shortcode": "DeF", "id": "62", "like_and_view_counts_disabled": "true", "like_count": "3"}
    log = gk.read(write("posts.csv", below(POSTS, POST, hidden)))
    assert [read.format for read in log.inputs] == ["minet Instagram posts"]
    columns = ("post_id", "author_id", "likes", "comments", "hashtags", "mentions", "url")
    assert log.posts.select(columns).rows() == [
        ("JENj-6EK46h", "ana", 5, 2, ["food", "foto"], ["ben"], POST["url"]),
        ("DeF", "ana", None, 2, ["food", "foto"], ["ben"], POST["url"]),
    ]
    assert times(log.posts["created_at"]) == ["2021-08-08 07:24:20"] * 2
    assert log.interactions.filter(post_id="DeF").select("kind", "actor_id", "target_id").rows() == [
        ("mention", "ana", "ben"),
        ("tag", "ana", "cem"),
        ("tag", "ana", "eve"),
    ]
    assert log.accounts.select("account_id", "name", "verified").row(0) == ("ana", "Ana!", True)


def test_posts_under_a_hashtag_name_their_owner_by_number(write: Write) -> None:
    columns = (
        "tag,id,shortcode,caption,hashtags,mentioned_names,liked_by_count,comment_count,owner_id,taken_at_timestamp"
    )
    log = gk.read(write("posts.csv", f"{columns}\nfood,61,AbC,hi,food,ben,5,2,7,1628407460\n"))
    assert [read.format for read in log.inputs] == ["minet Instagram posts"]
    assert log.posts.select("post_id", "author_id", "likes").rows() == [("AbC", "7", 5)]


def test_accounts_looked_up(write: Write) -> None:
    row = {
        "username": "north_pixel63",
        "id": "4155145718",
        "full_name": "North!",
        "biography": "hi",
        "follower_count": "12000",
        "follow_count": "30",
        "is_verified": "true",
    }
    accounts = write("infos.csv", below(INFOS, row))
    log = gk.read([accounts, COMMENTS])
    assert log.inputs[0].format == "minet Instagram accounts"
    columns = ("account_id", "handle", "name", "bio", "followers", "following", "verified")
    assert log.accounts.select(columns).row(0) == ("4155145718", "north_pixel63", "North!", "hi", 12000, 30, True)


def test_followers_are_accounts_and_no_more(write: Write) -> None:
    """The same columns are written for those who follow and those who are followed."""
    row = {"id": "4155145718", "username": "north_pixel63", "full_name": "North!", "is_verified": "true"}
    followers = write("followers.csv", below(FOLLOWERS, row))
    log = gk.read([followers, COMMENTS])
    assert log.inputs[0].format == "minet Instagram followers"
    assert log.accounts.select("account_id", "handle", "name", "followers", "verified").row(0) == (
        *("4155145718", "north_pixel63", "North!", None, True),
    )
    assert log.interactions.height == 2


FOLLOWED = {"id": "500", "username": "ana", "full_name": "Ana!", "biography": "hi", "follower_count": "12000"}
FOLLOWING = (
    {"id": "501", "username": "ben", "full_name": "Ben!"},
    {"id": "502", "username": "cem", "full_name": "Cem!"},
)


def accounts_of(text: str, write: Write) -> tuple[str, list[tuple[object, ...]]]:
    log = gk.read(write("made.csv", text))
    return log.inputs[0].format, log.accounts.select("account_id", "handle", "followers").rows()


def test_followers_of_an_account_in_a_column_of_the_same_name(write: Write) -> None:
    followers = below(FOLLOWERS, *FOLLOWING)
    told_of = [("501", "ben", None), ("502", "cem", None)]
    assert accounts_of(behind("username\nana\nana", followers), write) == ("minet Instagram followers", told_of)
    # Looked up before: the number of followers is that of the account in front.
    given = below(INFOS, FOLLOWED, FOLLOWED)
    assert accounts_of(behind(given, followers), write) == ("minet Instagram followers", told_of)


def test_columns_of_the_same_name_in_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(behind("username\nana\nana", below(FOLLOWERS, *FOLLOWING)))):
        book.active.append(row)
    book.save(tmp_path / "followers.xlsx")
    log = gk.read(tmp_path / "followers.xlsx")
    assert log.accounts.select("account_id", "handle").rows() == [("501", "ben"), ("502", "cem")]


def test_accounts_looked_up_from_a_table_of_minets_own(write: Write) -> None:
    found = {"id": "4155145718", "username": "north_pixel63", "full_name": "North!", "follower_count": "12000"}
    # Of an account that is gone minet leaves its own columns empty.
    infos = below(INFOS, found, {})
    known = ("minet Instagram accounts", [("4155145718", "north_pixel63", 12000)])
    assert accounts_of(behind(BARE, infos), write) == known
    assert accounts_of(behind(below(FOLLOWERS, *FOLLOWING), infos), write) == known


def test_posts_of_those_who_comment(write: Write) -> None:
    log = gk.read(write("posts.csv", behind(BARE, below(POSTS, POST, POST | {"shortcode": "DeF", "id": "62"}))))
    assert [read.format for read in log.inputs] == ["minet Instagram posts"]
    assert log.posts.select("post_id", "author_id").rows() == [("JENj-6EK46h", "ana"), ("DeF", "ana")]


def test_posts_of_fewer_columns(write: Write) -> None:
    header = "username,shortcode,like_and_view_counts_disabled,like_count,comment_count,taken_at_timestamp\n"
    log = gk.read(write("posts.csv", f"{header}ana,AbC,true,3,2,1628407460\n"))
    assert [read.format for read in log.inputs] == ["minet Instagram posts"]
    assert log.posts.select("post_id", "author_id", "likes", "comments").rows() == [("AbC", "ana", None, 2)]
