"""How results look in a terminal of 80 columns."""

from __future__ import annotations

from typing import Final

import polars as pl
from rich.table import Table

from graphkit.candidates.sentences import short
from graphkit_cli.console import clean, plain_table

UNKNOWN: Final = "?"


def candidates_table(frame: pl.DataFrame) -> Table:
    """Rank, account, followers, score, how sure, and the strongest reason; unknown followers under a heading."""
    table = plain_table(
        ("#", "right"), ("account", ""), ("followers", "right"), ("score", "right"), ("sure", ""), ("why", "")
    )
    shown = frame.with_columns(
        counted=short(pl.col("followers")).fill_null(UNKNOWN),
        first=pl.col("why").str.split("; ").list.first(),
    )
    group = None
    for row in shown.iter_rows(named=True):
        if group is not None and row["group"] != group:
            table.add_row("", clean("followers unknown:"), "", "", "", "")
        group = row["group"]
        who = f"@{row['handle']}" if row["handle"] else row["name"] or row["account"]
        table.add_row(
            str(row["rank"]),
            clean(who),
            row["counted"],
            f"{row['score']:.1f}",
            clean(row["confidence"]),
            clean(row["first"]),
        )
    return table


def evidence_table(frame: pl.DataFrame) -> Table:
    table = plain_table(("", ""), ("evidence", ""), ("rows", "right"))
    for sign, sentence, rows in frame.select("sign", "sentence", pl.col("rows").list.len()).iter_rows():
        table.add_row("+" if sign == "for" else "-", clean(sentence), str(rows) if rows else "")
    return table


def communities_table(frame: pl.DataFrame) -> Table:
    table = plain_table(
        ("#", "right"),
        ("accounts", "right"),
        ("mutual", "right"),
        ("inside", "right"),
        ("words", ""),
        ("strongest", ""),
    )
    for row in frame.iter_rows(named=True):
        table.add_row(
            str(row["community"]),
            f"{row['accounts']:,}",
            _percent(row["mutual_share"]),
            _percent(row["inside_share"]),
            clean(", ".join((row["words"] or [])[:4])),
            clean(", ".join((row["strongest"] or [])[:3])),
        )
    return table


def _percent(share: float | None) -> str:
    return UNKNOWN if share is None else f"{100 * share:.0f} %"
