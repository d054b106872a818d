from __future__ import annotations

import pytest

import graphkit as gk
from graphkit.readers.tables.columns import map_columns
from tests.readers.conftest import Write, ends


def mapped(*columns: str, file: str = "data.csv", **renames: str) -> tuple[str, dict[str, str]]:
    found = map_columns(list(columns), file, renames)
    return found.table, dict(found.columns)


@pytest.mark.parametrize(
    ("columns", "file", "table"),
    [
        (("source", "target"), "x.csv", "edges"),
        (("Source", "Target", "Type", "Weight"), "x.csv", "edges"),
        (("commenter", "video_id"), "x.csv", "interactions"),
        (("author", "video_id", "text", "date"), "comments.csv", "interactions"),
        (("author", "video_id", "text", "date"), "x.csv", "posts"),
        (("username", "post_author"), "x.csv", "interactions"),
        (("from", "to"), "x.csv", "interactions"),
        (("owner", "shortcode", "date"), "x.csv", "posts"),
        (("username", "followers"), "x.csv", "accounts"),
        (("Channel ID", "Channel Title", "Subscriber Count"), "x.csv", "accounts"),
        (("id", "username", "followers"), "x.csv", "accounts"),
        (("account", "username", "followers"), "x.csv", "accounts"),
        (("handle", "account", "followers"), "x.csv", "accounts"),
        (("username", "channel", "followers"), "x.csv", "accounts"),
        (("creator", "handle", "followers"), "x.csv", "accounts"),
        (("user", "account", "subscribers"), "x.csv", "accounts"),
        (("id", "username", "bio"), "x.csv", "accounts"),
        (("id", "username", "followers"), "commenters.csv", "accounts"),
        (("post_id", "author", "text", "followers"), "x.csv", "posts"),
        (("id", "author", "caption", "followers"), "x.csv", "posts"),
        (("id", "author", "likes", "comments", "followers"), "x.csv", "posts"),
        (("shortcode", "owner", "followers"), "x.csv", "posts"),
        (("id", "channel", "title", "description", "views"), "x.csv", "posts"),
        (("commenter", "account", "followers"), "x.csv", "interactions"),
        (("username", "owner", "text", "followers"), "x.csv", "interactions"),
        (("username", "post_id", "followers"), "comments.csv", "interactions"),
        (("source", "target", "followers"), "x.csv", "edges"),
        (("comment_id", "author", "post_url", "text"), "x.csv", "interactions"),
        (("id", "author", "permalink", "caption"), "x.csv", "posts"),
    ],
)
def test_what_a_table_is(columns: tuple[str, ...], file: str, table: str) -> None:
    assert mapped(*columns, file=file)[0] == table


def test_spellings() -> None:
    assert mapped("videoId", "Commenter Username", "comment-text", "published_at")[1] == {
        "post_id": "videoId",
        "actor_handle": "Commenter Username",
        "text": "comment-text",
        "created_at": "published_at",
    }


@pytest.mark.parametrize("name", ["reach", "Reach", "post_reach", "Accounts reached", "peopleReached", "reach_count"])
def test_reach_as_owners_of_accounts_have_it(name: str, write: Write) -> None:
    """What is hidden or not told is unknown, never 0."""
    rows = [("1", "1.2K"), ("2", ""), ("3", "-1"), ("4", "0")]
    table = "\n".join([f"post_id,author,caption,{name}", *(f"{post},ana,Rye,{cell}" for post, cell in rows)])

    assert gk.read(write("posts.csv", table)).posts["reach"].to_list() == [1200, None, None, 0]


def test_by_hand_comes_first() -> None:
    columns = mapped("actor", "user", "post_id", "post_author", commenter="user")[1]
    assert columns["actor_handle"] == "user"
    columns = mapped("author_id", "owner_id", "commenter", "post_id", post_author="author_id")[1]
    assert columns["owner_handle"] == "author_id"
    assert "actor_id" not in columns


def test_what_is_named_by_hand_outdoes_what_looks_like_accounts() -> None:
    assert mapped("username", "account", "followers", owner="account")[0] == "interactions"
    assert mapped("username", "account", "followers", handle="account")[1]["handle"] == "account"


@pytest.mark.parametrize("name", ["post_url", "media_url", "video_url", "permalink", "shortcode_url"])
def test_a_comment_may_name_its_post_by_its_address(name: str) -> None:
    assert mapped("comment_id", "author", name)[1]["post_id"] == name
    assert mapped("comment_id", "author", name, "video_id")[1]["post_id"] == "video_id"


