"""Aspire: creators by an id, with the handle on each platform (YouTube: the channel's address) in its own column."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.writers.handoff.stable import stable_id

PLATFORMS: Final = ("instagram", "tiktok", "pinterest", "youtube")
COLUMNS: Final = (
    "email", "uid", *PLATFORMS, "address1", "address2", "city", "state", "postalcode", "country",
)  # fmt: skip


def creators(candidates: pl.DataFrame) -> pl.DataFrame:
    """A row for each candidate on one of Aspire's platforms whose handle, or address on YouTube, is known."""
    on = pl.col("platform").str.to_lowercase()
    known = {
        platform: pl.when(on == platform).then("url" if platform == "youtube" else "handle") for platform in PLATFORMS
    }
    filled = candidates.select(
        stable_id().alias("uid"), *(expression.alias(platform) for platform, expression in known.items())
    ).filter(pl.any_horizontal(pl.col(PLATFORMS).is_not_null()))
    return filled.select(
        pl.col(name) if name in filled.columns else pl.lit(None, pl.String).alias(name) for name in COLUMNS
    )
