"""The list itself: who passed every gate, best first, with a number and how sure it is."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.candidates.score import part_columns

# Seen enough of to be sure, or at least to be fairly sure: posts, commenters, the share of the comments its posts have
# that was seen, and how far apart the places are that it might have, as a share of the list.
WELL_SEEN: Final = (10, 25, 0.8, 0.25)
SEEN: Final = (5, 10, 0.0, 0.5)


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
        [pl.col("group") == "followers unknown", "score", "closeness", "account"],
        descending=[False, True, True, False],
        nulls_last=True,
    )


def confidence() -> pl.Expr:
    """high, medium or low: how much was seen of an account, and how firm its place is.

    Needs posts_seen, commenters, coverage, gate, rank_low and rank_high. In a plain edge list there are no posts to
    see, and the people alone decide.
    """
    apart = (pl.col("rank_high") - pl.col("rank_low")) / pl.col("gate").is_null().sum()

    def seen(least: tuple[int, int, float, float]) -> pl.Expr:
        posts, commenters, coverage, places = least
        shown = (pl.col("posts_seen") >= posts) | (pl.col("posts_seen").max() == 0)
        known = pl.col("coverage").fill_null(1.0) >= coverage
        return shown & known & (pl.col("commenters") >= commenters) & (apart.fill_null(0.0) <= places)

    return (
        pl.when(seen(WELL_SEEN)).then(pl.lit("high")).when(seen(SEEN)).then(pl.lit("medium")).otherwise(pl.lit("low"))
    )
