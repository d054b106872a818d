"""The list itself: who passed every gate, best first, with a number and how sure it is."""

from __future__ import annotations

from typing import Final, NamedTuple

import polars as pl

from graphkit.candidates.gates import UNKNOWN_SIZE
from graphkit.candidates.score import part_columns


class Enough(NamedTuple):
    """What it takes to be so sure of an account: of posts, of commenters, and of the comments on its posts at least.

    `places` is how far apart the first and the last place may be that it might have, as a share of the list.
    """

    posts: int
    commenters: int
    coverage: float
    places: float


HIGH: Final = Enough(posts=10, commenters=25, coverage=0.8, places=0.25)
MEDIUM: Final = Enough(posts=5, commenters=10, coverage=0.0, places=0.5)


def ranked(accounts: pl.DataFrame, top: int) -> pl.DataFrame:
    """At most `top` of each group, "followers unknown" last; rank runs through both."""
    return placed(accounts, top).select(
        pl.col("rank").cast(pl.Int64),
        *("account", "label", "handle", "name", "platform", "url", "followers", "group", "score"),
        *part_columns(),
        *(
            "penalty",
            "confidence",
            "score_low",
            "score_high",
            "rank_low",
            "rank_high",
            "community",
            "community_name",
            "posts_seen",
            "comments",
            "commenters",
            "engagement",
            "mutual",
            "likeness",
            "topic",
            "meaning",
            "meaning_reason",
            "affinity",
            "closeness",
        ),
    )


def placed(accounts: pl.DataFrame, top: int) -> pl.DataFrame:
    """Who passed every gate, best first, with `rank`; at most `top` of each group."""
    order = in_order(accounts.filter(pl.col("gate").is_null())).with_row_index("among_all", 1)
    listed = order.filter(pl.int_range(pl.len()).over("group") < top).with_row_index("rank", 1)
    # Spans are among all who passed; before the second group, some of the first are not in the list.
    not_listed = pl.col("among_all").cast(pl.Int64) - pl.col("rank")
    return listed.with_columns(pl.col("rank_low", "rank_high") - not_listed).drop("among_all")


def in_order(passed: pl.DataFrame) -> pl.DataFrame:
    """Best first, those whose followers are unknown after the others."""
    return passed.sort(
        [pl.col("group") == UNKNOWN_SIZE, "score", "closeness", "account"],
        descending=[False, True, True, False],
        nulls_last=True,
    )


def confidence() -> pl.Expr:
    """high, medium or low: how much was seen of an account, and how firm its place is.

    Needs posts_seen, commenters, coverage, gate, rank_low and rank_high. In a plain edge list there are no posts to
    see, and the people alone decide.
    """
    apart = (pl.col("rank_high") - pl.col("rank_low")) / pl.col("gate").is_null().sum()

    def holds(enough: Enough) -> pl.Expr:
        posts = (pl.col("posts_seen") >= enough.posts) | (pl.col("posts_seen").max() == 0)
        covered = pl.col("coverage").fill_null(1.0) >= enough.coverage
        return posts & covered & (pl.col("commenters") >= enough.commenters) & (apart.fill_null(0.0) <= enough.places)

    return pl.when(holds(HIGH)).then(pl.lit("high")).when(holds(MEDIUM)).then(pl.lit("medium")).otherwise(pl.lit("low"))
