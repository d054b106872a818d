"""Who may be a candidate at all; every gate counts what it turned away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from graphkit.brief.brief import Seen
from graphkit.errors import ConfigurationError
from graphkit.fit.languages import LEAST_POSTS

# Who publishes in several languages is not turned away for one of them.
LEAST_IN_LANGUAGE: Final = 0.25

ELSEWHERE: Final = "on another platform"
UNPUBLISHED: Final = "never seen to publish"
FEW_POSTS: Final = "too few of its posts seen"
FEW_COMMENTS: Final = "too few of the comments on its posts seen"

# The group of those whom a band could not turn away.
UNKNOWN_SIZE: Final = "followers unknown"


@dataclass(frozen=True)
class Band:
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
    """Who is no candidate whatever was seen of it: ids, and the platforms that are wanted (none: all).

    `left_out` has ids by the reason, which becomes the name of the gate.
    """

    not_like: Sequence[str] = ()
    of_the_brand: Sequence[str] = ()
    of_competitors: Sequence[str] = ()
    platforms: Sequence[str] = ()
    left_out: Mapping[str, Sequence[str]] = field(default_factory=dict)


def add_gate(
    accounts: pl.DataFrame,
    seeds: Sequence[str],
    band: Band,
    unwanted: Unwanted = Unwanted(),
    least: Seen = Seen(),  # noqa: B008 - it never changes
) -> pl.DataFrame:
    """Add `gate`, the first one an account did not pass (null: a candidate), and `group`.

    Needs account, author, platform, closeness, followers, posts_seen, coverage, silent, posts_told and
    posts_in (of those, how many are in a language of the brief; null where it names none). `group` is "in band" or
    "followers unknown" where a band was asked for: what is unknown turns nobody away. Without a band it is "all".
    """
    followers = pl.col("followers")
    gates = {
        "a seed": _among(seeds),
        **{reason: _among(ids) for reason, ids in unwanted.left_out.items()},
        "named as one it should not be like": _among(unwanted.not_like),
        "an account of your brand": _among(unwanted.of_the_brand),
        "an account of a competitor": _among(unwanted.of_competitors),
        ELSEWHERE: _elsewhere(unwanted.platforms),
        UNPUBLISHED: ~pl.col("author"),
        "not reached from the seeds": pl.col("closeness").is_null(),
        "too few followers": followers < (band.least or 0),
        "too many followers": followers > (band.most if band.most is not None else float("inf")),
        "publishes in another language": _in_another_language(),
        "no post for long": pl.col("silent") > least.days,
        # Where the data has nobody's posts, as in an edge list, that says nothing of anybody.
        FEW_POSTS: (pl.col("posts_seen") < least.posts) & (pl.col("posts_seen").max() > 0),
        FEW_COMMENTS: pl.col("coverage") < least.coverage,
    }
    gate = pl.coalesce(pl.when(shut).then(pl.lit(reason)) for reason, shut in gates.items())
    known = pl.when(followers.is_null()).then(pl.lit(UNKNOWN_SIZE)).otherwise(pl.lit("in band"))
    return accounts.with_columns(gate=gate, group=known if band else pl.lit("all"))


def _among(ids: Sequence[str]) -> pl.Expr:
    return pl.col("account").is_in(list(ids))


def _elsewhere(platforms: Sequence[str]) -> pl.Expr:
    """Whether an account is on none of the platforms; one whose platform is not known may be on any."""
    wanted = [platform.lower() for platform in platforms]
    return ~pl.col("platform").str.to_lowercase().is_in(wanted) if wanted else pl.lit(False)


def _in_another_language() -> pl.Expr:
    known = pl.col("posts_told") >= LEAST_POSTS
    return known & (pl.col("posts_in") / pl.col("posts_told") < LEAST_IN_LANGUAGE)


def count_gates(gated: pl.DataFrame) -> pl.DataFrame:
    """gate, removed: how many accounts each gate turned away, largest first."""
    counts = gated.drop_nulls("gate").group_by("gate").agg(removed=pl.len().cast(pl.Int64))
    return counts.sort(["removed", "gate"], descending=[True, False])
