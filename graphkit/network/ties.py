"""From acts to ties: one weighted tie for each (actor, target)."""

from __future__ import annotations

from itertools import count
from typing import Final

import polars as pl

from graphkit.errors import DataError
from graphkit.log.provenance import Note, counted
from graphkit.log.schemas import KINDS, NAMES, TIES, conform

# A set of kinds is kept as the bits of one number.
MOST_KINDS: Final = 64
# Sums of weights beyond this lose whole numbers, and soon overflow.
LARGEST_WEIGHT: Final = 1e15


def ties_from_interactions(interactions: pl.LazyFrame, accounts: pl.Series) -> pl.DataFrame:
    """One row for each actor and target: how often, on how many posts, from when to when, in which ways.

    The weight is the number of distinct posts, since ten comments under one post are one conversation; acts on
    no known post count one each. Rows without both ends, and acts towards oneself, make no tie. `accounts` are
    all that occur, each once; ties come in their order. Raises DataError where there are more than 64 kinds.
    """
    seed = _telling_seed(accounts)
    kinds = _kinds_of(interactions)
    # Numbers are grouped in a third of the time and half the memory of names and lists. Of posts only the count is
    # wanted, and two posts of one pair share a hash once in 10^19.
    numbered = interactions.filter(pl.col("actor_id") != pl.col("target_id")).select(
        source=pl.col("actor_id").hash(seed),
        target=pl.col("target_id").hash(seed),
        post=pl.when(pl.col("post_id").is_not_null()).then(pl.col("post_id").hash(seed)),
        created_at="created_at",
        kinds=_as_bits(pl.col("kind"), kinds),
    )
    ties = numbered.group_by("source", "target").agg(
        interactions=pl.len(),
        posts=pl.col("post").n_unique() - pl.col("post").is_null().any(),
        postless=pl.col("post").null_count(),
        first=pl.col("created_at").min(),
        last=pl.col("created_at").max(),
        kinds=pl.col("kinds").bitwise_or(),
    )
    named = _named(ties.with_columns(weight=pl.col("posts") + pl.col("postless")), accounts, seed)
    return conform(_with_kinds(named.collect(engine="streaming"), kinds).lazy(), TIES).collect()


def _kinds_of(interactions: pl.LazyFrame) -> list[str]:
    kinds: list[str] = interactions.select(pl.col("kind").unique()).collect()["kind"].drop_nulls().sort().to_list()
    if len(kinds) > MOST_KINDS:
        raise DataError(
            f"The interactions are of {len(kinds):,} kinds; graphkit knows {len(KINDS)}.",
            advice=f"Is another column taken for the kind? It is one of {', '.join(KINDS)}.",
            column="kind",
        )
    return kinds


def _telling_seed(accounts: pl.Series) -> int:
    """A seed with which no two accounts have the same hash: the first, but once in ten million times."""
    return next(seed for seed in count() if accounts.hash(seed).n_unique() == accounts.len())


def _as_bits(kind: pl.Expr, kinds: list[str]) -> pl.Expr:
    """A bit for each of the `kinds` (there are few), so that a set of them is one number."""
    bits = {name: 1 << place for place, name in enumerate(kinds)}
    return kind.replace_strict(bits, default=0, return_dtype=pl.UInt64)


def _with_kinds(ties: pl.DataFrame, kinds: list[str]) -> pl.DataFrame:
    """The sets that were numbers as lists."""
    found = ties["kinds"].unique().to_list()
    names = [[name for place, name in enumerate(kinds) if bits >> place & 1] for bits in found]
    listed = pl.DataFrame({"kinds": found, "names": names}, schema={"kinds": pl.UInt64, "names": NAMES})
    return ties.join(listed, on="kinds", maintain_order="left").drop("kinds").rename({"names": "kinds"})


def _named(ties: pl.LazyFrame, accounts: pl.Series, seed: int) -> pl.LazyFrame:
    """Ties between hashes as ties between accounts, in the order of these."""
    rows = pl.LazyFrame({"hash": accounts.hash(seed)}).with_row_index("row")
    for end in ("source", "target"):
        ties = ties.join(rows.rename({"hash": end, "row": f"{end}_row"}), on=end)
    return ties.sort("source_row", "target_row").with_columns(
        pl.lit(accounts).gather(pl.col(f"{end}_row")).alias(end) for end in ("source", "target")
    )


def ties_from_edges(edges: pl.LazyFrame) -> pl.LazyFrame:
    """One row for each source and target of ties that were given as such; parallel ones are added up."""
    # In its last bits a sum depends on the order; collected here, since polars leaves out a sort that a sum follows.
    ordered = usable_ties(edges).sort("source", "target", "weight").collect()
    ties = (
        ordered.lazy()
        .group_by("source", "target", maintain_order=True)
        .agg(pl.col("weight").sum(), kinds=pl.col("kind").drop_nulls().unique().sort())
    )
    return conform(ties, TIES)


def usable_ties(ties: pl.LazyFrame) -> pl.LazyFrame:
    """Those of two known and different ends, with a weight above 0."""
    return ties.filter(_usable_weight() & (pl.col("source") != pl.col("target")))


def together(ties: list[pl.LazyFrame]) -> pl.DataFrame:
    """Ties from several makings as one sorted frame, parallel ones added up."""
    stacked = pl.concat(ties)
    merged = stacked.group_by("source", "target").agg(
        pl.col("weight").sum(),
        _sum_of_known("interactions"),
        _sum_of_known("posts"),
        pl.col("first").min(),
        pl.col("last").max(),
        pl.col("kinds").explode().drop_nulls().unique().sort(),
    )
    return conform(merged.sort("source", "target"), TIES).collect(engine="streaming")


def left_out_interactions(interactions: pl.DataFrame) -> tuple[Note, ...]:
    """What of a log makes no tie, counted by why."""
    gone = pl.col("actor_id").is_null()
    unowned = ~gone & pl.col("target_id").is_null()
    own = pl.col("actor_id") == pl.col("target_id")
    counts = interactions.select(gone=gone.sum(), unowned=unowned.sum(), own=own.sum()).row(0)
    reasons = ("by deleted users", "towards nobody known", "towards oneself")
    return counted("interactions that make no tie", zip(map(int, counts), reasons, strict=True))


def left_out_edges(edges: pl.DataFrame) -> tuple[Note, ...]:
    """Given ties that cannot be used, counted by why."""
    own = pl.col("source") == pl.col("target")
    endless = pl.col("source").is_null() | pl.col("target").is_null()
    counts = edges.select(
        weight=(~_usable_weight() & ~endless).sum(), own=(own & _usable_weight()).sum(), endless=endless.sum()
    ).row(0)
    reasons = (
        "left out: the weight is not a number above 0 (or beyond 1e15)",
        "left out: from an account to itself",
        "left out: one end is missing",
    )
    return counted("given ties", zip(map(int, counts), reasons, strict=True))


def _usable_weight() -> pl.Expr:
    return (pl.col("weight").is_finite() & (pl.col("weight") > 0) & (pl.col("weight") <= LARGEST_WEIGHT)).fill_null(
        False
    )


def _sum_of_known(column: str) -> pl.Expr:
    return pl.when(pl.col(column).count() > 0).then(pl.col(column).sum()).alias(column)
