"""What the data does not cover is said, and only where it is so."""

from __future__ import annotations

import polars as pl

from graphkit import Log, find_candidates
from graphkit.log.schemas import ACCOUNTS
from graphkit.maps.uncovered import uncovered
from tests.made_up import accounts, acts, given, posts

OWNERS = {"a1": "ana", "b1": "ben"}
ROWS = (("ben", "ana", "a1"), ("ana", "ben", "b1"))
BOTH_KNOWN = accounts({"ana": 5, "ben": 7})


def complete() -> Log:
    acts_ = acts(*ROWS, ("ana", "ben", "b1", "reply")).with_columns(text=pl.lit("hm"))
    return Log(BOTH_KNOWN, posts(OWNERS), acts_)


def said(log: Log) -> list[str]:
    return uncovered(find_candidates(log, ["ana"]))


def test_nothing_is_said_of_what_is_all_there() -> None:
    assert said(complete()) == []


def test_comments_without_replies_dates_and_texts() -> None:
    undated = acts(*ROWS, ("cem", "ana", "a1")).with_columns(
        created_at=pl.when(pl.col("actor_id") != "cem").then("created_at")
    )

    assert said(Log(BOTH_KNOWN, posts(OWNERS), undated)) == [
        "Seen only as commenters: 1 account, which may publish as well",
        "Replies between commenters are not in the data",
        "Comments without a date: 1 of 3, so nobody sees how recent they are",
        "Comments without text: 3 of 3, so they cannot be quoted",
    ]


def test_part_of_the_comments_and_of_the_posts() -> None:
    log = complete()
    counted = log.posts.with_columns(comments=pl.Series([1_200, None], dtype=pl.Int64))
    published = pl.DataFrame(
        [{"account_id": "ana", "posts": 40, "followers": 1}, {"account_id": "ben", "posts": 0, "followers": 1}],
        schema=ACCOUNTS,
    )

    assert said(Log(published, counted, log.interactions)) == [
        "1 of the 1,200 comments that the platform counts under these posts were collected",
        "2 of the 41 posts that these authors ever made were collected",
    ]


def test_authors_unread_and_followers_unknown() -> None:
    log = complete()

    assert said(Log(posts=posts({"a1": "ana"}), interactions=log.interactions)) == [
        "Authors without a collected post: 1 of 2, so who comments there is known in part",
        "Authors whose followers are unknown: 2 of 2",
    ]


def test_interactions_without_an_end() -> None:
    log = complete()
    cut = pl.concat([log.interactions, acts((None, "ana", "a1", "like"), ("ben", None, None, "like"))])

    assert said(Log(log.accounts, log.posts, cut)) == [
        "Interactions by or with nobody known: 2 of 5, which make no tie"
    ]


def test_an_edge_list_tells_nothing_of_its_acts() -> None:
    log = Log(accounts({"ana": 1, "ben": None}), edges=given(("ana", "ben", 1.0), ("ben", "ana", 1.0)))

    assert said(log) == [
        "The ties were given as such: who commented where, when and what is not known",
        "Authors whose followers are unknown: 1 of 2",
    ]
