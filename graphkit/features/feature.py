"""What a feature is: a figure of an author, with how much it rests on and why it may be missing."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Feature:
    """`value` of the columns in `graphkit.features.describe`, resting on `n` of what is counted in `of`.

    `missing` has a reason for each condition under which there is no value; the first that holds is told.
    """

    name: str
    meaning: str
    value: pl.Expr
    n: pl.Expr
    of: str
    missing: tuple[tuple[str, pl.Expr], ...]

    def reason(self) -> pl.Expr:
        """Why an author has no value, as text; null where it has one."""
        told = [pl.when(holds.fill_null(True)).then(pl.lit(why)) for why, holds in self.missing]
        return pl.coalesce(*told, pl.lit(None, pl.String))

    def known(self) -> pl.Expr:
        """The value, as a number; null where there is a reason for none."""
        return pl.when(self.reason().is_null()).then(self.value.cast(pl.Float64))
