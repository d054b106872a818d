"""Who may be a candidate at all; every gate counts what it turned away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from graphkit.errors import ConfigurationError


@dataclass(frozen=True)
class Followers:
    """A follower band: both ends included, None is open."""

    least: int | None = None
    most: int | None = None

    def __post_init__(self) -> None:
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ConfigurationError(
                f"The follower band {self.least:,}–{self.most:,} is empty.",
                advice="Put the smaller number first.",
            )

    def __bool__(self) -> bool:
        return self.least is not None or self.most is not None


@dataclass(frozen=True)
class Unwanted:
    """Who is no candidate whatever was seen of it: ids, and the platforms that are wanted (none: all)."""

    not_like: Sequence[str] = ()
    of_the_brand: Sequence[str] = ()
    of_competitors: Sequence[str] = ()
    platforms: Sequence[str] = ()


def add_gate(
    accounts: pl.DataFrame, seeds: Sequence[str], band: Followers, unwanted: Unwanted = Unwanted()
) -> pl.DataFrame:
    """Add `gate`, the first one an account did not pass (null: a candidate), and `group`.

    Needs account, author, platform, closeness and followers. `group` is "in band" or "followers unknown" where a band
    was asked for: what is unknown turns nobody away. Without a band it is "all".
    """
    followers = pl.col("followers")
    gate = (
        pl.when(pl.col("account").is_in(list(seeds)))
        .then(pl.lit("a seed"))
        .when(pl.col("account").is_in(list(unwanted.not_like)))
        .then(pl.lit("named as one it should not be like"))
        .when(pl.col("account").is_in(list(unwanted.of_the_brand)))
        .then(pl.lit("an account of your brand"))
        .when(pl.col("account").is_in(list(unwanted.of_competitors)))
        .then(pl.lit("an account of a competitor"))
        .when(_elsewhere(unwanted.platforms))
        .then(pl.lit("on another platform"))
        .when(~pl.col("author"))
        .then(pl.lit("never seen to publish"))
        .when(pl.col("closeness").is_null())
        .then(pl.lit("not reached from the seeds"))
        .when(followers < (band.least or 0))
        .then(pl.lit("too few followers"))
        .when(followers > (band.most if band.most is not None else float("inf")))
        .then(pl.lit("too many followers"))
    )
    known = pl.when(followers.is_null()).then(pl.lit("followers unknown")).otherwise(pl.lit("in band"))
    return accounts.with_columns(gate=gate, group=known if band else pl.lit("all"))


def _elsewhere(platforms: Sequence[str]) -> pl.Expr:
    """Whether an account is on none of the platforms; one whose platform is not known may be on any."""
    wanted = [platform.lower() for platform in platforms]
    return ~pl.col("platform").str.to_lowercase().is_in(wanted) if wanted else pl.lit(False)


def count_gates(gated: pl.DataFrame) -> pl.DataFrame:
    """gate, removed: how many accounts each gate turned away, largest first."""
    counts = gated.drop_nulls("gate").group_by("gate").agg(removed=pl.len().cast(pl.Int64))
    return counts.sort(["removed", "gate"], descending=[True, False])
