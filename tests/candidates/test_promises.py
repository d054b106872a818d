"""What the list promises whatever the data are."""

from __future__ import annotations

from typing import Final

import polars as pl
import pytest

import graphkit as gk
from graphkit.candidates.score import part_columns
from graphkit.log.schemas import INTERACTIONS, POSTS
from tests.made_up import accounts, acts, day, niches, posts

pytestmark = pytest.mark.usefixtures("few_draws")

SEED: Final = "g0a1"
BRIEF: Final = gk.Brief(keywords=("bread", "rye"), brand=gk.Brand("Acme"))


def ranks(log: gk.Log) -> pl.DataFrame:
    return gk.find_candidates(log, [SEED]).frame.select("rank", "account", "score")


@pytest.mark.parametrize("times", [2, 10])
def test_a_fan_who_writes_more_under_the_same_posts_changes_no_rank(times: int) -> None:
    log = niches()
    fan = log.interactions.filter(pl.col("actor_id") == "g0f1")
    again = [fan.with_columns(interaction_id=pl.format("{}-{}", "interaction_id", pl.lit(n))) for n in range(1, times)]
    louder = gk.Log(log.accounts, log.posts, pl.concat([log.interactions, *again]))

    assert fan.height
    assert ranks(louder).equals(ranks(log))


@pytest.mark.parametrize("followers", [100_001, 5_000_000])
def test_a_celebrity_never_enters_a_list_of_micro_influencers(followers: int) -> None:
    """However near: everybody of the niche comments on every post of hers, and she on theirs."""
    log = niches()
    everyone = log.accounts["account_id"].to_list()
    hers = {f"star{n}": "star" for n in range(20)}
    praise = [(account, "star", post) for post in hers for account in everyone]
    back = [("star", owner, post) for post, owner in log.posts.select("post_id", "author_id").rows()]
    more = acts(*praise, *back).with_columns(interaction_id="star-" + pl.col("interaction_id"))
    known = log.accounts.with_columns(followers=pl.lit(9_000, pl.Int64))
    with_her = gk.Log(
        pl.concat([known, accounts({"star": followers})], how="diagonal_relaxed").cast(dict(known.schema)),
        pl.concat([log.posts, posts(hers)]),
        pl.concat([log.interactions, more]),
    )
    found = gk.find_candidates(with_her, [SEED], followers=(5_000, 100_000))

    assert found.frame.height
    assert "star" not in found.frame["account"].to_list()
    assert found.accounts.filter(pl.col("account") == "star")["gate"].to_list() == ["too many followers"]


@pytest.mark.parametrize(("size", "every"), [(2, 1), (4, 1), (4, 2), (6, 3)])
def test_a_pod_raises_no_members_engagement_over_anybody_outside(size: int, every: int) -> None:
    """So many authors begin to comment on every post of each other, on each second, on each third.

    Six posts of each are seen at least: who comments on one of two is no partner yet.
    """
    log = niches()
    often = log.posts.filter(pl.col("author_id") != SEED, pl.len().over("author_id") >= 6)
    pod = often["author_id"].unique().sort().to_list()[:size]
    of_pod = log.posts.filter(pl.col("author_id").is_in(pod)).sort("author_id", "post_id")
    theirs = of_pod.filter(pl.int_range(pl.len()).over("author_id") % every == 0).select("post_id", "author_id").rows()
    traded = acts(*((member, owner, post) for post, owner in theirs for member in pod if member != owner))
    podded = gk.Log(
        log.accounts,
        log.posts,
        pl.concat([log.interactions, traded.with_columns(interaction_id="pod-" + pl.col("interaction_id"))]),
    )
    before, after = (gk.find_candidates(each, [SEED]).accounts for each in (log, podded))
    members = before.join(after, on="account", suffix="_after").filter(pl.col("account").is_in(pod))

    assert members.height == size
    assert members["comments_after"].gt(members["comments"]).all()
    assert members["rate_after"].le(members["rate"] + 1e-12).all()
    # Of two members one may pass the other, if that one lost more; nobody outside is passed.
    assert outdone(after, pod) <= outdone(before, pod)


