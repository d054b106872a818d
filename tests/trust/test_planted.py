"""What is found of the pods planted in a made-up world, on seeds the thresholds were not chosen on."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest

from graphkit.trust.comments import comments_on_posts
from graphkit.trust.doubts import find_doubts
from graphkit.trust.partners import find_partners
from tests.simulated.creators import make_world

SEEDS = (21, 22, 23)
IN_A_POD = ("cross", "niche", "stealth")


@cache
def told(creators: int, seed: int) -> pl.DataFrame:
    """Each creator with its kind, what is doubted, and its comments with and without partners."""
    world = make_world(creators, seed)
    comments = comments_on_posts(world.log)
    partners = find_partners(comments, world.log.posts)
    unasked = comments.join(partners.select("author", commenter="partner"), on=["author", "commenter"], how="anti")
    parts = (
        find_doubts(comments, partners).rename({"author": "account"}),
        comments.group_by(account="author").agg(raw=pl.len()),
        unasked.group_by(account="author").agg(unasked=pl.len()),
    )
    frame = world.creators
    for part in parts:
        frame = frame.join(part, on="account", how="left")
    return frame.with_columns(pl.col("raw", "unasked").fill_null(0), flagged=pl.col("traded").is_not_null())


def share(creators: int, what: str, *kinds: str) -> float:
    frames = pl.concat([told(creators, seed) for seed in SEEDS])
    return float(frames.filter(pl.col("kind").is_in(list(kinds))).select(pl.col(what).fill_null(False).mean()).item())


def check(creators: int) -> None:
    assert share(creators, "flagged", "cross") >= 0.97
    assert share(creators, "flagged", "niche") >= 0.95
    assert share(creators, "flagged", "friends") <= 0.12
    assert share(creators, "flagged", "ordinary") <= 0.005
    assert share(creators, "bought", "buyer") >= 0.95
    assert share(creators, "bought", "ordinary") <= 0.02
    for seed in SEEDS:
        frame = told(creators, seed)
        before, after = (
            frame.select(pl.corr(column, "organic", method="spearman")).item() for column in ("raw", "unasked")
        )
        assert after > before + 0.05
        assert after >= 0.90


def test_pods_are_found_and_friends_and_ordinary_creators_are_not() -> None:
    check(400)


@pytest.mark.slow
def test_so_it_is_in_a_world_of_two_thousand() -> None:
    check(2_000)


@pytest.mark.slow
def test_members_of_pods_are_not_at_the_top_more_often_than_they_are_there() -> None:
    in_a_pod = pl.col("kind").is_in(IN_A_POD)
    there, first, at_first_sight = (
        sum(frame.select(in_a_pod.mean()).item() for frame in frames)
        for frames in (
            [told(2_000, seed) for seed in SEEDS],
            [told(2_000, seed).top_k(200, by="unasked") for seed in SEEDS],
            [told(2_000, seed).top_k(200, by="raw") for seed in SEEDS],
        )
    )

    # Of three draws of 200 the sum varies by .05 (a standard deviation) by chance alone.
    assert first <= there + 0.1
    assert at_first_sight > there + 0.2


def test_stealth_pods_cannot_be_told_from_friends() -> None:
    """The honest limit: who waits and writes real sentences looks like a friend, and only engagement tells."""
    assert share(400, "flagged", "stealth") < 0.05


def test_a_planted_pod_raises_nobodys_engagement() -> None:
    """Without its own comments every member of a full pod has what it would have without the pod."""
    frame = told(400, SEEDS[0]).filter(pl.col("kind") == "cross")
    extra = frame.select((pl.col("unasked") / 20 - pl.col("organic")).max()).item()

    # Giveaways are no trade: 150 comments under one post of twenty.
    assert extra <= 150 / 20
