"""Ties that sum up what another file tells one by one: counted twice, they would seem stronger than they are."""

from __future__ import annotations

import polars as pl

from graphkit.log.provenance import Note, counted


def without_acts_told(edges: pl.DataFrame, acts: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Note, ...]]:
    """Ties that sum up acts, less those among `acts`; a tie of which nothing is left is left out."""
    if not edges["sums"].count():
        return edges, ()
    ends = {"source": "actor_id", "target": "target_id", "sums": "kind"}
    told = (
        acts.lazy().group_by(ends.values()).agg(told=pl.len()).rename({theirs: ours for ours, theirs in ends.items()})
    )
    joined = edges.lazy().join(told, on=list(ends), how="left", maintain_order="left").collect()
    less = joined.with_columns(weight=pl.col("weight") - pl.col("told").fill_null(0))
    summed = joined["told"].count()
    kept = less.filter(pl.col("told").is_null() | (pl.col("weight") > 0)).select(edges.columns)
    return kept, counted("given ties", [(summed, "sum up acts that another file tells: these are counted once")])
