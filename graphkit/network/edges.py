"""Ties that were given as such: an edge list says how much two accounts are tied, and no more."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.log.provenance import Note, counted

# Sums of weights beyond this lose whole numbers, and soon overflow.
LARGEST_WEIGHT: Final = 1e15


def ties_from_edges(edges: pl.LazyFrame) -> pl.LazyFrame:
    """source, target, weight, kinds: one row for each source and target; parallel ties are added up."""
    usable = usable_ties(edges)
    # In its last bits a sum depends on the order, which a lazy frame does not promise to keep.
    ordered = usable.select("source", "target", "weight").sort("source", "target", "weight").collect()
    ties = ordered.group_by("source", "target", maintain_order=True).agg(pl.col("weight").sum()).lazy()
    # Apart, since most edge lists have no kinds, and lists take longest.
    different = usable.drop_nulls("kind").unique(["source", "target", "kind"])
    kinds = different.group_by("source", "target").agg(kinds=pl.col("kind").sort())
    return ties.join(kinds, on=["source", "target"], how="left").with_columns(pl.col("kinds").fill_null([]))


def usable_ties(ties: pl.LazyFrame) -> pl.LazyFrame:
    """Those of two known and different ends, with a weight above 0."""
    return ties.filter(_usable_weight() & (pl.col("source") != pl.col("target")))


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
