"""The score: the sum of named parts, each with its largest number of points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import polars as pl

# What each part can give. Closeness decides; the others tell apart what is equally close.
PARTS: Final[Mapping[str, float]] = {"closeness": 75.0, "exchange": 10.0, "shared_commenters": 10.0, "engagement": 5.0}
# Whoever was seen with one or two others only is near by one conversation, perhaps by chance.
TIES_TO_BE_KNOWN: Final = 10
# Each further post on which comments went both ways is worth a quarter of what is left.
EXCHANGE_LEFT: Final = 0.75


def add_score(described: pl.DataFrame) -> pl.DataFrame:
    """Add one column a part (`part_…`, points to two decimals) and `score`, their exact sum.

    Needs closeness, tied (accounts tied to), posts_seen, mutual (posts with comments both ways, over all seeds),
    likeness (to the seeds' audiences) and rate (shrunk comments a post). Unknown gives no points.

    - closeness: 75 to the closest, less by the logarithm of the rank (1 - ln rank / ln (n + 1)), and in
      proportion for an author tied to fewer than ten others (not in a plain edge list: there all ties are known);
    - exchange: 10 · (1 - .75^mutual);
    - shared commenters: 10 to the audience most like the seeds', the others in proportion;
    - engagement: 5 · share of the authors whose rate is lower.
    """
    shares = {
        "closeness": _by_rank("closeness") * _seen(),
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


def _seen() -> pl.Expr:
    """How well an author is known: fully in an edge list, in a log of comments by how many it is tied to."""
    known = (pl.col("tied") / TIES_TO_BE_KNOWN).clip(upper_bound=1.0)
    return pl.when(pl.col("posts_seen").max() == 0).then(1.0).otherwise(known)
