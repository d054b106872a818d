"""Whom to look up next."""

from __future__ import annotations

import polars as pl

import graphkit as gk
from graphkit.log.lookups import lookups
from tests.made_up import acts, posts


def order(log: gk.Log) -> list[str]:
    return lookups(log)["account_id"].to_list()


def test_who_engages_with_most_others_comes_first() -> None:
    said = acts(("ben", "ana", "p"), ("ben", "dan", "q"), ("cem", "ana", "p"), ("cem", "ana", "r"), ("eva", "ana", "p"))
    log = gk.Log(interactions=said)
    assert order(log) == ["ben", "cem", "eva"]
    assert lookups(log).row(0, named=True) == {
        "platform": None,
        "account_id": "ben",
        "handle": None,
        "owners": 2,
        "posts": 2,
        "acts": 2,
    }


def test_authors_come_before_everybody_else() -> None:
    log = gk.Log(posts=posts({"p": "zoe"}), interactions=acts(("ben", "ana", "p"), ("ben", "zoe", "q")))
    assert order(log) == ["zoe", "ben"]


def test_whose_size_is_known_needs_no_looking_up() -> None:
    log = gk.Log(
        accounts=pl.DataFrame({"account_id": ["ben", "cem"], "followers": [10, None], "handle": ["ben", "c.em"]}),
        interactions=acts(("ben", "ana"), ("cem", "ana")),
    )
    assert lookups(log).select("account_id", "handle").rows() == [("cem", "c.em")]


def test_what_one_does_to_oneself_counts_for_nothing() -> None:
    assert order(gk.Log(interactions=acts(("ben", "ben", "p"), ("cem", "ana", "p")))) == ["cem"]
