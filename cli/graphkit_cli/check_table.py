"""How a check looks in a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import polars as pl
from rich.console import Group
from rich.table import Table
from rich.text import Text

from graphkit.candidates.check import Check
from graphkit.candidates.check_summary import BEHIND, MEDIAN
from graphkit_cli.console import clean, plain_table
from graphkit_cli.tables import UNKNOWN

SHOWN: Final[Mapping[str, str]] = {
    "score": "graphkit",
    "closeness": "its closeness alone",
    "shared_commenters": "shared commenters",
    "pagerank": "plain PageRank",
    "by_lot": "by lot",
}


def check_table(checked: Check) -> Group:
    """One row a method, shares with their 95 % intervals; then the accounts that were not found."""
    if checked.missed.is_empty():
        return Group(_methods(checked.summary))
    return Group(_methods(checked.summary), Text(), _missed(checked.missed, max(checked.tops)))


def _methods(summary: pl.DataFrame) -> Table:
    headers = {BEHIND: "others behind"}
    measures = summary["measure"].unique(maintain_order=True).to_list()
    table = plain_table(("", ""), *((headers.get(measure, measure), "right") for measure in measures))
    for method, name in SHOWN.items():
        rows = summary.filter(pl.col("method") == method).iter_rows(named=True)
        cells = {row["measure"]: _cell(row) for row in rows}
        table.add_row(name, *(cells[measure] for measure in measures))
    return table


def _cell(row: dict[str, Any]) -> str:
    """ "92 % (65–99)", or a rank."""
    if row["measure"] == MEDIAN:
        return f"{row['value']:,.1f}".removesuffix(".0")
    within = "" if row["low"] is None else f" ({100 * row['low']:.0f}–{100 * row['high']:.0f})"
    return f"{100 * row['value']:.0f} %{within}"


def _missed(missed: pl.DataFrame, top: int) -> Table:
    table = plain_table((f"not in the first {top}", ""), ("rank", "right"), ("perhaps because it is", ""))
    for row in missed.iter_rows(named=True):
        rank = f"{row['rank']:,.0f}" if row["reached"] else "last"
        table.add_row(clean(row["label"]), rank, row["reason"] or UNKNOWN)
    return table
