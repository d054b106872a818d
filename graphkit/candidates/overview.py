"""How a result shows itself: the first of its candidates, each with its strongest reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from graphkit.overview import Overview

if TYPE_CHECKING:
    from graphkit.candidates.candidates import Candidates

SHOWN: Final = 10


def overview_of(found: Candidates) -> Overview:
    """rank, account, score, confidence and the first reason of the ten best."""
    best = found.frame.head(SHOWN)
    reasons = found.evidence_of(best["account"].to_list()).filter(pl.col("sign") == "for")
    first = reasons.group_by("account", maintain_order=True).agg(why=pl.col("sentence").first())
    shown = best.join(first, on="account", how="left", maintain_order="left").select(
        "rank",
        account="label",
        score=pl.col("score").round(1),
        confidence="confidence",
        why=pl.col("why").fill_null(""),
    )
    return Overview(_heading(found), shown)


def _heading(found: Candidates) -> str:
    accounts = found.network.accounts
    seeds = accounts.filter(pl.col("account").is_in(list(found.seeds)))["label"].to_list()
    around = ", ".join(seeds[:3]) + (f" and {len(seeds) - 3} more" if len(seeds) > 3 else "")
    return f"{found.frame.height:,} candidates around {around}, among {accounts.height:,} accounts"
