"""A column called owner may hold who wrote the comment."""

from __future__ import annotations

import graphkit as gk
from tests.readers.conftest import Write, ends, told

# What a tool that nobody's reader knows writes of those who comment.
HEADER = "profileUrl,username,comment,commentDate,ownerId,postUrl\n"
POST = "https://www.instagram.com/p/AbC/"


def rows(*owners: str) -> str:
    said = (
        f"https://x/{number},user{number},hi {number},2021-08-08,{owner},{POST}\n"
        for number, owner in enumerate(owners)
    )
    return HEADER + "".join(said)


def test_owners_that_differ_under_one_post_are_not_its_owner(write: Write) -> None:
    log = gk.read(write("result.csv", rows("7", "8", "9")))
    assert ends(log) == [("user0", None), ("user1", None), ("user2", None)]
    assert "3 owners in “ownerId” not taken: it gives one post several" in told(log)


def test_one_owner_under_each_post_is_taken(write: Write) -> None:
    log = gk.read(write("result.csv", rows("7", "7", "7")))
    assert {target for _, target in ends(log)} == {"7"}
    assert not log.notes


def test_a_post_of_two_authors_among_others_changes_nothing(write: Write) -> None:
    others = "".join(f"https://x/9,eva,hi,2021-08-08,7,https://www.instagram.com/p/{post}/\n" * 2 for post in "DEF")
    log = gk.read(write("result.csv", rows("7", "8") + others))
    assert [target for _, target in ends(log)][:2] == ["7", "8"]


def test_who_names_the_column_knows_better(write: Write) -> None:
    log = gk.read(write("result.csv", rows("7", "8")), columns={"post_author_id": "ownerId"})
    assert [target for _, target in ends(log)] == ["7", "8"]