def test_the_address_of_a_post_is_not_its_id() -> None:
    columns = mapped("id", "author", "post_url", "caption")[1]
    assert (columns["post_id"], columns["url"]) == ("id", "post_url")


@pytest.mark.parametrize(
    ("columns", "likely"),
    [
        (("postid number", "video_idd"), "Perhaps video_idd → video_id: --columns video_id=video_idd"),
        (("comment txt", "x"), "Perhaps comment txt → comment_text: --columns 'comment_text=comment txt'"),
    ],
)
def test_likely_columns_as_they_are_to_be_typed(columns: tuple[str, ...], likely: str) -> None:
    with pytest.raises(gk.DataError) as caught:
        mapped(*columns)
    assert caught.value.advice.endswith(likely)


@pytest.mark.parametrize("columns", [("person", "friend"), ("follower", "followee"), ("a", "b")])
def test_nothing_is_suggested_where_nothing_is_likely(columns: tuple[str, ...]) -> None:
    with pytest.raises(gk.DataError) as caught:
        mapped(*columns)
    assert "Perhaps" not in caught.value.advice
    assert not caught.value.suggestions


def test_columns_that_tell_nothing_suggest_some() -> None:
    with pytest.raises(gk.DataError, match="its columns are usr, vid") as caught:
        mapped("usr", "vid", "commentr")
    assert "commenter=commentr" in caught.value.advice
    assert "--columns" in caught.value.advice


RENAMED = "usr,clip,whose\nben,p1,ana\n"


def test_names_by_hand(write: Write) -> None:
    columns = {"commenter": "usr", "post_id": "clip", "post_author": "whose"}
    assert ends(gk.read(write("x.csv", RENAMED), columns=columns)) == [("ben", "ana")]


@pytest.mark.parametrize(
    ("columns", "wrong", "near"),
    [
        ({"comenter": "usr"}, "“comenter” is not a column graphkit knows", "commenter"),
        ({"commenter": "user"}, "“user” is not in any of the files", "usr"),
    ],
)
def test_names_by_hand_that_are_wrong(columns: dict[str, str], wrong: str, near: str, write: Write) -> None:
    with pytest.raises(gk.ConfigurationError, match=wrong) as caught:
        gk.read(write("x.csv", RENAMED), columns=columns)
    assert near in caught.value.suggestions
    assert near in caught.value.advice


def test_a_name_by_hand_may_be_meant_for_a_later_file(write: Write) -> None:
    files = [write("a.csv", "nothing,known\n1,2\n"), write("b.csv", RENAMED)]
    with pytest.raises(gk.DataError, match=r"a\.csv holds neither"):
        gk.read(files, columns={"commenter": "usr"})


def test_a_column_named_by_hand_is_called_as_it_stands_though_a_tool_has_other_capitals(write: Write) -> None:
    text = "POSTURL,ID,OWNERUSERNAME,TEXT,OWNER\ninstagram.com/p/A1/,1,ben,hi,ana\n"
    path = write("comments.csv", text)
    assert ends(gk.read(path)) == [("ben", None)]
    assert ends(gk.read(path, columns={"commenter": "OWNER", "post_author": "OWNERUSERNAME"})) == [("ana", "ben")]


def test_posts_known_by_their_addresses(write: Write) -> None:
    posts = {
        "https://www.instagram.com/reel/AbC/": ("instagram", "AbC"),
        "https://www.tiktok.com/@dora/video/55?lang=en": ("tiktok", "55"),
        "https://youtu.be/EBKEMNI3664": ("youtube", "EBKEMNI3664"),
        "https://www.reddit.com/r/lamps/comments/s1/_/c1/": ("reddit", "s1"),
        "https://example.com/a": (None, "https://example.com/a"),
    }
    log = gk.read(write("comments.csv", "commenter,post_url\n" + "".join(f"ben,{url}\n" for url in posts)))
    named = [(site, f"{site}:{post}" if site else post) for site, post in posts.values()]
    assert log.interactions.select("platform", "post_id").rows() == named
    assert log.interactions["target_id"].to_list() == [None, "tiktok:dora", None, None, None]


def test_comments_known_by_addresses_join_posts_known_by_ids(write: Write) -> None:
    comments = write("comments.csv", "commenter,post_url\nben,https://www.instagram.com/p/AbC/\n")
    log = gk.read([comments, write("posts.csv", "platform,shortcode,author\ninstagram,AbC,ana\n")])
    assert log.interactions.select("actor_id", "target_id").rows() == [("ben", "ana")]
