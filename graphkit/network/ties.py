"""Ties, kept by the numbers of their accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import polars as pl

from graphkit.log.schemas import TIES, conform

_NUMBERED: Final = pl.Schema({**TIES, "source": pl.UInt32(), "target": pl.UInt32()})


@dataclass(frozen=True)
class Ties:
    """The columns of `TIES` in as few bytes as hold them, so that a hundred million ties fit.

    `rows` is sorted by source and target, which are row numbers of accounts; its `kinds` are places in `kind_sets`.
    """

    rows: pl.DataFrame
    kind_sets: pl.Series

    @classmethod
    def of(cls, ties: pl.LazyFrame) -> Ties:
        """Of ties between numbers whose kinds are lists, each pair once; a column that is not there is unknown."""
        rows = conform(ties, _NUMBERED).sort("source", "target").collect(engine="streaming")
        # Texts can be told apart in every version of polars, and lists in the newest only.
        written = rows.select("kinds", text=pl.struct("kinds").struct.json_encode())
        different = written.unique("text").sort("text")
        places = written.join(different.select("text").with_row_index("place"), on="text", maintain_order="left")
        return cls(rows.with_columns(kinds=places["place"].shrink_dtype()), different["kinds"])

    def listed(self) -> pl.LazyFrame:
        """The same with lists of kinds."""
        return self.rows.lazy().with_columns(kinds=pl.lit(self.kind_sets).gather("kinds"))

    def named(self, accounts: pl.Series) -> pl.DataFrame:
        """The same with lists of kinds and the ids of accounts: the frame of `TIES`."""
        ids = {end: pl.lit(accounts).gather(end) for end in ("source", "target")}
        return conform(self.listed().with_columns(**ids), TIES).collect()


def together(ties: list[pl.LazyFrame]) -> pl.LazyFrame:
    """Ties from several makings, with lists of kinds, parallel ones added up."""
    # In its last bits a sum depends on the order, which a lazy frame does not promise to keep.
    ordered = pl.concat(ties, how="diagonal_relaxed").sort("source", "target", "weight").collect()
    pairs = ordered.group_by("source", "target", maintain_order=True).agg(
        pl.col("weight").sum(),
        _sum_of_known("interactions"),
        _sum_of_known("posts"),
        pl.col("first").min(),
        pl.col("last").max(),
        pl.col("kinds").explode().drop_nulls().unique().sort(),
    )
    return pairs.lazy()


def _sum_of_known(column: str) -> pl.Expr:
    return pl.when(pl.col(column).count() > 0).then(pl.col(column).sum()).alias(column)
