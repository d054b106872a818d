"""The features of one author in a terminal of 80 columns."""

from __future__ import annotations

from typing import Any

import polars as pl
from rich.table import Table

from graphkit_cli.console import clean, plain_table


def features_table(frame: pl.DataFrame) -> Table:
    """One row a feature: its value, on how much it rests, and where it stands among so many peers."""
    peers = frame["peer_group"].first()
    among = f"among {clean(str(peers)).plain}" if peers else "among peers"
    table = plain_table(("feature", ""), ("value", "right"), ("from", ""), (among, ""))
    for row in frame.iter_rows(named=True):
        if row["value"] is None:
            table.add_row(row["feature"], "?", clean(row["reason"]), "")
            continue
        table.add_row(row["feature"], _figure(row["value"]), f"{row['n']:,} {row['of']}", _standing(row))
    return table


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _standing(row: dict[str, Any]) -> str:
    if row["percentile"] is None:
        return f"{row['peers']} know theirs"
    return f"above {row['percentile']:.0f} % of {row['peers']:,}"