def outdone(described: pl.DataFrame, members: list[str]) -> set[tuple[str, str]]:
    """Which member is better engaged than whom outside."""
    shares = described.filter(pl.col("author")).select("account", share="share_engagement")
    inside = pl.col("account").is_in(members)
    pairs = shares.filter(inside).join(shares.filter(~inside), how="cross", suffix="_outside")
    return set(pairs.filter(pl.col("share") > pl.col("share_outside")).select("account", "account_outside").rows())


# What each column carries beside who acts towards whom under which post.
REMOVED: Final = {
    "posts": {
        "text": {"part_topic", "part_brand"},
        "hashtags": {"part_topic"},
        "created_at": set(),
        "likes": set(),
        "reach": set(),
    },
    "interactions": {"text": {"part_brand"}, "created_at": set(), "likes": set(), "parent_id": set()},
}


def written() -> gk.Log:
    """The niches, with something to read under every post."""
    log = niches()
    text = pl.format("fresh bread {} by acme", pl.int_range(pl.len()))
    tags = pl.lit(["rye"], pl.List(pl.String))
    return gk.Log(
        log.accounts,
        log.posts.with_columns(text=text, hashtags=tags, reach=pl.int_range(pl.len()) * 100),
        log.interactions.with_columns(text=pl.lit("acme!")),
    )


@pytest.mark.parametrize(("table", "column"), [(table, column) for table in REMOVED for column in REMOVED[table]])
def test_a_column_that_is_gone_takes_only_what_rests_on_it(table: str, column: str) -> None:
    log = written()
    kind = {"posts": POSTS, "interactions": INTERACTIONS}[table][column]
    tables = {"accounts": log.accounts, "posts": log.posts, "interactions": log.interactions}
    tables[table] = tables[table].with_columns(pl.lit(None, kind).alias(column))
    before, after = (
        gk.find_candidates(each, [SEED], brief=BRIEF).accounts.sort("account") for each in (log, gk.Log(**tables))
    )
    shares = [name.replace("part_", "share_") for name in part_columns()]
    touched = {name.replace("part_", "share_") for name in REMOVED[table][column]}

    assert before.select(set(shares) - touched).equals(after.select(set(shares) - touched))


# The features and parts that are known of nobody any more, beside those that were not before.
LISTED: Final = {
    "posts": {
        "likes": {"engagement_by_followers", "engagement_by_reach", "comments_by_likes"},
        "reach": {"engagement_by_reach"},
        "created_at": {"posts_by_week", "days_between", "days_since"},
    },
    "accounts": {"followers": {"engagement_by_followers"}},
    "interactions": {"created_at": set(), "parent_id": set()},
}


@pytest.mark.parametrize(("table", "column"), [(table, column) for table in LISTED for column in LISTED[table]])
def test_what_a_missing_column_takes_with_it_is_listed(table: str, column: str) -> None:
    log = written()
    liked = log.posts.with_columns(likes=pl.lit(9, pl.Int64), comments=pl.lit(2, pl.Int64), created_at=pl.lit(day(3)))
    spread = liked.with_columns(created_at=pl.col("created_at") + pl.duration(days=pl.int_range(pl.len()) % 50))
    tables = {"accounts": log.accounts, "posts": spread, "interactions": log.interactions}
    kind = tables[table].schema[column]
    without = tables | {table: tables[table].with_columns(pl.lit(None, kind).alias(column))}
    before, after = (gk.find_candidates(gk.Log(**each), [SEED], brief=BRIEF).unknown for each in (tables, without))

    assert set(after["name"]) - set(before["name"]) == LISTED[table][column]
    assert set(before["name"]) <= set(after["name"])
    assert after["reason"].null_count() == 0


def test_a_part_that_nobody_has_is_listed() -> None:
    unknown = gk.find_candidates(niches(), [SEED]).unknown

    assert unknown.filter(what="part").rows() == [
        ("part", "topic", "no keywords in the brief, or no texts seen"),
        ("part", "brand", "no brand in the brief, or no texts seen"),
    ]
