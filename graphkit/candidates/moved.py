"""What moved since an earlier list."""

from __future__ import annotations

from typing import Final

import polars as pl

# What is kept of an earlier result: where it had whom, and the follower counts of then.
EARLIER: Final = pl.Schema(
    {
        "account": pl.String(),
        "label": pl.String(),
        "rank": pl.Int64(),
        "score": pl.Float64(),
        "followers": pl.Int64(),
        "counted_at": pl.Datetime("us", "UTC"),
    }
)
_BELOW: Final = "further down than the list goes"


def moves(listed: pl.DataFrame, accounts: pl.DataFrame, earlier: pl.DataFrame) -> pl.DataFrame:
    """Everyone on either list: account, label, how, rank, rank_before, score, score_before, why.

    `how` is new, up, down, same or gone; `why` says what keeps out whom is gone, such as the gate it does not pass.
    Those who are listed now come first, by rank.

    `listed` has account, label, rank and score of now, `accounts` the gate of every account, `earlier` is of `EARLIER`.
    """
    then = earlier.drop_nulls("rank").select("account", label_then="label", rank_before="rank", score_before="score")
    both = listed.select("account", "label", "rank", "score").join(then, on="account", how="full", coalesce=True)
    gates = accounts.select("account", "gate", here=True)
    told = both.join(gates, on="account", how="left").with_columns(how=_how())
    gone = pl.coalesce("gate", pl.when("here").then(pl.lit(_BELOW)), pl.lit("not in the data any more"))
    return told.select(
        "account",
        pl.coalesce("label", "label_then").alias("label"),
        "how",
        "rank",
        "rank_before",
        "score",
        "score_before",
        why=pl.when(pl.col("how") == "gone").then(gone),
    ).sort("rank", "rank_before", "account", nulls_last=True)


def _how() -> pl.Expr:
    now, then = pl.col("rank"), pl.col("rank_before")
    return (
        pl.when(then.is_null())
        .then(pl.lit("new"))
        .when(now.is_null())
        .then(pl.lit("gone"))
        .when(now < then)
        .then(pl.lit("up"))
        .when(now > then)
        .then(pl.lit("down"))
        .otherwise(pl.lit("same"))
    )
