"""Where one account stands in a result, in a sentence."""

from __future__ import annotations

from typing import Any

import polars as pl

from graphkit.candidates.arithmetic import ASKED_FOR
from graphkit.candidates.candidates import Candidates
from graphkit.candidates.score import PARTS, part_columns


def standing(found: Candidates, account: str) -> str:
    """The rank, score and parts of a candidate; what an account is that is none."""
    row = found.accounts.row(by_predicate=pl.col("account") == account, named=True)
    ranked = found.frame.filter(pl.col("account") == account)
    if account in found.seeds or (row["score"] is None and row["gate"] is not None):
        return f"{row['label']} is not scored: {row['gate']}."
    place = f"candidate {ranked['rank'][0]} of {found.frame.height}" if ranked.height else "not on the list"
    span = f"{place}{_span(ranked.row(0, named=True))}" if ranked.height else place
    return f"{row['label']}: {span}, {_score(row)}; sure: {row['confidence']}."


def _score(row: dict[str, Any]) -> str:
    if row["score"] is None:
        return "score unknown: nothing is known of what your brief asks for"
    known = [(name, row[column]) for name, column in zip(PARTS, part_columns(), strict=True) if row[column] is not None]
    parts = " + ".join(f"{name} {points:g}" for name, points in known if points or name not in ASKED_FOR)
    taken_off = f" - penalty {row['penalty']:g}" if row["penalty"] else ""
    return f"score {row['score']:g} = {parts}{taken_off}"


def _span(row: dict[str, Any]) -> str:
    """The places it would have, had other posts been seen."""
    return "" if row["rank_low"] is None else f" (with other posts seen, {row['rank_low']} to {row['rank_high']})"
