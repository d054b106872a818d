"""How much the list depends on the weights, which are a choice."""

from __future__ import annotations

from typing import Final

import msgspec
import polars as pl

from graphkit.brief.brief import Brief
from graphkit.candidates.rank import placed
from graphkit.candidates.score import add_score

# Half of a weight more, and half of it less.
CHANGES: Final = (0.5, 1.5)


def find_sensitivity(accounts: pl.DataFrame, top: int, brief: Brief) -> pl.DataFrame:
    """The ranks if one weight were half as large again, or half as large.

    Returns part, weight (the other one), account, label, rank, rank_then (null: no longer on the list) and moved
    (places up; null likewise). Parts that are known of nobody, or do not count, change nothing and are not listed.
    """
    now = placed(accounts, top).select("account", "label", "rank")
    frames = [
        _beside(now, accounts, top, brief, part, change)
        for part, weight in msgspec.structs.asdict(brief.weighing).items()
        if weight > 0 and accounts[f"share_{part}"].count() > 0
        for change in CHANGES
    ]
    return pl.concat(frames) if frames else _beside(now, accounts, top, brief, "closeness", 1.0).head(0)


def _beside(
    now: pl.DataFrame, accounts: pl.DataFrame, top: int, brief: Brief, part: str, change: float
) -> pl.DataFrame:
    other = msgspec.structs.replace(brief.weighing, **{part: change * getattr(brief.weighing, part)})
    weighed = msgspec.structs.replace(brief, weights=other)
    then = placed(add_score(accounts, weighed), top).select("account", rank_then="rank")
    places = now.join(then, on="account", how="left", maintain_order="left")
    return places.select(
        *(pl.lit(part).alias("part"), pl.lit(getattr(other, part)).alias("weight"), "account", "label"),
        *(pl.col(rank).cast(pl.Int64) for rank in ("rank", "rank_then")),
        moved=pl.col("rank").cast(pl.Int64) - pl.col("rank_then").cast(pl.Int64),
    )
