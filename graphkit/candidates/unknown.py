"""What is known of nobody, and why: columns that the data do not have take with them what rests on them."""

from __future__ import annotations

from typing import Final

import msgspec
import polars as pl

from graphkit.brief.brief import Brief
from graphkit.candidates.arithmetic import BASES

UNKNOWN: Final = pl.Schema({"what": pl.String, "name": pl.String, "reason": pl.String})


def find_unknown(accounts: pl.DataFrame, features: pl.DataFrame, brief: Brief) -> pl.DataFrame:
    """Parts of the score and features that no author has: what (part or feature), name, reason.

    `accounts` has the shares of the score, `features` are those of `describe_features`. Of a feature that lacks for
    several reasons the most frequent is told. A part without weight is not missed.
    """
    weighed = [part for part, weight in msgspec.structs.asdict(brief.weighing).items() if weight]
    parts = [("part", part, BASES[part][2]) for part in weighed if not accounts[f"share_{part}"].count()]
    lacking = (
        features.group_by("feature", maintain_order=True)
        .agg(known=pl.col("value").count(), reason=pl.col("reason").drop_nulls().mode().sort().first())
        .filter(pl.col("known") == 0)
        .select(what=pl.lit("feature"), name="feature", reason="reason")
    )
    return pl.concat([pl.DataFrame(parts, schema=UNKNOWN, orient="row"), lacking])
