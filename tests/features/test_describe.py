"""The long table: by hand, and what always holds."""

from __future__ import annotations

import math
from datetime import timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from graphkit import Candidates, Log, find_candidates
from graphkit.features.describe import LEAST_PEERS, LONG
from graphkit.features.known_features import FEATURES
from tests.conftest import ROOT
from tests.made_up import HOWEVER_LITTLE, accounts, acts, day, niches, posts, shuffled_log
from tests.made_up import given as ties

pytestmark = pytest.mark.usefixtures("few_draws")

BY_NAME = {feature.name: feature for feature in FEATURES}


def bakers() -> Log:
    """Ana is the seed. Ben has three posts, a week apart; fan 1 comments on two of them, fan 2 on one, twice."""
    owners = {"a1": "ana", "a2": "ana", "b1": "ben", "b2": "ben", "b3": "ben", "c1": "cem"}
    rows = [
        ("f1", "ben", "b1"),
        ("f1", "ben", "b2"),
        ("f2", "ben", "b1"),
        ("f2", "ben", "b1"),
        ("f1", "ana", "a1"),
        ("ben", "ana", "a1"),
        ("ana", "ben", "b1"),
        ("cem", "ben", "b3"),
    ]
    published = posts(owners).with_columns(
        pl.Series("likes", [50, 50, 10, 20, 60, None]),
        pl.Series("comments", [1, 1, 2, 0, 1, None]),
        pl.Series("views", [None, None, 100, 500, None, None], dtype=pl.Int64),
        # A post that reached nobody has no rate; one of which nothing is known is not one that reached nobody.
        pl.Series("reach", [0, None, 300, None, 110, 40], dtype=pl.Int64),
        created_at=pl.Series([day(0), day(1), day(0), day(7), day(14), None]),
    )
    return Log(accounts({"ana": 12_000, "ben": 11_000, "cem": None}), published, acts(*rows))


def found(log: Log, *seeds: str) -> Candidates:
    return find_candidates(log, list(seeds), brief=HOWEVER_LITTLE)


def of_ben(feature: str) -> tuple[float | None, int]:
    table = found(bakers(), "ana").features.filter(account="ben", feature=feature)
    value, n = table.select("value", "n").row(0)
    return value, n


@pytest.mark.parametrize(
    ("feature", "value", "n"),
    [
        # Likes and comments are 12, 20 and 61.
        ("engagement_by_followers", 20 / 11_000, 3),
        ("engagement_by_views", 32 / 600, 2),
        ("engagement_by_reach", 73 / 410, 2),
        ("comments_by_likes", 3 / 90, 3),
        ("posts_by_week", 1.0, 3),
        ("days_between", 7.0, 3),
        # f1 came back; f2, ana and cem did not.
        ("repeat", 1 / 4, 4),
        ("by_ten", 1.0, 4),
        ("spread_over", math.exp(-(2 * (2 / 6) * math.log(2 / 6) + 2 * (1 / 6) * math.log(1 / 6))), 4),
        # Of f1, f2, ana and cem only f1 comments on ana, who has f1 and ben.
        ("jaccard", 1 / 5, 4),
        ("contained", 1 / 4, 4),
        ("new", 3 / 4, 4),
        ("exchanges", 1.0, 4),
    ],
)
def test_by_hand(feature: str, value: float, n: int) -> None:
    assert of_ben(feature) == (pytest.approx(value), n)


def test_what_is_not_known_is_null_and_says_why() -> None:
    reasons = {
        (row["account"], row["feature"]): row["reason"] for row in found(bakers(), "ana").features.iter_rows(named=True)
    }

    assert reasons["cem", "engagement_by_followers"] == "the likes of its posts are not in the data"
    assert reasons["cem", "engagement_by_views"] == "the views and likes of its posts are not in the data"
    # The one's likes are unknown, the other's posts reached nobody or nobody knows whom.
    for account in ("cem", "ana"):
        assert reasons[account, "engagement_by_reach"] == "the reach and likes of its posts are not in the data"
    assert reasons["cem", "days_since"] == "none of its posts has a date"
    assert reasons["ana", "posts_by_week"] == "fewer than three of its posts have a date"
    assert reasons["ana", "likeness"] == "it is a seed itself"
    assert reasons["cem", "likeness"] == "it shares no commenter with a seed"
    assert reasons["ben", "jaccard"] is None


