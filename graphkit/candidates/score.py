"""The score: the sum of named parts, each with its largest number of points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import polars as pl

# What each part can give. Closeness decides; the others tell apart what is equally close.
PARTS: Final[Mapping[str, float]] = {
    "closeness": 60.0,
    "exchange": 15.0,
    "shared_commenters": 15.0,
    "engagement": 10.0,
}
# A walk that reaches an account by two people knows little of it: half of the points, as if it were half as sure.
TIES_FOR_HALF: Final = 2
# Each further post on which comments went both ways is worth a quarter of what is left.
EXCHANGE_LEFT: Final = 0.75


def add_score(described: pl.DataFrame) -> pl.DataFrame:
    """Add one column a part (`part_…`, points to two decimals) and `score`, their exact sum.

    Needs closeness, tied (accounts tied to), mutual (posts with comments both ways, over all seeds), likeness
    (to the seeds' audiences) and rate (shrunk comments a post). Unknown gives no points.

    - closeness: 60 to the closest, less by the logarithm of the rank (1 - ln rank / ln n), times t / (t + 2) for t
      accounts it is tied to;
    - exchange: 15 · (1 - .75^mutual);
    - shared commenters: 15 to the audience most like the seeds', the others in proportion;
    - engagement: 10 · share of the authors whose rate is lower.
    """
    shares = {
        "closeness": _by_rank("closeness") * pl.col("tied") / (pl.col("tied") + TIES_FOR_HALF),
        "exchange": 1 - EXCHANGE_LEFT ** pl.col("mutual"),
        "shared_commenters": pl.col("likeness") / pl.col("likeness").max(),
        "engagement": (pl.col("rate").rank("min") - 1) / pl.col("rate").count(),
    }
    points = [
        (PARTS[part] * share).fill_nan(0.0).fill_null(0.0).round(2).alias(f"part_{part}")
        for part, share in shares.items()
    ]
    # The sum of numbers with two decimals has two decimals: rounding takes off only what binary fractions add.
    return described.with_columns(points).with_columns(score=pl.sum_horizontal(part_columns()).round(2))


def part_columns() -> Sequence[str]:
    return [f"part_{part}" for part in PARTS]


def _by_rank(column: str) -> pl.Expr:
    rank = pl.col(column).rank("min", descending=True)
    return 1 - rank.log() / (pl.col(column).count() + 1).log()
