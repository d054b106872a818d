"""Holds a result against the groups that were planted in the data."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from graphkit.candidates.candidates import Candidates


def check(found: Candidates, truth: Path, top: int) -> str:
    """Which planted community the seed is of, and how many of the first `top` candidates are too, as a sentence."""
    planted = pl.read_csv(truth, infer_schema=False).select(account="account_id", planted="community")
    home = planted.filter(pl.col("account") == found.seeds[0])["planted"].item()
    listed = found.frame.head(top).join(planted, on="account", how="left")
    members = listed.filter(pl.col("planted") == home).height
    name = home.replace("_", " ")
    return f"Planted community of the seed: {name}. {members} of the first {top} candidates are members of it."
