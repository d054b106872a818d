from __future__ import annotations

import pytest

import graphkit as gk
from graphkit.readers.columns import map_columns
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


def test_by_hand_comes_first() -> None:
    columns = mapped("actor", "user", "post_id", "post_author", commenter="user")[1]
    assert columns["actor_handle"] == "user"
    columns = mapped("author_id", "owner_id", "commenter", "post_id", post_author="author_id")[1]
    assert columns["owner_handle"] == "author_id"
    assert "actor_id" not in columns


def test_columns_that_tell_nothing_suggest_some() -> None:
    with pytest.raises(gk.DataError, match="its columns are usr, vid") as caught:
        mapped("usr", "vid", "commentr")
    assert "commentr → commenter" in caught.value.advice
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
