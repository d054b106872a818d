"""Whom to collect next, in a terminal of 80 columns."""

from __future__ import annotations

import polars as pl
from rich.table import Table

from graphkit_cli.console import clean, plain_table


def asked_table(frame: pl.DataFrame) -> Table:
    """One row an account: what to get of it, and why."""
    table = plain_table(("get", ""), ("of", ""), ("because", ""))
    for row in frame.iter_rows(named=True):
        table.add_row(clean(row["get"]), clean(row["label"]), clean(row["reason"]))
    return table
