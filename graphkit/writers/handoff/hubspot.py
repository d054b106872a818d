"""HubSpot: contacts from a CSV with a header row, at least a first name, and the email as what tells them apart."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.writers.handoff.stable import stable_id

# “First name”, “Last name”, “Email” and “Website URL” are HubSpot's own; the others become properties of yours.
COLUMNS: Final = (
    "First name", "Last name", "Email", "Website URL", "graphkit ID", "Platform", "Handle", "Followers", "Score", "Why",
    "Doubts",
)  # fmt: skip


def contacts(candidates: pl.DataFrame) -> pl.DataFrame:
    """A row a candidate; the email is for you to fill in."""
    return candidates.select(
        pl.coalesce("name", "handle", "account").alias("First name"),
        pl.lit(None, pl.String).alias("Last name"),
        pl.lit(None, pl.String).alias("Email"),
        pl.col("url").alias("Website URL"),
        stable_id().alias("graphkit ID"),
        *(pl.col(name.lower()).alias(name) for name in COLUMNS[5:]),
    )
