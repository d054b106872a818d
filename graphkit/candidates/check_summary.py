"""What the trials of hiding one account after the other come to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl

from graphkit.candidates.intervals import mean_interval, share_interval
from graphkit.network.arrays import Vector

SUMMARY: Final = pl.Schema(
    {
        "measure": pl.String(),
        "method": pl.String(),
        "trials": pl.Int64(),
        "value": pl.Float64(),
        "low": pl.Float64(),
        "high": pl.Float64(),
        "lead": pl.Float64(),
        "lead_low": pl.Float64(),
        "lead_high": pl.Float64(),
    }
)
# The method by which graphkit lists candidates.
LIST: Final = "score"
MEDIAN: Final = "median rank"
BEHIND: Final = "behind"


def summarise(ranks: pl.DataFrame, tops: Sequence[int]) -> pl.DataFrame:
    """The columns of `SUMMARY`, for each measure and method; needs account, method, rank, of, reached and behind."""
    groups = _paired(_measured(ranks, tops)).group_by("measure", "method", maintain_order=True)
    rows = [
        {"measure": measure, "method": method, "trials": trials.height, **_middle(trials), **_lead(trials)}
        for (measure, method), trials in groups
    ]
    return pl.concat([pl.DataFrame(rows, SUMMARY), _by_lot(ranks, tops)])


def first(top: int) -> str:
    """The name of the measure."""
    return f"first {top}"


def _measured(ranks: pl.DataFrame, tops: Sequence[int]) -> pl.DataFrame:
    """account, method, measure, value: what each trial gave."""
    within = [(pl.col("reached") & (pl.col("rank") <= top)).cast(pl.Float64).alias(first(top)) for top in tops]
    wide = ranks.select("account", "method", *within, pl.col("rank").alias(MEDIAN), "behind")
    return wide.unpivot(index=["account", "method"], variable_name="measure")


def _paired(measured: pl.DataFrame) -> pl.DataFrame:
    """With `by_score`, what the score gave in the same trial."""
    by_score = measured.filter(pl.col("method") == LIST).select("account", "measure", by_score="value")
    return measured.join(by_score, on=["account", "measure"], maintain_order="left")


def _middle(trials: pl.DataFrame) -> dict[str, float | None]:
    values: Vector = trials["value"].to_numpy()
    measure = trials["measure"][0]
    if measure == MEDIAN:
        return {"value": float(np.median(values))}
    low, high = mean_interval(values, 0, 1) if measure == BEHIND else share_interval(values)
    return {"value": float(values.mean()), "low": low, "high": high}


def _lead(trials: pl.DataFrame) -> dict[str, float | None]:
    if trials["method"][0] == LIST or trials["measure"][0] == MEDIAN:
        return {}
    ahead: Vector = (trials["by_score"] - trials["value"]).to_numpy()
    low, high = mean_interval(ahead, -1, 1)
    return {"lead": float(ahead.mean()), "lead_low": low, "lead_high": high}


def _by_lot(ranks: pl.DataFrame, tops: Sequence[int]) -> pl.DataFrame:
    """What a list in random order comes to."""
    of = pl.col("of")
    within = [(pl.min_horizontal(of, top) / of).mean().alias(first(top)) for top in tops]
    wide = ranks.select(*within, ((of + 1) / 2).median().alias(MEDIAN), pl.lit(0.5).alias(BEHIND))
    long = wide.unpivot(variable_name="measure").with_columns(method=pl.lit("by_lot"))
    return pl.concat([SUMMARY.to_frame(), long], how="diagonal")
