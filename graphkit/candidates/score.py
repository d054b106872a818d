"""The score: the sum of named parts, out of a hundred, less a penalty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
import polars as pl

from graphkit.brief.brief import Brief, Penalty, Weights
from graphkit.features.peers import share_with_less, standing

# In the order in which a reader wants them; each has its weight.
PARTS: Final = Weights.__struct_fields__
# Whoever was seen with one or two others only is near by one conversation, perhaps by chance.
TIES_TO_BE_KNOWN: Final = 10
# What is left of the share at the author in the middle: small enough that who is far stays behind, however engaged.
OF_THE_MIDDLE: Final = 0.1
# Each further act both ways is worth a quarter of what is left.
EXCHANGE_LEFT: Final = 0.75


def add_shares(described: pl.DataFrame) -> pl.DataFrame:
    """Add one column a part (`share_…`, 0 to 1): how an author stands among all of them; null where it is not known.

    Needs closeness, tied (accounts tied to), posts_seen, mutual (acts both ways, one a post, over all seeds),
    topic, affinity, rate (how many comment on a post, shrunk), new_audience (how many comment on it and on no seed),
    look, platform and tier.

    - closeness: 1 for the closest and a tenth for the author in the middle, by ratio in between and beyond
      (.1^(ln(closest / closeness) / ln(closest / median))), and in proportion for an author tied to fewer than ten
      others (not in a plain edge list: there all ties are known);
    - exchange: 1 - .75^mutual; in an edge list nobody knows what its ties were;
    - topic and look: the share of its peers (same platform and tier) who have less;
    - engagement: the same, those with as much counted half;
    - reach: the share of all authors who have less: it is of people, of whom a large account brings more;
    - brand: the affinity as it is.
    """
    return described.with_columns(
        share_closeness=_by_ratio("closeness") * _known_by_ties(),
        share_exchange=pl.when(pl.col("posts_seen").max() > 0).then(1 - EXCHANGE_LEFT ** pl.col("mutual")),
        share_topic=share_with_less("topic"),
        share_brand=pl.col("affinity"),
        share_engagement=standing("rate"),
        share_reach=_better_than("new_audience"),
        share_look=share_with_less("look"),
    )


def add_score(shared: pl.DataFrame, brief: Brief = Brief()) -> pl.DataFrame:  # noqa: B008 - it never changes
    """Add one column a part (`part_…`, points to two decimals), `penalty`, and `score`: their exact sum less that.

    Needs the columns of `add_shares`, and traded and bought of `graphkit.trust.doubts`. A part that is not known of an
    author has no points, and the weights of the others make up for it: 100 · Σ weight · share / Σ weight, over the
    parts that are known. The score is null where none is, and never below 0: no more is taken off than there is.
    """
    weighed = {part: float(weight) for part, weight in msgspec.structs.asdict(brief.weighing).items()}
    points = [_points(part, weighed).alias(f"part_{part}") for part in PARTS]
    # The sum of numbers with two decimals has two decimals: rounding takes off only what binary fractions add.
    total = pl.sum_horizontal(part_columns()).round(2)
    known = pl.any_horizontal(pl.col(column).is_not_null() for column in part_columns())
    penalty = pl.min_horizontal(_taken_off(brief.penalty), total).round(2)
    return (
        shared.with_columns(points)
        .with_columns(penalty=pl.when(known).then(penalty))
        .with_columns(score=(total - pl.col("penalty")).round(2))
    )


def part_columns() -> Sequence[str]:
    """The columns with the points of each part, in the order of `PARTS`."""
    return [f"part_{part}" for part in PARTS]


def share_columns() -> Sequence[str]:
    """The columns with the share of each part, in the order of `PARTS`."""
    return [f"share_{part}" for part in PARTS]


def _points(part: str, weighed: Mapping[str, float]) -> pl.Expr:
    known = pl.sum_horizontal(
        pl.when(pl.col(f"share_{other}").is_not_null()).then(weight).otherwise(0.0) for other, weight in weighed.items()
    )
    return pl.when(known > 0).then(100 * weighed[part] * pl.col(f"share_{part}") / known).round(2)


def _taken_off(penalty: Penalty) -> pl.Expr:
    """Of whom nothing is known there is no doubt."""
    traded = pl.when(pl.col("traded").list.len() > 0).then(penalty.traded).otherwise(0.0)
    return traded + pl.when("bought").then(penalty.bought).otherwise(0.0)


def _by_ratio(column: str) -> pl.Expr:
    """By how many times it falls short of the best: a gap between a group and the rest stays one, unlike by rank."""
    value = pl.col(column)
    best, middle = value.max(), value.filter(value > 0).median()
    spread = (best / middle).log()
    return (
        pl.when(value == 0).then(0.0)
        .when(spread > 0).then(OF_THE_MIDDLE ** ((best / value).log() / spread))
        # Where half of them are equally near there is no such measure. Over next to nothing polars finds infinity.
        .otherwise((value / best).clip(upper_bound=1.0))
    )  # fmt: skip


def _better_than(column: str) -> pl.Expr:
    return (pl.col(column).rank("min") - 1) / pl.col(column).count()


def _known_by_ties() -> pl.Expr:
    """How well an author is known: fully in an edge list, in a log of comments by how many it is tied to."""
    known = (pl.col("tied") / TIES_TO_BE_KNOWN).clip(upper_bound=1.0)
    return pl.when(pl.col("posts_seen").max() == 0).then(1.0).otherwise(known)
