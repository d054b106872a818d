"""Follower tiers: what an account is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

from graphkit.brief.tiers import Tier

UNKNOWN_TIER: Final = "followers unknown"


def tier_of(tiers: Sequence[Tier]) -> pl.Expr:
    """The name of the tier an account is in, by its `followers` and `platform`; "followers unknown" where they are.

    A tier of the account's own platform comes before one of all platforms. Below the smallest it has none (null).

    >>> from graphkit.brief.tiers import TIERS
    >>> accounts = pl.DataFrame({"platform": ["tiktok", None], "followers": [12_000, None]})
    >>> accounts.select(tier_of(TIERS)).to_series().to_list()
    ['micro', 'followers unknown']
    """
    upwards = sorted(tiers, key=lambda tier: (tier.platform is not None, tier.least), reverse=True)
    within = [pl.when(_on(tier) & (pl.col("followers") >= tier.least)).then(pl.lit(tier.name)) for tier in upwards]
    unknown = pl.when(pl.col("followers").is_null()).then(pl.lit(UNKNOWN_TIER))
    return pl.coalesce(unknown, *within).alias("tier")


def _on(tier: Tier) -> pl.Expr:
    if tier.platform is None:
        return pl.lit(True)
    return pl.col("platform").str.to_lowercase() == tier.platform.lower()
