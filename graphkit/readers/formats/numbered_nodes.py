"""Nodes that a tool numbered anew in each file it wrote: n0 of one file is not n0 of another."""

from __future__ import annotations

from typing import Final

import polars as pl

_NUMBERED: Final = r"^n\d+$"


def by_their_names(ties: pl.DataFrame, accounts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Ties and accounts by the names of the nodes, where all ids are only numbers and each node has a name of its own.

    igraph numbers nodes so, and keeps what they were called as `name`.
    """
    if not _are_numbered(accounts):
        return ties, accounts
    ends = pl.col("source", "target").replace(accounts["account_id"], accounts["name"])
    return ties.with_columns(ends), accounts.with_columns(account_id="name")


def _are_numbered(accounts: pl.DataFrame) -> bool:
    if "name" not in accounts.columns or not accounts["account_id"].str.contains(_NUMBERED).all():
        return False
    names = accounts["name"].str.strip_chars().drop_nulls()
    return names.n_unique() == accounts.height and "" not in names
