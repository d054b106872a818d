"""The list itself: who passed every gate, best first, with a number and how sure it is."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.candidates.score import part_columns

# Seen enough of to be sure, or at least to be fairly sure: (posts, commenters).
WELL_SEEN: Final = (10, 25)
SEEN: Final = (5, 10)


def ranked(accounts: pl.DataFrame, top: int) -> pl.DataFrame:
    """At most `top` of each group, "followers unknown" last; rank runs through both."""
    return placed(accounts, top).select(
        pl.col("rank").cast(pl.Int64),
        *("account", "label", "handle", "name", "platform", "url", "followers", "group", "score"),
        *part_columns(),
        *(
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
        [pl.col("group") == "followers unknown", "score", "closeness", "account"],
        descending=[False, True, True, False],
        nulls_last=True,
    )


def confidence() -> pl.Expr:
    """high, medium or low: how much was seen of an account, by its posts and the people who comment there.

    In a plain edge list there are no posts to see, and the people alone decide.
    """

    def seen(least: tuple[int, int]) -> pl.Expr:
        posts = (pl.col("posts_seen") >= least[0]) | (pl.col("posts_seen").max() == 0)
        return posts & (pl.col("commenters") >= least[1])

    return (
        pl.when(seen(WELL_SEEN)).then(pl.lit("high")).when(seen(SEEN)).then(pl.lit("medium")).otherwise(pl.lit("low"))
    )
