"""What is said of comments that are an exchange, look traded, or look bought."""

from __future__ import annotations

import json
from functools import cache

import polars as pl
import pytest

import graphkit as gk
from tests.simulated.creators import make_world

pytestmark = pytest.mark.usefixtures("few_draws")


@cache
def world() -> tuple[gk.Log, pl.DataFrame, gk.Candidates]:
    made = make_world(200, seed=3)
    return made.log, made.creators, gk.find_candidates(made.log, ["c0"], top=200)


def said(account: str, kind: str) -> pl.DataFrame:
    return world()[2].why(account).filter(pl.col("kind") == kind)


def of_kind(kind: str) -> list[str]:
    creators = world()[1]
    return creators.filter(pl.col("kind") == kind, pl.col("account") != "c0")["account"].to_list()


def test_a_pod_is_to_be_checked_by_hand_with_the_comments_that_say_so() -> None:
    log, _, found = world()
    member = of_kind("cross")[0]
    [sentence], [numbers], [rows] = (
        said(member, "traded").select("sentence", "numbers", "rows").to_dict(as_series=False).values()
    )
    partners = found.accounts.filter(pl.col("account") == member)["partners"].item().to_list()
    theirs = log.interactions.filter(pl.col("target_id") == member, pl.col("actor_id").is_in(partners))

    assert sentence.startswith("Check by hand: ")
    assert json.loads(numbers)["by_partners"] == theirs.height
    assert sorted(rows) == sorted(theirs["interaction_id"])


def test_friends_are_an_exchange_and_no_more() -> None:
    friends = of_kind("friends")

    assert sum(said(friend, "traded").height for friend in friends) <= 0.12 * len(friends)
    assert any(said(friend, "partners").height for friend in friends)


def test_who_buys_is_to_be_checked_by_hand() -> None:
    for buyer in of_kind("buyer"):
        [sentence] = said(buyer, "bought")["sentence"]
        assert sentence.startswith("Check by hand: ")


def test_comments_of_partners_are_no_engagement() -> None:
    log, _, found = world()
    member = of_kind("niche")[0]
    row = found.accounts.row(by_predicate=pl.col("account") == member, named=True)
    others = log.interactions.filter(
        pl.col("target_id") == member, ~pl.col("actor_id").is_in([member, *row["partners"]])
    )

    assert row["engagement"] == pytest.approx(others.n_unique(["actor_id", "post_id"]) / row["posts_seen"])
    assert row["comments"] == row["by_partners"] + others.height


def test_what_single_posts_brought_is_told_apart_from_what_is_usual() -> None:
    found = world()[2]
    rates = found.accounts.select("account", "engagement", "usual")
    said_of = found.evidence.filter(pl.col("kind") == "engagement").join(rates, on="account")
    lifted = said_of.filter(pl.col("engagement") > pl.col("usual") + 2)

    assert 0 < lifted.height < said_of.height
    told = lifted["sentence"].str.extract(r", ([\d.]+) as a rule, ").cast(pl.Float64)
    assert told.to_list() == pytest.approx(lifted["usual"].to_list(), abs=0.051)
    as_ever = said_of.filter(pl.col("engagement") == pl.col("usual"))["sentence"]
    assert as_ever.len()
    assert not as_ever.str.contains("as a rule").any()
