"""The score: the sum of named parts, out of a hundred."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
import polars as pl

from graphkit.brief.brief import Weights

# In the order in which a reader wants them; each has its weight.
PARTS: Final = Weights.__struct_fields__
# Whoever was seen with one or two others only is near by one conversation, perhaps by chance.
TIES_TO_BE_KNOWN: Final = 10
# Each further post on which comments went both ways is worth a quarter of what is left.
EXCHANGE_LEFT: Final = 0.75


def add_shares(described: pl.DataFrame) -> pl.DataFrame:
    """Add one column a part (`share_…`, 0 to 1): how an author stands among all of them; null where it is not known.

    Needs closeness, tied (accounts tied to), posts_seen, mutual (posts with comments both ways, over all seeds),
    topic, affinity, rate (how many comment on a post, shrunk) and look.

    - closeness: 1 for the closest, less by the logarithm of the rank (1 - ln rank / ln (n + 1)), and in
      proportion for an author tied to fewer than ten others (not in a plain edge list: there all ties are known);
    - exchange: 1 - .75^mutual; in an edge list nobody knows what its ties were;
    - topic, engagement and look: the share of the authors who have less;
    - brand: the affinity as it is.
    """
    return described.with_columns(
        share_closeness=_by_rank("closeness") * _seen(),
        share_exchange=pl.when(pl.col("posts_seen").max() > 0).then(1 - EXCHANGE_LEFT ** pl.col("mutual")),
        share_topic=_better_than("topic"),
        share_brand=pl.col("affinity"),
        share_engagement=_better_than("rate"),
        share_look=_better_than("look"),
    )


def add_score(shared: pl.DataFrame, weights: Weights = Weights()) -> pl.DataFrame:  # noqa: B008 - it never changes
    """Add one column a part (`part_…`, points to two decimals) and `score`, their exact sum: at most 100.

    Needs the columns of `add_shares`. A part that is not known of an author has no points, and the weights of the
    others make up for it: 100 · Σ weight · share / Σ weight, over the parts that are known. The score is null where
    none is.
    """
    weighed = {part: float(weight) for part, weight in msgspec.structs.asdict(weights).items()}
    points = [_points(part, weighed).alias(f"part_{part}") for part in PARTS]
    # The sum of numbers with two decimals has two decimals: rounding takes off only what binary fractions add.
    total = pl.sum_horizontal(part_columns()).round(2)
    known = pl.any_horizontal(pl.col(column).is_not_null() for column in part_columns())
    return shared.with_columns(points).with_columns(score=pl.when(known).then(total))


def part_columns() -> Sequence[str]:
    return [f"part_{part}" for part in PARTS]


def share_columns() -> Sequence[str]:
    return [f"share_{part}" for part in PARTS]


def _points(part: str, weighed: Mapping[str, float]) -> pl.Expr:
    known = pl.sum_horizontal(
        pl.when(pl.col(f"share_{other}").is_not_null()).then(weight).otherwise(0.0) for other, weight in weighed.items()
    )
    return pl.when(known > 0).then(100 * weighed[part] * pl.col(f"share_{part}") / known).round(2)


def _by_rank(column: str) -> pl.Expr:
    rank = pl.col(column).rank("min", descending=True)
    return 1 - rank.log() / (pl.col(column).count() + 1).log()


def _better_than(column: str) -> pl.Expr:
    return (pl.col(column).rank("min") - 1) / pl.col(column).count()


def _seen() -> pl.Expr:
    """How well an author is known: fully in an edge list, in a log of comments by how many it is tied to."""
    known = (pl.col("tied") / TIES_TO_BE_KNOWN).clip(upper_bound=1.0)
    return pl.when(pl.col("posts_seen").max() == 0).then(1.0).otherwise(known)