def whole(log: Log, seed: str) -> pl.DataFrame:
    table = found(log, seed).features
    assert table.schema == LONG
    return table


@given(st.integers(0, 10**6), st.sets(st.sampled_from(["likes", "created_at", "views", "reach", "comments"])))
@settings(max_examples=15, deadline=None, derandomize=True)
def test_there_is_a_reason_where_there_is_no_value_and_nowhere_else(number: int, lost: set[str]) -> None:
    log = niches(seed=number)
    told = log.posts.with_columns(
        likes=pl.int_range(pl.len()),
        views=pl.int_range(pl.len()) * 10,
        reach=pl.int_range(pl.len()) * 5,
        created_at=pl.lit(day(number % 50)),
    )
    table = whole(
        Log(log.accounts, told.with_columns(pl.lit(None).alias(name) for name in lost), log.interactions), "g0a1"
    )

    assert table.filter(pl.col("value").is_null() != pl.col("reason").is_not_null()).is_empty()
    assert table.filter(pl.col("value").is_nan() | pl.col("value").is_infinite()).is_empty()
    assert table.filter(~pl.col("percentile").is_between(0, 100)).is_empty()
    assert table.group_by("account").len()["len"].unique().to_list() == [len(FEATURES)]


def test_without_reach_every_other_feature_is_as_it_was() -> None:
    log = bakers()
    with_reach, without = (
        found(each, "ana").features
        for each in (log, Log(log.accounts, log.posts.with_columns(reach=pl.lit(None)), log.interactions))
    )
    of_reach = pl.col("feature") == "engagement_by_reach"

    assert_frame_equal(with_reach.filter(~of_reach), without.filter(~of_reach))
    assert without.filter(of_reach)["reason"].unique().to_list() == [
        "the reach and likes of its posts are not in the data"
    ]


def test_an_edge_list_tells_of_places_alone() -> None:
    table = whole(Log(edges=ties(("a", "b", 1.0), ("b", "c", 1.0), ("c", "a", 2.0), ("b", "a", 1.0))), "a")

    known = set(table.drop_nulls("value")["feature"])
    assert known <= {"likeness", "jaccard", "contained", "lift", "new", "circle", "participation", "within"}
    assert "participation" in known
    assert table.filter(feature="exchanges", account="b")["reason"].item() == (
        "acts both ways cannot be told from a list of ties"
    )


def test_percentiles_are_among_those_of_the_tier_and_need_five() -> None:
    log = niches(groups=3)
    table = whole(log, "g0a1").filter(feature="spread_over")
    few = table.filter(pl.col("peers") < LEAST_PEERS)["percentile"]
    many = table.filter(pl.col("peers") >= LEAST_PEERS)

    assert few.len() == few.null_count() > 0
    assert many["peer_group"].n_unique() > 1
    for group in many.partition_by("peer_group"):
        assert group["percentile"].mean() == pytest.approx(50)
        best = group.sort("value").row(-1, named=True)
        assert best["percentile"] == pytest.approx(100 - 50 / group.height)


def test_the_same_data_in_another_order_give_the_same_features() -> None:
    log = niches()

    assert_frame_equal(whole(log, "g0a1"), whole(shuffled_log(log, 3), "g0a1"), check_exact=True)


def test_who_never_published_has_none() -> None:
    job = found(bakers(), "ana")

    assert job.features_of("f1").is_empty()
    assert job.features_of("@ben").height == len(FEATURES)


def test_the_newest_act_is_not_that_of_one_wrong_clock() -> None:
    log = bakers()
    strange = acts(("f9", "cem", "c1")).with_columns(
        interaction_id=pl.lit("strange"), created_at=pl.lit(day(0) + timedelta(days=3650))
    )
    filler = pl.concat(
        [acts(("f8", "cem", "c1")).with_columns(interaction_id=pl.lit(f"x{number}")) for number in range(1500)]
    )
    late = Log(log.accounts, log.posts, pl.concat([log.interactions, filler, strange]))

    since = found(late, "ana").features.filter(account="ben", feature="days_since")["value"].item()
    assert since == 0.0


def test_the_page_tells_of_every_feature() -> None:
    page = (ROOT / "docs/features.md").read_text(encoding="utf-8")

    assert [
        feature for feature in FEATURES if f"| `{feature.name}` | {feature.meaning} | {feature.of} |" not in page
    ] == []
