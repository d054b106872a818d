"""Tiers: whom an account is compared with."""

from __future__ import annotations

import polars as pl
import pytest

from graphkit.brief.tiers import TIERS, Tier
from graphkit.features.tiers import tier_of


def tier(followers: int | None, platform: str | None = None, tiers: tuple[Tier, ...] = TIERS) -> str | None:
    schema = {"followers": pl.Int64, "platform": pl.String}
    frame = pl.DataFrame({"followers": [followers], "platform": [platform]}, schema=schema)
    named: str | None = frame.select(tier_of(tiers)).item()
    return named


@pytest.mark.parametrize(
    ("followers", "name"),
    [(0, "nano"), (9_999, "nano"), (10_000, "micro"), (100_000, "mid"), (999_999, "macro"), (10**9, "mega")],
)
def test_a_tier_begins_at_its_least(followers: int, name: str) -> None:
    assert tier(followers) == name


def test_unknown_followers_are_peers_of_each_other() -> None:
    assert tier(None) == "followers unknown"


def test_a_tier_of_the_platform_goes_before_one_of_all() -> None:
    tiers = (*TIERS, Tier("small there", 0, "TikTok"))

    assert tier(50_000, "tiktok", tiers) == "small there"
    assert tier(50_000, "youtube", tiers) == "micro"
    assert tier(50_000, None, tiers) == "micro"


def test_below_the_smallest_there_is_none() -> None:
    assert tier(4, tiers=(Tier("big", 5),)) is None


def test_every_line_says_whose_it_is_and_when() -> None:
    assert all(each.source and each.dated for each in TIERS)
