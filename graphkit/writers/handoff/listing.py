"""The list as a person keeps it: in a spreadsheet, in Airtable, in Notion."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.writers.handoff.stable import stable_id

LISTING: Final = pl.Schema(
    {
        "ID": pl.String(),
        "Name": pl.String(),
        "Handle": pl.String(),
        "Platform": pl.String(),
        "URL": pl.String(),
        "Followers": pl.Int64(),
        "Rank": pl.Int64(),
        "Score": pl.Float64(),
        "Confidence": pl.String(),
        "Community": pl.String(),
        "Why": pl.String(),
        "Doubts": pl.String(),
    }
)


def listing(candidates: pl.DataFrame) -> pl.DataFrame:
    """The candidates with the columns of `LISTING`; `ID` stays the same from run to run, to update rows by."""
    return candidates.select(
        stable_id().alias("ID"),
        *(pl.col(name.lower()).alias(name) for name in ("Name", "Handle", "Platform")),
        pl.col("url").alias("URL"),
        *(pl.col(name.lower()).alias(name) for name in ("Followers", "Rank", "Score", "Confidence")),
        pl.col("community_name").alias("Community"),
        *(pl.col(name.lower()).alias(name) for name in ("Why", "Doubts")),
    ).cast(LISTING)
