"""Notion: a database from a CSV, whose first column is the title of each page."""

from __future__ import annotations

import polars as pl

from graphkit.writers.handoff.listing import LISTING, listing


def pages(candidates: pl.DataFrame) -> pl.DataFrame:
    """A row a candidate, the name first; who has none is titled by handle or id."""
    titled = listing(candidates).with_columns(Name=pl.coalesce("Name", "Handle", "ID"))
    return titled.select("Name", *(name for name in LISTING if name != "Name"))
