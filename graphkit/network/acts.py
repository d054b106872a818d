"""From acts to ties: one weighted tie for each actor and target."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import polars as pl

from graphkit.errors import DataError
from graphkit.log.provenance import Note, counted
from graphkit.log.schemas import INTERACTIONS, KINDS, NAMES
from graphkit.network.numbering import hashed, numbered
from graphkit.network.ties import Ties

# What of an interaction makes a tie.
ACTS: Final = pl.Schema(
    {name: INTERACTIONS[name] for name in ("actor_id", "target_id", "post_id", "created_at", "kind")}
)
# A set of kinds is kept as the bits of one number.
MOST_KINDS: Final = 64
# So many acts are grouped at a time, more or less: all at once take as long, and twice the memory.
AT_A_TIME: Final = 2_000_000
# The actors are parted by a sample of one act in so many.
ONE_IN: Final = 100
_SHIFT: Final = 1 << 32


def ties_from_acts(acts: pl.LazyFrame, accounts: pl.Series) -> tuple[Ties, tuple[Note, ...]]:
    """How often, on how many posts, from when to when and in which ways each acts towards each; and what makes no tie.

    `acts` has the columns of `ACTS`; what lies in a file is read piece by piece. The weight is the number of distinct
    posts, since ten comments under one post are one conversation; acts on no known post count one each. Rows without
    both ends, and acts towards oneself, make no tie. `accounts` are all that occur, sorted. Raises DataError where
    there are more than 64 kinds.
    """
    kinds = _kinds_of(acts)
    lean = _lean(acts, accounts, kinds)
    pairs = pl.concat([_pairs(some).collect(engine="streaming") for some in _some_at_a_time(lean, accounts.len())])
    return _with_kind_sets(pairs, kinds), _left_out(lean)


def _kinds_of(acts: pl.LazyFrame) -> list[str]:
    found = acts.select(pl.col("kind").unique()).collect(engine="streaming")
    kinds: list[str] = found["kind"].drop_nulls().sort().to_list()
    if len(kinds) > MOST_KINDS:
        raise DataError(
            f"The interactions are of {len(kinds):,} kinds; graphkit knows {len(KINDS)}.",
            advice=f"Is another column taken for the kind? It is one of {', '.join(KINDS)}.",
            column="kind",
        )
    return kinds


def _lean(acts: pl.LazyFrame, accounts: pl.Series, kinds: list[str]) -> pl.DataFrame:
    """source, target, post, created_at, kinds: all of them numbers, a third of the bytes.

    Of posts only the count is wanted, and two posts of one pair share a hash once in 10^19.
    """
    lean = acts.select(
        source="actor_id",
        target="target_id",
        post=hashed("post_id"),
        created_at="created_at",
        kinds=_as_bits(pl.col("kind"), kinds),
    )
    return numbered(lean, accounts, "source", "target").collect(engine="streaming")


def _as_bits(kind: pl.Expr, kinds: list[str]) -> pl.Expr:
    """A bit for each of the `kinds` (there are few), so that a set of them is one number."""
    width = pl.UInt8() if len(kinds) <= 8 else pl.UInt64()
    bits = [pl.when(kind == name).then(pl.lit(1 << place, width)) for place, name in enumerate(kinds)]
    return pl.coalesce(*bits, pl.lit(0, width))


def _some_at_a_time(lean: pl.DataFrame, accounts: int) -> Iterator[pl.LazyFrame]:
    """The acts that make ties, those of some actors after those of others."""
    ties = lean.lazy().filter(pl.col("source") != pl.col("target"))
    sample = lean["source"].gather_every(ONE_IN).drop_nulls().sort()
    bounds = sample.gather_every(AT_A_TIME // ONE_IN)[1:].unique(maintain_order=True)
    for first, end in pairwise([0, *bounds, accounts]):
        yield ties.filter(pl.col("source").is_between(first, end, closed="left"))


def _pairs(acts: pl.LazyFrame) -> pl.LazyFrame:
    """One row for each source and target, sorted."""
    # One number for the two is grouped in half the time.
    pairs = acts.group_by(pair=pl.col("source").cast(pl.UInt64) * _SHIFT + pl.col("target")).agg(
        interactions=pl.len(),
        different=pl.col("post").n_unique(),
        postless=pl.col("post").null_count(),
        first=pl.col("created_at").min(),
        last=pl.col("created_at").max(),
        kinds=pl.col("kinds").bitwise_or(),
    )
    # No known post is one of the different ones.
    posts = pl.col("different") - (pl.col("postless") > 0)
    return pairs.sort("pair").select(
        pl.col("interactions", "first", "last", "kinds"),
        source=(pl.col("pair") // _SHIFT).cast(pl.UInt32),
        target=(pl.col("pair") % _SHIFT).cast(pl.UInt32),
        weight=posts + pl.col("postless"),
        posts=posts,
    )


def _with_kind_sets(pairs: pl.DataFrame, kinds: list[str]) -> Ties:
    found = pairs["kinds"].unique().sort()
    names = [[name for place, name in enumerate(kinds) if bits >> place & 1] for bits in found]
    places = found.search_sorted(pairs["kinds"]).shrink_dtype()
    return Ties(pairs.with_columns(kinds=places), pl.Series("kinds", names, NAMES))


def _left_out(lean: pl.DataFrame) -> tuple[Note, ...]:
    """What makes no tie, counted by why."""
    nobodys = pl.col("source").is_null()
    unowned = ~nobodys & pl.col("target").is_null()
    own = pl.col("source") == pl.col("target")
    counts = lean.select(nobodys=nobodys.sum(), unowned=unowned.sum(), own=own.sum()).row(0)
    reasons = ("by nobody known", "towards nobody known", "towards oneself")
    return counted("interactions that make no tie", zip(map(int, counts), reasons, strict=True))
